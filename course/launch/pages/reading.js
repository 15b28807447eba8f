// Shows the module's text while Jupyter loads, scrolled and read as any page; what is answered in it is kept for the page to come.
// It lies in a tree of its own: Jupyter's page is made below it, and finds nothing of it.
(() => {
  const BAR = 44; // what the line at the top covers
  const PAUSE_MS = 1000; // in which nobody who writes is interrupted, and in which a memo counts as given
  const GIVES_MS = 30000;
  const code = URL.createObjectURL(new Blob([window.courseFrontCode], { type: "text/javascript" }));
  window.courseFront = import(code).then(({ default: front }) => front);
  const host = document.createElement("div");
  if (!host.attachShadow) return;
  const root = host.attachShadow({ mode: "closed" });
  root.append(document.getElementById("course-reading").content);
  const page = root.querySelector("main");
  const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  if (dark) page.parentNode.insertBefore(document.createElement("div"), page).append(page);
  if (dark) Object.assign(page.parentNode, { className: "page-shade" }).setAttribute("data-jp-theme-light", "false");
  document.documentElement.append(host);
  const paper = document.createElement("style"); // Jupyter's page below is not printed until it is there
  paper.textContent = "@media print { html { height: auto !important; overflow: visible !important } body { display: none !important } }";
  document.head.append(paper);
  const scrolled = root.querySelector(".jp-WindowedPanel-outer");

  const draw = (front) => {
    for (const el of root.querySelectorAll(".page-still")) {
      const { front: data, early, code } = el.dataset;
      front.still({ el, data: JSON.parse(data), early: early !== undefined, tell: (...answer) => code && window.courseEngine.answer(code, ...answer) });
    }
    root.append(...[document.getElementById("course-front-look")?.cloneNode(true)].filter(Boolean));
  };
  window.courseFront.then(draw).catch(() => {});

  // Jupyter, which is made below, hears of each key before this page does, and takes the keyboard as soon as it is there.
  host.setAttribute("data-lm-suppress-shortcuts", "true");
  // It must have had it once, to know which document is at work; who answers here gets it back.
  let answering = null;
  root.addEventListener("focusin", ({ target }) => { answering = target; });
  root.addEventListener("keydown", ({ key }) => { if (key === "Tab") answering = null; }); // who leaves it may
  const keep = ({ target }) => { if (target !== host && answering?.isConnected && !target.closest("#page-still")) answering.focus({ preventScroll: true }); };
  document.addEventListener("focusin", keep);
  let typed = 0;
  root.addEventListener("input", () => { typed = performance.now(); });
  const CONTROLS = "input, select, textarea, button";
  const cardOf = (control) => control?.closest("section.course-task");

  // The control that has the keyboard, by its place in its card: the page to come has the same.
  function held() {
    const control = answering, card = cardOf(control);
    if (!card) return null;
    const { selectionStart, selectionEnd } = control.type === "radio" || control.type === "checkbox" ? {} : control;
    return { heading: card.getAttribute("aria-label"), nth: [...card.querySelectorAll(CONTROLS)].indexOf(control), selection: [selectionStart, selectionEnd] };
  }

  // Gives the keyboard to that control once it can be used, unless the reader has gone elsewhere by then.
  function give({ heading, nth, selection }, until = performance.now() + GIVES_MS) {
    if (document.activeElement !== document.body || performance.now() > until) return;
    const card = [...document.querySelectorAll("section.course-task")].findLast((one) => one.getAttribute("aria-label") === heading);
    const control = card?.querySelectorAll(CONTROLS)[nth];
    if (!control?.matches(":enabled") || !control.checkVisibility({ visibilityProperty: true })) {
      setTimeout(give, 50, { heading, nth, selection }, until);
      return;
    }
    control.focus({ preventScroll: true });
    if (Number.isInteger(selection[0])) control.setSelectionRange(...selection);
  }

  window.courseReading = {
    writing: () => performance.now() - typed < PAUSE_MS && ["textarea", "text"].includes(answering?.type),

    // The first cell that begins in view, or else the one that fills it, by its place among all cells, and where it stands.
    at() {
      const cells = [...root.querySelectorAll(".jp-Cell")];
      const { top, bottom } = scrolled.getBoundingClientRect();
      const stands = cells.map((cell) => cell.getBoundingClientRect());
      const begins = stands.findIndex((box) => box.top >= top + BAR && box.top < bottom);
      const place = begins >= 0 ? begins : stands.findIndex((box) => box.bottom > top + BAR);
      return scrolled.scrollTop > 0 && place >= 0 ? { place, offset: stands[place].top - top } : null;
    },
    remove() {
      const at = held();
      host.remove();
      paper.remove();
      document.removeEventListener("focusin", keep);
      delete window.courseReading;
      window.dispatchEvent(new Event("course-drafts"));
      if (at) give(at);
    },
  };
})();
