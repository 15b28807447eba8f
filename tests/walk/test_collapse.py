"""A manager's whole way through module 4: month one is decided once, and told again at the end; by mouse and with keys alone."""

import pytest
from playwright.sync_api import expect

from tests.walk.page import Keys, Mouse
from tests.walk.way import Lesson, Walk

# As it went, but for one pair: the discounts deepen before any buyer stays away.
CHAIN = ["The board looks at revenue", "That becomes the culture", "Months after the sale", "After-sales hears of the worn covers",
         "Only deeper discounts", "Buyers stop coming back"]
MISTAKE = "In your order discounts make up for buyers who have not yet left."
LINE = 'after_returns = (by_fabric["revenue_gbp"] - by_fabric["cogs_gbp"] - by_fabric["returns_gbp"]) / by_fabric["units"]'
MEMO = "Run 2 ends with doors open and £1.2 million owed; run 1 closes them. <script>alert(1)</script> Charge Sales for what comes back."
FABRIC, RULE = "The best-selling fabric", "The discount rule"
DECIDED = "The best-selling fabric: Keep selling it; The discount rule: 5% off, all year"
BUT = {"m4-1": {"levers": {"fabric": "keep", "discounts": "five"}}, "m4-2": ["look", "culture", "fail", "morale", "deeper", "lost"],
       "m4-4": "16", "m4-7b": "month 18", "m4-8": {"text": MEMO, "runs": [1, 2]}}
# One of 13 tied pairs the other way round takes two of 13 parts off.
DESERVED = {"m4-1": 2, "m4-2": 2.54, "m4-3": 3, "m4-4": 5, "m4-5": 6, "m4-6": 2, "m4-6b": 2, "m4-7": 3, "m4-7b": 2, "m4-8": None}


def first(page, hands):
    """Every exercise but the third, and the simulator, with three thinking errors on the way."""
    settles_month_one(page, hands)
    hands.order(2, CHAIN)
    expect(page.note(2)).to_contain_text("Recorded")
    hands.write(4, "Count these figures", "17.1")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("17.1% counts the refund alone. Who pays for the van that fetches the sofa?")
    hands.write(4, "Count these figures", "16")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("Recorded")
    hands.line(LINE)
    expect(page.note(5)).to_contain_text("Recorded")
    hands.choose(6, "Too little: those sofas have not had time to come back")
    expect(page.note(6)).to_contain_text("Recorded")
    hands.write("6b", "latest month of sale to count", "15")
    hands.press(page.task("6b"), "Run the line")
    expect(page.note("6b")).to_contain_text("after you hand in.0.298")
    expect(page.tab.get_by_role("paragraph").filter(has_text="Counting every month")).to_have_count(0)
    runs_larkfield(page, hands)
    decides_from_month_13(page, hands)
    hands.write("7b", "Back in", "26")
    hands.press(page.task("7b"), "Save")
    expect(page.note("7b")).to_contain_text("In month 26 the doors close when nothing is done.")
    hands.write("7b", "Back in", "month 18")
    hands.press(page.task("7b"), "Save")
    expect(page.note("7b")).to_contain_text("Recorded")
    hands.write(8, "Write to Ruth Larkfield", MEMO)
    for run in (1, 2):
        hands.tick(page.task(8), f"Run {run}:")
    expect(page.note(8)).to_contain_text("Marked by a person")


def settles_month_one(page, hands):
    """On the one page that the board sees; a second thought changes nothing."""
    expect(page.tile("Year-1 revenue", page.task(1))).to_have_text("£31.91m")
    hands.select(page.task(1), RULE, "five")
    expect(page.tile("Year-1 revenue", page.task(1))).to_have_text("£31.26m")
    hands.press(page.task(1), "This is my decision")
    expect(page.note(1)).to_contain_text("You will see it again.")
    hands.select(page.task(1), FABRIC, "withdraw")
    expect(page.task(1)).to_contain_text("Your decision stands as it was saved. ")
    hands.press(page.task(1), "Decided, and it stands")
    expect(page.note(1)).to_contain_text(f"You have decided: {DECIDED}. It stands as you made it.")


def runs_larkfield(page, hands):
    """Half the cure, then all of it from the last month in which it still helps."""
    hands.select(page.simulator, FABRIC, "withdraw")
    expect(page.runs).to_have_count(1)
    hands.select(page.simulator, RULE, "none")
    hands.slide(page.simulator, "What the board changes holds from month", 18)
    expect(page.tile("Larkfield trades")).to_have_text("all 60 months")
    expect(page.runs.first).to_contain_text("out in month 18")


def decides_from_month_13(page, hands):
    """The product alone, then both, with all that Dele can do."""
    hands.select(page.task(7), FABRIC, "withdraw")
    hands.press(page.task(7), "This is my decision")
    expect(page.note(7)).to_contain_text("You mended the product and went on buying revenue: trading stops in month 24.")
    hands.select(page.task(7), RULE, "none")
    hands.slide(page.task(7), "Days until a complaint is looked at", 5)
    hands.tick(page.task(7), "Claim on the mill for each failed sofa")
    hands.tick(page.task(7), "Re-cover a failed sofa before refunding it")
    hands.press(page.task(7), "This is my decision")
    expect(page.note(7)).to_contain_text("Kept as your decision")


def there(page):
    """Everything that was answered stands on the page as it was left, and month one is told again."""
    expect(page.header).to_contain_text("7 of 8 exercises answered, number 3 is next")
    expect(page.task(1).get_by_label(FABRIC, exact=True)).to_have_value("keep")
    expect(page.task(1).get_by_label(RULE, exact=True)).to_have_value("five")
    expect(page.task(2).get_by_role("listitem").nth(4)).to_contain_text("Only deeper discounts")
    expect(page.note(2)).to_contain_text("Recorded")
    expect(page.task(4).get_by_role("textbox")).to_have_value("16")
    expect(page.tab.locator(".cm-content:visible").first).to_contain_text(LINE)
    expect(page.note(5)).to_contain_text("Recorded")
    expect(page.task("6b").get_by_role("textbox")).to_have_value("15")
    expect(page.task(7).get_by_label("Claim on the mill")).to_be_checked()
    replay = page.tab.locator(".course-note", has_text=f"You decided: “{DECIDED}”.")
    expect(replay).to_contain_text("On that course Larkfield trades until month 38. Your page showed £31.26m of revenue")
    expect(page.task(8).get_by_role("textbox")).to_have_value(MEMO)
    expect(page.task(8).get_by_label("Run 2:")).to_be_checked()


def last(page, hands):
    """The bars, misread at first."""
    hands.press(page.header, "Go to exercise 3")
    hands.choose(3, "Its share of all complaints")
    expect(page.note(3)).to_contain_text("Would four tenths of all complaints be bad?")
    hands.choose(3, "Its complaints for each 100 sofas sold, beside the others’")
    expect(page.note(3)).to_contain_text("Recorded")


COLLAPSE = Lesson("04_collapse", first, there, last, BUT, DESERVED, ("2.54 of 3", MISTAKE, *DECIDED.split("; "), "<script>alert(1)</script>"))


@pytest.mark.thorough  # each run walks through it from its key in test_every_module.py
def test_a_manager_s_whole_way_through_collapse(learner, instructor, serve, chromium):
    walk = Walk(COLLAPSE, Mouse, learner, instructor, serve, chromium)
    walk.answers_comes_back_and_hands_in()
    walk.leaves_a_sound_record()
    walk.is_graded()


@pytest.mark.thorough  # each run walks through modules with keys in test_every_module.py
def test_the_same_way_with_keys_alone(learner, instructor, serve, chromium):
    walk = Walk(COLLAPSE, Keys, learner, instructor, serve, chromium)
    walk.answers_comes_back_and_hands_in()
    walk.leaves_a_sound_record()
