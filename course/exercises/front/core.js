// Parts that every exercise shares: elements, the note under an answer, and saving.
// What draws the whole of a widget, and what draws the control inside an exercise's card: each kind brings its own.
const drawers = {};
const controls = {};

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  if (tag === "code") node.translate = false; // a browser that translates pages would change a column's name
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// Text with `code` between backticks; never HTML, whoever wrote it.
function rich(text) {
  const parts = String(text).split("`");
  return parts.map((part, at) => (at % 2 ? make("code", {}, part) : document.createTextNode(part)));
}

// Draws the items of a list that grows, keeping the rows it has: one made anew would take the keyboard's place from it.
function growing(list, draw) {
  const rows = new Map();
  return (items) => {
    const keys = items.map((item) => JSON.stringify(item));
    for (const [key, row] of rows) if (!keys.includes(key)) { row.remove(); rows.delete(key); }
    items.forEach((item, at) => {
      if (!rows.has(keys[at])) rows.set(keys[at], draw(item));
      if (list.children[at] !== rows.get(keys[at])) list.insertBefore(rows.get(keys[at]), list.children[at] ?? null);
    });
  };
}

// "14:02" behind the given words, and nothing where a record edited by hand holds no moment.
function clock(before, iso) {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? "" : `${before} ${moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

// Each exercise is a module of its own on one page, so a counter would start over in each.
function unique(stem) {
  return `course-${stem}-${Math.random().toString(36).slice(2, 10)}`;
}

// Marks beside a word: colour is never the only difference.
const marks = { think: "◆", good: "✓", bad: "✕", plain: "○" };

function fillNote(box, note) {
  box.replaceChildren();
  box.className = "course-note-slot";
  if (!note) return;
  box.classList.add("course-note", note.tone);
  box.append(
    make("b", {}, make("span", { "aria-hidden": "true" }, `${marks[note.tone]} `), note.head),
    make("span", {}, ...rich(note.says)),
  );
  if (note.result) {
    const table = make("div", { class: "course-result", translate: "no" });
    table.innerHTML = note.result; // made and escaped by the kernel's own table writer
    box.append(table);
  }
}

const LOST = {
  tone: "bad",
  head: "Not saved",
  says: "The page has lost touch with its engine. Your answer is still here: start the page again, then save.",
};

// What is answered carries a name of its own, and the state that answers it carries that name back; silence is said.
// Until then, however late, what the page shows is ahead of whatever comes.
// Before the page is live nothing is: its kernel may not be there yet, and the page sends what is not answered.
function saver(model, onState, wait = 8000) {
  let sent = null;
  let timer = null;
  model.on("change:state", () => {
    const state = model.get("state");
    if (sent !== null && state.seq !== sent) return;
    clearTimeout(timer);
    sent = null;
    onState(state);
  });
  return (value) => {
    sent = unique("answer");
    clearTimeout(timer);
    if (!model.still) timer = setTimeout(() => onState({ ...model.get("state"), note: LOST, unsaved: true }), wait);
    model.send({ type: "answer", value, seq: sent });
  };
}

// What was typed or chosen and is not saved outlives its card: the page is drawn anew when it is started again.
const drafts = (() => { try { return window.sessionStorage; } catch { return (window.courseDrafts ??= {}); } })();

const SAVING = "Saving…";
const UNSAVED = "Changed, and not saved yet.";
const EARLY = "Not saved yet: the page saves it in a moment, as soon as it is ready.";
const DRAFTS = "course-drafts"; // said to all cards when what was answered before the page was live is all there
// A page's own address, which Jupyter takes away from it for a while as it opens; where several notebooks stand side by side, that of the one at work.
const LOADED = performance.getEntriesByType("navigation")[0]?.name.split(/[?#]/)[0] ?? "";
const address = () => (/\/(doc|notebooks)\/.*\.ipynb$/.test(LOADED) ? LOADED : window.location.pathname);
const OPENED = performance.timeOrigin; // what was answered on this very page is later than what any record of it holds

// What the feedback says of an exercise, which is about the answer that was handed in. It came as a file: words, and no HTML of it.
function markedPart(model) {
  const part = make("div", { class: "course-marked", hidden: true });
  const draw = () => {
    const { points, blocks = [] } = model.get("marked") ?? {};
    part.hidden = !points;
    if (!points) return;
    part.replaceChildren(make("details", { open: true }, make("summary", {}, make("b", {}, `Marked: ${points}`), make("span", { class: "course-hint" }, " for the answer that you handed in")),
      ...blocks.map(([tag, text]) => make(tag === "h3" ? "h4" : "p", tag === "li" ? { class: "item" } : {}, text))));
  };
  model.on("change:marked", draw);
  draw();
  return part;
}

function drawExercise({ model, el, part }) {
  const spec = model.get("spec");
  const note = make("div", { class: "course-note-slot", role: "status", "aria-live": "polite" });
  const status = make("p", { class: "course-status" });
  const again = make("button", { type: "button", class: "course-button", hidden: true }, "Save again");
  const body = make("div", { class: "course-body" });
  const place = `course-draft ${address()} ${spec.heading}`;
  const kept = () => {
    const left = drafts[place] ? JSON.parse(drafts[place]) : null;
    return left?.opened === OPENED || left?.at === model.get("state").at ? left : null; // another tab may have answered since
  };
  const draft = kept();
  const points = !spec.points ? "to try" : `${spec.points}\u00a0${spec.points === 1 ? "point" : "points"}${spec.by_hand ? ", marked by a person" : ""}`;
  const card = make("section", { class: `course-task course-kind-${spec.kind}`, "aria-label": spec.heading },
    make("div", { class: "course-top" }, make("span", {}, spec.heading), make("span", {}, points)), body, note, again, status, markedPart(model));
  let control;
  const show = (state, ahead = control.resting?.()) => {
    card.toggleAttribute("data-done", Boolean(state.done)); // by it the page shows what it keeps for later
    fillNote(note, model.get("marked")?.same && state.note?.tone === "plain" ? null : state.note); // it was marked: nothing is open about it
    again.hidden = !state.unsaved;
    const first = spec.points && !spec.opinion ? " · your last answer counts" : "";
    const saved = typeof state.at === "string";
    const earlier = saved ? `Your earlier answer is still kept${clock(", saved", state.at)}` : "Not kept yet";
    status.textContent = state.unsaved ? "" : state.refused ? earlier : saved ? `Saved${clock("", state.at)}${first}` : "Not answered yet";
    // What could not be kept still stands here, not what was kept before it.
    if (!ahead && !state.unsaved && !state.refused) control.set(state.answer);
  };
  // A note is about the answer that was saved: as soon as another stands there, that is said.
  const stale = (says) => {
    if (model.early && !card.isConnected) return undefined; // the page itself has taken over what stood here
    if (says === null) {
      delete drafts[place];
      return show(model.get("state"));
    }
    // Levers moved in a decision are tries until it is made.
    if (!spec.panel || says === SAVING) drafts[place] = JSON.stringify({ value: control.get(), sent: says === SAVING, at: model.get("state").at, opened: model.early && OPENED });
    note.classList.add("course-stale");
    status.textContent = model.still ? EARLY : model.get("state").note && says !== SAVING ? `${says} The note above is about your earlier answer.` : says;
    return undefined;
  };
  model.on("change:marked", () => show(model.get("state"), true));
  const post = saver(model, (state) => {
    // One that was given before the page was live is later than what the live card has sent.
    if (!state.unsaved && !state.refused && !control.resting?.() && (model.early ? kept()?.sent : kept()?.opened !== OPENED)) delete drafts[place];
    show(state);
  });
  const send = (value) => { stale(SAVING); post(value); };
  control = controls[spec.kind]({ spec, body, send, model, stale, part, draft: draft?.value });
  again.addEventListener("click", () => send(control.get()));
  el.replaceChildren(card);
  show(model.get("state"), draft !== null);
  // What was sent and not yet heard of is sent again by the card that can.
  if (draft) control.set(draft.value);
  if (draft && model.still) status.textContent = EARLY;
  else if (draft?.sent) send(draft.value);
  else if (draft) stale("Not saved yet.");
  if (!model.still) window.addEventListener(DRAFTS, () => {
    if (!card.isConnected || kept()?.opened !== OPENED) return;
    control.stop?.();
    control.stop = drawExercise({ model, el, part }); // anew: what stands in this card is of the record
  }, { once: true });
  return () => control.stop?.();
}

function prompt(spec, tag = "p", attributes = {}) {
  return make(tag, { class: "course-prompt", ...attributes }, ...rich(spec.prompt));
}

// The look of all widgets, once on a page, whatever version of the course it came with before.
function dress() {
  const style = document.getElementById("course-front-look") ?? make("style", { id: "course-front-look" });
  if (style.textContent !== LOOK) style.textContent = LOOK;
  if (!style.isConnected) document.head.append(style);
}

// What an engine has said before the page was live, by an exercise's heading: whatever shows it meanwhile says the same, and nothing jumps.
const told = {};

export default {
  render(context) {
    dress();
    context.el.classList.add("course-front");
    // Arrow keys and letters belong to our controls, not to the notebook's shortcuts.
    context.el.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });
    const kind = context.model.get("spec").kind;
    return (drawers[kind] ?? drawExercise)(context);
  },

  // What a front showed, where no kernel is: it can be read. With `early`, an exercise takes an answer too, and keeps it for
  // the card that can send it; but for one that lives from what a kernel says to each move. `tell(message, hear)` is for an
  // engine that may be there already: what it says of an answer is heard.
  still({ el, data: { spec, state, runs }, early = false, tell = () => {} }) {
    const said = (told[spec.heading] ??= { heard: [] });
    const shown = { spec, marked: {}, state: state.note ? { ...state, note: { ...state.note, result: "" } } : state, runs };
    const takes = early && spec.kind in controls && !spec.panel;
    this.render({ el, model: {
      still: true, early: takes, get: (name) => (name === "state" && said.state) || shown[name], off() {},
      on: (name, hear) => name === "change:state" && said.heard.push(hear),
      send: (message) => takes && tell(message, (now) => { said.state = now; said.heard.forEach((hear) => hear()); }),
    }, part: () => new Promise(() => {}) });
    if (!takes) for (const control of el.querySelectorAll("input, select, textarea, button")) control.disabled = true;
  },
};
