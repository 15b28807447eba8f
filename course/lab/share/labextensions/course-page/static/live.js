// Runs the page when it opens, if it may, and says so when it can't.
import { codeCells } from "./cells.js";
import { takesCookies } from "./make.js";
import { says } from "./says.js";
import { holdPicture, layStill } from "./still.js";

const BUSY_AFTER_MS = 8000;
const UNREACHABLE_AFTER_MS = 2500;
const SLOW_AFTER_MS = 20000;
const AT_ONCE = 3; // the kernel works on one cell while the browser draws those before it
const SETTLED = ["idle", "busy"]; // a kernel that has answered
const SHOWN = ["display_data", "execute_result"];
const MARK = "opened_untrusted";
const WIDGET = "application/vnd.jupyter.widget-view+json";

// An exercise brings along all that it needs, but for what it reads of the reader's own line, or offers of the tables above.
function aloneIn({ model }) {
  return Boolean(model.getMetadata("nbgrader")?.grade) && !Object.keys(model.getMetadata("reads") ?? {}).length && !model.getMetadata("looks_above");
}

function outputs({ outputArea: { model } }) {
  return Array.from({ length: model.length }, (_, at) => model.get(at));
}

// Whether the browser, and all between it and the server, lets a WebSocket pass. It waits for as
// long as the socket is being opened, which says nothing yet: a browser opens one at a time to the
// same server, and the kernel's own stays unopened until its kernel has started.
function socketsPass({ wsUrl, token, appendToken, WebSocket }) {
  return new Promise((done) => {
    const socket = new WebSocket(`${wsUrl}api/events/subscribe${appendToken && token ? `?token=${encodeURIComponent(token)}` : ""}`);
    socket.onerror = socket.onclose = () => done(false);
    socket.onopen = () => { done(true); socket.close(); };
  });
}

// A save that begins before the last has ended finds a file newer than the one it knows, and
// Jupyter asks the reader which of the two to keep. Its own autosave waits for its turn too.
function saveInTurn(context) {
  const save = context.save.bind(context);
  let last = Promise.resolve();
  context.save = (...how) => (last = last.catch(() => null).then(() => save(...how)));
}

export class Live {
  constructor(page) {
    this.page = page;
    this.running = false; // while the page itself runs, a busy kernel is expected
    const { session } = page;
    session.statusChanged.connect((_, status) => this.heard(status));
    session.kernelChanged.connect((_, { newValue }) => newValue || this.running || this.lose());
    session.connectionStatusChanged.connect((_, status) => this.reach(status));
    // Jupyter says these two in a dialog and in its own words; where it does so is private
    // to it, so a version that does it elsewhere shows its dialog beside our line.
    const { panel, context } = page;
    if (panel._onSessionStatusChanged) session.statusChanged.disconnect(panel._onSessionStatusChanged, panel);
    context._handleError = async () => {};
    context.saveState.connect((_, state) => this.wrote(state));
    saveInTurn(context);
  }

  // Jupyter's own signature, which the server checks as it reads the file, and nothing
  // that a file could say of itself. Saving an untrusted notebook that has no outputs
  // signs it, so a page that was once opened untrusted says so until it is switched on.
  get trusted() {
    const { context, notebook } = this.page;
    return context.path.endsWith(".ipynb") && !notebook.model.getMetadata("course")[MARK]
      && codeCells(this.page).every((cell) => cell.model.trusted);
  }

  async open() {
    const { notices, notebook, context } = this.page;
    if (this.trusted) return this.runAll();
    const wasClean = !context.model.dirty;
    notebook.model.setMetadata("course", { ...notebook.model.getMetadata("course"), [MARK]: true });
    if (wasClean) context.model.dirty = false; // closing an unread page asks nothing
    this.page.panel.addClass("page-asleep");
    this.age();
    return notices.show("trust", { ...says.trust, act: () => this.switchOn() });
  }

  async switchOn() {
    const { notices, notebook, panel } = this.page;
    const { [MARK]: _, ...course } = notebook.model.getMetadata("course");
    notebook.model.setMetadata("course", course);
    for (const cell of notebook.model.cells) cell.trusted = true;
    notices.hide("trust");
    panel.removeClass("page-asleep");
    await this.save();
    await this.runAll();
  }

  async run(cell) {
    const { CodeCell, session } = this.page;
    await session.ready;
    if (!session.session?.kernel) return this.lose();
    const tags = [...(cell.model.getMetadata("tags") ?? []), "raises-exception"]; // the cells after it run all the same
    cell.removeClass("page-gone");
    const held = cell.outputArea.model.length > 0 || cell.hasClass("page-drawing"); // its kernel may have died as it drew this
    const drawn = held ? holdPicture(cell) : null; // what is below does not jump while this is drawn again
    const answered = CodeCell.execute(cell, session, { tags, deletedCells: [] });
    const asked = cell.outputArea.future;
    try {
      const reply = (await answered) ?? true;
      this.drawings.push(drawn?.());
      return reply;
    } catch {
      if (cell.isDisposed) return false;
      if (cell.outputArea.future !== asked) return true; // its reader has run it meanwhile, and that run says how it ends
      return this.lose(); // cancelled: the kernel went away, and what was shown stays to be read
    } finally {
      cell.removeClass("page-old");
    }
  }

  // The next cell to run: an exercise that the reader has in view, which brings all that it needs; else the first that is left.
  next(left) {
    const [first] = left;
    const seen = this.begun ? this.inView() : [];
    const chosen = left.find((cell) => aloneIn(cell) && seen.includes(cell)) ?? first;
    left.splice(left.indexOf(chosen), 1);
    return chosen;
  }

  inView() {
    const { top, bottom } = this.page.notebook.outerNode.getBoundingClientRect();
    return codeCells(this.page).filter(({ node }) => { const box = node.getBoundingClientRect(); return box.bottom > top && box.top < bottom; });
  }

  async runAll() {
    if (this.running) return;
    const { bar, notices } = this.page;
    const cells = codeCells(this.page);
    this.running = true;
    this.age();
    bar.progress(0, cells.length);
    let [done, blank, lost] = [0, 0, false];
    const left = [...cells];
    this.drawings = [];
    this.begun = false; // the first cell sets the page up
    this.reach("connecting");
    await this.page.session.ready;
    this.watch();
    await window.courseEngine?.fallSilent(); // what was answered until now is in the record
    const worker = async () => {
      while (left.length && !lost) {
        const cell = this.next(left);
        this.begun = true;
        const reply = await this.run(cell);
        if (!reply) { lost = true; continue; }
        blank += reply.content?.status === "error" && !outputs(cell).some(({ type }) => SHOWN.includes(type));
        bar.progress((done += 1), cells.length);
        this.watch();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    await Promise.all(this.drawings);
    bar.progress();
    this.watch(false);
    this.running = false;
    if (lost) return;
    if (blank) notices.show("part", { ...says.part, act: () => this.startAgain() });
    await this.save();
  }

  // While the page runs, its kernel is busy; what is not expected is that one part of it has no end.
  watch(on = true) {
    const { notices, session } = this.page;
    clearTimeout(this.stuckTimer);
    notices.hide("stuck");
    if (on) {
      this.stuckTimer = setTimeout(() => {
        if (session.session?.kernel?.connectionStatus !== "connected") return this.watch(); // no line runs yet
        return notices.show("stuck", { ...says.stuck, act: () => session.session?.kernel?.interrupt() });
      }, BUSY_AFTER_MS);
    }
  }

  // What the page shows is of an earlier kernel from now on, and so is what was said of it.
  age() {
    for (const cell of codeCells(this.page)) {
      cell.addClass("page-old");
      layStill(cell);
      cell.toggleClass("page-gone", outputs(cell).some(({ data }) => WIDGET in data));
    }
    this.page.notices.hide("lost", "part", "busy", "stuck");
  }

  async startAgain() {
    const { session, bar, notebook, app } = this.page;
    this.age();
    bar.say("Starting again…");
    this.running = true;
    try {
      await this.settled(); // the server may be restarting it already, and two at once cancel each other's cells
      await session.session.kernel.restart();
    } catch {
      await app.serviceManager.sessions.refreshRunning(); // as in reach()
      await session.changeKernel({ name: notebook.model.defaultKernelName || "python3" }).catch(() => null);
    }
    this.running = false;
    await this.runAll();
  }

  async settled() {
    const unsettled = () => {
      const { status, connectionStatus } = this.page.session.session?.kernel ?? { status: "dead" };
      return status !== "dead" && connectionStatus !== "disconnected" && !(connectionStatus === "connected" && SETTLED.includes(status));
    };
    for (let waited_ms = 0; waited_ms < 10000 && unsettled(); waited_ms += 100) {
      await new Promise((done) => setTimeout(done, 100));
    }
  }

  lose() {
    if (!this.page.panel.isDisposed && !this.page.panel.hasClass("page-asleep")) {
      this.page.notices.show("lost", { ...says.lost, act: () => this.startAgain() });
    }
    return false;
  }

  heard(status) {
    const { notices } = this.page;
    clearTimeout(this.busyTimer);
    if (status !== "busy") notices.hide("busy");
    if (status === "dead" || status === "autorestarting" || (status === "restarting" && !this.running)) this.lose();
    if (status === "busy" && !this.running) {
      this.busyTimer = setTimeout(
        () => notices.show("busy", { ...says.busy, act: () => this.startAgain() }), BUSY_AFTER_MS);
    }
  }

  // The line to the kernel is down: is it the server's, or the kernel's alone?
  reach(status) {
    clearTimeout(this.reachTimer);
    if (status === "connected") this.page.notices.hide("unreachable", "blocked", "slow");
    else this.reachTimer = setTimeout(() => void this.ask(), UNREACHABLE_AFTER_MS);
  }

  async ask() {
    const { notices, panel, session, app } = this.page;
    const kernel = () => session.session?.kernel;
    const connected = () => kernel()?.connectionStatus === "connected";
    const { sessions, serverSettings } = app.serviceManager;
    if (panel.isDisposed || this.asking || connected()) return;
    this.asking = true;
    const slowTimer = setTimeout(() => connected() || notices.show("slow", says.slow), SLOW_AFTER_MS);
    const passes = await socketsPass(serverSettings).catch(() => false);
    // A socket that is refused is a blocked one only when the server is still there.
    const answers = passes || (await fetch(`${serverSettings.baseUrl}api`).then(() => true, () => false));
    if (answers) await sessions.refreshRunning().catch(() => null); // forgets a session that the server no longer has
    clearTimeout(slowTimer);
    this.asking = false;
    const now = kernel()?.connectionStatus;
    if (now === "connected") return this.reach(now);
    const back = passes && (notices.holds("blocked") || notices.holds("unreachable"));
    this.tell(passes ? null : answers ? "blocked" : "unreachable");
    if (back) kernel()?.reconnect().catch(() => null); // Jupyter's next try may be a minute away, or it has given up
    else if (now === "disconnected" && passes) return this.lose();
    if (now || this.running) this.reach(kernel()?.connectionStatus);
    return undefined;
  }

  // What is wrong with the line, if anything; what is said already stays, with the focus on its button.
  tell(kind) {
    const { notices } = this.page;
    notices.hide(...["unreachable", "blocked", "slow"].filter((each) => each !== kind));
    if (!kind || notices.holds(kind)) return;
    notices.show(kind, { ...says[kind === "blocked" && !takesCookies() ? "cookies" : kind], act: () => location.reload() });
  }

  // Save now; whether the notebook is on the disk. Autosave comes by the same two ends.
  async save() {
    const { context } = this.page;
    if (this.page.retired) return false;
    if (context.contentsModel?.writable === false) return this.wrote("read-only");
    if (!context.model.dirty) return true;
    return context.save().then(() => true, () => this.wrote("failed"));
  }

  wrote(state) {
    const { notices } = this.page;
    if (state === "completed") {
      notices.hide("save");
      this.page.panel.removeClass("page-unsaved");
    }
    if (state !== "failed" && state !== "read-only") return true;
    notices.show("save", { ...says[state], act: () => this.save() });
    return false;
  }
}
