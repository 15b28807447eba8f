// What each cell looks like: code is out of sight unless it is the reader's own line.
import { addAnswer } from "./answer.js";
import { make, memory } from "./make.js";

// A notebook of the course says of itself what it is about; another's "course" may be anything.
export function isPage(model) {
  return typeof model.getMetadata("course")?.module === "string";
}

export function tagged(cell, tag) {
  const tags = cell.model.getMetadata("tags");
  return Array.isArray(tags) && tags.includes(tag);
}

export function codeCells(page) {
  return page.notebook.widgets.filter((cell) => cell.model.type === "code");
}

export function dressCells(page) {
  for (const cell of page.notebook.widgets) {
    if (cell.node.dataset.page) continue;
    cell.node.dataset.page = cell.model.type;
    cell.toggleClass("page-wide", tagged(cell, "wide"));
    if (cell.model.type !== "code") continue;
    cell.inputHidden = false; // the page hides code by its own rule: a cell folded away twice could not be shown
    // The strip beside an output that folds it: out of sight here, and measured anew for each output that is drawn.
    cell.node.querySelector(".jp-OutputArea-promptOverlay")?.remove();
    if (tagged(cell, "answer")) addAnswer(page, cell);
    else if (!tagged(cell, "later")) addPeek(page, cell);
  }
}

// The code of one cell, shown beside its output and remembered for this notebook.
function addPeek(page, cell) {
  const key = `code:${page.context.path}:${cell.model.id}`;
  const button = make("button", { type: "button", class: "page-peek" });
  const show = (shown) => {
    cell.toggleClass("page-code", shown);
    if (shown) page.colour();
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = shown ? "Hide this code" : "Show this code";
  };
  show(memory.get(key) === "shown");
  button.addEventListener("click", () => {
    const shown = !cell.hasClass("page-code");
    memory.set(key, shown ? "shown" : "hidden");
    show(shown);
  });
  cell.node.append(button);
  void cell.ready.then(() => cell.node.querySelector(".cm-content")?.setAttribute("aria-label", "Code of this part"));
}
