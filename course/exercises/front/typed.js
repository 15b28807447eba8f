// What is typed: a number, the blanks of a line, a memo; and the card under a code cell.
const UNSAVED = "Changed, and not saved yet.";

drawers.number = ({ spec, body, send, stale }) => {
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

drawers.line = ({ spec, body, send, stale }) => {
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

drawers.memo = ({ spec, body, send, model, stale }) => {
  const id = unique("memo");
  const area = make("textarea", { id, rows: 9, "aria-describedby": `${id}-marked` });
  const words = make("span", { class: "course-hint" });
  const cited = new Set();
  const listed = make("div");
  const none = make("p", { class: "course-hint" }, "The runs that you make in the simulator appear here.");
  const runs = make("fieldset", { class: "course-runs-cited" }, make("legend", {}, "Runs that your memo cites"), none, listed);
  let timer = null;
  let filled = false;
  const get = () => ({ text: area.value, runs: [...cited].sort((a, b) => a - b) });
  const save = () => { clearTimeout(timer); timer = null; send(get()); };
  const count = () => { words.textContent = `${area.value.trim() ? area.value.trim().split(/\s+/).length : 0} of about ${spec.words} words`; };
  area.addEventListener("input", () => { count(); stale("Changed. It is saved as you pause."); clearTimeout(timer); timer = setTimeout(save, 900); });
  area.addEventListener("blur", () => { if (timer !== null) save(); });
  const list = growing(listed, (run) => {
    const [label, input] = optionRow("checkbox", id, { id: String(run.n), label: run.label }, () => {
      if (input.checked) cited.add(run.n); else cited.delete(run.n);
      save();
    });
    return label;
  });
  const drawRuns = () => {
    const known = model.get("runs") ?? [];
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

drawers.code = ({ spec, body }) => {
  body.append(prompt(spec));
  return { get: () => null, set: () => {} };
};

drawers.recall = ({ model, el }) => {
  const draw = () => {
    const { said, says } = model.get("state");
    el.replaceChildren(make("div", { class: "course-note" }, make("b", {}, said), make("span", {}, ...rich(says))));
  };
  model.on("change:state", draw);
  draw();
};

drawers.header = ({ model, el }) => {
  const draw = () => {
    const spec = model.get("spec");
    const state = model.get("state");
    const next = state.steps.findIndex((step) => !step.done);
    const done = state.steps.filter((step) => step.done).length;
    const said = `${done} of ${state.steps.length} exercises answered${next >= 0 ? `, number ${next + 1} is next` : ""}`;
    const bar = make("ol", { class: "course-steps", "aria-label": `Progress: ${said}` },
      ...state.steps.map((step, at) => make("li", { class: step.done ? "done" : at === next ? "now" : "", title: step.heading })));
    const place = state.steps[next]?.heading ? [...document.querySelectorAll("section.course-task")].find((task) => task.getAttribute("aria-label") === state.steps[next].heading) : null;
    const onward = done && place ? make("button", { type: "button", class: "course-link", onclick: () => {
      place.scrollIntoView({ block: "start" });
      place.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
    } }, `Go to ${state.steps[next].heading.split(" · ")[0].toLowerCase()}`) : null;
    const box = make("div", { class: "course-header" }, bar,
      make("p", { class: "course-hint" }, state.steps.length ? `${said} · saved on this computer ` : "", onward ?? ""));
    if (spec.notice) {
      const note = make("div", { role: "alert" });
      fillNote(note, { tone: "think", head: "Your earlier answers", says: spec.notice });
      note.className = "course-note think";
      box.append(note);
    }
    el.replaceChildren(box);
  };
  model.on("change:state", draw);
  draw();
};
