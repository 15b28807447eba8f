controls.decision = ({ spec, body, send, model, stale, part, draft }) => {
  const kept = (draft ?? model.get("state").answer)?.levers;
  const panel = buildPanel(spec, { model, part }, kept, () => model.get("state").answer &&
    stale(`A lever has moved. Your decision stands as it was saved${spec.lock ? "." : ", until you press the button again."}`));
  const button = make("button", { type: "button", class: "course-button", onclick: () => send({ levers: panel.get() }) });
  const stand = () => {
    const stands = spec.lock && model.get("state").done;
    button.textContent = stands ? "Decided, and it stands" : "This is my decision";
    button.classList.toggle("primary", !stands);
  };
  model.on("change:state", stand);
  stand();
  body.append(prompt(spec), make("div", { class: "course-sim inside" }, panel.node), button);
  return { get: () => ({ levers: panel.get() }), set: () => {}, stop: panel.stop };
};
