// The months of a run: a row for each line of the books, filled month by month; what was decided, and where it bites, is marked.
const BOOK_ROW = 46; // px of a row's bars or its line

function book(day, film, name, { low, high, end }) {
  const svg = draw("svg", { class: "course-scene", "aria-hidden": "true" });
  const words = make("p", { class: "course-hint" });
  const marks = [...film.marks].sort((one, other) => one[0] - other[0]);
  const lines = marks.map(([month, says]) => ({ month, item: make("li", {}, make("b", {}, `◆ Month ${month}: `), says), rule: draw("line", { class: "course-mark" }), sign: draw("text", { class: "course-sign" }, "◆") }));
  const node = make("figure", { class: "course-lane" }, make("figcaption", {}, name), svg, make("ul", { class: "course-marks" }, ...lines.map((line) => line.item)), words);
  const rows = day.series.map((one, row) => {
    const count = draw("tspan", { dx: 7, class: "course-count" });
    const head = draw("text", { y: row * (HEAD + BOOK_ROW + GAP) + 14 }, draw("tspan", {}, one.label), count);
    const bars = one.bars ? film.values[row].map(() => draw("rect", { class: "course-month" })) : [];
    const path = draw("path", { class: "course-course" });
    const zero = draw("line", { class: "course-row-line" });
    svg.append(zero, ...(one.bars ? bars : [path]));
    return { head, count, bars, path, zero, top: row * (HEAD + BOOK_ROW + GAP) + HEAD };
  });
  svg.append(...lines.flatMap(({ rule, sign }) => [rule, sign]), ...rows.map((row) => row.head));
  const last = film.start + film.values[0].length - 1;
  let wide = 0; // px of a month
  const x = (month) => (month - film.start + 0.5) * wide;
  const fit = (width) => {
    wide = width / (end - film.start + 1);
    const height = rows.length * (HEAD + BOOK_ROW + GAP);
    svg.setAttribute("width", width);
    svg.setAttribute("height", height);
    rows.forEach((row, which) => {
      const y = (value) => row.top + BOOK_ROW - (value - low[which]) / (high[which] - low[which] || 1) * BOOK_ROW;
      const ground = day.series[which].bars ? y(Math.max(0, low[which])) : row.top + BOOK_ROW;
      Object.entries({ x1: 0, x2: width, y1: ground, y2: ground }).forEach(([attribute, value]) => row.zero.setAttribute(attribute, value));
      row.bars.forEach((bar, month) => {
        const value = film.values[which][month];
        const top = Math.min(y(value), ground);
        const shape = { x: month * wide + 0.5, y: top, width: Math.max(1, wide - 1), height: Math.max(0.5, Math.abs(y(value) - ground)) };
        Object.entries(shape).forEach(([attribute, to]) => bar.setAttribute(attribute, to));
        if (value < 0) bar.classList.add("below");
      });
      row.points = film.values[which].map((value, month) => `${((month + 0.5) * wide).toFixed(1)} ${y(value).toFixed(1)}`);
    });
    for (const { month, rule, sign } of lines) {
      Object.entries({ x1: x(month), x2: x(month), y1: 0, y2: height - GAP }).forEach(([attribute, value]) => rule.setAttribute(attribute, value));
      sign.setAttribute("x", x(month) - 5);
      sign.setAttribute("y", height);
    }
  };
  const drawAt = (at) => {
    const month = Math.min(last, Math.floor(at + 1e-6));
    const upto = month - film.start + 1;
    rows.forEach((row, which) => {
      row.count.textContent = film.texts[which][upto - 1];
      row.bars.forEach((bar, here) => bar.classList.toggle("course-unseen", here >= upto));
      if (!row.bars.length && row.points) row.path.setAttribute("d", `M${row.points.slice(0, upto).join("L")}`);
    });
    for (const line of lines) for (const part of [line.item, line.rule, line.sign]) part.classList.toggle("course-unseen", line.month > month);
  };
  const said = (at) => {
    const month = Math.min(last, Math.floor(at + 1e-6));
    const happens = marks.filter(([when]) => when === month).map(([, says]) => `${says[0].toUpperCase()}${says.slice(1)}.`);
    return [`${day.series.map((one, which) => `${one.label}: ${film.texts[which][month - film.start]}`).join(". ")}.`, ...(at > last ? [`It ended in month ${last}.`] : happens)].join(" ");
  };
  return { node, fit, draw: drawAt, words: said, write: (at) => { words.textContent = said(at); },
    brief: (at) => { const month = Math.min(last, Math.floor(at + 1e-6)); return `${day.series.at(-1).label} ${film.texts.at(-1)[month - film.start]}.`; } };
}

filmers.books = (day, films, names) => {
  const ends = (pick) => day.series.map((one, which) => pick(...films.flatMap((film) => film.values[which]), ...(one.bars ? [0] : [])));
  const { start, moment, marks } = films[0];
  const end = Math.max(...films.map((film) => film.end));
  const lanes = films.map((film, which) => book(day, film, names[which], { low: ends(Math.min), high: ends(Math.max), end }));
  const [bites] = marks;
  return { lanes, fit: fitter(lanes), time: (at) => `Month ${Math.floor(at + 1e-6)}`, start, end, moment, opens: end, lead: 6, step: 1, still: 3, speeds: [1, 3, 6],
    told: [], jump: bites ? `To month ${bites[0]}: ${bites[1]}` : null, before: "Play the half year before",
    moments: () => [...new Set([...Array(Math.floor((end - start) / 3) + 1).keys()].map((quarter) => start + quarter * 3).concat(end, moment, ...films.flatMap((film) => film.marks.map(([month]) => month))))]
      .sort((one, other) => one - other) };
};
