// The charts of a page, drawn by the library that its simulators use too. Jupyter's own loads a
// second copy, draws every chart twice to keep a picture of it, and saves the picture in the notebook.
import { isPage } from "./cells.js";
import { fitted } from "./narrow.js";

const VEGALITE = "application/vnd.vegalite.v5+json";
const OPTIONS = { actions: false, defaultStyle: true, mode: "vega-lite" };
const RANK = 50;

// A simulator finds the library here; in a Jupyter without this extension its kernel sends it.
window.courseCharts ??= async () => {
  await import("./vega.js");
  return window.courseVega;
};

function chartOf(Widget) {
  return class extends Widget {
    constructor() {
      super();
      this.addClass("page-chart");
      this.addClass("vega-embed");
    }

    async renderModel({ data, metadata }) {
      const embed = await window.courseCharts();
      if (this.isDisposed) return;
      const { $schema, ...chart } = data[VEGALITE]; // Jupyter's version, at which a newer library would wonder aloud
      const draw = async () => {
        const room = this.node.clientWidth; // none where it is not on the page yet
        if (this.isDisposed || (this.made && (!room || Math.min(room, this.first) === Math.min(this.room || Infinity, this.first)))) return;
        let made = null;
        this.first = await fitted(chart, room, async (one) => {
          made?.finalize();
          made = await embed(document.createElement("div"), one, { ...OPTIONS, ...metadata[VEGALITE]?.embed_options });
          return made.view.container();
        });
        this.made?.finalize();
        [this.made, this.room] = [made, room];
        const drawn = made.view.container();
        drawn.classList.remove("vega-embed"); // as this one is from the first, so that a still chart takes the same room
        this.node.replaceChildren(drawn);
      };
      await draw();
      let last = null;
      this.looks?.disconnect();
      this.looks = new ResizeObserver(() => { last = (last ?? Promise.resolve()).then(draw); });
      if (!this.isDisposed) this.looks.observe(this.node);
    }

    dispose() {
      this.looks?.disconnect();
      this.made?.finalize();
      super.dispose();
    }
  };
}

// Called before the notebook is read: only then does it say whether it is a page.
export function drawCharts({ content: { rendermime }, context }, { Widget }) {
  const theirs = rendermime.getFactory(VEGALITE);
  const Chart = chartOf(Widget);
  rendermime.addFactory({
    safe: true,
    mimeTypes: [VEGALITE],
    createRenderer: (options) => (isPage(context.model) || !theirs ? new Chart() : theirs.createRenderer(options)),
  }, RANK);
}
