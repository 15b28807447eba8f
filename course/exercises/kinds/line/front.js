controls.line = ({ spec, body, send, stale }) => {
  const inputs = {};
  const get = () => Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
  const parts = spec.template.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part ? make("span", {}, part) : null;
    const input = make("input", { type: "text", "aria-label": spec.blanks[part], spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") send(get()); });
    input.addEventListener("input", () => stale(`${UNSAVED} Press Enter, or run the line.`));
    inputs[part] = input;
    return input;
  });
  // A menu writes in its blank, and follows what is typed there: it shows nothing of a name that it does not list.
  const menus = Object.entries(inputs).filter(([part]) => spec.choices?.[part]).map(([part, input]) => { // as they stand in the line
    const choices = spec.choices[part];
    const label = spec.blanks[part];
    const one = menu(`${label[0].toUpperCase()}${label.slice(1)}`, () => {
      input.value = one.select.value;
      input.dispatchEvent(new Event("input"));
    });
    const follow = () => fillMenu(one, choices.map((choice) => [choice, choice]), choices.includes(input.value.trim()) ? input.value.trim() : "", "choose, or type it");
    input.addEventListener("input", follow);
    follow();
    return { ...one, follow };
  });
  body.append(prompt(spec), make("div", { class: "course-code", translate: "no" }, ...parts.filter(Boolean)),
    menus.length ? menuBox(menus.length > 1 ? "Fill the blanks from menus, or type in the line" : "Fill the blank from a menu, or type in the line", menus) : "",
    make("button", { type: "button", class: "course-button primary", onclick: () => send(get()) }, "▶ Run the line"));
  return {
    get,
    set: (answer) => {
      for (const [name, input] of Object.entries(inputs)) if (answer && !input.value) input.value = answer[name] ?? "";
      menus.forEach(({ follow }) => follow());
    },
  };
};
