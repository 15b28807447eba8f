"""The pages on which memos are marked, as formgrader serves them and a browser shows them."""

import json

import pytest
from playwright.sync_api import expect

from grading import criteria
from grading.layout import Layout
from grading.marking import names
from tests.access import checks
from tests.grading.conftest import MODULE
from tests.grading.formgrading import Person
from tests.grading.marking.pages import at, stands, wait_saved, which
from tests.grading.marking.to_mark import HOSTILE, MEMO


def test_a_page_on_which_another_mark_stands_by_now_says_so_and_asks(book, page, formgrader):
    page.goto(f"{formgrader.url}/{at(book, 'maria')}", wait_until="networkidle")
    rival = Person(formgrader.url)
    one = which(page)
    seen = rival.ask(f"/api/marking/{one}/{MEMO}")
    rival.ask(f"/api/marking/{one}/{MEMO}", "PUT", {"version": seen["version"], "shares": {}})
    page.locator(".met").first.check()
    expect(page.get_by_role("alert")).to_contain_text("marked this meanwhile: 0 points. Nothing of yours was saved.")
    assert stands(book, "maria")[0] == 0
    page.keyboard.press("Control+.")
    page.wait_for_timeout(100)
    assert which(page) == one, "nobody leaves what is not saved"
    page.get_by_role("button", name="Save mine instead").click()
    wait_saved(page)
    assert stands(book, "maria")[0] == 3
    page.locator(f"#{MEMO}").fill("5")
    page.locator(f"#{MEMO}").press("Tab")
    page.locator(".how", has_text="given by hand; what is ticked comes to 3").wait_for()
    assert stands(book, "maria")[0] == 5


def test_names_are_hidden_where_that_is_wanted(course, book, page, formgrader):
    page.get_by_role("button", name="Hide names while marking").click()
    expect(page.locator("#names")).to_have_attribute("aria-pressed", "true")
    for where in (at(book, "maria"), at(book, "maria").partition("?")[0]):
        page.goto(f"{formgrader.url}/{where}", wait_until="networkidle")
        assert "maria" not in page.content() and "maria" not in page.title() + page.url
    assert names.ANOTHER in page.content(), "that it is like another’s is said, and not whose"
    one = book.find_submission_notebook(MODULE, MODULE, "maria").id
    for path in (f"/api/grades?submission_id={one}", f"/api/comments?submission_id={one}", f"/api/marking/{one}/{MEMO}", f"/api/submitted_notebooks/{MODULE}/{MODULE}"):
        assert "maria" not in json.dumps(formgrader.ask(path))
    names.hide(course.root / "grading", False)
    page.goto(f"{formgrader.url}/{at(book, 'maria')}", wait_until="networkidle")
    page.get_by_role("button", name="Show student name").click()
    expect(page.locator("nav")).to_contain_text("maria")


def test_a_rubric_is_changed_on_its_page(book, page, formgrader):
    page.goto(f"{formgrader.url}/{at(book, 'joan')}", wait_until="networkidle")
    page.locator(".met").first.check()
    wait_saved(page)
    page.get_by_role("link", name="Change the rubric").click()
    page.get_by_label("Points of criterion 1").fill("5")
    page.get_by_role("button", name="Save and change the marks").click()
    page.locator("#said", has_text="The points add up to 8.").wait_for()
    page.get_by_label("Points of criterion 2").fill("1")
    page.get_by_label("Criterion 1 in words").fill(HOSTILE)
    page.get_by_role("button", name="Save and change the marks").click()
    page.locator("#said", has_text="1 memo is marked by this rubric. 1 mark is another now.").wait_for()
    assert stands(book, "joan")[0] == 5
    page.goto(f"{formgrader.url}/{at(book, 'joan')}", wait_until="networkidle")
    expect(page.locator(".words").first).to_have_text(HOSTILE)
    formgrader.press(f"assignment/{MODULE}/joan/generate_feedback")


def test_the_page_that_is_given_back_says_what_was_met(course, book, formgrader):
    rubric = criteria.rubrics(book, Layout(course.root), MODULE)[MEMO]
    one = book.find_submission_notebook(MODULE, MODULE, "joan").id
    seen = formgrader.ask(f"/api/marking/{one}/{MEMO}")["version"]
    formgrader.ask(f"/api/marking/{one}/{MEMO}", "PUT", {"version": seen, "shares": {rubric[0].id: 1}})
    feedback = course.root / "grading" / "feedback" / "joan" / MODULE / f"{MODULE}.html"
    formgrader.press(f"assignment/{MODULE}/joan/generate_feedback")
    assert "✓</span> a number: met, 3 of 3 points" in feedback.read_text() and "○</span> what it does not say: not met, 0 of 3 points" in feedback.read_text()
    assert "set for the whole text" not in feedback.read_text()
    row = formgrader.grade(one, MEMO)
    formgrader.ask(f"/api/grade/{row['id']}", "PUT", {"manual_score": 5.5})
    formgrader.press(f"assignment/{MODULE}/joan/generate_feedback")
    assert "The points were set for the whole text." in feedback.read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_marking_are_for_everybody(book, page, formgrader, scheme):
    page.emulate_media(color_scheme=scheme)
    for where in ("memos", f"memos/{MODULE}/{MEMO}", at(book, "joan")):
        page.goto(f"{formgrader.url}/{where}", wait_until="networkidle")
        if "exercise" in where:
            page.locator(".met").first.check()
            wait_saved(page)
        for width in (1280, 820):
            page.set_viewport_size({"width": width, "height": 900})
            assert checks.violations(page) == [], (where, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (where, width)
