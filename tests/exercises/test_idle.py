"""Does the page say where a lever acts on nobody, and where a typed assumption was not used?"""

from itertools import product

import pytest
from playwright.sync_api import expect

from course import cases
from course.cases.curbside.simulator import simulator
from course.exercises.panel import Panel
from course.simulation.levers import idle, lever, values
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
        ends = values(one)[:: max(len(values(one)) - 1, 1)]
        assert all(rows(case, {**still, name: value}) == rows(case, still) for value in ends)


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
    expect(sign).to_have_text("No effect now. Nobody is asked at order. A huddle would cost its minutes all the same.")
    assert sign.is_visible()
    panel.page.get_by_label("How substitutes are agreed").select_option("order")
    expect(sign).to_be_hidden()
    panel.page.get_by_role("button", name="Back to today").click()
    expect(sign).to_be_visible()


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
