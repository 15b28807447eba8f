// The widgets of a page, drawn by the code that came with it. anywidget's own front asks the kernel for that code, which waits there
// behind the cells that run, and gives a widget up for good where a busy browser needs more than two seconds to draw it.
const modules = {};

// What a widget brings along, for one that is not of this version of the course.
function brought(esm) {
  modules[esm] ??= import(URL.createObjectURL(new Blob([esm], { type: "text/javascript" }))).then(({ default: given }) => (typeof given === "function" ? given() : given));
  return modules[esm];
}

async function partOf(name) {
  if (name !== "charts") throw new Error(`a page has no part ${name}`);
  window.courseVega = await window.courseCharts();
}

export function drawn({ DOMWidgetModel, DOMWidgetView }) {
  class AnyView extends DOMWidgetView {
    async render() {
      const { model, el } = this;
      const esm = model.get("_esm");
      const ours = window.courseFrontVersion && esm.includes(window.courseFrontVersion) ? await window.courseFront?.catch(() => null) : null;
      const widget = ours ?? (await brought(esm));
      if (this.gone) return;
      // What the widget listens to ends with its view.
      const seen = {
        get: (name) => model.get(name), set: (...change) => model.set(...change), save_changes: () => model.save_changes(),
        send: (...message) => model.send(...message), on: (name, heard) => this.listenTo(model, name, heard), off: (name, heard) => this.stopListening(model, name ?? undefined, heard ?? undefined),
      };
      await widget.initialize?.({ model: seen });
      this.stop = await widget.render({ model: seen, el, part: partOf });
    }

    remove() {
      this.gone = true;
      if (typeof this.stop === "function") this.stop();
      return super.remove();
    }
  }
  return { AnyModel: DOMWidgetModel, AnyView };
}
