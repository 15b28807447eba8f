// One calm line at the top of the page when something needs the reader: what happened,
// what it means, and a button. The most important of those that hold is shown.
import { make } from "./make.js";

const ORDER = ["tab", "unreachable", "blocked", "trust", "lost", "save", "part", "stuck", "slow", "busy", "cookies"];

export class Notices {
  constructor() {
    this.held = new Map();
    this.node = make("div", { class: "page-notices", role: "status", "aria-live": "polite" });
  }

  // notice: { title, text, button, act, bad }; `act` is called when the button is pressed.
  show(kind, notice) {
    this.held.set(kind, notice);
    this.draw();
  }

  hide(...kinds) {
    for (const kind of kinds) this.held.delete(kind);
    this.draw();
  }

  holds(kind) {
    return this.held.has(kind);
  }

  get any() {
    return this.held.size > 0;
  }

  draw() {
    const kind = ORDER.find((each) => this.held.has(each));
    const notice = this.held.get(kind);
    if (notice === this.shown) return;
    this.shown = notice;
    if (!notice) return this.node.replaceChildren();
    return this.node.replaceChildren(
      make("div", { class: `page-notice${notice.bad ? " page-bad" : ""}`, "data-kind": kind },
        make("div", {}, make("b", {}, `${notice.bad ? "✕ " : ""}${notice.title}`), make("span", {}, notice.text)),
        notice.button && make("button", { type: "button", class: "page-button", onclick: notice.act }, notice.button)),
    );
  }
}
