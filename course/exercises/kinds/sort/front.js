controls.sort = ({ spec, body, send }) => {
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
