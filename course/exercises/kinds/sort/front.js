controls.sort = ({ spec, body, send }) => {
  const inputs = [];
  const names = [];
  const get = () => Object.fromEntries(inputs.filter((one) => one.input.checked).map((one) => [one.item, one.input.value]));
  // While an item is dragged, the groups lie ready at the card's lower edge, in sight.
  const bins = make("div", { class: "course-bins", "aria-hidden": "true", hidden: true },
    ...spec.groups.map((group) => make("div", { "data-group": group.id }, ...rich(group.label))));
  const over = (event) => event && bins.getRootNode().elementFromPoint(event.clientX, event.clientY)?.closest(".course-bins > div");
  const dragged = (item, row) => grip({
    begin: () => { bins.hidden = false; row().classList.add("course-dragged"); },
    move: (event) => [...bins.children].forEach((bin) => bin.classList.toggle("course-over", bin === over(event))),
    drop: (event) => {
      const bin = over(event);
      bins.hidden = true;
      row().classList.remove("course-dragged");
      [...bins.children].forEach((one) => one.classList.remove("course-over"));
      if (!bins.contains(bin ?? null)) return;
      inputs.find((one) => one.item === item && one.input.value === bin.dataset.group).input.checked = true;
      send(get());
    },
  });
  const rows = spec.items.map((item) => {
    const name = unique("sort");
    names.push(name);
    const groups = spec.groups.map((group) => {
      const [label, input] = optionRow("radio", name, group, () => send(get()));
      inputs.push({ item: item.id, input });
      return label;
    });
    const row = make("fieldset", { class: "course-sort-row" }, make("legend", {}, dragged(item.id, () => row), ...rich(item.label)),
      make("div", { class: "course-groups" }, ...groups));
    return row;
  });
  body.append(prompt(spec), ...rows, bins);
  return {
    get,
    resting: () => names.some((name) => resting.has(name)),
    set: (answer) => {
      if (!answer) return;
      inputs.forEach((one) => { one.input.checked = answer[one.item] === one.input.value; });
    },
  };
};
