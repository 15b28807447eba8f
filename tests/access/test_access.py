"""Can everybody use each module, as it opens, answered, and when feedback is back? axe-core on our content, and what axe does not look for."""

import pytest
from playwright.sync_api import expect

from grading.layout import HERE
from tests.access import checks
from tests.access.pages import TWICE_AS_LARGE, Pages, show
from tests.access.work import WELCOME, answered, fed_back, mistakes
from tests.house.chosen import WALKED, in_each_run
from tests.house.copies import copy_course, folder_of_course

MODULES = HERE.lessons()
SCORED = [module for module in MODULES if module != WELCOME]
# What a page shows of its code, and of feedback, is the house's: one module has it looked at in each run, all of them in the long one.
ONE_OF_ALL = [pytest.param(module, marks=() if module == SCORED[0] else pytest.mark.thorough) for module in SCORED]
# Judging contrasts takes most of axe's time, and colours are the house's too: every module is judged as it opens in light
# and answered in dark; one of them as it opens in dark too, and all in the long run both ways round.
LIGHT, DARK = "light", "dark"
each_module, each_scored = (pytest.mark.parametrize("module", in_each_run(modules, *WALKED)) for modules in (MODULES, SCORED))  # a walk judges the page that it answers
# What is new where the page itself has been judged in both.
CODE, FEEDBACK = [".jp-Notebook .jp-Cell-inputWrapper", ".page-bar"], [".course-kind-handin", ".course-kind-memo", ".course-header", ".page-bar", ".page-notices"]


@pytest.fixture(scope="module")
def blank(chromium, tmp_path_factory):
    """A course in which nothing has been answered."""
    pages = Pages(copy_course(folder_of_course(), tmp_path_factory.mktemp("blank") / "course"), chromium)
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def done(chromium, tmp_path_factory):
    """A course in which every exercise has been answered, one or two of each module by a thinking error."""
    pages = Pages(copy_course(folder_of_course(), tmp_path_factory.mktemp("done") / "course"), chromium, bring=answer_all_of)
    yield pages
    pages.close()


def answer_all_of(folder, module):
    """Answer a module; for the welcome page, whose map shows how each stands, all of them."""
    for one in MODULES if module == WELCOME else [module]:
        answered(folder, one)


def hold_to_axe(page, *schemes, parts=checks.OURS):
    """No violation of these parts in these colours, and nothing on the page that axe would not notice."""
    for scheme in schemes:
        show(page, color_scheme=scheme)
        assert checks.violations(page, parts) == [], scheme
    assert page.evaluate(checks.NAMELESS) == [] and page.evaluate(checks.TWICE) == []
    assert page.evaluate(checks.SMALL) == []


@each_module
def test_axe_finds_nothing_in_a_page_as_it_opens(module, blank):
    hold_to_axe(blank(module), LIGHT)


@pytest.mark.parametrize("module", ONE_OF_ALL)
def test_axe_finds_nothing_in_the_other_colours(module, blank):
    hold_to_axe(blank(module), DARK)


@pytest.mark.thorough  # in each run a walk judges in light the page that it has answered: tests/walk/test_every_module.py
@each_scored
def test_axe_finds_nothing_in_an_answered_page_in_light(module, done):
    hold_to_axe(done(module), LIGHT)


@each_module
def test_a_browser_that_translates_the_page_leaves_its_code_and_columns_as_they_are(module, blank, done):
    for page in (blank(module), done(module)):
        assert page.evaluate("document.documentElement.lang") == "en"
        found = page.evaluate(checks.TRANSLATED)
        assert found["left"] == [] and (found["seen"] > 0)


@each_module
def test_every_chart_says_what_it_shows(module, blank):
    said = blank(module).evaluate(checks.CHARTS)
    assert said and all(len(text) > 40 for text in said)


@pytest.mark.parametrize("module", ONE_OF_ALL)
def test_axe_finds_nothing_in_the_code_when_it_is_asked_for(module, blank):
    page = blank(module)
    page.locator(".page-foot").get_by_role("button", name="Show the code", exact=True).click()
    expect(page.locator(".cm-content:visible")).not_to_have_count(1)
    hold_to_axe(page, LIGHT, DARK, parts=CODE)
    page.locator(".page-bar").get_by_role("button", name="Hide the code", exact=True).click()


@each_module
def test_axe_finds_nothing_in_an_answered_page(module, done):
    page = done(module)
    expect(page.locator(".course-note.think")).to_have_count(1 if module == WELCOME else len(mistakes(module)))
    expect(page.locator(".course-task:not(.course-kind-handin)", has_text="Not answered yet")).to_have_count(0)
    hold_to_axe(page, DARK)


@each_scored
def test_what_would_tell_an_answer_comes_up_once_there_is_one(module, blank, done):
    page = blank(module)
    assert page.locator(".course-waits").count() >= page.locator(".course-waits:visible").count() > 0
    assert not page.locator(".course-rerun:visible").count(), "it comes up by itself"
    page = done(module)
    expect(page.locator(".course-waits")).to_have_count(0)


@each_module
def test_tab_goes_through_all_controls_in_reading_order_and_is_seen_at_each(module, done):
    assert checks.focus_walk(done(module)) == []


@each_module
def test_at_twice_the_size_nothing_is_cut_off(module, done):
    page = done(module)
    show(page, TWICE_AS_LARGE)
    assert page.evaluate(checks.CUT_OFF) == []


@each_module
def test_nothing_moves_for_who_asked_for_less_motion(module, done):
    page = done(module)
    show(page, reduced_motion="reduce")
    assert page.evaluate(checks.MOVING) == []


@each_module
def test_a_dark_page_is_printed_black_on_white(module, done):
    page = done(module)
    show(page, color_scheme="dark", media="print")
    assert page.evaluate(checks.PALE) == []


@pytest.mark.parametrize("module", ONE_OF_ALL)
def test_axe_finds_nothing_when_feedback_is_back(module, done, chromium):
    page = done(module)
    path = fed_back(done.folder, module)
    page.bring_to_front()
    page.locator(".course-kind-memo textarea").fill("Run 2, and what it costs.")
    page.locator(".course-kind-memo").get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your feedback: ")).to_be_visible()
    hold_to_axe(page, LIGHT, DARK, parts=FEEDBACK)
    show(page)
    assert checks.focus_walk(page) == []
    holds_by_itself(chromium, path)


def holds_by_itself(browser, path):
    """The page of feedback: no violation, black on paper, and its ring is seen when the keyboard scrolls it."""
    page = browser.new_context(bypass_csp=True).new_page()  # its policy would keep axe out
    page.goto(path.as_uri())
    for scheme in (LIGHT, DARK):
        page.emulate_media(color_scheme=scheme)
        assert checks.violations(page) == [], scheme
    page.keyboard.press("Tab")
    ring = "() => getComputedStyle(document.querySelector('main'), '::before').borderTopWidth"
    assert page.evaluate(ring) == "3px"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    page.context.close()
