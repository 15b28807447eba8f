"""From a lever moved to the chart painted, in a real browser, on each simulator.

    python3 tests/benchmarks/live.py

The first numeric lever of each module's first simulator, or else its first choice, is moved
200 times between two of its steps; a move counts as painted with the first animation frame after the chart's new rows were drawn.
Then 20 moves in 600 ms: how many states are painted of them. The last line is JSON, in
milliseconds: {"02_curbside": {"p50_ms", "p95_ms", "burst_frames"}, …}.
"""

import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.each import each_module  # noqa: E402

MOVES = 200
BURST, BURST_MS = 20, 600

MOVE = """async ([moves, burst, burstMs]) => {
  const panel = document.querySelector("section.course-sim");
  const lever = ["input[type=range]", "select", "input[type=checkbox]"].map((kind) => panel.querySelector(`.course-levers ${kind}`)).find(Boolean);
  const chart = panel.querySelector(".course-live");
  const low = Number(lever.min), step = Number(lever.step), numeric = lever.type === "range";
  const set = (at) => {
    if (numeric) lever.value = String(low + step * (1 + at % 2));
    else if (lever.options) lever.selectedIndex = at % 2;
    else lever.checked = at % 2 === 0;
    lever.dispatchEvent(new Event(numeric ? "input" : "change", { bubbles: true }));
  };
  const painted = () => Number(chart.dataset.painted ?? 0);
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const times = [];
  for (let at = 0; at < moves; at += 1) {
    const before = painted(), began = performance.now();
    set(at);
    while (painted() === before && performance.now() - began < 5000) await new Promise((done) => setTimeout(done, 0));
    await frame();
    times.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 20));
  }
  const before = painted();
  for (let at = 0; at < burst; at += 1) { set(at); await new Promise((done) => setTimeout(done, burstMs / burst)); }
  await new Promise((done) => setTimeout(done, 1500));
  return { times, burst: painted() - before };
}"""


def measure(browser, address):
    """Of the first simulator of a page: milliseconds of a move, and painted states of the burst."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.wait_for_selector("section.course-sim .course-live[data-painted]", timeout=90_000)
    page.wait_for_timeout(4000)
    found = page.evaluate(MOVE, [MOVES, BURST, BURST_MS])
    page.close()
    times = sorted(found["times"])
    return {"p50_ms": round(statistics.median(times), 1), "p95_ms": round(times[int(0.95 * len(times)) - 1], 1), "burst_frames": found["burst"]}


if __name__ == "__main__":
    each_module(measure)
