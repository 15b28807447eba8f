"""A record that does not fit its page, or was edited by hand; and lines that are run on it: all is said in words, kept, and the page goes on."""

import json

import pytest
from playwright.sync_api import expect

from course.files import settled
from tests.walk.page import READY_MS, Mouse, Page
from tests.walk.records import AT, entry, put, put_aside

MODULE = "04_collapse"
FABRIC = "The best-selling fabric"
NAME, LINE = "after_returns", '(by_fabric["revenue_gbp"] - by_fabric["cogs_gbp"] - by_fabric["returns_gbp"]) / by_fabric["units"]'
# A server under load: the file is written at once, and the page hears of it four seconds later.
SLOW = """const fetched = window.fetch;
window.fetch = async (asked, more) => {
  const answer = await fetched(asked, more);
  if ((asked.method ?? more?.method) === "PUT") await new Promise((done) => setTimeout(done, 4000));
  return answer;
};"""


@pytest.mark.thorough  # in each run one of another module is put aside: test_every_module.py
def test_a_log_of_another_edition_is_kept_aside_and_said_and_the_page_begins_anew(learner, serve, chromium):
    other = {"schema": 1, "module": MODULE, "edition": "spring", "runs": [], "answers": {"m3-4": entry("14"), "m4-4": entry("99")}}
    path = put(learner.folder, MODULE, other)
    page = Page(chromium, learner.open(serve, MODULE).address)
    put_aside(page, path, other, "It was written for another edition of the course (spring).")
    expect(page.task(4).get_by_role("textbox")).to_have_value("")
    assert page.errors == []
    page.close()


def test_levers_out_of_range_are_said_a_boast_counts_nothing_lines_are_kept_while_the_page_is_saved_and_a_saved_page_is_left_at_once(learner, serve, chromium):
    boast = {"n": 1, "simulator": "collapse", "levers": {"triage_days": 99}, "assumptions": {}, "seed": 1, "kpis": {"closing_cash_gbp": 9e9}, "at": AT}
    put(learner.folder, MODULE, {"schema": 1, "module": MODULE, "edition": "reference", "runs": [boast], "answers": {
        "m4-1": entry({"levers": {"fabric": "burn", "discounts": "chase"}}), "m4-7": entry({"levers": {"fabric": "withdraw", "from_month": 2}})}})
    page = Page(chromium, learner.open(serve, MODULE).address, script=SLOW)
    asked, hands = [], Mouse(page)
    page.tab.on("dialog", lambda one: (asked.append(one.type), one.accept()))
    says_what_is_out_of_range(page, hands)
    keeps_lines(page, hands, learner.folder / "my-course" / MODULE / f"{MODULE}.ipynb")
    assert page.errors == []
    leaves_at_once(page, asked)
    page.close()


def says_what_is_out_of_range(page, hands):
    """Where each of them stands."""
    expect(page.header).to_contain_text("0 of 8 exercises answered")
    expect(page.note(1)).to_contain_text("keep, withdraw")
    expect(page.note(7)).to_contain_text("Set the levers on this page and decide again.")
    page.runs.first.get_by_role("button", name="Compare with run 1").click()
    expect(page.simulator.locator(".course-out > .course-trouble")).to_contain_text("from 5 to 30")
    hands.select(page.task(1), FABRIC, "withdraw")
    hands.press(page.task(1), "This is my decision")
    expect(page.note(1)).to_contain_text("You will see it again.")
    expect(page.header).to_contain_text("1 of 8 exercises answered")


def keeps_lines(page, hands, path):
    """What is run while the page is still being saved is kept; one without a name is told how to begin."""
    hands.line(f"{NAME} = ...")
    expect(page.note(5)).to_contain_text("Put your line in place of the three dots")
    hands.line(f"{NAME} = {LINE}")
    expect(page.note(5)).to_contain_text("Recorded")
    expect(page.tab.locator(".page-answer .page-said")).to_contain_text("Saved")
    kept = json.loads(settled(path))
    assert any(f"{NAME} = {LINE}" in "".join(cell["source"]) for cell in kept["cells"])
    hands.line(LINE)
    expect(page.note(5)).to_contain_text(f"Begin it with “{NAME} =”")
    expect(page.note(5)).not_to_contain_text("Recorded")  # what is handed in is the line as it stands


def leaves_at_once(page, asked):
    """One step back, or to the other modules, with nothing asked: all is saved. A line that is not saved is asked about."""
    module = page.tab.url
    expect(page.tab.locator(".page-answer .page-said")).to_contain_text("Saved")
    page.tab.get_by_role("link", name="All modules").click()
    page.tab.wait_for_url("**/00_welcome.ipynb*")
    page.tab.locator(".course-map button").first.wait_for()
    page.tab.locator("h1").first.click()
    page.tab.go_back(wait_until="commit")
    assert page.tab.url.partition("?")[0] == module.partition("?")[0] and asked == []
    page.tab.locator(".page-answer .cm-content").click(timeout=READY_MS)
    page.tab.keyboard.type("# ")
    page.tab.get_by_role("link", name="All modules").click()
    page.tab.wait_for_url("**/00_welcome.ipynb*")
    assert asked == ["beforeunload"]
