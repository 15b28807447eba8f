controls.number = ({ spec, body, send, stale }) => {
  const id = unique("number");
  const input = make("input", { type: "text", id, inputmode: "decimal", autocomplete: "off", class: "course-number-input" });
  let kept = "";
  const save = () => { if (input.value.trim() && input.value !== kept) { kept = input.value; send(input.value); } };
  input.addEventListener("change", save);
  input.addEventListener("input", () => stale(input.value === kept ? null : `${UNSAVED} Press Enter, or Save.`));
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") { kept = ""; save(); } });
  body.append(prompt(spec, "label", { for: id }),
    make("div", { class: "course-row" }, spec.before ? spec.unit : null, input, spec.before ? null : spec.unit,
      make("button", { type: "button", class: "course-button", onclick: () => { kept = ""; save(); } }, "Save")));
  return {
    get: () => input.value,
    set: (answer) => {
      if (answer === null || answer === undefined || input === document.activeElement || input.value) return;
      input.value = kept = String(answer);
    },
  };
};
