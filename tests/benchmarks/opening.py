"""How long does a manager wait for a page: from its address to its text, its cards, an answer, and the last cell, with a cold kernel?

    python3 tests/benchmarks/opening.py [MODULE…] [--rounds 3]

Each round starts the course anew in a copy and opens the module in a fresh browser; then it ends the kernel and
opens the page again, as a manager does who comes back. The last line is JSON: medians in seconds by module. Nothing
here passes or fails.

start_s        from the command to its address.
first_, again_ the page in a browser that has never seen the course, and in the same browser, kernel cold again:
  text_s       its first paragraph can be read,
  cards_s      so can its last card,
  answer_s     the first exercise can be answered,
  saved_s      an answer given at that moment is recorded, and the page says so, be it still read or live,
  whole_s      every cell has run.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from course.launch.chromium import obtain  # noqa: E402
from tests.conftest import CHROMIUM_OPTIONS  # noqa: E402
from tests.house.copies import copy_course  # noqa: E402
from tests.house.serving import start  # noqa: E402

# The page's own clock, which begins when its address is asked for; read at every frame. What is read before Jupyter is there lies in a tree of its own.
WATCH = """(() => {
  const told = (window.told = {}), attach = Element.prototype.attachShadow;
  let early = null;
  Element.prototype.attachShadow = function (how) { return ((root) => (early ??= root, root))(attach.call(this, { ...how, mode: "open" })); };
  const first = (name, there) => { if (!(name in told) && there()) told[name] = performance.now(); };
  (function look() {
    const reading = early?.host.isConnected, page = reading ? early : document;
    const last = () => [...page.querySelectorAll(".course-kind-handin, .course-kind-memo")].at(-1)?.checkVisibility();
    const covered = !reading && document.querySelector(".page-cover");
    first("text_s", () => !covered && page.querySelector(".jp-MarkdownOutput p")?.checkVisibility());
    first("cards_s", () => !covered && last());
    const usable = (one) => [...one.querySelectorAll("section.course-task :is(input:not(:checked), select):enabled")].find((control) => control.checkVisibility({ visibilityProperty: true }));
    first("answer_s", () => {
      const control = usable(page);
      const card = control?.closest("section.course-task");
      if (!card) return false;
      window.answered = card.getAttribute("aria-label");
      if (control.matches("[type=radio], [type=checkbox]")) control.click();
      return true;
    });
    const cards = () => [...page.querySelectorAll("section.course-task:not(.page-picture *)")].filter((card) => card.getAttribute("aria-label") === window.answered);
    first("saved_s", () => cards().some((card) => card.querySelector(".course-status").textContent.startsWith("Saved ")));
    first("whole_s", () => !reading && told.saved_s && last() && !document.querySelector(".page-starting, .page-old, .page-drawing"));
    requestAnimationFrame(look);
  })();
})()"""


def main(arguments):
    """Open each module so many times, print a line for each round and JSON at the end."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("modules", nargs="*", default=sorted(path.name for path in (ROOT / "modules").iterdir() if path.is_dir()))
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args(arguments)
    found = {}
    with sync_playwright() as playwright:
        for module in chosen.modules:
            rounds = [once(playwright, module) for _ in range(chosen.rounds)]
            found[module] = {name: round(median(one[name] for one in rounds), 2) for name in rounds[0]}
            print(module, rounds)
    print(json.dumps(found))


def once(playwright, module):
    """The times of one start, in seconds."""
    with tempfile.TemporaryDirectory(prefix="opening-") as folder:
        copy = copy_course(ROOT, Path(folder) / "course")
        since = time.perf_counter()
        served = start(copy, module)
        started = time.perf_counter() - since
        browser = playwright.chromium.launch(executable_path=str(obtain()), args=CHROMIUM_OPTIONS)
        try:
            context = browser.new_context(viewport={"width": 1280, "height": 900})
            first = opened(context, served, "first")
            end_kernels(served)
            return {"start_s": round(started, 2), **first, **opened(context, served, "again")}
        finally:
            browser.close()
            served.stop()


def opened(context, served, called):
    """Seconds until the page can be read, answered, and is complete, each name behind ``called``."""
    tab = context.new_page()
    tab.add_init_script(WATCH)
    tab.goto(served.address, wait_until="commit")
    told_ms = tab.wait_for_function("window.told?.whole_s && told", timeout=60_000, polling="raf").json_value()
    tab.close()
    return {f"{called}_{name}": round(ms / 1000, 2) for name, ms in told_ms.items()}


def end_kernels(served):
    """End every session, so that the next page starts its kernel cold."""
    for session in json.loads(served.get("/api/sessions")):
        urlopen(Request(served.url(f"/api/sessions/{session['id']}"), method="DELETE"), timeout=10).close()


if __name__ == "__main__":
    main(sys.argv[1:])
