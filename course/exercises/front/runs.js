// The runs that were kept: named, starred, gone back to, and one of them side by side with where the levers stand.
// Figures stand under one another by their last digit, words by their first letter.
const isFigure = (text) => /^[–−+]?[£ ]*\d|^–$/.test(text);

const FEW_RUNS = 6;

function runLog(spec, model, say, { compare, back, stop }) {
  const none = make("p", { class: "course-hint" }, "Each setting that you stop at is kept here as a run.");
  const already = make("p", { class: "course-hint", role: "status" });
  const caption = make("caption");
  const lines = make("tbody");
  const heads = spec.columns.map((name) => make("th", { scope: "col" }, name));
  const table = make("table", {}, caption, make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Run"), ...heads, make("td"))), lines);
  const beside = make("div", { class: "course-beside" });
  const mark = (run, what) => model.send({ type: "mark", n: run.n, ...what });
  model.on("msg:custom", (message) => { if (message.for === "mark") say(message.problem); });
  const naming = nameForm(mark, (n) => lines.querySelector(`[aria-label="Name run ${n}"]`)?.focus());
  const press = (word, run, act) => make("button", { type: "button", class: "course-link", "aria-label": `${word} run ${run.n}`, onclick: act }, word.split(" ")[0].toLowerCase());
  const line = (run) => make("tr", {}, make("th", { scope: "row" },
    make("button", { type: "button", class: "course-star", "aria-pressed": String(run.starred), "aria-label": `Star run ${run.n}`, onclick: () => mark(run, { starred: !run.starred }) }, run.starred ? "★" : "☆"),
    String(run.n), run.assumed ? make("span", { title: run.assumed }, " ◆", make("span", { class: "course-hidden" }, ` ${run.assumed}`)) : ""),
  ...run.cells.map((cell) => make("td", { class: isFigure(cell) ? null : "course-words" }, cell)),
  make("td", {}, press("Compare with", run, () => compare(run)), press("Back to", run, () => back(run)), press("Name", run, () => naming.open(run))));
  // What has no column of its own stands in a line below: two runs would look alike without it.
  const below = ({ name, also }) => make("tr", { class: "course-also" }, make("td", { class: "course-words", colspan: String(heads.length + 2) },
    name ? make("b", {}, name) : "", [name ? ". " : "", also.length ? `Also: ${also.join("; ")}` : ""].join("").replace(/^\. $/, "")));
  const list = growing(lines, (item) => (item.cells ? line(item) : below(item)));
  const draw = () => {
    const own = (model.get("runs") ?? []).filter((run) => run.simulator === spec.simulator && Object.keys(run.levers).length);
    const [starred, others] = [own.filter((run) => run.starred), own.filter((run) => !run.starred)];
    const shown = [...starred, ...others].slice(0, Math.max(FEW_RUNS, starred.length));
    none.hidden = own.length > 0;
    table.hidden = !own.length;
    caption.textContent = shown.length < own.length ? `${shown.length} of your ${own.length} runs: starred first, then the last` : "Your runs";
    list(shown.flatMap(({ also, name, ...run }) => [run, ...(also.length || name ? [{ n: run.n, name, also }] : [])]));
    for (const row of lines.children) row.classList.toggle("course-more", row.nextElementSibling?.className === "course-also"); // a style that looks for it costs 12 ms of layout a lever
    heads.forEach((head, at) => head.classList.toggle("course-words", own.length > 0 && !isFigure(own[0].cells[at] ?? "–")));
  };
  model.on("change:runs", draw);
  draw();
  const node = make("div", { class: "course-log" }, none, table, naming.node, already, beside);
  return {
    node,
    kept: (said) => { already.textContent = said ?? ""; },
    beside: (mine, other) => beside.replaceChildren(...(other ? sideBySide(spec, mine, other, stop) : [])),
  };
}

// One field for whichever run is being named; it closes again, and the keyboard's place is the button that opened it.
function nameForm(mark, closed) {
  const label = make("label", { for: unique("name") });
  const input = make("input", { type: "text", id: label.htmlFor, maxlength: "60", autocomplete: "off" });
  let run = null;
  const node = make("form", { class: "course-row", hidden: true }, label, input, make("button", { type: "submit", class: "course-button" }, "Keep this name"));
  const close = () => { node.hidden = true; closed(run.n); };
  node.addEventListener("submit", (event) => { event.preventDefault(); mark(run, { name: input.value.trim() }); close(); });
  node.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  const open = (one) => {
    run = one;
    label.textContent = `Name of run ${one.n}`;
    input.value = one.name ?? "";
    node.hidden = false;
    input.focus();
  };
  return { node, open };
}

// What differs between two settings: in the levers, in what is assumed, in the figures.
function sideBySide(spec, mine, other, stop) {
  const stands = (run, one, from) => shown(one, run[from][one.name] ?? one.default);
  const differ = (all, from) => all.map((one) => [one.label, stands(mine, one, from), stands(other, one, from)]);
  const figures = mine.tiles.map(([label, text], at) => [label, text, other.tiles[at][1]]);
  const parts = [["What is set", differ(spec.levers, "levers")], ["What is assumed", differ(spec.assumptions, "assumptions")], ["What comes of it", figures]]
    .map(([head, all]) => [head, all.filter(([, here, there]) => here !== there)]).filter(([, all]) => all.length);
  if (!parts.length) parts.push(["Nothing differs: these are the same run.", []]);
  const bodies = parts.map(([head, all]) => make("tbody", {}, make("tr", {}, make("th", { scope: "rowgroup", colspan: "3" }, make("b", {}, head))),
    ...all.map(([label, ...values]) => make("tr", {}, make("th", { scope: "row" }, label), ...values.map((value) => make("td", { class: isFigure(value) ? null : "course-words" }, value))))));
  return [make("table", {}, make("caption", {}, `This run beside ${other.name}: what differs`),
    make("thead", {}, make("tr", {}, make("td"), make("th", { scope: "col" }, "This run"), make("th", { scope: "col" }, other.name))), ...bodies),
  make("button", { type: "button", class: "course-button", onclick: stop }, `Compare with ${spec.start} again`)];
}
