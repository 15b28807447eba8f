"""Do the figures stay in sight, say what is better, and never stand over what has the keyboard's place?"""

import pytest
from playwright.sync_api import expect

from course.exercises import Panel
from course.simulation.kpis import UNKNOWN, verdict
from tests.cases.found import by_name, views
from tests.exercises.fronts import Drawn
from tests.panels import moved

pytestmark = pytest.mark.usefixtures("record")
VIEWS = views()
SIZES = ((1280, 900), (820, 1180), (390, 844), (640, 450))  # the last is 1280 at 200 %

# Down all controls and up again: those whose strip is out of sight, or that stand below it or off the screen.
HIDDEN = """() => {
  const strip = document.querySelector(".course-strip"), key = document.querySelector(".course-key");
  const sticks = getComputedStyle(strip).display === "contents" ? key : strip;
  for (const one of document.querySelectorAll("details")) one.open = true;
  const controls = [...document.querySelectorAll(".course-levers :is(input, select, button), .course-hood :is(input, button)")];
  return [...controls, ...controls.toReversed()].filter((one) => {
    one.focus();
    const at = one.getBoundingClientRect(), { top, bottom } = sticks.getBoundingClientRect();
    return top < 0 || bottom > innerHeight * 0.6 || at.top < bottom - 1 || at.top >= innerHeight;
  }).map((one) => one.outerHTML.slice(0, 90));
}"""


# What each field of the hood says while something is typed that can't be used, and what it takes a comma for.
UNSAID = """() => [...document.querySelectorAll(".course-hood input")].flatMap((input) => {
  const stood = input.value, said = input.nextElementSibling;
  const type = (text) => { input.value = text; input.dispatchEvent(new Event("input")); return said.hidden ? "" : said.textContent; };
  const wanted = [["", "Empty: the figures are still those for "], ["many", "Not a number: this goes from "], ["1e3", "Not a number: "], ["99999999999", "Not used: this goes from "],
    ["-99999999999", "Not used: "]];
  const unsaid = wanted.filter(([text, says]) => !type(text).startsWith(says) || !said.textContent.endsWith(`still those for ${stood} ${said.closest("tr").children[2].textContent}.`));
  if (type(stood)) unsaid.push(["as it stood", said.textContent]);
  const comma = stood.replace(".", ",");
  if (comma !== stood && type(comma) !== `Read as ${stood} ${said.closest("tr").children[2].textContent}.`) unsaid.push([comma, said.textContent]);
  type(stood);
  return unsaid.map((one) => [input.ariaLabel, ...one]);
})"""


def drawn(browser, view):
    panel = Panel("02_curbside/x", view)
    return Drawn(browser, {"kind": "panel", **panel.describe()}, live=True, answers=lambda message: (None, panel.receive(message)))


@pytest.mark.parametrize("view", VIEWS, ids=by_name)
def test_the_key_figures_are_in_sight_above_every_control_in_focus_and_each_field_says_at_once_what_it_can_not_use(chromium, view):
    page = drawn(chromium, view).page
    width, height = SIZES[VIEWS.index(view) % len(SIZES)]
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("document.querySelector('.course-played').style.getPropertyValue('--course-strip')")
    assert page.evaluate(HIDDEN) == []
    assert page.evaluate(UNSAID) == []
    page.emulate_media(media="print")
    assert page.locator(".course-strip").evaluate("(one) => getComputedStyle(one).position") == "static"


@pytest.mark.parametrize("view", VIEWS, ids=by_name)
def test_each_figure_says_by_a_word_and_a_mark_whether_it_is_better_than_at_the_start(view):
    panel = Panel("02_curbside/x", view)
    today, declared = panel.play({}, {}), {one["label"]: one["better"] for one in view.kpis.values()}
    for name, lever in view.levers.items():
        shown = panel.result({name: moved(lever)}, {})
        for (label, text, _), (_, before, _), word in zip(shown["tiles"], today.tiles, shown["verdicts"], strict=True):
            assert bool(word) == (UNKNOWN not in (text, before) and text != before), (name, label)
            if word and label in declared:
                assert (word.split()[1] in ("better", "worse")) == (declared[label] is not None), (name, label)
    assert not any(panel.result({}, {})["verdicts"]), "today is neither better nor worse than itself"


def test_the_way_that_a_figure_went_and_whether_it_is_better_are_two_things():
    assert [verdict(better, 2, 1) for better in ("more", "less", None)] == ["↑ better", "↑ worse", "↑ more"]
    assert [verdict(better, 1, 2) for better in ("more", "less", None)] == ["↓ worse", "↓ better", "↓ less"]
    assert verdict("more", None, 1) == verdict("less", 1, None) == verdict("more", 1, 1) == ""


def test_a_figure_that_moves_says_so_on_the_page(chromium):
    page = drawn(chromium, next(view for view in VIEWS if view.name == "curbside")).page
    wait = page.locator(".course-kpis > div", has_text="Mean wait")
    expect(wait.locator(".course-verdict")).to_have_count(0)
    page.get_by_label("Pickers on shift").press("End")
    expect(wait.locator(".course-verdict")).to_have_text("↓ better")
