// Menus that write a part of a line of code: native selects, each with its words over it.
function menu(label, onchange) {
  const id = unique("menu");
  const select = make("select", { id, onchange });
  return { select, row: make("div", { class: "course-menu" }, make("label", { for: id }, label), select) };
}

function fillMenu({ select }, options, value, none) {
  const listed = [["", none], ...options];
  select.replaceChildren(...listed.map(([id, label]) => make("option", { value: id, ...(id && id === label ? { translate: "no" } : {}) }, label))); // a table's or a column's own name
  select.value = value;
}

function menuBox(legend, menus) {
  return make("fieldset", { class: "course-menus" }, make("legend", {}, legend), ...menus.map(({ row }) => row));
}
