controls.choice = ({ spec, body, send }) => {
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
