// What an output shows before a kernel is there: a chart's picture, a card that can be read and not yet answered.
import { isPage } from "./cells.js";

const STILL = "application/vnd.course.front+json";
const SVG = "image/svg+xml";
const WIDGET = "application/vnd.jupyter.widget-view+json";
const RANK = 30; // before the plain HTML that stands beside it
const DRAWN = ".course-front, svg, canvas, img, input"; // a front may have nothing to say
const DRAWN_WITHIN_MS = 15000; // a slow computer draws late; what was shown stands there until then

// Called before the notebook is read: only then does it say whether it is a page.
export function drawStill({ content: { rendermime }, context }, { Widget }) {
  const theirs = rendermime.getFactory(SVG);
  class Card extends Widget {
    async renderModel({ data }) {
      this.addClass("page-still");
      const front = await (window.courseFront ?? Promise.reject(new Error("no front"))).catch(() => null);
      if (this.isDisposed) return;
      if (front && isPage(context.model)) front.still({ el: this.node, data: data[STILL] });
      else this.node.innerHTML = data["text/html"] ?? ""; // this notebook is trusted, or it would not have come here
    }
  }
  class Picture extends Widget {
    async renderModel({ data }) {
      this.addClass("page-chart");
      this.addClass("vega-embed");
      const svg = new DOMParser().parseFromString(data[SVG], SVG).documentElement;
      const picture = document.createElement("div");
      picture.setAttribute("role", "img");
      picture.setAttribute("aria-label", data["text/plain"] ?? "");
      picture.append(document.importNode(svg, true));
      this.node.replaceChildren(picture);
    }
  }
  rendermime.addFactory({ safe: false, mimeTypes: [STILL], createRenderer: () => new Card() }, RANK);
  rendermime.addFactory({
    safe: false,
    mimeTypes: [SVG],
    createRenderer: (options) => (isPage(context.model) || !theirs ? new Picture() : theirs.createRenderer(options)),
  }, RANK);
}

// A widget lives as long as its kernel; what it showed can be read without one.
export function layStill(cell) {
  const { model } = cell.outputArea;
  const kept = model.toJSON();
  if (!kept.some(({ data }) => data && WIDGET in data && STILL in data)) return;
  model.fromJSON(kept.map((output) => {
    if (!output.data || !(STILL in output.data)) return output;
    const { [WIDGET]: _, ...data } = output.data;
    return { ...output, data };
  }));
}

// Keeps what a cell shows in its place while it is drawn anew. What comes back puts the new in, all at once.
export function holdPicture(cell) {
  const { node } = cell.outputArea;
  if (!node.parentNode.querySelector(":scope > .page-picture")) node.before(copied(node));
  cell.addClass("page-drawing");
  return async () => {
    await untilDrawn(node);
    const picture = node.parentNode?.querySelector(":scope > .page-picture");
    cell.removeClass("page-drawing");
    picture?.remove();
  };
}

// A copy of the nodes alone would lose what is ticked and typed.
function copied(node) {
  const picture = node.cloneNode(true);
  picture.classList.add("page-picture");
  const [from, to] = [node, picture].map((each) => [...each.querySelectorAll("input, select, textarea")]);
  from.forEach((input, at) => {
    to[at].removeAttribute("name"); // two radio buttons of one name are never both ticked
    if (input.type === "checkbox" || input.type === "radio") to[at].checked = input.checked;
    else if (input.type !== "file") to[at].value = input.value;
    to[at].disabled = true;
  });
  for (const each of picture.querySelectorAll("[id]")) each.removeAttribute("id");
  return picture;
}

// A widget asks its kernel for what draws it, and a chart its own code: both are there later than their output.
async function untilDrawn(node) {
  const bare = ({ children }) => ![...children].some((child) => child.textContent.trim() || child.matches(DRAWN) || child.querySelector(DRAWN)); // a word that it loads is no child
  const waits = () => [...node.querySelectorAll(":is(.lm-Panel, .page-chart).jp-OutputArea-output")].some(bare);
  for (const until = performance.now() + DRAWN_WITHIN_MS; waits() && performance.now() < until;) await new Promise((done) => setTimeout(done, 20));
}
