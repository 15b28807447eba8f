// The line at the top of a page.
drawers.header = ({ model, el }) => {
  const draw = () => {
    const spec = model.get("spec");
    const state = model.get("state");
    const next = state.steps.findIndex((step) => !step.done);
    const done = state.steps.filter((step) => step.done).length;
    const said = model.still ? "" : `${done} of ${state.steps.length} exercises answered${next >= 0 ? `, number ${next + 1} is next` : ""}`; // how far one is, only its record knows
    const bar = make("ol", { class: "course-steps", "aria-label": model.still ? null : `Progress: ${said}` },
      ...state.steps.map((step, at) => make("li", { class: model.still ? "" : step.done ? "done" : at === next ? "now" : "", title: step.heading })));
    const find = () => [...document.querySelectorAll("section.course-task")].findLast((task) => task.getAttribute("aria-label") === state.steps[next].heading); // what stands in for a card comes before it
    const onward = !model.still && done && state.steps[next]?.heading && find() ? make("button", { type: "button", class: "course-link", onclick: () => {
      const place = find();
      place.scrollIntoView({ block: "start" });
      place.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
    } }, `Go to ${state.steps[next].heading.split(" · ")[0].toLowerCase()}`) : null;
    const box = make("div", { class: "course-header" }, bar,
      make("p", { class: "course-hint" }, state.steps.length ? `${said}${said && spec.kept ? " · saved as you go" : ""}\u00a0` : "", onward ?? ""));
    if (spec.notice) {
      const note = make("div", { role: "alert" });
      fillNote(note, { tone: "think", head: spec.head, says: spec.notice });
      note.className = "course-note think";
      box.append(note);
    }
    el.replaceChildren(box);
  };
  model.on("change:state", draw);
  draw();
  if (model.get("spec").tells) model.send({ type: "drawn" }); // what stands above it is for pages that can't draw this
};
