// Working out the colours of a page's code takes Jupyter a quarter of a second as it opens, and
// few readers ask for the code: they are worked out when it is first shown. The reader's own
// line, which is always in view, has its colours at once.
import { isPage, tagged } from "./cells.js";

// Called before the notebook is read; what comes back shows the colours.
export function colourLate({ content, context }, languages) {
  let show;
  const shown = new Promise((done) => { show = done; });
  const late = Object.create(languages, { getLanguage: { value: (...of) => shown.then(() => languages.getLanguage(...of)) } });
  const factory = content.contentFactory;
  const editorFactory = (options) =>
    factory.editorFactory(isPage(context.model) && !tagged(options, "answer") ? { ...options, languages: late } : options);
  content.contentFactory = Object.create(factory, { editorFactory: { value: editorFactory } });
  let named;
  return () => {
    show();
    named ??= nameAsTheyCome(content.node);
  };
}

// Jupyter makes some editors only as they are shown, long after their cell has said that it is ready.
function nameAsTheyCome(page) {
  const name = () => {
    for (const code of page.querySelectorAll(".cm-content:not([aria-label])")) code.setAttribute("aria-label", "Code of this part");
  };
  name();
  const watch = new MutationObserver(name);
  watch.observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ["aria-label"] });
  return watch;
}
