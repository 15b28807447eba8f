// One notebook, one tab: of two that save the same file, one would undo the other.
const held = new Set();

export function holdPage(page) {
  const name = `course-page:${page.context.path}`;
  if (!navigator.locks || held.has(name)) return;
  held.add(name);
  navigator.locks.request(name, { steal: true }, () => new Promise(() => {}))
    .catch(({ name: why }) => why === "AbortError" && retire(page)); // a browser that blocks cookies gives no locks either
}

function retire(page) {
  const { context, notebook, notices, panel } = page;
  if (panel.isDisposed) return;
  page.retired = true;
  // The other tab has read the file by now: writing this one's copy over it would lose answers.
  Object.defineProperty(context, "canSave", { get: () => false, configurable: true });
  context.model.dirty = false;
  notebook.viewportNode.inert = true;
  panel.addClass("page-retired");
  notices.show("tab", {
    title: "This page is open in another tab",
    text: "Go on there. If that tab is closed already, go on here.",
    button: "Go on here",
    act: () => location.reload(),
  });
}
