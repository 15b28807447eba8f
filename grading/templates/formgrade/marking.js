// Marks memos by their rubric, keeps comments to use again, and lets nobody's mark be lost: what is sent names the version that
// was seen, and where another stands by now, whoever marks is asked. formgrade.js, which this changes, is nbgrader's.
const rubrics = {}, unsaved = new Set(), underway = new Set();  // what is not saved yet, and what the server was asked and has not answered

const send = (path, method, body) => fetch(base_url + path, {method, credentials: "same-origin", body: body && JSON.stringify(body),
  headers: {"Content-Type": "application/json", "X-CSRFToken": getCookie("_xsrf")}});
const after = (ms) => new Promise((go) => setTimeout(go, ms));
const make = (tag, text, press) => {
  const one = document.createElement(tag);
  one.textContent = text;
  if (tag === "button") { one.type = "button"; one.className = "btn btn-default btn-sm"; one.addEventListener("click", press); }
  return one;
};

// Says in a cell why something is not saved, and offers what can be done: [words, what it does].
function tell(cell, text, ways) {
  cell.querySelector(".trouble-here")?.remove();
  if (!text) { return; }
  const box = make("div", "");
  box.className = "trouble-here";
  box.setAttribute("role", "alert");
  box.append(make("p", text), ...ways.map(([words, act]) => make("button", words, () => { tell(cell); act(); })));
  (cell.querySelector(".news") || cell.querySelector(".panel-heading")).after(box);
}

const said = async (answer) => { try { return (await answer.json()).error; } catch { return ""; } };
const LOST = "The server can’t be reached. Nothing of yours was saved yet.";

// Where one goes from here, once all that was typed is saved.
const trail = (name) => `memos ${assignment_id} ${name}`;
const passed = (name) => JSON.parse(sessionStorage.getItem(trail(name)) || "[]");

// Whether all that was typed is saved, once the server has answered.
async function settled() {
  document.activeElement?.matches("textarea, input") && $(document.activeElement).blur();
  do { await after(20); } while (underway.size);
  return !unsaved.size;
}

// From here on the page takes neither key nor click, or one that was meant for the next memo would change this one. Should the next not come, this can be used again.
async function leave(where, name) {
  const page = document.querySelector("main");
  if (page.inert) { return; }
  const saved = settled();
  page.inert = true;
  if (await saved) {
    const been = passed(name);
    if (where === "back" && been.length > 1) {
      sessionStorage.setItem(trail(name), JSON.stringify(been.slice(0, -1)));
      location.href = `${base_url}/submissions/${been[been.length - 2]}/?exercise=${encodeURIComponent(name)}`;
    } else {
      location.href = `${base_url}/memos/${encodeURIComponent(assignment_id)}/${encodeURIComponent(name)}/${where}?from=${submission_id}`;
    }
    await after(10000);
  }
  page.inert = false;
  rubrics[name].rows[0].querySelector(".met").focus({preventScroll: true});
}

// Stock marks and comments: each is unsaved from when it is sent until it is answered, and a refusal is told. What is changed
// meanwhile is sent then, with the version that the answer brought.
function watch(view, mine, again) {
  const model = view.model, cell = view.el;
  view.listenTo(model, "request", () => { underway.add(model); unsaved.add(model); tell(cell); });
  view.listenTo(model, "sync", () => {
    underway.delete(model);
    unsaved.delete(model);
    if (view.more) { view.more = false; view.save(); }
  });
  view.listenTo(model, "error", (_, answer) => {
    underway.delete(model);
    view.more = false;
    view.$glyph.stop(true, true).hide();
    const kept = mine(), why = answer.responseJSON?.error || (() => { try { return JSON.parse(answer.responseText).error; } catch { return LOST; } })();
    if (answer.status === 409) {
      view.shown();
      again(() => tell(cell, `${why} ${view.stands()}`, [["Keep that", () => unsaved.delete(model)], ["Save mine instead", () => model.save(kept)]]));
    } else if (answer.status === 400) {
      unsaved.delete(model);
      view.shown();
      view.render();
      tell(cell, why, []);
    } else {
      tell(cell, why, [["Try again", () => model.save(kept)]]);
    }
  });
}

// A field shows what the server has, unless somebody is writing in it: stock formgrader writes over what was typed while an answer was on its way.
const isWritten = ($field) => $field.val() !== ($field.data("shown") ?? "");
function keeping(UI, ...fields) {
  const {render, save} = UI.prototype;
  UI.prototype.shown = function () { fields.forEach((field) => this[field].data("shown", this[field].val())); };
  UI.prototype.render = function () {
    const own = Object.fromEntries(fields.map((field) => [field, this[field]]));
    for (const field of fields) { if (isWritten(own[field])) { this[field] = $(); } }
    render.call(this);
    this.shown();
    Object.assign(this, own);
  };
  UI.prototype.save = async function () {
    await this.first?.();
    if (underway.has(this.model)) { this.more = true; return; }
    this.shown();
    save.call(this);
  };
}
const written = () => $(".score, .extra-credit, .comment").get().some((one) => isWritten($(one)));
keeping(GradeUI, "$score", "$extra_credit");
keeping(CommentUI, "$comment");

const beginGrade = GradeUI.prototype.initialize, beginComment = CommentUI.prototype.initialize;
GradeUI.prototype.first = function () { return rubrics[this.model.get("name")]?.busy; };  // a tick, which makes another version of the same mark
GradeUI.prototype.stands = function () { return `It stands at ${this.model.get("manual_score") ?? this.model.get("auto_score") ?? "no"} points.`; };
GradeUI.prototype.initialize = function () {
  beginGrade.call(this);
  const one = rubrics[this.model.get("name")];
  watch(this, () => this.model.pick("manual_score", "extra_credit"), (then) => formgrader.grades.fetch({data: {submission_id}, success: then}));
  if (one) {
    this.listenTo(this.model, "sync", () => { one.adopt(this.model.pick("version", "shares", "points", "by", "at", "manual_score", "needs_manual_grade")); one.draw(); });
  }
};
for (const [stock, share] of [["assignFullCredit", 1], ["assignNoCredit", 0]]) {
  GradeUI.prototype[stock] = function () {
    const one = rubrics[this.model.get("name")];
    if (one) { return one.all(share); }
    this.$score.val(share * this.model.get("max_score"));
    share || this.$extra_credit.val(0);
    this.save();
    this.$score.select().focus();
  };
}
CommentUI.prototype.stands = function () { return `It says: “${this.model.get("manual_comment") || ""}”`; };
CommentUI.prototype.initialize = function () {
  beginComment.call(this);
  // A comment is given back as it is typed: stock formgrader promises more.
  if (!this.model.get("auto_comment")) { this.$comment.attr("placeholder", "A comment for the learner, in plain words"); }
  watch(this, () => ({manual_comment: this.$comment.val()}), (then) => formgrader.comments.fetch({data: {submission_id}, success: then}));
};

// What stands comes with the page, so that its fields are filled before anybody can write in one: stock formgrader asks for it later.
function fields(Kind, rows, View, tail) {
  const all = new Kind(rows);
  all.each((model) => {
    const el = document.getElementById(model.get("name") + tail)?.closest(".nbgrader_cell");
    if (el) { new View({model, el}); }
  });
  return all;
}
FormGrader.prototype.loadGrades = function () { this.grades ||= fields(Grades, standing.grades, GradeUI, ""); };
FormGrader.prototype.loadComments = function () { this.comments ||= fields(Comments, standing.comments, CommentUI, "-comment"); };
FormGrader.prototype.save = async function (go) { if (await settled()) { go(); } };

// The keyboard reaches everything, in the page's own order; stock formgrader keeps it to the fields.
const begin = FormGrader.prototype.init, stockTo = FormGrader.prototype.navigateTo, stockEnter = FormGrader.prototype.focusInput;
FormGrader.prototype.selectNextInput = FormGrader.prototype.selectPrevInput = function () {};
FormGrader.prototype.focusInput = function (event) { document.activeElement === document.body && stockEnter.call(this, event); };
FormGrader.prototype.init = function () {
  begin.call(this);
  $("a[tabindex='-1']").removeAttr("tabindex");
  delete this.keyboard_manager.help["tab"];
  delete this.keyboard_manager.help["shift-tab"];
};
FormGrader.prototype.navigateTo = function (where) { return stockTo.call(this, where) + (only && !where ? `&exercise=${encodeURIComponent(only)}` : ""); };
if (only) {
  FormGrader.prototype.nextAssignment = () => leave("next", only);
  FormGrader.prototype.prevAssignment = () => leave("back", only);
}

// Not as jQuery would have it, which on a busy machine comes only after formgrade.js has begun.
addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(".marking").forEach((place) => { rubrics[place.dataset.exercise] = new Rubric(place); });
  formgrader.loadGrades();
  formgrader.loadComments();
  document.querySelector("main").inert = false;
  document.querySelectorAll(".way").forEach((way) => way.addEventListener("click", (event) => {
    event.preventDefault();
    leave(way.dataset.where, way.closest(".marking")?.dataset.exercise || only);
  }));
  if (only) {
    const been = passed(only);
    if (been[been.length - 1] !== submission_id) { sessionStorage.setItem(trail(only), JSON.stringify([...been, submission_id].slice(-100))); }
    rubrics[only].rows[0].querySelector(".met").focus({preventScroll: true});
  }
  addEventListener("focus", () => Object.values(rubrics).forEach((one) => one.look()));
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("beforeunload", (event) => (unsaved.size || written()) && event.preventDefault());
});
