controls.choices = ({ spec, body, send }) => {
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
