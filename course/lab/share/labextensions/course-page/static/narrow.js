// A chart for a page that is narrower than it was drawn for: its plot shrinks and its words do not.
const LEAST = 110; // px of a plot
const LETTER = { title: 10.8, words: 7.8 }; // px, on average, at the sizes of course/charts/theme.py
const AROUND = 60; // px beside a plot that its axis takes
const SCALES = 1.2; // so much wider it may be: the page scales it down, and its words are still read
const TIMES = 4; // what stands beside a plot may itself change with its width

// Draws `chart` with `draw(chart)`, which gives its element, until that is no wider than `room` px, unless it nearly is. Its width at first comes back.
export async function fitted(chart, room, draw) {
  const width = async (one) => Number((await draw(one)).querySelector("svg")?.getAttribute("width") ?? 0);
  const first = await width(chart);
  if (!room || first <= room * SCALES) return first;
  let [fits, over] = [stacked(chart, room), sideBySide(chart) ? 0 : first - room];
  for (let time = 0; time < TIMES; time += 1) {
    fits = narrower(fits, Math.ceil(over));
    over = await width(fits) - room;
    if (over <= 0) break;
    if (time === 1) fits = { ...fits, config: { ...fits.config, legend: { ...fits.config.legend, columns: 1 } } };
  }
  return first;
}

const sideBySide = (chart) => "hconcat" in chart || Boolean(chart.facet?.column);

// What stood side by side one below the other, and each title in lines that fit.
function stacked({ hconcat, ...chart }, room) {
  const one = { ...chart, ...(hconcat && { vconcat: hconcat.map((part) => named(part, names(hconcat[0]))) }) };
  if (one.facet?.column) one.facet = { row: one.facet.column };
  one.config = { ...one.config, axisX: { ...one.config?.axisX, labelOverlap: "greedy", labelSeparation: 4 } }; // hours and months are no fewer than before
  return wrapped(one, room);
}

// The names at the left of a plot; what stood beside it, and had none of its own, gets them as it comes to stand below.
const names = (part) => part.encoding?.y?.axis ?? part.layer?.map(names).find(Boolean);

function named(part, axis) {
  const { encoding } = part;
  const one = axis && encoding?.y?.axis === null ? { ...part, encoding: { ...encoding, y: { ...encoding.y, axis } } } : part;
  return within(one, (inner) => named(inner, axis));
}

function wrapped(chart, room) {
  const one = { ...chart };
  if (one.title) {
    const { text, subtitle, ...rest } = typeof one.title === "string" || Array.isArray(one.title) ? { text: one.title } : one.title;
    one.title = { ...rest, text: lines(text, room / LETTER.title), ...(subtitle && { subtitle: lines(subtitle, room / LETTER.words) }) };
  }
  if (typeof one.encoding?.x?.title === "string") {
    one.encoding = { ...one.encoding, x: { ...one.encoding.x, title: lines(one.encoding.x.title, (room - AROUND) / LETTER.words) } };
  }
  return within(one, (part) => wrapped(part, room));
}

function narrower(chart, less) {
  const one = { ...chart };
  if (typeof one.width === "number") one.width = Math.max(LEAST, one.width - less);
  if (one.config?.view?.continuousWidth) one.config = { ...one.config, view: { ...one.config.view, continuousWidth: Math.max(LEAST, one.config.view.continuousWidth - less) } };
  return within(one, (part) => narrower(part, less));
}

// A chart with each of its parts as `change` leaves it.
function within(chart, change) {
  const parts = ["layer", "vconcat", "hconcat", "concat"].filter((name) => chart[name]).map((name) => [name, chart[name].map(change)]);
  return { ...chart, ...Object.fromEntries(parts), ...(chart.spec && { spec: change(chart.spec) }) };
}

function lines(text, most) {
  const found = [""];
  for (const word of [text].flat().join(" ").split(" ")) {
    const last = found.at(-1);
    if (last && last.length + word.length + 1 > most) found.push(word); else found[found.length - 1] = last ? `${last} ${word}` : word;
  }
  return found;
}
