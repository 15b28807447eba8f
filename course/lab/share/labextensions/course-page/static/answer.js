// The reader's own line of pandas: an editor with a label, and one button that runs it.
import { clock, make } from "./make.js";

export function addAnswer(page, cell) {
  cell.addClass("page-answer");
  const said = make("span", { class: "page-said", role: "status" });
  const button = make("button", { type: "button", class: "page-button" }, "▶ Run the line");
  const wrapper = cell.node.querySelector(".jp-Cell-inputWrapper");
  wrapper.before(make("p", { class: "page-label" }, "Your line"));
  wrapper.after(make("div", { class: "page-run" }, button, said));
  void cell.ready.then(() => {
    const editable = wrapper.querySelector(".cm-content");
    editable?.setAttribute("aria-label", "Your line");
    editable?.setAttribute("tabindex", "0");
    cell.editor?.setOption("lineWrap", true); // all of a long line can be read
  });

  let again = false; // asked for while it ran or was being saved: the line may be another by now
  const run = async () => {
    again = cell.hasClass("page-running");
    if (again) return;
    cell.addClass("page-running");
    said.textContent = "Running…";
    const ran = await page.live.run(cell);
    const saved = ran && (await page.live.save());
    cell.removeClass("page-running");
    said.textContent = saved ? `Saved ${clock()}` : "";
    if (again) await run();
  };
  button.addEventListener("click", run);
  // The exercise's card below offers menus that write this line: it asks for the line by the cell's id.
  const lend = ({ detail }) => {
    if (detail.cell !== cell.model.id) return;
    const text = cell.model.sharedModel;
    const heard = (_, { sourceChange }) => sourceChange && detail.heard();
    text.changed.connect(heard);
    detail.line = { get: () => text.getSource(), set: (line) => text.setSource(line), run, leave: () => text.changed.disconnect(heard) };
  };
  document.addEventListener("course-line", lend);
  cell.disposed.connect(() => document.removeEventListener("course-line", lend));
  // What was said under the line is about the line as it ran.
  cell.model.sharedModel.changed.connect((_, { sourceChange }) => {
    if (sourceChange) page.panel.addClass("page-unsaved");
    if (sourceChange && !cell.hasClass("page-running")) said.textContent = "Changed since it ran: press Enter, or run it.";
  });
  // A line ends with Enter, as in any field of a form. While Jupyter offers words, Enter takes
  // one; with Jupyter's own tools in view, it breaks the line as in any cell of theirs.
  const runs = (event) => event.key === "Enter" && !event.isComposing && !document.querySelector(".jp-Completer:not(.lm-mod-hidden)")
    && (event.shiftKey || event.ctrlKey || event.metaKey || !(event.altKey || page.frame.tools));
  wrapper.addEventListener("keydown", (event) => {
    if (runs(event)) {
      event.preventDefault();
      event.stopPropagation();
      void run();
    }
    // One line needs no indenting, and a key that goes on lets nobody get stuck in the editor.
    if (event.key === "Tab") event.stopPropagation();
  }, true);
}
