"""Can a page be read and answered before Jupyter is there, and does it become live without moving?"""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from course.launch.reading import reader
from tests.house.copies import copy_course, folder_of_course
from tests.house.serving import start

OPEN_SHADOW = """(() => { const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (how) { const root = attach.call(this, { ...how, mode: "open" }); window.reading ??= root; return root; }; })()"""

# Where the reader's own line stands at each frame, from being read to being live.
WATCH = """() => { window.tops = []; (function look() {
  const cell = (reading.host.isConnected ? reading : document).querySelector(".jp-Cell.page-answer");
  if (cell) tops.push(Math.round(cell.getBoundingClientRect().top));
  requestAnimationFrame(look); })(); }"""
SAVED = re.compile(r"^Saved \d")
JITTER_PX = 5  # the browser measures a chart’s words itself: two pixels more or less each


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    course = start(copy_course(folder_of_course(), tmp_path_factory.mktemp("at once") / "course"), "02_curbside")
    yield course
    course.stop()


def opened_without_jupyter(chromium, served, *scripts, kernel=True):
    """A page that can be read, and the requests that keep Jupyter from it; without ``kernel``, it has none before Jupyter asks."""
    tab = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    tab.set_default_timeout(90_000)
    for script in (OPEN_SHADOW, *scripts):
        tab.add_init_script(script)
    held, tab.asked = [], []
    tab.on("request", lambda request: tab.asked.append(urlsplit(request.url).path))
    if not kernel:
        tab.route("**/api/sessions", lambda route: route.abort(), times=1)
    tab.route(re.compile(r"/main\.\w+\.js"), lambda route: held.append(route))
    tab.goto(served.address, wait_until="commit")
    tab.wait_for_function("window.reading && [...reading.querySelectorAll('.page-still')].every((card) => card.firstChild)")
    return tab, held


def test_a_page_that_nobody_has_switched_on_has_nothing_run_before_it_is(served):
    """First of all here: a page that is open, or was a moment ago, may be writing the notebook that is read."""
    where = {"treePath": "02_curbside/02_curbside.ipynb"}
    met, unmet = (reader(served.folder, lambda _, known=known: known)(where) for known in (True, False))
    assert met["engine"] and 'data-code="from course.exercises import' in met["cells"]
    assert not unmet["engine"] and unmet["early"] and 'data-code="from' not in unmet["cells"]
    needs_more = [cell for cell in met["cells"].split('<div class="jp-Cell ') if "data-code" in cell and 'data-code="from' not in cell]
    assert [re.search(r"&quot;kind&quot;: &quot;(\w+)", cell).group(1) for cell in needs_more] == ["line", "code", "memo"], "these read what cells above them set, or are written for a while"


def test_a_page_is_read_whole_while_jupyter_is_held_back_and_keeps_its_place_as_it_comes_live(chromium, served):
    tab, held = opened_without_jupyter(chromium, served)
    text = tab.evaluate("reading.querySelector('main').innerText")
    assert "Who should answer the phone?" in text and "Exercise 1" in text and "Hand this module in" in text
    assert tab.evaluate("reading.querySelectorAll('.page-chart svg').length") >= 3
    usable = "[...reading.querySelectorAll('%s :is(input, select, textarea, button)')].map((control) => control.disabled)"
    assert True not in tab.evaluate(usable % ".course-kind-choice") and False not in tab.evaluate(usable % ".course-sim")
    card = tab.locator("main:has(.page-still) .course-kind-choice").first
    card.get_by_role("radio").first.check()
    expect(card.locator(".course-status")).to_contain_text(SAVED)
    expect(card).to_contain_text("Recorded")
    assert recorded(served) == {"answer": "staff", "tries": 1}, "the page's kernel is there before Jupyter, and keeps what is answered"
    called = card.get_attribute("aria-label")
    at = "((page) => Math.round(page.querySelector('.jp-Cell.page-answer').getBoundingClientRect().top))"
    tab.evaluate("reading.querySelector('.jp-Cell.page-answer').scrollIntoView({ block: 'center' })")
    before = tab.evaluate(f"{at}(reading)")
    tab.evaluate(WATCH)
    for route in held:
        route.continue_()
    tab.wait_for_function("!reading.host.isConnected")
    line = tab.locator(".page-answer .cm-content").first
    line.evaluate("(line) => line.focus({ preventScroll: true })")
    tab.keyboard.type("# mine ")
    assert tab.locator(".page-old").count(), "the page came live before anything was typed"
    tab.wait_for_function("!document.querySelector('.page-old, .page-drawing')")
    assert line.inner_text().startswith("# mine") and line.evaluate("(line) => line === document.activeElement")
    assert max(abs(top - before) for top in tab.evaluate("tops")) <= JITTER_PX
    assert tab.evaluate("document.querySelectorAll('.page-picture, .page-still').length") == 0
    assert "/api/kernels" in tab.asked and not [one for one in tab.asked if one.startswith("/lab/api/workspaces/") or one == "/api/nbconvert"], \
        "opened by the launcher, Jupyter neither reads nor keeps a layout on the server"
    expect(tab.get_by_role("region", name=called).locator(".course-status")).to_contain_text(SAVED)
    assert recorded(served) == {"answer": "staff", "tries": 1}, "what was recorded is not sent again"
    tab.context.close()


def recorded(served):
    """The first exercise as the record has it, without its times."""
    kept = json.loads((served.folder / "my-course" / "02_curbside" / "02_curbside.answers.json").read_text("utf-8"))["answers"]["m2-1"]
    return {name: kept[name] for name in ("answer", "tries")}


TOO_LATE = "AbortSignal.timeout = () => { const clock = new AbortController(); setTimeout(() => clock.abort()); return clock.signal; }"  # a browser so busy that every such clock has run out before it draws


def test_what_is_answered_before_any_kernel_is_there_is_recorded_as_the_page_comes_live(chromium, served):
    tab, held = opened_without_jupyter(chromium, served, TOO_LATE, kernel=False)
    early = tab.locator("main:has(.page-still)")
    chosen, memo = early.locator(".course-kind-choice").first, early.locator(".course-kind-memo").first
    heading, called = (card.get_attribute("aria-label") for card in (chosen, memo))
    chosen.get_by_role("radio").nth(1).check()
    expect(chosen).to_contain_text("the page saves it in a moment")
    memo.get_by_role("textbox").fill("Begun before the page was there")
    for route in held:
        route.continue_()
    tab.wait_for_function("!reading.host.isConnected")
    area = tab.get_by_role("region", name=called).get_by_role("textbox")
    expect(area).to_be_focused()
    tab.keyboard.type(", and gone on with")
    expect(area).to_have_value("Begun before the page was there, and gone on with")
    live = tab.get_by_role("region", name=heading)
    expect(live.get_by_role("radio").nth(1)).to_be_checked()
    for card in (live, tab.get_by_role("region", name=called)):
        expect(card.locator(".course-status")).to_contain_text(SAVED)
    tab.wait_for_function("!document.querySelector('.page-old, .page-drawing')")
    tab.reload(wait_until="commit")
    tab.wait_for_function("window.reading?.querySelector('.course-kind-choice :enabled')")
    assert tab.evaluate("[reading.querySelector('.course-kind-memo textarea').value, reading.querySelectorAll('.course-kind-choice input')[1].checked]") \
        == ["Begun before the page was there, and gone on with", True], "what is read at once is what was kept, not what the page showed when it was drawn"
    tab.context.close()
