"""From "watch" pressed to the day drawn, and how evenly it plays, in a real browser, on each simulator that has one.

    python3 tests/benchmarks/day.py

The part of the page that shows a day, or months, is opened; it counts as there with the first frame after its
lanes were drawn. Then it plays at its fastest for ten seconds. The last line is JSON: {"02_curbside": {"open_ms",
"sent_bytes", "frame_p50_ms", "frame_p95_ms"}, …}; 60 frames a second are 16.7 ms a frame.
"""

import statistics
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.each import each_module  # noqa: E402

PLAYED_MS = 10_000
OPEN = """async () => {
  const part = document.querySelector(".course-day"), began = performance.now();
  part.querySelector("summary").click();
  while (!part.querySelector(".course-lane svg")) await new Promise((done) => setTimeout(done, 0));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - began;
}"""
PLAY = """async (ms) => {
  const part = document.querySelector(".course-day"), range = part.querySelector("input[type=range]"), speed = part.querySelector("select");
  const frame = () => new Promise((done) => requestAnimationFrame(done)), times = [];
  const begin = () => { range.value = range.min; range.dispatchEvent(new Event("input", { bubbles: true })); part.querySelector(".course-play").click(); };
  speed.selectedIndex = 2;
  begin();
  for (let before = await frame(), until = before + ms; before < until;) {
    const now = await frame();
    times.push(now - before);
    before = now;
    if (Number(range.value) >= Number(range.max)) begin();
  }
  return times;
}"""


def measure(browser, address):
    """What the first simulator of a page with a day takes, or None where a page has none."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    sent = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: sent.append(len(frame))))
    page.goto(address)
    page.wait_for_selector("section.course-sim .course-live[data-painted]", timeout=90_000)
    page.wait_for_timeout(4000)
    try:
        if not page.locator(".course-day").count():
            return None
        sent.clear()
        opened = page.evaluate(OPEN)
        weight = max(sent)
        times = sorted(page.evaluate(PLAY, PLAYED_MS))
        return {"open_ms": round(opened, 1), "sent_bytes": weight, "frame_p50_ms": round(statistics.median(times), 1), "frame_p95_ms": round(times[int(0.95 * len(times)) - 1], 1)}
    finally:
        page.close()


if __name__ == "__main__":
    each_module(measure)
