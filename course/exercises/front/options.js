// Options to pick or to tick: native inputs, inside fieldsets with legends.
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
