// The line above the page: contents on the left, progress in the middle, the code on the right once it was asked for.
import { make, memory } from "./make.js";

const WELCOME = "00_welcome";

export function addBar(page) {
  const said = make("span", { role: "status" });
  const count = make("span", { "aria-hidden": "true" }); // spoken, each step would interrupt the one before
  const status = make("span", { class: "page-progress" }, said, count);
  const meter = make("progress", { class: "page-meter", "aria-label": "Getting the page ready", hidden: true });
  // Who never asks sees no code, and one button at the page's end that offers it; to who has asked, the bar offers it too.
  const [code, offer] = [0, 1].map(() => make("button", { type: "button", class: "page-quiet-button page-code-button" }));
  const showCode = (shown) => {
    page.panel.toggleClass("page-code", shown);
    if (shown) page.colour();
    if (shown) page.panel.addClass("page-asked");
    code.hidden = !page.panel.hasClass("page-asked");
    for (const each of [code, offer]) {
      each.setAttribute("aria-pressed", String(shown));
      each.textContent = shown ? "Hide the code" : "Show the code";
    }
  };
  for (const each of [code, offer]) each.addEventListener("click", () => {
    showCode(!page.panel.hasClass("page-code"));
    memory.set("code", page.panel.hasClass("page-code") ? "shown" : "hidden");
    each.scrollIntoView({ block: "nearest" });
  });
  page.panel.toggleClass("page-asked", memory.get("code") !== null);
  showCode(memory.get("code") === "shown");
  const node = make("div", { class: "page-bar" }, allModules(page), ...contents(page), status, code, meter);
  return {
    node,
    offer,
    // done of all cells; without numbers the line goes away.
    progress(done, all) {
      const running = all !== undefined;
      this.say(running ? "Getting the page ready… " : "");
      count.textContent = running ? `${done} of ${all}` : "";
      meter.hidden = !running;
      if (running) Object.assign(meter, { max: all, value: done });
    },
    say(text) {
      if (said.textContent !== text) said.textContent = text;
    },
  };
}

// The welcome page lies beside every module, under an address that differs from this one by its name alone.
function allModules(page) {
  const { module } = page.notebook.model.getMetadata("course");
  if (module === WELCOME || !window.location.pathname.includes(`/${module}/${module}.ipynb`)) return null;
  return make("a", { class: "page-quiet-button page-all", href: window.location.pathname.replace(`${module}/${module}`, `${WELCOME}/${WELCOME}`) }, "All modules");
}

function headings(page) {
  const found = [];
  for (const cell of page.notebook.widgets) {
    if (cell.model.type !== "markdown") continue;
    const source = cell.model.sharedModel.getSource().replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
    [...source.matchAll(/^## +(.+?)#*$/gm)].forEach(([, text], nth) =>
      found.push({ cell, nth, text: text.replace(/[*_`]/g, "").replace(/<[^>]*>/g, "").trim() }));
  }
  return found;
}

function goTo({ cell, nth }) {
  const heading = cell.node.querySelectorAll("h2")[nth];
  if (!heading) return;
  heading.tabIndex = -1;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  heading.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  heading.focus({ preventScroll: true });
}

// A small list of the page's own headings: works alike in JupyterLab and Notebook 7.
function contents(page) {
  const list = make("ol", {});
  const button = make("button", { type: "button", class: "page-quiet-button", "aria-expanded": "false" }, "Contents");
  const nav = make("nav", { class: "page-contents", "aria-label": "On this page", hidden: true }, list);
  const open = (shown) => {
    nav.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    if (!shown) return;
    list.replaceChildren(...headings(page).map((heading) =>
      make("li", {}, make("button", { type: "button", onclick: () => { open(false); goTo(heading); } }, heading.text))));
  };
  button.addEventListener("click", () => open(nav.hidden));
  for (const part of [button, nav]) {
    part.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !nav.hidden) { open(false); button.focus(); }
    });
    part.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && relatedTarget !== button && !nav.contains(relatedTarget)) open(false);
    });
  }
  page.panel.node.addEventListener("pointerdown", (event) => {
    if (!nav.hidden && !nav.contains(event.target) && event.target !== button) open(false);
  });
  return [button, nav];
}
