"""A record that does not fit its page: another module's, or edited by hand. Said in words, kept aside, and the page goes on."""

import json

import pytest
from playwright.sync_api import expect

from tests.walk.page import Mouse, Page

MODULE = "04_collapse"
AT = "2026-11-22T14:02:05Z"
FABRIC = "The best-selling fabric"


def put(folder, record):
    """Lay a record where the module will look for its own; its path."""
    path = folder / "my-course" / MODULE / f"{MODULE}.answers.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def entry(answer):
    return {"answer": answer, "at": AT, "first": answer, "tries": 1}


@pytest.mark.parametrize("of, said", [
    ({"module": "03_pickup", "edition": "reference"}, "It belongs to another module (03_pickup)."),
    pytest.param({"module": MODULE, "edition": "spring"}, "It was written for another edition of the course (spring).", marks=pytest.mark.thorough),
])
def test_a_log_of_another_module_or_edition_is_kept_aside_and_said_and_the_page_begins_anew(learner, serve, chromium, of, said):
    other = {"schema": 1, **of, "runs": [], "answers": {"m3-4": entry("14"), "m4-4": entry("99")}}
    path = put(learner.folder, other)
    page = Page(chromium, learner.open(serve, MODULE).address)
    notice = page.header.get_by_role("alert")
    expect(notice).to_contain_text(said)
    expect(page.header).to_contain_text("0 of 8 exercises answered")
    expect(page.task(4).get_by_role("textbox")).to_have_value("")
    (aside,) = path.parent.glob("*.damaged-*.json")
    expect(notice).to_contain_text(f"It was kept as {aside.name}")
    assert json.loads(aside.read_text("utf-8")) == other and page.errors == []
    page.close()


def test_levers_out_of_range_are_said_where_they_stand_and_a_boast_counts_nothing(learner, serve, chromium):
    boast = {"n": 1, "simulator": "collapse", "levers": {"triage_days": 99}, "assumptions": {}, "seed": 1, "kpis": {"closing_cash_gbp": 9e9}, "at": AT}
    put(learner.folder, {"schema": 1, "module": MODULE, "edition": "reference", "runs": [boast], "answers": {
        "m4-1": entry({"levers": {"fabric": "burn", "discounts": "chase"}}), "m4-7": entry({"levers": {"fabric": "withdraw", "from_month": 2}})}})
    page = Page(chromium, learner.open(serve, MODULE).address)
    hands = Mouse(page)
    expect(page.header).to_contain_text("0 of 8 exercises answered")
    expect(page.note(1)).to_contain_text("keep, withdraw")
    expect(page.note(7)).to_contain_text("Set the levers on this page and decide again.")
    page.runs.first.get_by_role("button", name="Compare with run 1").click()
    expect(page.simulator.locator(".course-out > .course-trouble")).to_contain_text("from 5 to 30")
    hands.select(page.task(1), FABRIC, "withdraw")
    hands.press(page.task(1), "This is my decision")
    expect(page.note(1)).to_contain_text("You will see it again.")
    expect(page.header).to_contain_text("1 of 8 exercises answered")
    assert page.errors == []
    page.close()
