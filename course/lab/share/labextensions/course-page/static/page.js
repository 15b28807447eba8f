// A notebook that carries the key "course" becomes a page; any other is left alone.
import { addBar } from "./bar.js";
import { dressCells, isPage } from "./cells.js";
import { drawCharts } from "./charts.js";
import { colourLate } from "./editors.js";
import { Frame } from "./frame.js";
import { Live } from "./live.js";
import { Notices } from "./notices.js";
import { takesCookies } from "./make.js";
import { says } from "./says.js";
import { drawStill } from "./still.js";
import { holdPage } from "./tabs.js";
import { tellTerms } from "./terms.js";
import { keepWords } from "./translate.js";

export { drawn } from "./widgets.js";

export async function watch(app, tracker, languages, library, started) {
  const lumino = await library("@lumino/widgets");
  const adopt = async (panel) => {
    try {
      void meet(panel.context, started);
      drawCharts(panel, lumino);
      drawStill(panel, lumino);
      const colour = languages ? colourLate(panel, languages) : () => {};
      await panel.context.ready;
      if (panel.isDisposed || !isPage(panel.model)) return;
      const { CodeCell } = await library("@jupyterlab/cells");
      if (panel.isDisposed) return;
      const page = openPage({ app, panel, CodeCell, colour });
      await panel.revealed;
      await until(() => panel.node.querySelector(".jp-MarkdownOutput > *"));
      await handOver(page);
    } finally {
      window.courseReading?.remove();
      document.querySelector(".page-cover")?.remove();
    }
  };
  tracker.widgetAdded.connect((_, panel) => void adopt(panel));
  tracker.forEach((panel) => void adopt(panel));
}

// Jupyter turns to the kernel only when the notebook is drawn and its checkpoints are listed. One that runs already is met meanwhile.
async function meet({ path, sessionContext }, started) {
  if ((await started) !== path || sessionContext.isDisposed) return;
  sessionContext.kernelPreference = { ...sessionContext.kernelPreference, name: "python3" };
  await sessionContext.initialize().catch(() => null); // what fails here fails for Jupyter too, which says so
}

// Waits, for two seconds at most, until there is something to read.
async function until(there) {
  for (let waited = 0; waited < 2000 && !there(); waited += 20) await new Promise((done) => setTimeout(done, 20));
}

// What was read and answered meanwhile gives way to the page itself as soon as that is live where the reader has come to.
async function handOver({ notebook, live, notices }) {
  const { outerNode } = notebook;
  const follow = () => {
    const { place, offset } = window.courseReading?.at() ?? {};
    const top = notebook.widgets[place]?.node.getBoundingClientRect().top - outerNode.getBoundingClientRect().top;
    if (offset !== undefined) outerNode.scrollTop += top - offset;
  };
  const comes = () => {
    const seen = live.running && !notices.any ? live.inView() : [];
    return !seen.some((cell) => cell.hasClass("page-answer")) // a line can be written only in the page itself
      && seen.some((cell) => cell.hasClass("page-old") || cell.hasClass("page-drawing"));
  };
  while (window.courseReading && (comes() || window.courseReading.writing())) {
    follow();
    await new Promise((done) => setTimeout(done, 50));
  }
  const cards = () => [...notebook.node.querySelectorAll(".page-still")];
  await until(() => cards().every((card) => card.firstChild));
  follow();
}

function openPage(given) {
  const { panel } = given;
  const notebook = panel.content;
  panel.addClass("course-page");
  // All outputs stay in the page: a chart that is built when it scrolls into view jumps.
  notebook.notebookConfig = { ...notebook.notebookConfig, windowingMode: "none", scrollPastEnd: false };

  const page = { ...given, notebook, context: panel.context, session: panel.sessionContext };
  page.notices = new Notices();
  page.bar = addBar(page);
  page.frame = new Frame(page);
  page.frame.foot.prepend(page.bar.offer);
  page.live = new Live(page);
  notebook.outerNode.prepend(page.bar.node, page.notices.node);
  notebook.outerNode.append(page.frame.foot);
  // At each of these, the notebook takes the focus away from what is not one of its cells.
  for (const ours of [page.bar.node, page.notices.node, page.frame.foot]) {
    for (const kind of ["focusin", "keydown", "mousedown", "mouseup"]) ours.addEventListener(kind, (event) => event.stopPropagation());
  }

  keepWords(page);
  tellTerms(page);
  dressCells(page);
  notebook.model.cells.changed.connect(() => queueMicrotask(() => panel.isDisposed || dressCells(page)));
  guardKeysAndClicks(page);
  holdPage(page);
  if (!takesCookies()) page.notices.show("cookies", says.cookies);
  void page.live.open();
  return page;
}

// In a document no key deletes a paragraph and no double click opens its source.
// Jupyter's own tools, when they are asked for, bring those back.
function guardKeysAndClicks(page) {
  const { node } = page.panel;
  // Jupyter asks the element that has the focus, and it alone, whether it wants no shortcuts.
  const mute = ({ target }) => target.toggleAttribute("data-lm-suppress-shortcuts", !page.frame.tools);
  node.addEventListener("focusin", mute, true);
  page.frame.onChange(() => node.contains(document.activeElement) && mute({ target: document.activeElement }));
  const stop = (event) => {
    if (!page.frame.tools) event.stopPropagation();
  };
  // Tab goes from control to control; a paragraph is not one, though Jupyter makes the last one clicked a stop.
  const unstop = () => {
    const stop = page.notebook.viewportNode.querySelector(':scope > .jp-Cell[tabindex="0"]');
    if (stop && !page.frame.tools) stop.tabIndex = -1;
  };
  new MutationObserver(unstop).observe(page.notebook.viewportNode, { subtree: true, attributeFilter: ["tabindex"] });
  unstop();
  for (const kind of ["dblclick", "contextmenu"]) page.notebook.outerNode.addEventListener(kind, stop);
  node.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      void page.live.save();
    }
  });
}
