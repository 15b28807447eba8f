// A memo's rubric: what is ticked adds up, and is saved as it is ticked. What it calls is marking.js's.
class Rubric {
  constructor(place) {
    this.place = place;
    this.name = place.dataset.exercise;
    this.cell = place.closest(".nbgrader_cell");
    this.now = marking[this.name];
    this.rows = [...place.querySelectorAll(".criterion")];
    this.wanted = null;
    this.busy = null;
    for (const row of this.rows) {
      row.querySelector(".met").addEventListener("change", (event) => this.give(row, event.target.checked ? 1 : 0));
      row.querySelector(".half").addEventListener("click", () => this.give(row, this.shares()[row.dataset.criterion] === 0.5 ? 0 : 0.5));
    }
    place.querySelector(".keep").addEventListener("click", () => this.keep());
    place.addEventListener("keydown", (event) => this.key(event));
    this.draw();
    this.drawKept();
  }

  get path() { return `/api/marking/${submission_id}/${encodeURIComponent(this.name)}`; }
  get about() { return `${encodeURIComponent(assignment_id)}/${encodeURIComponent(this.name)}`; }
  get comment() { return this.place.querySelector(".comment"); }
  model() { return formgrader.grades.findWhere({name: this.name}); }
  shares() { return this.wanted || this.now.shares; }

  give(row, share) { this.set({...this.shares(), [row.dataset.criterion]: share}); }
  all(share) { this.set(Object.fromEntries(this.rows.map((row) => [row.dataset.criterion, share]))); }

  set(shares) {
    this.wanted = shares;
    this.draw();
    this.save();
  }

  // One after another, each with the version that the one before made.
  save() {
    underway.add(this);
    this.busy ||= this.saving().finally(() => { this.busy = null; underway.delete(this); this.draw(); });
    return this.busy;
  }

  async saving() {
    unsaved.add(this);
    tell(this.cell);
    while (this.wanted) {
      while (underway.has(this.model())) { await after(20); }
      const mine = this.wanted, answer = await this.tried(mine);
      if (!answer || answer.status === 503) {
        return tell(this.cell, answer ? await said(answer) : LOST, [["Try again", () => this.save()]]);
      }
      if (answer.status === 409) { return this.disagree(mine); }
      if (!answer.ok) {
        const why = await said(answer);
        this.drop();
        return tell(this.cell, why || "This could not be saved. Load the page again.", []);
      }
      this.adopt(await answer.json());
      if (this.wanted === mine) { this.wanted = null; }
    }
    unsaved.delete(this);
  }

  // A gradebook that is in use is asked again, a little later each time.
  async tried(mine) {
    let answer;
    for (const wait of [0, 500, 1500, 3000]) {
      await after(wait);
      try { answer = await send(this.path, "PUT", {version: this.now.version, shares: mine}); } catch { answer = null; }
      if (answer && answer.status !== 503) { break; }
    }
    return answer;
  }

  drop() {
    this.wanted = null;
    unsaved.delete(this);
    this.draw();
  }

  async disagree(mine) {
    const now = await (await send(this.path, "GET")).json(), load = ["Load it", () => { this.drop(); location.reload(); }];
    if (now.answer !== this.now.answer) { return tell(this.cell, "The learner handed in another memo meanwhile. Nothing of yours was saved: read that one first.", [load]); }
    if (now.rubric !== this.now.rubric) { return tell(this.cell, "The rubric was changed meanwhile. Nothing of yours was saved: load it, then mark.", [load]); }
    const theirs = now.manual_score === null ? "The mark was taken back meanwhile." : `${now.by || "Somebody else"} marked this meanwhile: ${now.manual_score} points.`;
    tell(this.cell, `${theirs} Nothing of yours was saved.`, [
      ["Keep that mark", () => { this.drop(); this.adopt(now); this.draw(); }],
      ["Save mine instead", () => { this.adopt(now); this.wanted = mine; this.save(); }]]);
  }

  // What the server has now; stock parts of the page are told too.
  adopt(now) {
    Object.assign(this.now, now);
    this.model().set({manual_score: this.now.manual_score, needs_manual_grade: this.now.needs_manual_grade, version: this.now.version});
  }

  draw() {
    const shares = this.shares(), ticked = Object.keys(shares).length > 0;
    let sum = 0;
    this.rows.forEach((row, at) => {
      const share = shares[row.dataset.criterion] || 0, box = row.querySelector(".met"), half = row.querySelector(".half");
      sum += share * this.now.criteria[at].points;
      box.checked = share === 1;
      box.indeterminate = share === 0.5;
      half.setAttribute("aria-pressed", String(share === 0.5));
      row.classList.toggle("given", share > 0);
    });
    const mark = this.wanted ? (ticked ? sum : null) : this.now.manual_score;
    const hand = !this.wanted && mark !== null && (!ticked || mark !== sum);
    this.place.querySelector(".sum b").textContent = mark === null ? "Not marked yet" : `${mark} of ${this.now.most} points`;
    this.place.querySelector(".how").textContent = this.wanted ? "saving" : hand ? `given by hand${ticked ? `; what is ticked comes to ${sum}` : ""}`
      : mark === null ? "" : this.now.at ? `saved, ${new Date(this.now.at + "Z").toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"})}` : "saved";
    this.place.querySelector(".waiting").textContent = this.now.waiting ? `${this.now.waiting} to mark` : "none to mark";
  }

  drawKept() {
    this.place.querySelector(".kept").replaceChildren(...this.now.kept.map((one, at) => {
      const row = make("li", ""), use = make("button", one.text, () => this.use(at));
      use.className = "use";
      row.append(use);
      return row;
    }));
    this.place.querySelector(".again").hidden = !this.now.kept.length;
  }

  use(at) {
    const one = this.now.kept[at];
    if (!one) { return; }
    const has = this.comment.value.trimEnd();
    if (!has.includes(one.text)) {
      this.comment.value = has ? `${has}\n${one.text}` : one.text;
      $(this.comment).trigger("change");
    }
    this.news("The comment is put in.");
  }

  async keep() {
    let answer = null;
    underway.add(this.comment);
    try { answer = await send(`/api/kept/${this.about}`, "POST", {text: this.comment.value}); } catch { /* told below */ }
    underway.delete(this.comment);
    if (!answer || !answer.ok) { return tell(this.cell, answer ? await said(answer) : LOST, []); }
    this.now.kept = await answer.json();
    this.drawKept();
    this.news("Kept. It can be used for other memos of this exercise.");
  }

  news(text) { this.place.querySelector(".news").textContent = text; }

  key(event) {
    const typing = event.target.matches("textarea, input[type=number]"), digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
    if (event.key === "Escape" && typing) {
      this.rows[0].querySelector(".met").focus();
    } else if (typing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    } else if (digit && event.shiftKey) {
      this.use(Number(digit) - 1);
    } else if (digit === "0") {
      this.all(0);
    } else if (digit && this.rows[digit - 1]) {
      const row = this.rows[digit - 1];
      this.give(row, this.shares()[row.dataset.criterion] === 1 ? 0 : 1);
      row.querySelector(".met").focus();
    } else if (event.key === "h" && event.target.closest(".criterion")) {
      event.target.closest(".criterion").querySelector(".half").click();
    } else if (event.key === "f") {
      this.all(1);
    } else if (event.key === "c") {
      this.comment.focus();
    } else if (event.key === "n" || event.key === "b") {
      leave(event.key === "n" ? "next" : "back", this.name);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  // Somebody may have marked it while this page lay open.
  async look() {
    if (this.busy || unsaved.has(this)) { return; }
    const answer = await send(this.path, "GET").catch(() => null);
    if (!answer?.ok || this.busy) { return; }
    const now = await answer.json();
    if (now.version === this.now.version) { return; }
    if (now.answer !== this.now.answer || now.rubric !== this.now.rubric) { return this.disagree(null); }
    this.adopt(now);
    this.draw();
    this.news(`This was marked meanwhile${now.by ? ` by ${now.by}` : ""}.`);
  }
}
