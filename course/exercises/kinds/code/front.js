// A line is written in the page's own cell above the card. Menus write it there too, before the reader's eyes, and read
// it back: a line that they could not have written is told to be the reader's own, and is left alone.
const ALIKE = /\s*("[^"]*")\s*|\s+/g;

// Choices as a line: table, group and also, column, measure; or a column and steps [sign, column].
function lineFrom(name, chosen) {
  const column = (called) => `${chosen.table}["${called}"]`;
  if (!chosen.table) return `${name} = ...`;
  if (chosen.shape === "columns") {
    let [text, open] = [chosen.column ? column(chosen.column) : chosen.table, false];
    for (const [sign, called] of chosen.steps) {
      if (!sign || !called) break;
      if ("*/".includes(sign) && open) text = `(${text})`;
      open = "+-".includes(sign);
      text += ` ${sign} ${column(called)}`;
    }
    return `${name} = ${text}`;
  }
  const groups = [chosen.group, chosen.group && chosen.also].filter(Boolean).map((one) => `"${one}"`);
  const by = groups.length > 1 ? `[${groups.join(", ")}]` : groups[0];
  return `${name} = ${chosen.table}${by ? `.groupby(${by})` : ""}${chosen.column ? `["${chosen.column}"]` : ""}${chosen.measure ? `.${chosen.measure}()` : ""}`;
}

// The choices that would write this line, and null where none would: what is read is written again and compared.
function choicesFrom(line, { name, tables, measures, signs, steps }) {
  const plain = (text) => text.replaceAll("'", '"').replace(ALIKE, "$1").trim();
  const text = plain(line);
  const table = text.match(/^\w+=\(*(\w+)/)?.[1] ?? "";
  const called = [...text.matchAll(/"([^"]*)"/g)].map((found) => found[1]);
  const grouped = /\.groupby\(([^)]*)\)/.exec(text)?.[1].split(",").length ?? 0;
  const read = {
    groups: { shape: "groups", table, group: called[0] ?? "", also: "", column: "", measure: /\.(\w+)\(\)$/.exec(text)?.[1] ?? "", steps: [] },
    columns: { shape: "columns", table, group: "", also: "", column: called[0] ?? "", measure: "",
      steps: [...text.matchAll(/(?<=\]\)*)([-+*/])\(*\w+\["([^"]*)"\]/g)].map((found) => [found[1], found[2]]) },
  };
  Object.assign(read.groups, grouped ? { also: called[grouped - 1] === called[0] ? "" : called[1], column: called[grouped] ?? "" } : { group: "", column: called[0] ?? "" });
  const known = (one) => (!one.table || tables[one.table]) && [one.group, one.also, one.column, ...one.steps.map((step) => step[1])].every((column) => !column || tables[one.table]?.includes(column))
    && (!one.measure || measures[one.measure]) && one.steps.length <= steps && one.steps.every(([sign]) => signs[sign]);
  const found = [read.groups, read.columns].find((one) => plain(lineFrom(name, one)) === text && known(one));
  return found ?? (text === `${name}=...` ? { ...read.groups, table: "" } : null);
}

const STEPS = [["Then", "Second column"], ["And then", "Third column"], ["And last", "Fourth column"]];
const BY_HAND = "This line was written by hand. It counts as well; a choice here writes a new one in its place.";

controls.code = ({ spec, body }) => {
  body.append(prompt(spec));
  const asked = { cell: spec.cell, heard: () => show(), line: null };
  document.dispatchEvent(new CustomEvent("course-line", { detail: asked })); // the page's own side, where there is one
  const { line } = asked;
  const tables = Object.keys(spec.tables ?? {});
  if (!line || !tables.length) return { get: () => null, set: () => {} };

  const said = make("p", { class: "course-hint", role: "status" });
  const names = { shape: "What it works out", table: "From which table", group: "For each", also: "And for each", column: "Which column", measure: "What of it" };
  const menus = Object.fromEntries(Object.entries(names).map(([id, label]) => [id, menu(label, () => write())]));
  const steps = STEPS.slice(0, spec.steps).map((pair) => pair.map((label) => menu(label, () => write())));
  const box = menuBox("Build the line from menus, or type it", [...Object.values(menus), ...steps.flat()]);
  const chosen = () => ({ ...Object.fromEntries(Object.entries(menus).map(([id, { select }]) => [id, select.value])), steps: steps.map((pair) => pair.map(({ select }) => select.value)) });
  const draw = (values) => {
    const columns = (spec.tables[values.table] ?? []).map((column) => [column, column]);
    const has = (column) => (columns.some(([id]) => id === column) ? column : "");
    const byColumns = values.shape === "columns";
    menus.shape.select.replaceChildren(make("option", { value: "groups" }, "one for each group"), make("option", { value: "columns" }, "columns together"));
    menus.shape.select.value = values.shape || "groups";
    fillMenu(menus.table, tables.map((table) => [table, table]), values.table, "choose a table");
    fillMenu(menus.group, columns, has(values.group), "all rows together");
    fillMenu(menus.also, columns, has(values.also), "nothing else");
    fillMenu(menus.column, columns, has(values.column), "choose a column");
    fillMenu(menus.measure, Object.entries(spec.measures), values.measure, "choose what to work out");
    for (const id of ["group", "also", "measure"]) menus[id].row.hidden = byColumns;
    if (!menus.group.select.value) menus.also.row.hidden = true;
    steps.forEach(([sign, column], at) => {
      const [signIs, columnIs] = values.steps[at] ?? ["", ""];
      fillMenu(sign, Object.entries(spec.signs).map(([id, word]) => [id, `${id === "/" ? "÷" : id === "*" ? "×" : id === "-" ? "−" : id} ${word}`]), signIs, "nothing more");
      fillMenu(column, columns, has(columnIs), "choose a column");
      sign.row.hidden = !byColumns || (at > 0 && !values.steps[at - 1]?.[0]);
      column.row.hidden = sign.row.hidden || !signIs;
    });
  };
  const write = () => {
    const values = chosen();
    draw(values);
    const text = lineFrom(spec.name, chosen());
    line.set(text);
    said.textContent = `The line now reads: ${text}`;
  };
  // The line has changed, here or under the reader's own hands.
  const show = () => {
    const text = line.get();
    if (text.trim() === lineFrom(spec.name, chosen())) return;
    const values = choicesFrom(text, spec);
    draw(values ?? { shape: "groups", table: "", group: "", also: "", column: "", measure: "", steps: [] });
    said.textContent = values ? "" : BY_HAND;
  };
  draw({ shape: "groups", table: tables.length === 1 ? tables[0] : "", group: "", also: "", column: "", measure: "", steps: [] });
  show();
  body.append(box, said, make("button", { type: "button", class: "course-button primary", onclick: () => line.run() }, "▶ Run this line"));
  return { get: () => null, set: () => {}, stop: line.leave };
};
