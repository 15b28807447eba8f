// Marks memos by their rubric, keeps comments to use again, and lets nobody's mark be lost: what is sent names the version that
// was seen, and where another stands by now, whoever marks is asked. formgrade.js, which this changes, is nbgrader's.
const rubrics = {}, unsaved = new Set();

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

class Rubric {
  constructor(place) {
    this.place = place;
    this.name = place.dataset.exercise;
    this.cell = place.closest(".nbgrader_cell");
    this.now = marking[this.name];
    this.rows = [...place.querySelectorAll(".criterion")];
    this.wanted = null;
    this.busy = null;
    for (const row of this.rows) {
      row.querySelector(".met").addEventListener("change", (event) => this.give(row, event.target.checked ? 1 : 0));
      row.querySelector(".half").addEventListener("click", () => this.give(row, this.shares()[row.dataset.criterion] === 0.5 ? 0 : 0.5));
    }
    place.querySelector(".keep").addEventListener("click", () => this.keep());
    place.addEventListener("keydown", (event) => this.key(event));
    this.draw();
    this.drawKept();
  }

  get path() { return `/api/marking/${submission_id}/${encodeURIComponent(this.name)}`; }
  get about() { return `${encodeURIComponent(assignment_id)}/${encodeURIComponent(this.name)}`; }
  get comment() { return this.place.querySelector(".comment"); }
  model() { return formgrader.grades && formgrader.grades.findWhere({name: this.name}); }
  shares() { return this.wanted || this.now.shares; }

  give(row, share) { this.set({...this.shares(), [row.dataset.criterion]: share}); }
  all(share) { this.set(Object.fromEntries(this.rows.map((row) => [row.dataset.criterion, share]))); }

  set(shares) {
    this.wanted = shares;
    this.draw();
    this.save();
  }

  // One after another, each with the version that the one before made.
  save() {
    this.busy ||= this.saving().finally(() => { this.busy = null; this.draw(); });
    return this.busy;
  }

  async saving() {
    unsaved.add(this);
    tell(this.cell);
    while (this.wanted) {
      const mine = this.wanted, answer = await this.tried(mine);
      if (!answer || answer.status === 503) {
        return tell(this.cell, answer ? await said(answer) : LOST, [["Try again", () => this.save()]]);
      }
      if (answer.status === 409) { return this.disagree(mine); }
      if (!answer.ok) {
        const why = await said(answer);
        this.drop();
        return tell(this.cell, why || "This could not be saved. Load the page again.", []);
      }
      this.adopt(await answer.json());
      if (this.wanted === mine) { this.wanted = null; }
    }
    unsaved.delete(this);
  }

  // A gradebook that is in use is asked again, a little later each time.
  async tried(mine) {
    let answer;
    for (const wait of [0, 500, 1500, 3000]) {
      await after(wait);
      try { answer = await send(this.path, "PUT", {version: this.now.version, shares: mine}); } catch { answer = null; }
      if (answer && answer.status !== 503) { break; }
    }
    return answer;
  }

  drop() {
    this.wanted = null;
    unsaved.delete(this);
    this.draw();
  }

  async disagree(mine) {
    const now = await (await send(this.path, "GET")).json(), load = ["Load it", () => { this.drop(); location.reload(); }];
    if (now.answer !== this.now.answer) { return tell(this.cell, "The learner handed in another memo meanwhile. Nothing of yours was saved: read that one first.", [load]); }
    if (now.rubric !== this.now.rubric) { return tell(this.cell, "The rubric was changed meanwhile. Nothing of yours was saved: load it, then mark.", [load]); }
    const theirs = now.manual_score === null ? "The mark was taken back meanwhile." : `${now.by || "Somebody else"} marked this meanwhile: ${now.manual_score} points.`;
    tell(this.cell, `${theirs} Nothing of yours was saved.`, [
      ["Keep that mark", () => { this.drop(); this.adopt(now); this.draw(); }],
      ["Save mine instead", () => { this.adopt(now); this.wanted = mine; this.save(); }]]);
  }

  // What the server has now; stock parts of the page are told too.
  adopt(now) {
    Object.assign(this.now, now);
    this.model()?.set({manual_score: this.now.manual_score, needs_manual_grade: this.now.needs_manual_grade, version: this.now.version});
  }

  draw() {
    const shares = this.shares(), ticked = Object.keys(shares).length > 0;
    let sum = 0;
    this.rows.forEach((row, at) => {
      const share = shares[row.dataset.criterion] || 0, box = row.querySelector(".met"), half = row.querySelector(".half");
      sum += share * this.now.criteria[at].points;
      box.checked = share === 1;
      box.indeterminate = share === 0.5;
      half.setAttribute("aria-pressed", String(share === 0.5));
      row.classList.toggle("given", share > 0);
    });
    const mark = this.wanted || this.now.manual_score === undefined ? (ticked ? sum : null) : this.now.manual_score;
    const hand = !this.wanted && mark !== null && mark !== undefined && (!ticked || mark !== sum);
    this.place.querySelector(".sum b").textContent = mark === null ? "Not marked yet" : `${mark} of ${this.now.most} points`;
    this.place.querySelector(".how").textContent = this.wanted ? "saving" : hand ? `given by hand${ticked ? `; what is ticked comes to ${sum}` : ""}`
      : mark === null ? "" : this.now.at ? `saved, ${new Date(this.now.at + "Z").toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"})}` : "saved";
    this.place.querySelector(".waiting").textContent = this.now.waiting ? `${this.now.waiting} to mark` : "none to mark";
  }

  drawKept() {
    this.place.querySelector(".kept").replaceChildren(...this.now.kept.map((one, at) => {
      const row = make("li", ""), use = make("button", one.text, () => this.use(at));
      use.className = "use";
      row.append(use);
      return row;
    }));
    this.place.querySelector(".again").hidden = !this.now.kept.length;
  }

  use(at) {
    const one = this.now.kept[at];
    if (!one) { return; }
    const has = this.comment.value.trimEnd();
    if (!has.includes(one.text)) {
      this.comment.value = has ? `${has}\n${one.text}` : one.text;
      $(this.comment).trigger("change");
    }
    this.news("The comment is put in.");
  }

  async keep() {
    let answer = null;
    try { answer = await send(`/api/kept/${this.about}`, "POST", {text: this.comment.value}); } catch { /* told below */ }
    if (!answer || !answer.ok) { return tell(this.cell, answer ? await said(answer) : LOST, []); }
    this.now.kept = await answer.json();
    this.drawKept();
    this.news("Kept. It can be used for other memos of this exercise.");
  }

  news(text) { this.place.querySelector(".news").textContent = text; }

  key(event) {
    const typing = event.target.matches("textarea, input[type=number]"), digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
    if (event.key === "Escape" && typing) {
      this.rows[0].querySelector(".met").focus();
    } else if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (digit && event.shiftKey) {
      this.use(Number(digit) - 1);
    } else if (digit === "0") {
      this.all(0);
    } else if (digit && this.rows[digit - 1]) {
      const row = this.rows[digit - 1];
      this.give(row, this.shares()[row.dataset.criterion] === 1 ? 0 : 1);
      row.querySelector(".met").focus();
    } else if (event.key === "h" && event.target.closest(".criterion")) {
      event.target.closest(".criterion").querySelector(".half").click();
    } else if (event.key === "f") {
      this.all(1);
    } else if (event.key === "c") {
      this.comment.focus();
    } else if (event.key === "n" || event.key === "b") {
      leave(event.key === "n" ? "next" : "back", this.name);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  // Somebody may have marked it while this page lay open.
  async look() {
    if (this.busy || unsaved.has(this)) { return; }
    const answer = await send(this.path, "GET").catch(() => null);
    if (!answer?.ok || this.busy) { return; }
    const now = await answer.json();
    if (now.version === this.now.version) { return; }
    if (now.answer !== this.now.answer || now.rubric !== this.now.rubric) { return this.disagree(null); }
    this.adopt(now);
    this.draw();
    this.news(`This was marked meanwhile${now.by ? ` by ${now.by}` : ""}.`);
  }
}

// Where one goes from here, once all that was typed is saved.
const trail = (name) => `memos ${assignment_id} ${name}`;
const passed = (name) => JSON.parse(sessionStorage.getItem(trail(name)) || "[]");

async function leave(where, name) {
  document.activeElement?.matches("textarea, input") && $(document.activeElement).blur();
  while (Object.values(rubrics).some((one) => one.busy) || [...unsaved].some((one) => one.pending)) { await after(20); }
  if (unsaved.size) { return; }
  const been = passed(name);
  if (where === "back" && been.length > 1) {
    sessionStorage.setItem(trail(name), JSON.stringify(been.slice(0, -1)));
    location.href = `${base_url}/submissions/${been[been.length - 2]}/?exercise=${encodeURIComponent(name)}`;
  } else {
    location.href = `${base_url}/memos/${encodeURIComponent(assignment_id)}/${encodeURIComponent(name)}/${where}?from=${submission_id}`;
  }
}

// Stock marks and comments: each is unsaved from when it is sent until it is answered, and a refusal is told.
function watch(view, mine, again) {
  const model = view.model, cell = view.el;
  view.listenTo(model, "request", () => { model.pending = true; unsaved.add(model); tell(cell); });
  view.listenTo(model, "sync", () => { model.pending = false; unsaved.delete(model); });
  view.listenTo(model, "error", (_, answer) => {
    model.pending = false;
    view.$glyph.stop(true, true).hide();
    const kept = mine(), why = answer.responseJSON?.error || (() => { try { return JSON.parse(answer.responseText).error; } catch { return LOST; } })();
    if (answer.status === 409) {
      again(() => tell(cell, `${why} ${view.stands()}`, [["Keep that", () => unsaved.delete(model)], ["Save mine instead", () => model.save(kept)]]));
    } else if (answer.status === 400) {
      unsaved.delete(model);
      view.render();
      tell(cell, why, []);
    } else {
      tell(cell, why, [["Try again", () => model.save(kept)]]);
    }
  });
}

const beginGrade = GradeUI.prototype.initialize, beginComment = CommentUI.prototype.initialize, saveGrade = GradeUI.prototype.save;
GradeUI.prototype.stands = function () { return `It stands at ${this.model.get("manual_score") ?? this.model.get("auto_score") ?? "no"} points.`; };
GradeUI.prototype.initialize = function () {
  beginGrade.call(this);
  const one = rubrics[this.model.get("name")];
  watch(this, () => this.model.pick("manual_score", "extra_credit"), (then) => formgrader.grades.fetch({data: {submission_id}, success: then}));
  if (one) {
    this.listenTo(this.model, "sync", () => { one.adopt(this.model.pick("version", "shares", "points", "by", "at", "manual_score", "needs_manual_grade")); one.draw(); });
    one.adopt(this.model.pick("manual_score", "needs_manual_grade", "version", "shares", "by", "at"));
    one.draw();
  }
};
GradeUI.prototype.save = async function () {
  const typed = [this.$score.val(), this.$extra_credit.val()];
  await rubrics[this.model.get("name")]?.busy;
  this.$score.val(typed[0]);
  this.$extra_credit.val(typed[1]);
  saveGrade.call(this);
};
for (const [stock, share] of [["assignFullCredit", 1], ["assignNoCredit", 0]]) {
  const before = GradeUI.prototype[stock];
  GradeUI.prototype[stock] = function () {
    const one = rubrics[this.model.get("name")];
    return one ? one.all(share) : before.call(this);
  };
}
CommentUI.prototype.stands = function () { return `It says: “${this.model.get("manual_comment") || ""}”`; };
CommentUI.prototype.initialize = function () {
  beginComment.call(this);
  // A comment is given back as it is typed: stock formgrader promises more.
  if (!this.model.get("auto_comment")) { this.$comment.attr("placeholder", "A comment for the learner, in plain words"); }
  watch(this, () => this.model.pick("manual_comment"), (then) => formgrader.comments.fetch({data: {submission_id}, success: then}));
};

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

$(function () {
  document.querySelectorAll(".marking").forEach((place) => { rubrics[place.dataset.exercise] = new Rubric(place); });
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
  addEventListener("beforeunload", (event) => unsaved.size && event.preventDefault());
});
