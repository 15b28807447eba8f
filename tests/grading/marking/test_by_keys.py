"""Memos are marked by keyboard alone, on whatever line."""

from playwright.sync_api import expect

from grading.marking import kept
from tests.grading.conftest import MODULE
from tests.grading.marking.pages import Line, at, stands, wait_for_another, wait_saved, which
from tests.grading.marking.to_mark import HOSTILE, MEMO, learners


def test_memos_are_marked_by_keyboard_alone(course, book, formgrader, page):
    graded = ["joan", "maria", "learner-00"]
    for learner in set(learners(book)) - set(graded):
        book.find_grade(MEMO, MODULE, MODULE, learner).needs_manual_grade = False
    book.db.commit()
    page.get_by_role("link", name="Mark the next").press("Enter")
    wait_for_another(page)
    first = which(page)
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("h")
    wait_saved(page)
    expect(page.locator(".sum")).to_contain_text("4.5 of 6 points")
    expect(page.locator(f"#{MEMO}")).to_have_value("4.5")
    page.keyboard.press("c")
    page.keyboard.insert_text(f"Whose minutes? {HOSTILE}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".kept li").wait_for()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    wait_for_another(page, first)
    page.keyboard.press("f")
    page.keyboard.press("Shift+Digit1")
    wait_saved(page)
    expect(page.locator(f"#{MEMO}-comment")).to_have_value(f"Whose minutes? {HOSTILE}")
    second = which(page)
    page.keyboard.press("b")
    wait_for_another(page, second)
    assert which(page) == first
    expect(page.locator(".met").nth(0)).to_be_checked()
    expect(page.locator(".half").nth(1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+.")
    wait_for_another(page, first, second)
    page.keyboard.press("0")
    wait_saved(page)
    page.keyboard.press("n")
    page.wait_for_url("**/memos")
    expect(page.locator("main")).to_contain_text("all marked")
    assert sorted(stands(book, learner)[0] for learner in graded) == [0, 4.5, 6]


def test_on_a_slow_line_nothing_that_is_typed_is_lost_and_no_key_reaches_the_memo_before(book, page, formgrader):
    kept.keep(book, MODULE, MEMO, "Whose minutes?")
    book.find_comment(MEMO, MODULE, MODULE, "joan").manual_comment = "Said before."
    book.db.commit()
    line, comment = Line(page), page.locator(f"#{MEMO}-comment")
    page.goto(f"{formgrader.url}/{at(book, 'joan')}")
    page.keyboard.press("Shift+Digit1")
    line.sent()
    assert comment.input_value() == "Said before.\nWhose minutes?", "what was said before stood there at once"
    page.keyboard.press("c")
    page.keyboard.insert_text(" And whose")
    line.answer()
    wait_saved(page)
    page.keyboard.insert_text(" pounds?")
    page.keyboard.press("Escape")
    line.sent()
    page.keyboard.press("c")
    page.keyboard.insert_text(" Say so.")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    line.sent(2)
    line.answer()
    line.sent()
    page.keyboard.press("n")
    page.keyboard.press("2")
    joan = which(page)
    line.answer()
    wait_for_another(page, joan)
    assert stands(book, "joan") == (3, "Said before.\nWhose minutes? And whose pounds? Say so.")
    page.keyboard.press("2")
    line.sent()
    line.answer()
    wait_saved(page)
    assert sorted(one for learner in learners(book) if (one := stands(book, learner)[0]) is not None) == [3, 3]
