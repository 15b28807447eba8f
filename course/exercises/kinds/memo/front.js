controls.memo = ({ spec, body, send, model, stale }) => {
  const id = unique("memo");
  const area = make("textarea", { id, rows: 9, "aria-describedby": `${id}-marked` });
  const words = make("span", { class: "course-hint" });
  const cited = new Set();
  const listed = make("div");
  const none = make("p", { class: "course-hint" }, "The runs that you make in the simulator appear here.");
  const runs = make("fieldset", { class: "course-runs-cited" }, make("legend", {}, `Runs that your ${spec.called} cites`), none, listed);
  let timer = null;
  let filled = false;
  const get = () => ({ text: area.value, runs: [...cited].sort((a, b) => a - b) });
  const save = () => { clearTimeout(timer); timer = null; send(get()); };
  const count = () => { words.textContent = `${area.value.trim() ? area.value.trim().split(/\s+/).length : 0} of about ${spec.words} words`; };
  area.addEventListener("input", () => { count(); stale("Changed. It is saved as you pause."); clearTimeout(timer); timer = setTimeout(save, 900); });
  area.addEventListener("blur", () => { if (timer !== null) save(); });
  const list = growing(listed, (run) => {
    const [label, input] = optionRow("checkbox", id, { id: String(run.n), label: `${run.starred ? "★ " : ""}${run.label}` }, () => {
      if (input.checked) cited.add(run.n); else cited.delete(run.n);
      save();
    });
    return label;
  });
  const drawRuns = () => {
    const known = (model.get("runs") ?? []).toSorted((one, other) => other.starred - one.starred); // and newest first, as they come
    none.hidden = known.length > 0;
    list(known);
    for (const box of listed.querySelectorAll("input")) box.checked = cited.has(Number(box.value));
  };
  model.on("change:runs", drawRuns);
  body.append(prompt(spec, "label", { for: id }), area, make("div", { class: "course-row" },
    make("button", { type: "button", class: "course-button", onclick: save }, "Save"), words),
  make("p", { class: "course-hint", id: `${id}-marked` },
    spec.points ? `Marked on: ${spec.rubric.map((line) => `${line.label} ${line.points}`).join(" · ")}` : ""), spec.points ? runs : "");
  drawRuns();
  count();
  return {
    get,
    set: (answer) => {
      if (!answer || filled) return;
      filled = true;
      if (!area.value) area.value = answer.text ?? "";
      (answer.runs ?? []).forEach((n) => cited.add(n));
      count();
      drawRuns();
    },
  };
};
