// What figures are made of: a table of bars for each, with the run that it is compared with beside it. Words and numbers say it all.
function partLists() {
  const node = make("div", { class: "course-parts" });
  let drawn = "";
  const draw = (lists, { name, parts }) => {
    const asked = JSON.stringify([lists, name, parts]);
    if (asked !== drawn) node.replaceChildren(...lists.map((list, at) => partTable(list, name, parts?.[at])));
    drawn = asked;
  };
  return { node, draw };
}

function partTable({ title, who, total, parts }, name, other) {
  if (!parts.length) return make("p", { class: "course-hint" }, title);
  const beside = new Map((other?.parts ?? []).map((part) => [part[0], part]));
  const all = [...parts, ...[...beside.values()].filter(([label]) => !parts.some((part) => part[0] === label)).map(([label, payer]) => [label, payer, "–", 0])]
    .filter(([label, , , size]) => size || beside.get(label)?.[3]);
  const most = Math.max(...all.flatMap(([label, , , size]) => [Math.abs(size), Math.abs(beside.get(label)?.[3] ?? 0)]));
  const bar = (size, kind) => make("span", { class: `course-bar ${kind}${size < 0 ? " takes" : ""}`, style: `width: ${(100 * Math.abs(size)) / most}%` });
  const row = ([label, payer, text, size]) => make("tr", {}, make("th", { scope: "row" }, label), who ? make("td", { class: "course-words" }, payer) : null,
    make("td", { class: "course-bars", "aria-hidden": "true" }, bar(size, "mine"), other ? bar(beside.get(label)?.[3] ?? 0, "other") : null),
    make("td", {}, text), other ? make("td", {}, beside.get(label)?.[2] ?? "–") : null);
  const heads = [make("td"), who ? make("th", { scope: "col", class: "course-words" }, who) : null, make("td", { "aria-hidden": "true" }), make("th", { scope: "col" }, "this run"), other ? make("th", { scope: "col" }, name) : null];
  return make("table", {}, make("caption", {}, title), make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...all.map(row),
    make("tr", { class: "course-total" }, make("th", { scope: "row" }, "Together"), who ? make("td") : null, make("td", { "aria-hidden": "true" }), make("td", {}, total), other ? make("td", {}, other.total || "–") : null)));
}
