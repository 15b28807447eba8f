// What was typed as a number: {value} of the field's own unit, or why it is none. "0,5" is a half and "1,200" twelve hundred.
function readNumber(text, { lo, hi, step, unit }) {
  const plain = text.trim().replace("−", "-").replace(/^£/, "").replace(/\s*%$/, "");
  if (!plain) return { why: "Empty" };
  const pointed = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", ".");
  const value = /^[-+]?(\d+\.?\d*|\.\d+)$/.test(pointed) ? Number(pointed) : NaN;
  const goes = `this goes from ${lo} to ${hi} ${unit}, in steps of ${step}`.replace(" ,", ",");
  if (Number.isNaN(value)) return { why: `Not a number: ${goes}` };
  const steps = (value - lo) / step;
  if (value < lo || value > hi || Math.abs(steps - Math.round(steps)) > 1e-6) return { why: `Not used: ${goes}` };
  return { value, heard: pointed === plain ? "" : `Read as ${value} ${unit}.` };
}

// Every assumption with its unit and source, each open to change.
function hood(spec, changed, moved, settled) {
  const fields = [];
  const count = make("span", { class: "course-hood-changed" });
  const tell = () => { const many = Object.keys(changed).length; count.textContent = many ? ` · ◆ ${many} changed` : ""; };
  const row = (one) => {
    // A share is typed as people say it: 8 for 8 %.
    const [unit, parts] = one.unit === "share" ? ["%", 100] : [one.unit, 1];
    const typed = (value) => Number((value * parts).toFixed(6));
    const range = { lo: typed(one.lo), hi: typed(one.hi), step: typed(one.step), unit };
    const stands = () => changed[one.name] ?? one.default;
    const id = unique("assumed");
    const refused = make("p", { class: "course-refused", role: "alert", id, hidden: true });
    const input = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", value: typed(stands()), "aria-label": `${one.label}, ${unit}` });
    const say = (said, wrong = Boolean(said)) => {
      refused.hidden = !said;
      refused.textContent = said;
      for (const [name, value, needed] of [["aria-invalid", "true", wrong], ["aria-describedby", id, said]]) if (needed) input.setAttribute(name, value); else input.removeAttribute(name);
      if (said) refused.scrollIntoView({ block: "nearest" });
    };
    // Said while it is typed; used once it is finished.
    const look = () => {
      const read = readNumber(input.value, range);
      if (read.why) say(`${read.why}${read.why === "Empty" ? ": t" : ". T"}he figures are still those for ${typed(stands())} ${unit}.`); else say(read.heard, false);
      return read;
    };
    const set = (value) => { if (value === one.default) delete changed[one.name]; else changed[one.name] = value; tell(); };
    const use = () => {
      const { value } = look();
      const exact = Number((value / parts).toFixed(6));
      if (value === undefined || exact === stands()) return;
      set(exact);
      moved();
      settled();
    };
    input.addEventListener("input", look);
    input.addEventListener("change", use);
    input.addEventListener("keydown", (event) => {
      const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (!way) return;
      event.preventDefault();
      input.value = typed(Math.min(one.hi, Math.max(one.lo, stands() + way * one.step)));
      use();
    });
    fields.push((to) => { set(to[one.name] ?? one.default); input.value = typed(stands()); say(""); });
    return make("tr", {}, make("th", { scope: "row" }, one.label), make("td", {}, input, refused), make("td", {}, unit), make("td", {}, one.source));
  };
  const setTo = (to) => { for (const field of fields) field(to); };
  const back = make("button", { type: "button", class: "course-button", onclick: () => { setTo({}); moved(); settled(); } }, "Back to these assumptions");
  tell();
  const node = make("details", { class: "course-hood" },
    make("summary", {}, `Open the hood: ${spec.assumptions.length} assumptions, their units and where they come from`, count),
    spec.hood ? make("p", { class: "course-hint" }, ...rich(spec.hood)) : null,
    make("div", { class: "course-scroll", tabindex: "0", role: "region", "aria-label": "Assumptions" }, make("table", {},
      make("thead", {}, make("tr", {}, ...["Assumption", "Value", "Unit", "Source"].map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, ...spec.assumptions.map(row)))), back);
  return { node, set: setTo };
}
