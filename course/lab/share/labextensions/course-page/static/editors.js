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
  return show;
}
