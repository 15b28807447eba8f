"""Does the page say where a lever acts on nobody, and where a typed assumption was not used?"""

import random
from itertools import product

import pytest
from playwright.sync_api import expect

from course import cases
from course.cases.collapse.simulator import year_two
from course.cases.curbside.simulator import simulator
from course.exercises.panel import Panel
from course.simulation.levers import acts, idle, lever, values
from tests.cases.found import views
from tests.exercises.fronts import Drawn

CASES = {name: cases.load(name, "simulator").simulator() for name in cases.names() if cases.has(name, "simulator")}
DECLARED = {name: case.levers for name, case in CASES.items()}
ACTING = [(case, name) for case, levers in DECLARED.items() for name, one in levers.items() if "acts" in one]


def rows(case, levers):
    """The points of the chart that customers make, whatever a setting costs."""
    return Panel("m/x", CASES[case], resumes=False).play(levers, {}).rows


@pytest.mark.parametrize("case, name", ACTING)
def test_a_lever_that_is_said_to_act_on_nobody_moves_no_customer(case, name):
    one = DECLARED[case][name]
    for broken in product(*(way.items() for way in one["acts"])):
        still = {other: next(value for value in values(DECLARED[case][other]) if value not in needed) for other, needed in broken}
        assert name in idle(CASES[case].case.set(still))
        assert all(rows(case, {**still, name: value}) == rows(case, still) for value in values(one)[:: max(len(values(one)) - 1, 1)])


def ends(one):
    """The values of a lever at both ends and, where it is a number, between; choices all."""
    all_of = values(one)
    return [type(one["default"])(value) for value in (all_of if one["kind"] in ("bool", "choice") else [all_of[0], all_of[len(all_of) // 2], all_of[-1]])]


def figures(view, set_to):
    """Every figure of a setting; one that comes to light as nought says nothing new."""
    return {name: value or 0 for name, value in vars(view.case.run(view.case.set(set_to)).kpis).items()}


@pytest.mark.parametrize("view", views(), ids=lambda one: one.name)
def test_a_lever_says_that_it_does_nothing_where_no_figure_moves_with_it_and_where_it_says_so_only_its_cost_moves(view):
    choose = random.Random(view.name)
    today = {name: one["default"] for name, one in view.levers.items()}
    some = {name: choose.choice(ends(one)) if choose.random() < 0.5 else one["default"] for name, one in view.levers.items()}
    for set_to in (today, some):
        before = figures(view, set_to)
        for name, one in view.levers.items():
            acting = acts(one, set_to)
            moves = set()
            for value in ends(one):
                after = figures(view, {**set_to, name: value})
                moves |= {label for label in before if after[label] != before[label]}
                if moves and acting:
                    break
            if not acting:
                assert moves <= ({label for label in before if view.kpis[label]["unit"] == "£"} if "costs" in one else set()), (name, set_to)
            elif set_to is today:
                assert moves, f"{name} does nothing today, and does not say so"


def test_a_lever_whose_move_changes_no_figure_says_so_by_itself(chromium, record):
    one = Panel("04_collapse/x", year_two(), resumes=False)
    page = Drawn(chromium, {"kind": "panel", **one.describe()}, answers=lambda message: (None, one.receive(message)), live=True).page
    fabric, month = page.get_by_label("The best-selling fabric", exact=True), page.get_by_label("What the board changes holds from month")
    fabric.select_option("withdraw")
    sign = page.locator(f"#{month.get_attribute('aria-describedby').split()[-1]}")
    expect(page.locator(".course-verdict").first).to_be_visible()
    month.fill("59")
    expect(page.locator(".course-verdict")).to_have_count(0)  # too late: all is as it is today
    expect(sign).to_be_hidden()
    month.fill("60")
    expect(sign).to_contain_text("No effect here. Between these two settings no figure moves")
    month.fill("13")
    expect(sign).to_be_hidden()


@pytest.mark.parametrize("acts, why", [({"other": (1,)}, ""), (None, "Nobody is there.")])
def test_a_lever_that_may_be_idle_says_why_and_no_other_does(acts, why):
    with pytest.raises(ValueError, match="needs a sentence"):
        lever(1, label="x", unit="", owner="leader", source="assumed", lo=0, hi=2, step=1, acts=acts, idle=why)


@pytest.fixture
def panel(chromium, record):
    one = Panel("02_curbside/x", simulator())
    return Drawn(chromium, {"kind": "panel", **one.describe()}, answers=lambda message: (None, one.receive(message)), live=True)


def test_a_lever_that_acts_on_nobody_is_marked_in_words_until_it_acts(panel):
    huddles = panel.page.get_by_label("Team huddles")
    sign = panel.page.locator(f"#{huddles.get_attribute('aria-describedby').split()[-1]}")
    expect(sign).to_have_text("Only its cost now. Nobody is asked at order. A huddle would cost its minutes all the same.")
    assert sign.is_visible()
    panel.page.get_by_label("How substitutes are agreed").select_option("order")
    expect(sign).to_be_hidden()
    panel.page.get_by_role("button", name="Back to today").click()
    expect(sign).to_be_visible()


def test_one_of_a_thing_is_said_in_the_singular(chromium, record):
    one = Panel("05_culture/x", CASES["culture"])
    page = Drawn(chromium, {"kind": "panel", **one.describe()}, answers=lambda message: (None, one.receive(message)), live=True).page
    assert [output.inner_text() for output in page.locator("output").all()][:2] == ["1 time a year", "5 layers"]


def test_what_is_typed_under_the_hood_and_cannot_be_is_said_beside_it(panel):
    panel.page.get_by_text("Open the hood").click()
    missing = panel.page.get_by_label("Share of items missing from the shelf, %")
    filled = panel.page.locator(".course-kpis div", has_text="Missing items filled").locator("dd").first
    before = filled.inner_text()
    expect(missing).to_have_value("8")
    missing.fill("80")
    missing.press("Enter")
    said = panel.page.get_by_role("alert").filter(has_text="Not used")
    expect(said).to_have_text("Not used: this goes from 0 to 16 %, in steps of 1. The figures are still those for 8 %.")
    assert missing.get_attribute("aria-invalid") == "true" and filled.inner_text() == before
    missing.fill("")
    missing.press("Enter")
    expect(panel.page.get_by_role("alert").filter(has_text="Empty")).to_have_text("Empty: the figures are still those for 8 %.")
    missing.fill("0")
    missing.press("Enter")
    expect(said).to_have_count(0)
    expect(filled).to_have_text("–")
    assert panel.sent[-1]["assumptions"] == {"missing_rate": 0}
