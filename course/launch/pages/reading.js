// Shows the module's text while Jupyter loads, scrolled and read as any page; nothing in it can be answered yet.
// It lies in a tree of its own: Jupyter's page is made below it, and finds nothing of it.
(() => {
  const BAR = 44; // what the line at the top covers
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
    for (const el of root.querySelectorAll(".page-still")) front.still({ el, data: JSON.parse(el.dataset.front) });
    root.append(...[document.getElementById("course-front-look")?.cloneNode(true)].filter(Boolean));
  };
  window.courseFront.then(draw).catch(() => {});

  window.courseReading = {
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
      host.remove();
      paper.remove();
      delete window.courseReading;
    },
  };
})();
