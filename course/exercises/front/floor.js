// A day on the floor: a row for each place, a shape for each order or customer, filled while somebody works on it.
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = ["M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z", "M0-6.4L6.4 0L0 6.4L-6.4 0Z", "M-4.6-4.6H4.6V4.6H-4.6Z"];
const SIGNS = ["●", "◆", "■"];
const APART = 15; // px from one shape to the next
const HEAD = 21; // px of a row's heading
const GAP = 9;
const MOST_LINES = 4;
const STAY = 12; // minutes that one who has gone is still seen
const EASE_MS = 120;
const NARROW = 380; // px: the longest count has no room for its words

function draw(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// Where a token stands at a minute: the number of its last move so far; -1 before its first.
function lastMove(moves, at) {
  let last = -1;
  while (last + 1 < moves.length && moves[last + 1][0] <= at) last += 1;
  return last;
}

// Since when a token has stood in its row, for each of its moves: who changes hands within a row keeps their place in the line.
function sinceWhen(moves, states) {
  const since = [];
  moves.forEach(([minute, state], which) => { since.push(which && states[moves[which - 1][1]].row === states[state].row ? since[which - 1] : minute); });
  return since;
}

function countsAt(day, film, at) {
  const counts = day.states.map(() => [0, 0, 0]);
  for (const moves of film.tokens) { const move = moves[lastMove(moves, at)]; if (move) counts[move[1]][move[2]] += 1; }
  return counts;
}

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

// Who of the staff does what: [[what, how many]], the free ones last.
function staffAt(day, film, counts, at) {
  const doing = new Map();
  day.states.forEach((state, which) => { if (state.doing) doing.set(state.doing, (doing.get(state.doing) ?? 0) + sum(counts[which])); });
  const busy = sum([...doing.values()]);
  const there = Math.max(busy, film.shifts.filter(([from]) => from <= at).at(-1)[1]); // who began a task finishes it
  return { there, groups: [...doing, ["free", there - busy]] };
}

function staffSaid(day, { there, groups }) {
  const said = groups.filter(([, many]) => many).map(([what, many]) => (there === 1 ? what : `${many} ${what}`)).join(", ");
  return there === 1 ? `${day.staff[0]}: ${said}` : `${there} ${day.staff[1]}: ${said}`;
}

const talliesSaid = (state, counts) => state.tally.map((word, mark) => `${counts[mark]} ${word}`).join(", ");

const talliesSigned = (state, counts) => state.tally.map((_, mark) => `${SIGNS[mark]} ${counts[mark]}`).join("  ");

function floorSaid(day, film, at) {
  const counts = countsAt(day, film, at);
  const waits = day.states.flatMap((state, which) => { const many = sum(counts[which]); return many && state.one ? [`${many} ${many === 1 ? state.one : state.many}`] : []; });
  const ends = day.states.flatMap((state, which) => (state.tally.length ? [`${day.rows[state.row]}: ${talliesSaid(state, counts[which])}.`] : []));
  const staff = staffSaid(day, staffAt(day, film, counts, at));
  return [`${staff[0].toUpperCase()}${staff.slice(1)}.`, `${waits.join(", ") || "Nobody and nothing waits"}.`, ...ends].join(" ");
}

// The most that stand in each row at any time, for which room is kept in all lanes.
function peaks(day, films) {
  const most = day.rows.map(() => 1);
  for (const { tokens } of films) {
    const changes = tokens.flatMap((moves) => moves.flatMap(([minute, state], which) => {
      const from = which ? [[minute, day.states[moves[which - 1][1]].row, -1]] : [];
      return day.states[state].tally.length ? from : [...from, [minute, day.states[state].row, 1]];
    })).sort((one, other) => one[0] - other[0] || one[2] - other[2]);
    const now = day.rows.map(() => 0);
    for (const [, row, change] of changes) { now[row] += change; most[row] = Math.max(most[row], now[row]); }
  }
  return most;
}

function lane(day, film, name) {
  const svg = draw("svg", { class: "course-scene", "aria-hidden": "true" });
  const words = make("p", { class: "course-hint" });
  const node = make("figure", { class: "course-lane" }, make("figcaption", {}, name), svg, words);
  const staff = draw("g");
  const staffHead = draw("text", { y: 14 });
  const heads = day.rows.map((label) => { const count = draw("tspan", { dx: 7, class: "course-count" }); return { text: draw("text", {}, draw("tspan", {}, label), count), count }; });
  const lines = day.rows.map(() => draw("line", { class: "course-row-line" }));
  const shapes = film.tokens.map(() => null);
  const since = film.tokens.map((moves) => sinceWhen(moves, day.states));
  const cells = [];
  svg.append(staffHead, staff, ...lines, ...heads.map((head) => head.text));
  const put = (node, name, value) => { if (node[`_${name}`] !== value) { node[`_${name}`] = value; node.setAttribute(name, value); } };
  const text = (node, value) => { if (node._said !== value) { node._said = value; node.textContent = value; } };
  let place = null; // how many stand in a line, where each row begins, how many lines it has, and whether signs stand for words

  const fit = (width, most) => {
    const per = Math.max(6, Math.floor((width - 4) / APART));
    let top = HEAD + APART + GAP;
    const rooms = most.map((many) => Math.min(MOST_LINES, Math.ceil(many / per)));
    const tops = rooms.map((room) => { const here = top; top += HEAD + room * APART + GAP; return here; });
    place = { per, tops, rooms, signs: width < NARROW };
    svg.setAttribute("width", width);
    svg.setAttribute("height", top);
    heads.forEach((head, row) => { head.text.setAttribute("y", tops[row] + 14); });
    lines.forEach((line, row) => { for (const [name, value] of Object.entries({ x1: 0, x2: width, y1: tops[row] - 3.5, y2: tops[row] - 3.5 })) line.setAttribute(name, value); });
  };
  const drawStaff = (at, counts) => {
    const now = staffAt(day, film, counts, at);
    const kinds = now.groups.flatMap(([what, many], which) => Array(many).fill(what === "free" ? "free" : which ? "away" : "main"));
    while (cells.length < kinds.length) { const cell = draw("rect", { x: cells.length * 19 + 1, y: HEAD, width: 14, height: 12, rx: 3 }); cells.push(cell); staff.append(cell); }
    cells.forEach((cell, which) => put(cell, "class", `course-who ${kinds[which] ?? "course-gone"}`));
    text(staffHead, staffSaid(day, now).replace(/^./, (letter) => letter.toUpperCase()));
  };
  const drawAt = (at, past) => {
    if (!place) return;
    const counts = day.states.map(() => [0, 0, 0]);
    const standing = day.rows.map(() => []);
    film.tokens.forEach((moves, which) => {
      const last = lastMove(moves, at);
      const move = moves[last];
      if (move) counts[move[1]][move[2]] += 1;
      const state = move && day.states[move[1]];
      if (!move || (state.tally.length && at - move[0] > STAY)) { shapes[which]?.node.remove(); shapes[which] = null; return; }
      standing[state.row].push({ which, move, state, from: since[which][last] });
    });
    standing.forEach((row, at_row) => {
      row.sort((one, other) => one.from - other.from); // a line: who came first stands first
      if (row[0]?.state.tally.length) row.reverse();
      row.forEach(({ which, move, state }, place_in_row) => {
        const line = Math.floor(place_in_row / place.per);
        const x = (place_in_row % place.per) * APART + 7;
        const y = place.tops[at_row] + HEAD + line * APART + 6;
        const shape = shapes[which] ??= { node: svg.appendChild(draw("path")), x, y };
        const near = past === null ? 1 : 1 - Math.exp(-past / EASE_MS);
        shape.x = Math.abs(x - shape.x) < 0.3 ? x : shape.x + (x - shape.x) * near;
        shape.y = Math.abs(y - shape.y) < 0.3 ? y : shape.y + (y - shape.y) * near;
        put(shape.node, "d", SHAPES[move[2]]);
        put(shape.node, "class", `course-token mark-${move[2]}${state.worked || state.tally.length ? " worked" : ""}${line >= place.rooms[at_row] ? " course-gone" : ""}`);
        put(shape.node, "transform", `translate(${shape.x.toFixed(1)} ${shape.y.toFixed(1)})`);
      });
    });
    day.rows.forEach((_, row) => {
      const end = day.states.findIndex((state) => state.row === row && state.tally.length);
      text(heads[row].count, end < 0 ? String(standing[row].length) : place.signs ? talliesSigned(day.states[end], counts[end]) : talliesSaid(day.states[end], counts[end]));
    });
    drawStaff(at, counts);
  };
  return { node, fit, draw: drawAt, words: (at) => floorSaid(day, film, at), write: (at) => text(words, floorSaid(day, film, at)),
    brief: (at) => { const many = sum(countsAt(day, film, at)[day.crowd]); const state = day.states[day.crowd]; return `${many} ${many === 1 ? state.one : state.many}.`; } };
}

filmers.floor = (day, films, names) => {
  const most = peaks(day, films);
  const lanes = films.map((film, which) => lane(day, film, names[which]));
  const end = Math.max(...films.map((film) => film.end));
  const time = (at) => { const minute = Math.floor(day.opens + at + 1e-6); return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`; };
  const { moment, label, jump, why } = films[0];
  const sign = (mark, which) => make("span", { class: "course-key" }, `${SIGNS[which]} ${mark}`);
  return { lanes, fit: fitter(lanes, most), time, start: 0, end, moment, opens: moment, lead: 30, step: 5, still: 30, speeds: [4, 10, 30],
    told: [make("span", { class: "course-key" }, `${label[0].toUpperCase()}${label.slice(1)}${films.length > 1 ? ", the same customers under both settings" : ""}.`),
      ...day.marks.map(sign), make("span", { class: "course-key" }, "Filled: somebody works on it. Hollow: it waits.")],
    jump: `To ${time(moment)}, ${jump}`, why, before: "Play the half hour before",
    moments: () => [...new Set([...Array(Math.floor(end / 30) + 1).keys()].map((half) => half * 30).concat(moment))].sort((one, other) => one - other) };
};
