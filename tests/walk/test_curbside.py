"""A manager's whole way through module 2, by mouse and with keys alone: crash, hand-in, exact scores, feedback."""

import pytest
from playwright.sync_api import expect

from grading.keys import load
from grading.layout import HERE
from tests.walk.back import Back
from tests.walk.page import Keys, Mouse
from tests.walk.way import Lesson, Walk

LINE = 'ontime_by = orders.groupby(["format", "policy"])["ontime"].mean()'
MEMO = "Run 1 keeps 96% of promises. <script>alert(1)</script> Ask first, then in the app."
MISTAKE = "The text asks customers to ring the store."
STORE, UP, LEADER = "● Amira", "▲ Ines, once told by Amira", "▲ Ines, who knows of it"
GROUPS = {
    MISTAKE: STORE, "Two new pickers": STORE, "writes two reports a week": LEADER, "Every store was told in May": STORE, "The web shop measures": LEADER,
    "they took it for advertising": UP, "Saturday is two people short": UP, "some stores promise a refund": LEADER, "On Fridays at five": STORE,
}
TODAY = {"app_build": "basic", "picking_order": "fifo", "hold_min": 25, "phone_person": False, "huddles_per_week": 0}
BUT = {"m2-7": {"levers": {"substitution": "both", **TODAY}}, "m2-2": {**load(HERE, "02_curbside").ANSWERS["m2-2"], "calls": "store"},
       "m2-4": "11,25", "m2-8": {"text": MEMO, "runs": []}}
# Eight of nine put right is five sixths of the way from guessing among three to all of them.
DESERVED = {"m2-1": 2, "m2-2": 2.5, "m2-3": 3, "m2-4": 3, "m2-5": 4, "m2-6": 4, "m2-6b": 3, "m2-7": 6, "m2-8": None}


def first(page, hands):
    """Every exercise but the third, and the simulator, with two thinking errors on the way."""
    hands.choose(1, "Ask every customer for a substitute when the order is placed")
    expect(page.note(1)).to_contain_text("Kept as your prediction")
    hands.sort(2, GROUPS)
    expect(page.note(2)).to_contain_text("You left the calls to the store")
    hands.write(4, "15 orders arrive", "675")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("675 orders: that is orders an hour times minutes")
    hands.write(4, "15 orders arrive", "11,25")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("Recorded")
    hands.write(5, "column to group by", "policy")
    hands.write(5, "column to average", "ontime")
    hands.press(page.task(5), "Run the line")
    expect(page.note(5)).to_contain_text("0.791")
    hands.line(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    hands.choose("6b", "Most app stores are large, and large stores are late more often under either policy")
    expect(page.note("6b")).to_contain_text("Recorded")
    decides(page, hands)
    hands.write(8, "Write to Ines Okafor", MEMO)
    hands.press(page.task(8), "Save")
    expect(page.note(8)).to_contain_text("Marked by a person")


def decides(page, hands):
    """The simulator, and the decision below it."""
    expect(page.tile("Ready on time")).to_have_text("75.8%")
    hands.select(page.simulator, "How substitutes are agreed", "both")
    expect(page.tile("Ready on time")).to_have_text("95.3%")
    expect(page.runs).to_have_count(1)
    hands.select(page.task(7), "How substitutes are agreed", "both")
    hands.press(page.task(7), "This is my decision")
    expect(page.note(7)).to_contain_text("Kept as your decision")


def there(page):
    """Everything that was answered stands on the page as it was left."""
    expect(page.header).to_contain_text("7 of 8 exercises answered, number 3 is next")
    expect(page.task(1).get_by_label("Ask every customer")).to_be_checked()
    expect(page.note(2)).to_contain_text("You left the calls to the store")
    expect(page.task(4).get_by_role("textbox")).to_have_value("11,25")
    expect(page.task(5).get_by_role("textbox", name="column to group by")).to_have_value("policy")
    expect(page.tab.locator(".cm-content:visible").first).to_contain_text(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    expect(page.runs.last).to_contain_text("at order and app")
    expect(page.task(7).get_by_label("How substitutes are agreed")).to_have_value("both")
    expect(page.task(8).get_by_role("textbox")).to_have_value(MEMO)


def last(page, hands):
    hands.press(page.header, "Go to exercise 3")
    hands.choose(3, "Above about four fifths busy each picker counts a great deal, far below it hardly at all")
    expect(page.note(3)).to_contain_text("Recorded")


def again(page, hands):
    hands.sort(2, {MISTAKE: UP})
    expect(page.note(2)).to_contain_text("Recorded")


CURBSIDE = Lesson("02_curbside", first, there, last, BUT, DESERVED, ("2.5 of 3", "You left the calls to the store", "<script>alert(1)</script>"))


def test_a_manager_s_whole_way_through_curbside_and_back_to_the_corrected_feedback(learner, colleague, instructor, serve, chromium, look):
    walk = Walk(CURBSIDE, Mouse, learner, instructor, serve, chromium)
    walk.answers_comes_back_and_hands_in()
    walk.leaves_a_sound_record()
    Back(walk, again, colleague, serve, look).goes()


@pytest.mark.thorough  # each run walks through modules with keys in test_every_module.py
def test_the_same_way_with_keys_alone(learner, instructor, serve, chromium):
    walk = Walk(CURBSIDE, Keys, learner, instructor, serve, chromium)
    walk.answers_comes_back_and_hands_in()
    record = walk.leaves_a_sound_record()
    assert record["answers"]["m2-4"]["first"] == "675" and record["runs"][0]["levers"]["substitution"] == "both"
    walk.is_graded()
