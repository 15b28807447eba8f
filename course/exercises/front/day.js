// One day of a run as it happened, or its months: closed at first, and asked for only when it is opened.
const filmers = {}; // by kind: (day, films, names) -> what is played: its lanes, from where to where, the moment, and how time is said
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const HELD_MS = 1500; // each still stands so long where nothing may move
const WORDS_MS = 250; // the words below a picture change no faster while it plays
const LATE_MS = 10000;
const PACES = ["Slow", "Steady", "Fast"];

// Draws lanes as wide as their place has become; false while it is as it was.
function fitter(lanes, room) {
  let width = 0;
  return () => {
    const now = lanes[0].node.clientWidth;
    if (!now || now === width) return false;
    width = now;
    lanes.forEach((lane) => lane.fit(width, room));
    return true;
  };
}

function watchDay(day, model, shown) {
  const floor = day.kind === "floor";
  const summary = make("summary", {}, day.title);
  const told = make("p", { class: "course-hint" });
  const stage = make("div", { class: "course-lanes" });
  const play = make("button", { type: "button", class: "course-button course-play", onclick: () => (timer ? pause(true) : start()) }, "Play");
  const range = make("input", { type: "range", "aria-label": floor ? "Time of day" : "Month" });
  const clock = make("output");
  const speed = make("select", { "aria-label": "Speed" }, ...PACES.map((pace) => make("option", { selected: pace === "Steady" }, pace)));
  const jump = make("button", { type: "button", class: "course-button" });
  const before = make("button", { type: "button", class: "course-button" });
  const leads = make("div", { class: "course-row" }); // to the moment that counts, once it is known
  const why = make("p", { class: "course-hint" }); // what the run's events show from that moment on
  const spoken = make("p", { class: "course-hidden", "aria-live": "polite" });
  const trouble = make("p", { class: "course-trouble", role: "alert", hidden: true });
  const list = make("ol", { class: "course-told" });
  const inWords = make("details", { class: "course-in-words" }, make("summary", {}, floor ? "The day in words" : "The months in words"), list);
  const body = make("div", { hidden: true }, told, stage, make("div", { class: "course-row course-film" }, play, range, clock, speed), leads, why, spoken, inWords);
  const node = make("details", { class: "course-day" }, summary, make("p", {}, day.watch), trouble, body);

  let film = null; // what the filmer of this kind made of what came
  let names = [];
  let until = 0; // where it stops by itself
  let at = 0; // minute or month that is shown
  let timer = null;
  let seen = 0; // when the frame before was drawn
  let said = 0; // when the words last changed
  let asked = null;
  let silence = null;

  const every = (tell) => film.lanes.map((lane, which) => (film.lanes.length > 1 ? `${names[which]}: ${tell(lane)}` : tell(lane))).join(" ");
  const write = () => {
    film.lanes.forEach((lane) => lane.write(at));
    range.setAttribute("aria-valuetext", `${film.time(at)}. ${every((lane) => lane.brief(at))}`);
  };
  const show = (past) => {
    film.lanes.forEach((lane) => lane.draw(at, past));
    range.value = at;
    clock.textContent = film.time(at);
  };
  const still = (speak) => {
    show(null);
    write();
    if (speak) spoken.textContent = `${film.time(at)}. ${every((lane) => lane.words(at))}`;
  };
  const pause = (speak) => {
    if (timer) { cancelAnimationFrame(timer); timer = null; }
    play.textContent = "Play";
    if (film) still(speak);
  };
  const go = (to) => { at = Math.min(film.end, Math.max(film.start, to)); };
  const frame = (now) => {
    const past = now - seen;
    timer = requestAnimationFrame(frame);
    if (calm.matches) {
      if (past < HELD_MS) return;
      go(Math.min(until, (Math.floor(at / film.still) + 1) * film.still));
    } else {
      go(Math.min(until, at + Math.min(past, 100) / 1000 * film.speeds[speed.selectedIndex])); // a tab that was away goes on where it was
    }
    seen = now;
    show(calm.matches ? null : past);
    if (now - said > WORDS_MS) { said = now; write(); }
    if (at >= until || !node.isConnected) pause(true);
  };
  const start = (to = film.end) => {
    until = to;
    if (at >= until) go(film.start);
    play.textContent = "Pause";
    seen = performance.now();
    timer = requestAnimationFrame(frame);
  };
  range.addEventListener("input", () => { const to = Number(range.value); if (timer) pause(false); go(to); still(false); });
  jump.addEventListener("click", () => { pause(false); go(film.moment); still(true); });
  before.addEventListener("click", () => { pause(false); go(film.moment - film.lead); start(film.moment); });
  const tell = () => {
    if (!inWords.open || !film) return;
    list.replaceChildren(...film.moments().map((moment) => make("li", {}, make("b", {}, `${film.time(moment)}. `), every((lane) => lane.words(moment)))));
  };
  inWords.addEventListener("toggle", tell);

  const opened = (films) => {
    const first = film === null;
    pause(false);
    film = filmers[day.kind](day, films, names);
    Object.assign(range, { min: film.start, max: film.end, step: film.step });
    told.replaceChildren(...film.told);
    jump.textContent = film.jump;
    before.textContent = film.before;
    why.textContent = film.why ?? "";
    leads.replaceChildren(...(film.jump ? [jump, before] : []));
    stage.replaceChildren(...film.lanes.map((lane) => lane.node));
    body.hidden = false;
    film.fit();
    go(first ? film.opens : at);
    still(false);
    tell();
  };
  const ask = () => {
    const [mine, other] = shown();
    const same = ["levers", "assumptions"].every((part) => Object.keys({ ...mine[part], ...other[part] }).every((name) => mine[part][name] === other[part][name]));
    const both = same ? [mine] : [mine, other];
    asked = { seq: unique("day"), names: both.map((one) => one.name) };
    clearTimeout(silence);
    silence = setTimeout(() => { trouble.hidden = false; trouble.textContent = "The day does not come. Close this part and open it again; nothing that you saved is lost."; }, LATE_MS);
    model.send({ type: "day", seq: asked.seq, shown: both.map(({ levers, assumptions }) => ({ levers, assumptions })) });
  };
  model.on("msg:custom", (message) => {
    if (message.type !== "result" || message.for !== "day" || message.seq !== asked?.seq) return;
    clearTimeout(silence);
    trouble.hidden = !message.problem;
    trouble.textContent = message.problem ?? "";
    if (message.problem) return;
    names = asked.names.map((name) => name[0].toUpperCase() + name.slice(1));
    opened(message.films);
  });
  node.addEventListener("toggle", (event) => { if (event.target !== node) return; if (node.open) ask(); else { clearTimeout(silence); pause(false); } });
  const onPaper = () => { if (timer) pause(false); };
  window.addEventListener("beforeprint", onPaper);
  const sized = new ResizeObserver(() => { if (film && node.open && film.fit()) show(null); });
  sized.observe(stage);
  return { node, changed: () => { if (node.open) ask(); }, stop: () => { sized.disconnect(); window.removeEventListener("beforeprint", onPaper); clearTimeout(silence); if (timer) cancelAnimationFrame(timer); timer = null; } };
}
