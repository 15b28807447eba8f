// An order is changed by dragging a line, or with its two buttons: keys alone will do. A line moved is on its way to
// an answer; the button makes it one, so that the first answer is an order that was meant.
controls.order = ({ spec, body, send, model, stale }) => {
  let order = spec.items.map((item) => item.id);
  const labels = Object.fromEntries(spec.items.map((item) => [item.id, item.label]));
  const list = make("ol", { class: "course-order" });
  const said = make("p", { class: "course-hidden", "aria-live": "polite" });
  const move = (id, step) => {
    const at = order.indexOf(id);
    if (at + step < 0 || at + step >= order.length) return;
    [order[at], order[at + step]] = [order[at + step], order[at]];
    draw();
    const row = list.children[at + step];
    const wanted = row.querySelectorAll("button")[step < 0 ? 0 : 1];
    (wanted.disabled ? row.querySelector("button:not(:disabled)") : wanted).focus();
    said.textContent = `${labels[id]}: place ${at + step + 1} of ${order.length}`;
    moved();
  };
  const moved = () => {
    const isKept = String(model.get("state").answer ?? "") === String(order);
    stale(isKept ? null : "Moved, and not saved yet. Press “Keep this order”.");
  };
  // The lines that it passes change places with it: one that is itself moved would lose the pointer.
  const middle = (line) => { const { top, height } = line.getBoundingClientRect(); return top + height / 2; };
  const dragged = (id) => {
    const line = () => list.querySelector(".course-dragged");
    return grip({
      begin: () => list.querySelector(`[data-item="${CSS.escape(id)}"]`).classList.add("course-dragged"),
      move: ({ clientY }) => {
        while (line().nextElementSibling && clientY > middle(line().nextElementSibling)) line().before(line().nextElementSibling);
        while (line().previousElementSibling && clientY < middle(line().previousElementSibling)) line().after(line().previousElementSibling);
      },
      drop: () => {
        order = [...list.children].map((one) => one.dataset.item);
        draw();
        moved();
      },
    });
  };
  const draw = () => list.replaceChildren(...order.map((id, at) => make("li", { "data-item": id },
    dragged(id),
    make("span", { class: "course-order-label" }, ...rich(labels[id])),
    make("button", { type: "button", class: "course-step", "aria-label": `Move up: ${labels[id]}`, disabled: at === 0, onclick: () => move(id, -1) }, "↑"),
    make("button", { type: "button", class: "course-step", "aria-label": `Move down: ${labels[id]}`, disabled: at === order.length - 1, onclick: () => move(id, 1) }, "↓"))));
  draw();
  body.append(prompt(spec), list, said,
    make("button", { type: "button", class: "course-button primary", onclick: () => send([...order]) }, "Keep this order"));
  return {
    get: () => [...order],
    set: (answer) => {
      if (Array.isArray(answer) && answer.join() !== order.join()) { order = [...answer]; draw(); }
    },
  };
};
