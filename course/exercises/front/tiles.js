// The figures of a simulator, each with what it is at the start and whether that is better: in sight wherever a lever is moved.
function drawTile([label, text, hint], verdict) {
  const said = verdict ? make("dd", { class: `course-verdict ${verdict.split(" ")[1]}` }, verdict) : null;
  return make("div", {}, make("dt", {}, label), make("dd", {}, text), make("dd", { class: "course-hint" }, hint), said);
}

// On a screen with room for few, `key` names those that stay; the others stand once, above the levers.
function tileStrip(key) {
  const lists = [make("dl", { class: "course-kpis course-key" }), make("dl", { class: "course-kpis" })];
  const node = make("div", { class: "course-strip" }, ...lists);
  const draw = ({ tiles, verdicts }) => {
    lists.forEach((list, at) => {
      const mine = tiles.map((tile, n) => [tile, verdicts[n]]).filter(([[label]]) => key.includes(label) === (at === 0));
      list.hidden = !mine.length;
      list.style.setProperty("--course-tiles", String(mine.length));
      list.replaceChildren(...mine.map(([tile, verdict]) => drawTile(tile, verdict)));
    });
  };
  // What has the keyboard's place stops below the strip, however high that is.
  const measure = (whole) => {
    const watch = new ResizeObserver(() => {
      const sticks = getComputedStyle(node).display === "contents" ? lists[0] : node;
      whole.style.setProperty("--course-strip", `${Math.ceil(sticks.getBoundingClientRect().height)}px`);
    });
    for (const one of [node, lists[0]]) watch.observe(one);
  };
  return { node, draw, measure };
}
