// Parts that every exercise shares: elements, the note under an answer, and saving.
const drawers = {};

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
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

function clock(iso) {
  return new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
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
    const table = make("div", { class: "course-result" });
    table.innerHTML = note.result; // made and escaped by the kernel's own table writer
    box.append(table);
  }
}

const LOST = {
  tone: "bad",
  head: "Not saved",
  says: "The page has lost touch with its engine. Your answer is still here: start the page again, then save.",
};

// One exchange with the kernel at a time is acknowledged by its number; silence is said.
// Jupyter may bring the acknowledgement before the state that it is about: only of one that stays the same is it all that comes.
function saver(model, onState, wait = 8000) {
  let sent = 0;
  let timer = null;
  model.on("msg:custom", (message) => {
    if (message.type !== "state" || message.seq !== sent) return;
    clearTimeout(timer);
    timer = null;
    if (message.same) onState(model.get("state"), false);
  });
  model.on("change:state", () => onState(model.get("state"), timer !== null));
  return (value) => {
    sent += 1;
    clearTimeout(timer);
    timer = setTimeout(() => onState({ ...model.get("state"), note: LOST, unsaved: true }, false), wait);
    model.send({ type: "answer", value, seq: sent });
  };
}

const SAVING = "Saving…";

function drawExercise({ model, el, part }) {
  const spec = model.get("spec");
  const note = make("div", { class: "course-note-slot", role: "status", "aria-live": "polite" });
  const status = make("p", { class: "course-status" });
  const again = make("button", { type: "button", class: "course-button", hidden: true }, "Save again");
  const body = make("div", { class: "course-body" });
  let control;
  const show = (state, waiting) => {
    fillNote(note, state.note);
    again.hidden = !state.unsaved;
    const first = spec.points && !spec.opinion ? " · your last answer counts" : "";
    const earlier = state.at ? `Your earlier answer is still kept, saved ${clock(state.at)}` : "Not kept yet";
    status.textContent = state.unsaved ? "" : state.refused ? earlier : state.at ? `Saved ${clock(state.at)}${first}` : "Not answered yet";
    // While a newer answer is on its way, or about to be, the page is ahead of what comes back.
    if (!waiting && !control.resting?.()) control.set(state.answer);
  };
  // A note is about the answer that was saved: as soon as another stands there, that is said.
  const stale = (says) => {
    if (says === null) return show(model.get("state"));
    note.classList.add("course-stale");
    status.textContent = model.get("state").note && says !== SAVING ? `${says} The note above is about your earlier answer.` : says;
    return undefined;
  };
  const post = saver(model, show);
  const send = (value) => { stale(SAVING); post(value); };
  control = drawers[spec.kind]({ spec, body, send, model, stale, part });
  again.addEventListener("click", () => send(control.get()));
  const points = !spec.points ? "to try" : `${spec.points} ${spec.points === 1 ? "point" : "points"}${spec.kind === "memo" ? ", marked by a person" : ""}`;
  el.replaceChildren(
    make("section", { class: `course-task course-kind-${spec.kind}`, "aria-label": spec.heading },
      make("div", { class: "course-top" }, make("span", {}, spec.heading), make("span", {}, points)),
      body, note, again, status));
  show(model.get("state"));
  return control.stop;
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

export default {
  render(context) {
    dress();
    context.el.classList.add("course-front");
    // Arrow keys and letters belong to our controls, not to the notebook's shortcuts.
    context.el.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) event.stopPropagation(); });
    const kind = context.model.get("spec").kind;
    return ["header", "panel", "recall", "map", "handin"].includes(kind) ? drawers[kind](context) : drawExercise(context);
  },
};
