// Runs the page when it opens, if it may, and says so when it can't.
import { codeCells } from "./cells.js";

const BUSY_AFTER_MS = 8000;
const UNREACHABLE_AFTER_MS = 2500;
const MARK = "opened_untrusted";

const says = {
  trust: { title: "Why this page isn’t live",
    text: "This computer has not met this page before, so its charts and questions are switched off. If your course "
      + "gave it to you, switch it on. If you don’t know who sent it, close it.", button: "Switch this page on" },
  lost: { title: "This page has stopped",
    text: "The part that draws its charts and keeps its answers has closed. Whatever says “Saved” is safe.",
    button: "Start it again" },
  part: { title: "Part of this page could not be shown",
    text: "Starting it again often helps. If it does not, tell whoever runs your course.", button: "Start it again" },
  busy: { title: "Still working",
    text: "This is taking longer than usual. Wait a little, or start the page again: whatever says “Saved” is safe.",
    button: "Start it again" },
  unreachable: { title: "The course does not answer",
    text: "The window that it was started from may be closed, or the network is down. Start the course again, then "
      + "load this page again.", button: "Load this page again" },
  failed: { title: "Not saved", bad: true,
    text: "The page’s file could not be written; the disk may be full. Your line is still here: make room, then save "
      + "again.", button: "Save again" },
  "read-only": { title: "Not saved", bad: true,
    text: "The page’s file may only be read. Your line stays here until you close the page: copy it, then ask for a "
      + "folder that you may write to.", button: "Save again" },
};

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
    cell.removeClass("page-old");
    try {
      return (await CodeCell.execute(cell, session, { tags, deletedCells: [] })) ?? true;
    } catch {
      return cell.isDisposed ? false : this.lose(); // cancelled: the kernel went away
    }
  }

  async runAll() {
    if (this.running) return;
    const { bar, notices } = this.page;
    const cells = codeCells(this.page);
    this.running = true;
    this.age();
    let done = 0;
    bar.progress(done, cells.length);
    let blank = 0;
    for (const cell of cells) {
      const reply = await this.run(cell);
      if (!reply) break;
      blank += reply.content?.status === "error" && !this.showsSomething(cell);
      bar.progress((done += 1), cells.length);
    }
    bar.progress();
    this.running = false;
    if (done < cells.length) return;
    if (blank) notices.show("part", { ...says.part, act: () => this.startAgain() });
    await this.save();
  }

  // What the page shows is of an earlier kernel from now on, and so is what was said of it.
  age() {
    for (const cell of codeCells(this.page)) cell.addClass("page-old");
    this.page.notices.hide("lost", "part", "busy");
  }

  showsSomething({ outputArea: { model } }) {
    return Array.from({ length: model.length }, (_, at) => model.get(at).type)
      .some((type) => type === "display_data" || type === "execute_result");
  }

  async startAgain() {
    const { session, bar, notebook, app } = this.page;
    this.age();
    bar.say("Starting again…");
    this.running = true;
    try {
      await session.session.kernel.restart();
    } catch {
      await app.serviceManager.sessions.refreshRunning(); // forgets a session that the server no longer has
      await session.changeKernel({ name: notebook.model.defaultKernelName || "python3" }).catch(() => null);
    }
    this.running = false;
    await this.runAll();
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

  reach(status) {
    const { notices } = this.page;
    clearTimeout(this.reachTimer);
    if (status === "connected") return notices.hide("unreachable");
    this.reachTimer = setTimeout(
      () => notices.show("unreachable", { ...says.unreachable, act: () => location.reload() }), UNREACHABLE_AFTER_MS);
    return undefined;
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
    if (state === "completed") notices.hide("save");
    if (state !== "failed" && state !== "read-only") return true;
    notices.show("save", { ...says[state], act: () => this.save() });
    return false;
  }
}
