"""A table of choices on the page: filled in by mouse and by keys, said when half empty, there again when the page is opened anew."""

import json

import pytest
from playwright.sync_api import expect

from tests.walk.page import Keys, Mouse, Page

MODULE = "03_pickup"
ROWS = ("Nobody", "1 or 2", "3 to 5", "6 or more")
CELLS = [(f"{row} waiting, colleague {colleague}", "colleague" if colleague == "free" else "text") for row in ROWS for colleague in ("free", "busy")]


@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_a_coached_table_is_filled_in_and_comes_back(hands, course_copy, serve, chromium):
    served = serve(course_copy, MODULE)
    page = Page(chromium, served.address)
    task, hand = page.task(7), hands(page)
    for label, action in CELLS[:5]:
        hand.select(task, label, action)
    hand.press(task, "This is my decision")
    expect(page.note(7)).to_contain_text("3 of 8 cells still empty")
    expect(task.get_by_role("table").first).to_have_accessible_name("The coached table")
    if hands is Keys:
        page.tab.evaluate("document.activeElement.blur(); getSelection().removeAllRanges()")
    for label, action in CELLS[5:]:
        hand.select(task, label, action)
    hand.press(task, "This is my decision")
    expect(page.note(7)).to_contain_text("Kept as your decision", timeout=20_000)
    expect(task.locator(".course-kpis > div", has_text="A day costs everybody").locator("dd").first).to_have_text("£327")
    assert page.errors == []
    page.close()

    again = Page(chromium, served.address)
    assert [again.task(7).get_by_label(label).input_value() for label, _ in CELLS] == [action for _, action in CELLS]
    again.close()
    served.stop()
    record = json.loads((course_copy / "my-course" / MODULE / f"{MODULE}.answers.json").read_text("utf-8"))
    assert list(record["answers"]) == ["m3-7"] and len(record["answers"]["m3-7"]["answer"]["levers"]) == 8
