"""A manager's whole way through module 3: six moments, the till, the table, the charter; by mouse and with keys alone."""

import pytest
from playwright.sync_api import expect

from grading.keys import load
from grading.layout import HERE
from tests.walk.page import Keys, Mouse
from tests.walk.way import Lesson, Walk

MOMENTS = {
    "unloading a van": "look", "two aisles away": "colleague", "back at six anyway": "text", "at the bank": "look", "shop next door": "text",
    "an hour by train": "text and £4 off",
}
MISSING = {
    "the people in line": "the right", "on the wrong shelf": "the right", "Her till has no budget": "the money", "It took fourteen minutes": "the right",
    "He takes them all to be busy": "knowledge", "ran out on Tuesday": "the money",
}
MISTAKE = "You answered “the right” where the clerk had it."
LINE = 'back_by = pickups.groupby("found")["returned_90d"].mean()'
CHARTER = "Joan may leave the till when nobody waits, as run 2 shows. <script>alert(1)</script> £60 a week."
ROWS = {"Nobody": "look", "1 or 2": "text", "3 to 5": "text", "6 or more": "text"}
TABLE = {f"{row} waiting, colleague {state}": "colleague" if state == "free" else busy for row, busy in ROWS.items() for state in ("free", "busy")}
BUT = {"m3-2": {**load(HERE, "03_pickup").ANSWERS["m3-2"], "noon": "right"}, "m3-8": {"text": CHARTER, "runs": [1, 2]}}
# Five of six moments put right is 0.75 of the way from guessing among three to all of them.
DESERVED = {"m3-1": 3, "m3-2": 2.25, "m3-3": 3, "m3-4": 4, "m3-5": 4, "m3-6": 3, "m3-6b": 2, "m3-7": 6, "m3-8": None}


def first(page, hands):
    """Every exercise but the third, and the simulator, with three thinking errors on the way."""
    hands.sort(1, MOMENTS)
    expect(page.note(1)).to_contain_text("Recorded")
    hands.sort(2, MISSING)
    expect(page.note(2)).to_contain_text(MISTAKE)
    hands.write(4, "A clerk looks for an order", "£3.50")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("£3.50 is one customer’s waiting. Who else waited")
    hands.write(4, "A clerk looks for an order", "14")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("Read as £14.")
    hands.write(5, "column to group by", "action")
    hands.write(5, "column to average", "returned_90d")
    hands.press(page.task(5), "Run the line")
    expect(page.note(5)).to_contain_text("refuse")
    hands.line(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    hands.choose("6b", "The question came at the next visit: those who never came again did not get it")
    expect(page.note("6b")).to_contain_text("Recorded")
    runs_the_till(page, hands)
    fills_the_table(page, hands)
    hands.write(8, "Write half a page for Joan", CHARTER)
    for run in (1, 2):
        hands.tick(page.task(8), f"Run {run}:")
    expect(page.note(8)).to_contain_text("Marked by a person")


def runs_the_till(page, hands):
    """A clerk who always looks, without the right and with it."""
    expect(page.tile("Missing orders")).to_have_text("–")
    hands.select(page.simulator, "What is coached at the till", "look")
    expect(page.runs).to_have_count(1)
    hands.tick(page.simulator, "The till clerk may leave the till")
    expect(page.runs).to_have_count(2)


def fills_the_table(page, hands):
    """First half of it, then a habit, then the table that costs least."""
    expect(page.task(7).get_by_role("table").first).to_have_accessible_name("The coached table")
    cells = list(TABLE)
    for label in cells[:5]:
        hands.select(page.task(7), label, "text")
    hands.press(page.task(7), "This is my decision")
    expect(page.note(7)).to_contain_text("3 of 8 cells still empty")
    for label in cells[5:]:
        hands.select(page.task(7), label, "text")
    hands.press(page.task(7), "This is my decision")
    expect(page.note(7)).to_contain_text("All eight cells say the same: that is a habit.")
    for label, action in TABLE.items():
        if action != "text":
            hands.select(page.task(7), label, action)
    hands.press(page.task(7), "This is my decision")
    expect(page.note(7)).to_contain_text("Kept as your decision")


def there(page):
    """Everything that was answered stands on the page as it was left."""
    expect(page.header).to_contain_text("7 of 8 exercises answered, number 3 is next")
    expect(page.task(1).get_by_role("radio", checked=True)).to_have_count(6)
    expect(page.note(2)).to_contain_text(MISTAKE)
    expect(page.task(4).get_by_role("textbox")).to_have_value("14")
    expect(page.note(5)).to_contain_text("refuse")
    expect(page.tab.locator(".cm-content:visible").first).to_contain_text(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    expect(page.runs.last).to_contain_text("look")
    for label, value in TABLE.items():
        expect(page.task(7).get_by_label(label)).to_have_value(value)
    expect(page.task(8).get_by_role("textbox")).to_have_value(CHARTER)
    expect(page.task(8).get_by_label("Run 1:")).to_be_checked()


def last(page, hands):
    """The chart, misread at first."""
    hands.press(page.header, "Go to exercise 3")
    hands.choose(3, "It serves customers best: they wait five minutes, under half as long as with a colleague")
    expect(page.note(3)).to_contain_text("Whose minutes are on the other?")
    hands.choose(3, "It is the only habit that makes everybody in line wait longer")
    expect(page.note(3)).to_contain_text("Recorded")


PICKUP = Lesson("03_pickup", first, there, last, BUT, DESERVED, ("2.25 of 3", MISTAKE, "<script>alert(1)</script>"))


@pytest.mark.thorough  # each run walks through it from its key in test_every_module.py
def test_a_manager_s_whole_way_through_pickup(learner, instructor, serve, chromium):
    walk = Walk(PICKUP, Mouse, learner, instructor, serve, chromium)
    walk.answers_comes_back_and_hands_in()
    walk.leaves_a_sound_record()
    walk.is_graded()


@pytest.mark.thorough  # each run walks through modules with keys in test_every_module.py
def test_the_same_way_with_keys_alone(learner, instructor, serve, chromium):
    walk = Walk(PICKUP, Keys, learner, instructor, serve, chromium)
    walk.answers_comes_back_and_hands_in()
    walk.leaves_a_sound_record()
