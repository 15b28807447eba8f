// The map of modules and the hand-in card.
function goTo(path) {
  // The page's own address says which Jupyter this is; only the notebook in it changes.
  const here = window.location.pathname.replace(/\/[^/]+\/[^/]+\.ipynb$/, "");
  window.location.assign(`${here}/${path}${window.location.search}`);
}

function exchangeWith(model, draw, trouble) {
  model.on("msg:custom", (message) => {
    if (message.type !== "reply") return;
    trouble.hidden = !message.problem;
    trouble.textContent = message.problem ?? "";
    if (message.go) goTo(message.go);
  });
  model.on("change:state", draw);
}

drawers.map = ({ model, el }) => {
  const trouble = make("p", { class: "course-trouble", role: "alert", hidden: true });
  const list = make("ul", { class: "course-map", "aria-label": "Modules" });
  const draw = () => {
    const { modules, next } = model.get("state");
    list.replaceChildren(...modules.map((module) => {
      const label = module.name === next ? (module.begun ? "Go on" : "Begin") : module.done ? "Look again" : module.begun ? "Go on" : "Open";
      const left = module.done ? "" : ` · ${module.minutes} min${module.begun ? " left" : ""}`;
      return make("li", {},
        make("span", { class: "course-hint" }, make("span", { "aria-hidden": "true" }, `${module.mark} `), `${module.state}${left}`),
        make("b", {}, `${module.number} ${module.title}`),
        make("button", { type: "button", class: `course-button${module.name === next ? " primary" : ""}`, "aria-label": `${label}: module ${module.number}, ${module.title}`,
          onclick: () => model.send({ type: "open", module: module.name }) }, label));
    }));
  };
  exchangeWith(model, draw, trouble);
  el.replaceChildren(make("section", { class: "course-wide", "aria-label": "The modules of this course" }, list, trouble));
  draw();
};

drawers.handin = ({ model, el }) => {
  const spec = model.get("spec");
  const trouble = make("div", { class: "course-note bad", role: "alert", hidden: true });
  const body = make("div");
  const id = unique("name");
  const name = make("input", { type: "text", id, value: spec.name, autocomplete: "name" });
  const send = (type) => model.send({ type, name: name.value });
  const draw = () => {
    const state = model.get("state");
    const open = state.unanswered;
    const said = open.length ? `Not answered yet: exercise ${open.join(", ")}. You can hand in all the same; they count nothing.` : "Every exercise is answered.";
    const receipt = state.receipt;
    const where = receipt && (receipt.how === "file"
      ? make("span", {}, "It is the file ", make("code", {}, receipt.file), ". Send it to your instructor, by e-mail or as you were told.")
      : make("span", {}, "It is with your instructor."));
    body.replaceChildren(
      make("p", {}, said), spec.asks_name ? make("div", { class: "course-row" }, make("label", { for: id }, "Your name, as your instructor knows you"), name) : "",
      make("div", { class: "course-row" },
        make("button", { type: "button", class: "course-button primary", onclick: () => send("hand in") }, receipt ? "Hand in again" : "Hand in"),
        make("button", { type: "button", class: "course-button", onclick: () => model.send({ type: "open", module: "00_welcome" }) }, "All modules")),
      receipt ? make("div", { class: "course-note good", role: "status" }, make("b", {}, make("span", { "aria-hidden": "true" }, "✓ "), `Handed in ${new Date(receipt.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })}`), where,
        receipt.note ? make("p", {}, receipt.note) : null,
        make("p", { class: "course-hint" }, "You can go on changing answers and hand in again: the last one counts.")) : "");
    if (state.feedback) {
      // Sealed: the feedback page runs nothing and reaches nothing, here as in a browser of its own.
      const page = make("iframe", { class: "course-feedback", sandbox: "", title: `Feedback: ${state.score}` });
      page.srcdoc = state.feedback;
      body.append(make("h3", {}, `Your feedback: ${state.score}`), page);
    }
  };
  exchangeWith(model, draw, trouble);
  el.replaceChildren(make("section", { class: "course-task course-kind-handin", "aria-label": "Hand in" },
    make("div", { class: "course-top" }, make("span", {}, "Hand in")), body, trouble));
  draw();
};
