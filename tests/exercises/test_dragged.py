"""Lines and items moved by dragging, as by keys."""

import pytest
from playwright.sync_api import expect

from course.exercises import Order, Sort, records
from tests.exercises.fronts import exercise

pytestmark = pytest.mark.usefixtures("record")
MODULE = "02_curbside"
COMMON = {"title": "t", "prompt": "p", "points": 4, "skill": "s", "seeds": ["004-22"]}
ITEMS = {"a": "first of all", "b": "then another", "c": "a third", "d": "the last"}


def drag(page, grip, x, y):
    """Press on a grip, go to a place by two steps, and let go there."""
    box = grip.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x, y, steps=4)
    page.mouse.up()


def test_a_line_goes_to_where_it_is_dragged_and_is_kept_when_that_is_asked(chromium):
    drawn = exercise(chromium, Order(f"{MODULE}/m2-3", items=ITEMS, **COMMON))
    page, lines = drawn.page, drawn.page.locator(".course-order li")
    below, above = lines.nth(2).bounding_box(), lines.nth(0).bounding_box()
    drag(page, lines.nth(0).locator(".course-grip"), below["x"] + 40, below["y"] + below["height"] - 2)
    drag(page, lines.nth(3).locator(".course-grip"), above["x"] + 40, above["y"] + 2)
    expect(page.get_by_text("Moved, and not saved yet")).to_be_visible()
    page.get_by_role("button", name="Keep this order").click()
    expect(page.get_by_role("status").first).to_contain_text("Recorded")
    assert records.record(MODULE).answer("m2-3") == ["d", "b", "c", "a"] and drawn.errors == []


APART = """() => {
  const host = document.body.appendChild(document.createElement("div")), root = host.attachShadow({ mode: "open" });
  root.append(...document.querySelectorAll("style"), document.querySelector(".course-front"));
}"""


@pytest.mark.parametrize("apart", [False, True], ids=["in the page", "in what is read at once, a tree of its own"])
def test_an_item_goes_into_the_group_that_it_is_dropped_on_and_into_none_beside_them(chromium, apart):
    drawn = exercise(chromium, Sort(f"{MODULE}/m2-2", items=ITEMS, groups={"l": "a leader", "m": "a manager"}, **COMMON))
    page = drawn.page
    if apart:
        page.evaluate(APART)
    bins = page.locator(".course-bins")
    expect(bins).to_be_hidden()
    for item, group in (("first of all", "l"), ("a third", "m"), ("the last", None)):
        row = page.get_by_role("group", name=item)
        box = row.locator(".course-grip").bounding_box()
        page.mouse.move(box["x"] + 8, box["y"] + 8)
        page.mouse.down()
        target = bins.locator(f"[data-group={group}]").bounding_box() if group else {"x": 2, "y": 2, "width": 0, "height": 0}
        page.mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] / 2, steps=2)
        page.mouse.up()
    expect(bins).to_be_hidden()
    expect(page.get_by_role("status").first).to_contain_text("2 of 4 still without a group")
    assert records.record(MODULE).answer("m2-2") == {"a": "l", "c": "m"} and drawn.errors == []
