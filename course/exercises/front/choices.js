// One choice, several choices, groups: native inputs inside fieldsets with legends.
// Arrow keys pass through options on the way to one: only where they rest, or leave the group, is an answer.
const REST_MS = 700;
const resting = new Map();

function optionRow(type, name, option, onchange) {
  let keyed = false;
  const rested = () => { clearTimeout(resting.get(name)); resting.delete(name); onchange(); };
  const settle = () => {
    clearTimeout(resting.get(name));
    if (keyed) resting.set(name, setTimeout(rested, REST_MS)); else rested();
    keyed = false;
  };
  const input = make("input", { type, name, value: option.id, onchange: settle });
  input.addEventListener("focus", () => { keyed = type === "radio" && input.matches(":focus-visible"); });
  input.addEventListener("blur", (event) => { if (resting.has(name) && event.relatedTarget?.name !== name) rested(); });
  return [make("label", { class: "course-choice" }, input, make("span", {}, ...rich(option.label))), input];
}

drawers.choice = ({ spec, body, send }) => {
  const name = unique("choice");
  const rows = spec.options.map((option) => optionRow("radio", name, option, () => send(option.id)));
  body.append(make("fieldset", {}, prompt(spec, "legend"), ...rows.map((row) => row[0])));
  const inputs = rows.map((row) => row[1]);
  return {
    get: () => inputs.find((input) => input.checked)?.value ?? null,
    resting: () => resting.has(name),
    set: (answer) => {
      if (answer !== null && answer !== undefined) inputs.forEach((input) => { input.checked = input.value === answer; });
    },
  };
};

drawers.choices = ({ spec, body, send }) => {
  const name = unique("choices");
  const get = () => inputs.filter((input) => input.checked).map((input) => input.value);
  const rows = spec.options.map((option) => optionRow("checkbox", name, option, () => send(get())));
  const inputs = rows.map((row) => row[1]);
  body.append(make("fieldset", {}, prompt(spec, "legend"), ...rows.map((row) => row[0])));
  return {
    get,
    set: (answer) => {
      if (Array.isArray(answer)) inputs.forEach((input) => { input.checked = answer.includes(input.value); });
    },
  };
};

drawers.sort = ({ spec, body, send }) => {
  const inputs = [];
  const names = [];
  const get = () => Object.fromEntries(inputs.filter((one) => one.input.checked).map((one) => [one.item, one.input.value]));
  const rows = spec.items.map((item) => {
    const name = unique("sort");
    names.push(name);
    const groups = spec.groups.map((group) => {
      const [label, input] = optionRow("radio", name, group, () => send(get()));
      inputs.push({ item: item.id, input });
      return label;
    });
    return make("fieldset", { class: "course-sort-row" }, make("legend", {}, ...rich(item.label)),
      make("div", { class: "course-groups" }, ...groups));
  });
  body.append(prompt(spec), ...rows);
  return {
    get,
    resting: () => names.some((name) => resting.has(name)),
    set: (answer) => {
      if (!answer) return;
      inputs.forEach((one) => { one.input.checked = answer[one.item] === one.input.value; });
    },
  };
};

// An order is changed with two buttons a line: works by keyboard and without dragging. A line moved is on its way to
// an answer; the button makes it one, so that the first answer is an order that was meant.
drawers.order = ({ spec, body, send, model, stale }) => {
  let order = spec.items.map((item) => item.id);
  const labels = Object.fromEntries(spec.items.map((item) => [item.id, item.label]));
  const list = make("ol", { class: "course-order" });
  const said = make("p", { class: "course-hidden", "aria-live": "polite" });
  const move = (id, step) => {
    const at = order.indexOf(id);
    if (at + step < 0 || at + step >= order.length) return;
    [order[at], order[at + step]] = [order[at + step], order[at]];
    draw();
    const row = list.children[at + step];
    const wanted = row.querySelectorAll("button")[step < 0 ? 0 : 1];
    (wanted.disabled ? row.querySelector("button:not(:disabled)") : wanted).focus();
    said.textContent = `${labels[id]}: place ${at + step + 1} of ${order.length}`;
    const isKept = String(model.get("state").answer ?? "") === String(order);
    stale(isKept ? null : "Moved, and not saved yet. Press “Keep this order”.");
  };
  const draw = () => list.replaceChildren(...order.map((id, at) => make("li", {},
    make("span", { class: "course-order-label" }, ...rich(labels[id])),
    make("button", { type: "button", class: "course-step", "aria-label": `Move up: ${labels[id]}`, disabled: at === 0, onclick: () => move(id, -1) }, "↑"),
    make("button", { type: "button", class: "course-step", "aria-label": `Move down: ${labels[id]}`, disabled: at === order.length - 1, onclick: () => move(id, 1) }, "↓"))));
  draw();
  body.append(prompt(spec), list, said,
    make("button", { type: "button", class: "course-button primary", onclick: () => send([...order]) }, "Keep this order"));
  return {
    get: () => [...order],
    set: (answer) => {
      if (Array.isArray(answer) && answer.join() !== order.join()) { order = [...answer]; draw(); }
    },
  };
};
