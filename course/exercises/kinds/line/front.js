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
  body.append(prompt(spec), make("div", { class: "course-code", translate: "no" }, ...parts.filter(Boolean)),
    make("button", { type: "button", class: "course-button primary", onclick: () => send(get()) }, "▶ Run the line"));
  return {
    get,
    set: (answer) => {
      for (const [name, input] of Object.entries(inputs)) if (answer && !input.value) input.value = answer[name] ?? "";
    },
  };
};
