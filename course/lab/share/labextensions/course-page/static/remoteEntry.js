// The door through which JupyterLab and Notebook 7 load this extension: `init` hands over
// the libraries that they share, `get` hands back the plugins. Written by hand, so that
// what is in this folder is what runs: nothing is compiled.
(() => {
  const here = document.currentScript.src;
  const code = import(new URL("page.js", here).href); // read while Jupyter is
  let shared = {};
  let started = null; // resolves to the notebook whose kernel runs, or to nothing

  async function library(name) {
    const [version] = Object.values(shared[name] ?? {});
    if (!version) throw new Error(`course-page needs ${name}, which this Jupyter does not share`);
    return (await version.get())();
  }

  function addLink(rel, name) {
    const link = document.createElement("link");
    link.rel = rel;
    link.href = new URL(name, here).href;
    document.head.append(link);
    return link;
  }

  const alone = () => /\/(doc|notebooks)\/.*\.ipynb$/.test(decodeURIComponent(location.pathname));

  // Jupyter writes an address into the browser's history for each folder that it looks into, and Back would lead into those.
  // It also asks before a page is left whenever its file is not saved, and every chart drawn makes it so: answers are kept as
  // they are given, and only a line of the reader's own can be lost. Whoever listens first is asked first.
  function leaveAtOnce() {
    if (!alone()) return;
    history.pushState = (...entry) => history.replaceState(...entry);
    window.addEventListener("beforeunload", (event) => {
      if (document.querySelector(".course-page:not(.page-unsaved)")) event.stopImmediatePropagation();
    });
  }

  // Until the notebook is read nobody knows whether it is a page, and Jupyter's menus would
  // flash by: this stands where Jupyter's own splash would, when one notebook is opened alone.
  function addCover() {
    if (!alone()) return;
    if (document.querySelector(".course-page")) return;
    const cover = document.createElement("div");
    cover.className = "page-cover";
    cover.setAttribute("role", "status");
    cover.textContent = "Opening the page…";
    document.body.append(cover);
    setTimeout(() => cover.remove(), 15000); // whatever happens, it does not stay
  }

  // The kernel takes as long to start as Jupyter does: it starts now, and Jupyter finds it.
  // A notebook that is not a page is left to Jupyter, and so is whatever fails here.
  async function startKernel() {
    const [, path] = location.pathname.match(/\/(?:doc\/tree|notebooks)\/(.*\.ipynb)$/) ?? [];
    if (!path) return;
    if (window.courseEngine) addLink("modulepreload", "vega.js"); // read and compiled beside everything else
    if (window.courseEngine) return window.courseEngine.started;
    const { baseUrl, token } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    const [, xsrf] = document.cookie.match(/(?:^|; )_xsrf=([^;]+)/) ?? [];
    const headers = { ...(token && { Authorization: `token ${token}` }), ...(xsrf && { "X-XSRFToken": xsrf }) };
    const { content } = await (await fetch(`${baseUrl}api/contents/${path}`, { headers })).json();
    const { course, kernelspec } = content?.metadata ?? {};
    if (typeof course?.module !== "string" || kernelspec?.name !== "python3") return; // a server never ends the wait for a kernel that it does not have
    addLink("modulepreload", "vega.js"); // read and compiled beside everything else
    const session = { path: decodeURIComponent(path), name: decodeURIComponent(path.split("/").at(-1)), type: "notebook", kernel: { name: "python3" } };
    const { ok } = await fetch(`${baseUrl}api/sessions`, { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(session) });
    return ok && session.path;
  }

  // Jupyter keeps its layout on the server, and opens nothing until it is kept: most of a second.
  // A page has no layout: where those two plugins are switched off, these remember nothing.
  async function memory({ workspace }) {
    const [{ IStateDB, StateDB }, { IWindowResolver }] = await Promise.all([library("@jupyterlab/statedb"), library("@jupyterlab/apputils")]);
    const plugin = (name, description, provides, activate) => ({ id: `course-page:${name}`, description, autoStart: true, provides, activate });
    return [
      plugin("state", "Remembers Jupyter's layout for as long as the page is open.", IStateDB, () => new StateDB()),
      plugin("window", "Names the window.", IWindowResolver, () => ({ name: workspace || "default" })),
    ];
  }

  // In anywidget's place, where the page says in which version its kernel has it.
  async function widgets(version, drawn) {
    const base = await library("@jupyter-widgets/base");
    return {
      id: "course-page:widgets",
      description: "Draws exercises and simulators.",
      autoStart: true,
      requires: [base.IJupyterWidgetRegistry],
      activate: (_, registry) => registry.registerWidget({ name: "anywidget", version, exports: drawn(base) }),
    };
  }

  async function plugins() {
    const [{ INotebookTracker }, { IEditorLanguageRegistry }] = await Promise.all([library("@jupyterlab/notebook"), library("@jupyterlab/codemirror")]);
    const { watch, drawn } = await code;
    const page = {
      id: "course-page:plugin",
      description: "Shows a course notebook as a page.",
      autoStart: true,
      optional: [INotebookTracker, IEditorLanguageRegistry], // Notebook 7 has pages without notebooks
      activate: (app, tracker, languages) => tracker && watch(app, tracker, languages, library, started),
    };
    // A hub has its own way of saying that its server is gone, with a button to start it.
    const settings = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    const ours = [page, ...(settings.courseWidgets ? [await widgets(settings.courseWidgets, drawn)] : []), ...(settings.disabledExtensions?.includes("@jupyterlab/apputils-extension:state") ? await memory(settings) : [])];
    if (settings.hubPrefix) return ours;
    const { IConnectionLost } = await library("@jupyterlab/application");
    const lost = {
      id: "course-page:connection-lost",
      description: "Says on the page, not in a dialog, that the server is gone.",
      autoStart: true,
      provides: IConnectionLost,
      activate: () => async () => {},
    };
    return [...ours, lost];
  }

  window._JUPYTERLAB = window._JUPYTERLAB ?? {};
  window._JUPYTERLAB["course-page"] = {
    init(scope) {
      shared = scope;
      leaveAtOnce();
      started = startKernel().catch(() => null);
      addLink("stylesheet", "page.css").addEventListener("load", addCover);
      addLink("stylesheet", "prose.css");
      addLink("stylesheet", "print.css");
    },
    async get() {
      const list = await plugins();
      return () => ({ __esModule: true, default: list });
    },
  };
})();
