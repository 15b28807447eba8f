// A simulator: levers in two columns, tiles, a live chart, the log of runs, the hood.
const LONGEST = 14; // letters of a run's name at its line's end

function shown(lever, value) {
  if (lever.kind === "bool") return value ? "yes" : "no";
  if (lever.choices) return lever.choices[value] ?? String(value);
  if (lever.unit === "share") return `${Math.round(value * 1000) / 10}%`;
  return lever.unit.startsWith("£") ? `£${value.toLocaleString("en-GB")}${lever.unit.slice(1)}` : `${value} ${value === 1 ? lever.unit.replace(/^([a-z]+)s\b/, "$1") : lever.unit}`.trim();
}

// Says that a lever acts on nobody while others stand as they do, and why; or that its last move changed no figure.
function idleSign(lever, id) {
  const node = make("p", { class: "course-idle", id, hidden: true });
  const say = (head, why) => { node.replaceChildren(make("b", {}, head), why); node.hidden = false; };
  return {
    node, id,
    show: (acts) => { if (acts) node.hidden = true; else say(lever.costs ? "Only its cost now. " : "No effect now. ", lever.idle); },
    still: () => { if (node.hidden) say("No effect here. ", "Between these two settings no figure moves: what else is set leaves it nothing to change."); },
  };
}

function leverControl(lever, value, onmove, onsettle) {
  const id = unique("lever");
  const label = make("label", { for: id }, lever.label);
  const help = lever.help ? make("p", { class: "course-hint", id: `${id}-help` }, lever.help) : null;
  const sign = idleSign(lever, `${id}-idle`);
  const described = [help?.id, sign.id].filter(Boolean).join(" ");
  if (lever.kind === "choice") {
    const select = make("select", { id, "aria-describedby": described },
      ...Object.entries(lever.choices).map(([name, said]) => make("option", { value: name }, said)));
    select.value = value;
    select.addEventListener("change", () => { onmove(select.value); onsettle(); });
    return { node: make("div", { class: "course-lever" }, label, select, help, sign.node), sign, set: (to) => { select.value = to; } };
  }
  if (lever.kind === "bool") {
    const box = make("input", { type: "checkbox", id, "aria-describedby": described });
    box.checked = value;
    box.addEventListener("change", () => { onmove(box.checked); onsettle(); });
    const whole = make("label", { class: "course-choice" }, box, make("span", {}, lever.label));
    return { node: make("div", { class: "course-lever" }, whole, help, sign.node), sign, set: (to) => { box.checked = to; } };
  }
  const range = make("input", { type: "range", id, min: lever.lo, max: lever.hi, step: lever.step, "aria-describedby": described });
  const out = make("output", { for: id });
  const tell = () => { out.textContent = shown(lever, Number(range.value)); range.setAttribute("aria-valuetext", out.textContent); };
  range.value = value;
  tell();
  range.addEventListener("input", () => { tell(); onmove(Number(range.value)); });
  range.addEventListener("change", onsettle);
  return { node: make("div", { class: "course-lever" }, label, make("div", { class: "course-row" }, range, out), help, sign.node), sign, set: (to) => { range.value = to; tell(); } };
}

// Choices that make up one table: rows and columns named, a native select in each cell.
function cellTable(levers, now, onmove, onsettle) {
  const { grid, corner } = levers[0].cell;
  const columns = [...new Set(levers.map((lever) => lever.cell.column))];
  const rows = [...new Set(levers.map((lever) => lever.cell.row))];
  const controls = {};
  const sign = idleSign(levers[0], unique("idle"));
  const box = (lever) => {
    const select = make("select", { "aria-label": lever.label, "aria-describedby": sign.id },
      ...Object.entries(lever.choices).map(([name, said]) => make("option", { value: name }, said)));
    select.value = now[lever.name];
    select.addEventListener("change", () => { onmove(lever.name, select.value); onsettle(); });
    controls[lever.name] = { sign, set: (to) => { select.value = to; } };
    return make("td", {}, select);
  };
  const row = (name) => make("tr", {}, make("th", { scope: "row" }, name),
    ...columns.map((column) => box(levers.find((lever) => lever.cell.row === name && lever.cell.column === column))));
  const node = make("table", { class: "course-cells" }, make("caption", {}, grid),
    make("thead", {}, make("tr", {}, ...[corner, ...columns].map((name) => make("th", { scope: "col" }, name)))),
    make("tbody", {}, ...rows.map(row)));
  return { node: make("div", {}, node, sign.node), controls };
}

// One request under way; the newest setting waits and overtakes all before it.
function player(model, onresult, onsilence, wait = 10000) {
  let seq = 0;
  let busy = null;
  let next = null;
  let timer = null;
  const go = (message) => {
    seq += 1;
    busy = { ...message, seq };
    timer = setTimeout(() => { busy = null; onsilence(); }, wait);
    model.send(busy);
  };
  model.on("msg:custom", (message) => {
    if (message.type !== "result" || !busy || message.seq !== busy.seq) return;
    clearTimeout(timer);
    const asked = busy;
    busy = null;
    if (next) { const waiting = next; next = null; go(waiting); }
    onresult(message, asked);
  });
  return (message) => {
    if (!busy) go(message);
    else if (!next || next.type === "levers") next = message;
    else if (message.type !== "levers") next = message;
  };
}

function buildPanel(spec, { model, part }, settings, ontouch = () => {}) {
  const now = { ...spec.today, ...(settings ?? spec.last.levers) };
  const changed = { ...spec.last.assumptions };
  const rows = { this: spec.played.rows, tiles: spec.played.tiles, parts: spec.played.parts, other: [], name: "" };
  const beside = { name: spec.start, levers: spec.today, assumptions: {} };
  let view = null;
  let settle = null;
  const tiles = tileStrip(spec.key);
  const chart = make("div", { class: "course-live", role: "img", "aria-label": spec.played.said });
  const spoken = make("p", { class: "course-hidden", "aria-live": "polite" });
  const trouble = make("p", { class: "course-trouble", role: "alert", hidden: true });
  const paint = () => {
    if (!view) return;
    const same = JSON.stringify(rows.other) === JSON.stringify(rows.this);
    const name = rows.name.length > LONGEST ? `${rows.name.slice(0, LONGEST - 1).trimEnd()}…` : rows.name;
    const data = [...(same ? [] : rows.other).map((row) => ({ ...row, run: name })), ...rows.this.map((row) => ({ ...row, run: "this run" }))];
    view.data("runs", data).runAsync().then(() => { chart.dataset.painted = String(Number(chart.dataset.painted ?? 0) + 1); });
  };
  const say = (problem) => { trouble.hidden = !problem; trouble.textContent = problem ?? ""; };
  const ask = player(model, (reply, asked) => {
    say(reply.problem);
    if (reply.problem) return;
    if (asked.type === "compare") {
      Object.assign(rows, { other: reply.rows, name: asked.name });
      Object.assign(beside, { name: asked.name, levers: asked.levers, assumptions: asked.assumptions, tiles: reply.tiles, parts: reply.parts });
    } else {
      still(asked, JSON.stringify([reply.tiles, reply.rows]));
      rows.this = reply.rows;
      rows.tiles = reply.tiles;
      tiles.draw(reply);
      rows.parts = reply.parts;
      chart.setAttribute("aria-label", reply.said);
      if (asked.type === "keep") {
        spoken.textContent = reply.said;
        log.kept(reply.kept);
      }
    }
    made.draw(rows.parts, beside);
    log.beside({ levers: { ...now }, assumptions: { ...changed }, tiles: rows.tiles }, beside.name === spec.start ? null : beside);
    paint();
    if (asked.type !== "levers") watched?.changed();
  }, () => say("The simulator does not answer. Wait a moment; if nothing happens, open this page again. Nothing that you saved is lost."));
  const message = (type) => ({ type, levers: { ...now }, assumptions: { ...changed } });
  const acts = (lever) => lever.acts.some((way) => Object.entries(way).every(([other, needed]) => needed.includes({ ...spec.still, ...now }[other])));
  const signs = () => { for (const lever of spec.levers) controls[lever.name].sign.show(!lever.acts || acts(lever)); };
  const moved = () => { signs(); ontouch(); ask(message("levers")); };
  // One lever moved, all else as it was, and every figure too: it has nothing to change here, and says so.
  let stood = settings ? null : { ...message("levers"), figures: JSON.stringify([spec.played.tiles, spec.played.rows]) };
  const still = ({ levers, assumptions }, figures) => {
    const moves = stood ? Object.keys(levers).filter((name) => levers[name] !== stood.levers[name]) : [];
    if (moves.length === 1 && figures === stood.figures && JSON.stringify(assumptions) === JSON.stringify(stood.assumptions)) controls[moves[0]].sign.still();
    stood = { levers, assumptions, figures };
  };
  const settled = () => { clearTimeout(settle); settle = setTimeout(() => ask(message("keep")), 700); };
  const compare = (name, levers, assumptions) => ask({ type: "compare", name, levers, assumptions });

  const watched = spec.day ? watchDay(spec.day, model, () => [{ name: "this run", levers: { ...now }, assumptions: { ...changed } }, beside]) : null;

  const controls = {};
  const columns = ["leader", "manager"].map((owner) => {
    const mine = spec.levers.filter((lever) => lever.owner === owner);
    if (!mine.length) return null;
    const mark = owner === "leader" ? "▲" : "●";
    return make("div", { class: `course-own ${owner}`, role: "group", "aria-label": spec.deciders[owner] },
      make("p", { class: "course-decider" }, make("span", { "aria-hidden": "true" }, `${mark} `), spec.deciders[owner]),
      ...mine.map((lever) => {
        if (lever.cell) {
          const cells = mine.filter((other) => other.cell?.grid === lever.cell.grid);
          if (lever !== cells[0]) return null;
          const table = cellTable(cells, now, (name, value) => { now[name] = value; moved(); }, settled);
          Object.assign(controls, table.controls);
          return table.node;
        }
        controls[lever.name] = leverControl(lever, now[lever.name], (value) => { now[lever.name] = value; moved(); }, settled);
        return controls[lever.name].node;
      }));
  });
  const setAll = (to) => { Object.assign(now, to); for (const [name, control] of Object.entries(controls)) control.set(now[name]); };
  signs();
  const under = spec.assumptions.length ? hood(spec, changed, moved, settled) : null;
  const reset = make("button", { type: "button", class: "course-button", onclick: () => { setAll(spec.today); under?.set({}); moved(); settled(); } }, `Back to ${spec.start}`);

  tiles.draw(spec.played);
  const made = partLists();
  made.draw(rows.parts, beside);
  const pick = (levers) => Object.fromEntries(Object.entries(levers).filter(([name]) => name in spec.today));
  const log = runLog(spec, model, say, {
    compare: (run) => compare(`run ${run.n}`, pick(run.levers), run.assumptions),
    back: (run) => { setAll({ ...spec.today, ...pick(run.levers) }); under?.set(run.assumptions); moved(); settled(); },
    stop: () => compare(spec.start, spec.today, {}),
  });

  const grid = make("div", { class: "course-grid" },
    make("div", { class: "course-levers" }, ...columns.filter(Boolean), make("div", { class: "course-own" }, reset)),
    make("div", { class: "course-out" }, chart, spoken, trouble, watched?.node, made.node, log.node, under?.node));
  const node = make("div", { class: "course-played" }, tiles.node, grid);
  tiles.measure(node);
  // Vega names and describes the element that it is given: ours around it keeps what it says.
  const canvas = make("div", { class: "course-canvas" });
  chart.append(canvas);
  const library = window.courseCharts ?? (() => part("charts").then(() => window.courseVega));
  library().then((draw) => draw(canvas, spec.chart, { renderer: "svg", actions: false, ast: false })).then((made) => {
    view = made.view;
    // Vega measures its box once and when the window changes; ours changes with the page's layout too.
    let width = chart.clientWidth;
    new ResizeObserver(() => {
      if (Math.abs(chart.clientWidth - width) < 2) return;
      width = chart.clientWidth;
      window.dispatchEvent(new Event("resize"));
    }).observe(chart);
    compare(spec.start, spec.today, {});
    if (settings) ask(message("levers")); else paint();
  });
  return { node, get: () => ({ ...now }), set: (to) => { setAll(to); moved(); }, stop: () => { watched?.stop(); view?.finalize(); } };
}

drawers.panel = ({ model, el, part }) => {
  const spec = model.get("spec");
  const panel = buildPanel(spec, { model, part });
  el.replaceChildren(make("section", { class: "course-sim", "aria-label": spec.title },
    make("header", {}, make("h3", {}, spec.title), make("p", {}, spec.subtitle)), panel.node));
  return panel.stop;
};
