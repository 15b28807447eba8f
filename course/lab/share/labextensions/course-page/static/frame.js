// What Jupyter puts around a notebook: menus, side bars, tool bar, status bar. A reader
// does not need them; a button at the page's end brings them back. In JupyterLab with
// several documents they serve the others, and stay.
import { make } from "./make.js";

const AROUND = "#jp-top-panel, #jp-menu-panel, #jp-bottom-panel, .jp-SideBar, #top-panel-wrapper, #menu-panel-wrapper";

function* everyWidget(widget) {
  for (const child of widget.children()) {
    yield child;
    yield* everyWidget(child);
  }
}

export class Frame {
  constructor(page) {
    this.page = page;
    this.tools = false;
    this.listeners = [];
    this.hidden = new Set();
    this.button = make("button", { type: "button", class: "page-quiet-button", onclick: () => this.setTools(!this.tools) });
    this.foot = make("div", { class: "page-foot" }, this.button);
    const { shell } = page.app;
    (shell.currentChanged ?? shell.modeChanged)?.connect(() => this.apply());
    shell.modeChanged?.connect(() => this.apply());
    page.panel.disposed.connect(() => this.show());
    void page.app.restored.then(() => this.apply());
    const title = document.querySelector("title");
    const named = new MutationObserver(() => this.name());
    named.observe(title, { childList: true });
    page.panel.disposed.connect(() => named.disconnect());
    this.apply();
  }

  get alone() {
    const { shell } = this.page.app;
    return shell.mode === undefined || shell.mode === "single-document";
  }

  // The browser's tab says what the page is about, not what its file is called.
  name() {
    const { app, panel } = this.page;
    const { title } = panel.model?.getMetadata("course") ?? {};
    if (title && this.alone && app.shell.currentWidget === panel && document.title !== title) document.title = title;
  }

  onChange(listener) {
    this.listeners.push(listener);
    listener(this.tools);
  }

  setTools(tools) {
    this.tools = tools;
    this.page.panel.toggleClass("page-tools", tools);
    if (tools) this.page.colour();
    this.apply();
    this.button.scrollIntoView({ block: "nearest" });
    for (const listener of this.listeners) listener(tools);
  }

  apply() {
    const { app, panel } = this.page;
    panel.toolbar.setHidden(!this.tools);
    this.button.setAttribute("aria-pressed", String(this.tools));
    this.button.textContent = this.tools ? "Hide Jupyter’s own tools" : "Show Jupyter’s own tools";
    if (this.tools || !this.alone || app.shell.currentWidget !== panel) return this.show();
    this.name();
    app.shell.collapseLeft?.();
    app.shell.collapseRight?.();
    for (const widget of everyWidget(app.shell)) {
      if (widget.isHidden || !widget.node.matches(AROUND)) continue;
      widget.hide();
      this.hidden.add(widget);
    }
    return undefined;
  }

  show() {
    for (const widget of this.hidden) if (!widget.isDisposed) widget.show();
    this.hidden.clear();
  }
}
