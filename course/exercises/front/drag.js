// A grip to drag by, with mouse, pen or finger; whoever has no pointer has the keys, and screen readers are told of no grip.
function grip({ begin = () => {}, move, drop }) {
  const handle = make("span", { class: "course-grip", "aria-hidden": "true", title: "Drag" }, "⠿");
  let held = false;
  const end = (event, there) => {
    if (!held) return;
    held = false;
    drop(there ? event : null);
  };
  handle.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    held = true;
    handle.setPointerCapture(event.pointerId);
    begin(event);
  });
  handle.addEventListener("pointermove", (event) => held && move(event));
  handle.addEventListener("pointerup", (event) => end(event, true));
  handle.addEventListener("lostpointercapture", (event) => end(event, false));
  return handle;
}
