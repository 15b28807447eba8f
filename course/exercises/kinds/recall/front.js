drawers.recall = ({ model, el }) => {
  const draw = () => {
    const { said, says } = model.get("state");
    el.replaceChildren(make("div", { class: "course-note" }, make("b", {}, said), make("span", {}, ...rich(says))));
  };
  model.on("change:state", draw);
  draw();
};
