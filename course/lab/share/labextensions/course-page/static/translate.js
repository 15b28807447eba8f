// A browser that translates pages would turn `mean` into another language's word, and a column's name
// into one that no table has: code stays as it is, and so does a table with its columns.
const AS_IT_IS = "code, pre, kbd, samp, .cm-editor, .jp-RenderedHTML table";

export function keepWords({ notebook: { viewportNode } }) {
  const keep = (node) => {
    for (const each of node.querySelectorAll(AS_IT_IS)) each.translate = false;
    if (node.matches(AS_IT_IS)) node.translate = false;
  };
  keep(viewportNode);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) keep(node);
  }).observe(viewportNode, { childList: true, subtree: true });
}
