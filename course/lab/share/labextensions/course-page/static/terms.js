// A word that the build has marked is told at a touch, a click or a key: one small note for the whole page.
import { make } from "./make.js";

export function tellTerms(page) {
  const said = make("div", { class: "page-term", popover: "auto", role: "status" });
  page.panel.node.append(said);
  const tell = (term) => {
    said.textContent = term.dataset.means;
    said.showPopover();
    const { left, bottom, top } = term.getBoundingClientRect();
    const { width, height } = said.getBoundingClientRect();
    said.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
    said.style.top = `${bottom + height + 8 > window.innerHeight ? top - height - 6 : bottom + 6}px`;
  };
  const termOf = ({ target }) => target.closest?.("dfn[data-means]");
  page.panel.node.addEventListener("click", (event) => termOf(event) && tell(termOf(event)));
  page.panel.node.addEventListener("keydown", (event) => {
    if (!termOf(event) || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    tell(termOf(event));
  }, true);
  page.notebook.outerNode.addEventListener("scroll", () => said.hidePopover(), { passive: true });
  // Jupyter's cleaner lets no text through that says it can be pressed: that is added here, once a text is drawn.
  const dress = () => {
    for (const term of page.notebook.node.querySelectorAll("dfn[title]")) {
      term.dataset.means = term.title;
      term.removeAttribute("title");
      for (const [name, value] of Object.entries({ tabindex: "0", role: "button", "aria-description": "what this word means" })) term.setAttribute(name, value);
    }
  };
  const drawn = new MutationObserver(dress);
  drawn.observe(page.notebook.node, { childList: true, subtree: true });
  page.panel.disposed.connect(() => drawn.disconnect());
  dress();
}
