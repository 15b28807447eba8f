"""On a phone a chart's words stay as large as they are: its plot shrinks, and nothing of it is cut off."""

import json
import re

from course.charts import theme
from tests.house.copies import folder_of_course

STATIC = folder_of_course() / "course" / "lab" / "share" / "labextensions" / "course-page" / "static"
ROOM = 358  # px that a page of 390 leaves a chart
LEAST = 11  # px of its smallest words
MEASURE = """async ([specs, room]) => {
  const found = {};
  for (const [name, spec] of Object.entries(specs)) {
    const place = document.querySelector("main").appendChild(document.createElement("div"));
    await fitted(spec, room, async (one) => (await courseVega(place, one, { actions: false, mode: "vega-lite", renderer: "svg" })).view.container());
    const svg = place.querySelector("svg"), around = svg.getBoundingClientRect(), scale = around.width / svg.getAttribute("width");
    const seen = [...svg.querySelectorAll("text")].map((text) => ({ said: text.textContent, box: text.getBoundingClientRect(), look: getComputedStyle(text) }))
      .filter(({ box, look }) => box.width && look.opacity !== "0");
    const over = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2
      && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
    found[name] = {
      nameless: [...svg.querySelectorAll(".role-scope")].filter((plot) => /concat_[0-9]+_group/.test(plot.getAttribute("class")) && !plot.querySelector('[aria-label^="Y-axis"]')).length,
      smallest: Math.min(...seen.map(({ look }) => parseFloat(look.fontSize) * scale)),
      cut: seen.filter(({ box }) => box.left < around.left - 1 || box.right > around.right + 1 || box.bottom > around.bottom + 1 || box.top < around.top - 1)
        .map(({ said }) => said),
      short: seen.filter(({ said }) => said.trim().endsWith("…")).map(({ said }) => said),
      merged: seen.flatMap((one, at) => seen.slice(0, at).filter((other) => over(one.box, other.box)).map((other) => `${other.said} × ${one.said}`)),
    };
  }
  return found;
}"""


def charts():
    """{where: specification} of every chart of every lesson, those of a later part too."""
    for path in sorted((folder_of_course() / "solutions").glob("*/*.ipynb")):
        for at, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            for output in cell.get("outputs", []):
                if theme.VEGALITE in output.get("data", {}):
                    yield f"{path.stem}, cell {at}", {name: part for name, part in output["data"][theme.VEGALITE].items() if name != "$schema"}


def test_the_words_of_every_chart_can_be_read_on_a_phone(chromium):
    specs = dict(charts())
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.set_content("<style>svg { max-width: 100%; height: auto }</style><main></main>")
    page.locator("main").evaluate("(main, room) => { main.style.width = `${room}px`; }", ROOM)
    page.add_script_tag(content=(STATIC / "vega.js").read_text("utf-8"), type="module")
    page.add_script_tag(content=re.sub(r"^export ", "", (STATIC / "narrow.js").read_text("utf-8"), flags=re.MULTILINE) + "window.fitted = fitted;", type="module")
    page.wait_for_function("() => Boolean(window.courseVega && window.fitted)")
    found = page.evaluate(MEASURE, [specs, ROOM])
    page.close()
    assert len(found) == len(specs) > 20
    assert not {name: one for name, one in found.items() if one["smallest"] < LEAST or one["cut"] or one["short"] or one["merged"] or one["nameless"]}


STILLS = """() => [...document.querySelectorAll(".page-chart")].map((chart) => {
  const frame = chart.firstChild, svg = frame.firstChild, scale = svg.getBoundingClientRect().width / svg.getAttribute("width");
  return { smallest: Math.min(...[...svg.querySelectorAll("text")].map((text) => parseFloat(text.getAttribute("font-size")) * scale)),
    hidden: svg.getBoundingClientRect().width - frame.scrollWidth, out: chart.getBoundingClientRect().right - window.innerWidth, says: getComputedStyle(chart, "::after").content };
})"""


CUT = """() => [...document.querySelectorAll("svg text")].filter((text) => {
  const { right } = text.getBoundingClientRect();
  for (let one = text.parentElement; one !== document.body; one = one.parentElement) {
    if (getComputedStyle(one).overflowX !== "visible" && right > one.getBoundingClientRect().right + 1) return true;
  }
  return false;
}).map((text) => text.textContent)"""


def test_the_words_of_a_stored_chart_can_be_read_on_a_phone_before_a_kernel_draws_it_anew(chromium):
    """It scrolls in a frame of its own, and says so; on a wide page it is whole, whose letters may be wider than those that it was drawn for."""
    kept = [output["data"]["image/svg+xml"] for path in sorted((folder_of_course() / "modules").glob("*/*.ipynb"))
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] for output in cell.get("outputs", []) if "image/svg+xml" in output.get("data", {})]
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    pictures = "".join(f'<div class="jp-OutputArea-output"><div class="page-chart vega-embed"><div role="img">{"".join(svg)}</div></div></div>' for svg in kept)
    page.set_content(f'<style>.jp-OutputArea-output {{ overflow: auto; max-width: 704px }} svg {{ overflow: hidden }} {(STATIC / "page.css").read_text("utf-8")}</style><body class="course-page">{pictures}')
    found = page.evaluate(STILLS)
    page.set_viewport_size({"width": 1280, "height": 844})
    cut = page.evaluate(CUT)
    page.close()
    assert len(found) == len(kept) > 10 and cut == []
    assert not [one for one in found if one["smallest"] < LEAST or one["hidden"] > 1 or one["out"] > 0 or "sideways" not in one["says"]]
