"""What becomes of a line that is run: kept, even while the page is still being saved, or said to have no name."""

import json

from playwright.sync_api import expect

from course.files import settled
from tests.walk.page import READY_MS, Mouse, Page

MODULE = "03_pickup"
LINE = 'back_by = pickups.groupby("found")["returned_90d"].mean()'
# A server under load: the file is written at once, and the page hears of it four seconds later.
SLOW = """const fetched = window.fetch;
window.fetch = async (asked, more) => {
  const answer = await fetched(asked, more);
  if ((asked.method ?? more?.method) === "PUT") await new Promise((done) => setTimeout(done, 4000));
  return answer;
};"""


def test_a_line_run_while_the_page_is_being_saved_is_kept_one_without_a_name_is_told_how_to_begin_and_a_saved_page_is_left_at_once(learner, serve, chromium):
    page = Page(chromium, learner.open(serve, MODULE).address, script=SLOW)
    asked, mouse = [], Mouse(page)
    page.tab.on("dialog", lambda one: (asked.append(one.type), one.accept()))
    mouse.line("back_by = ...")
    expect(page.note(6)).to_contain_text("Put your line in place of the three dots")
    mouse.line(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    expect(page.tab.locator(".page-answer .page-said")).to_contain_text("Saved")
    kept = json.loads(settled(learner.folder / "my-course" / MODULE / f"{MODULE}.ipynb"))
    assert any(LINE in "".join(cell["source"]) for cell in kept["cells"])
    mouse.line(LINE.removeprefix("back_by = "))
    expect(page.note(6)).to_contain_text("Begin it with “back_by =”")
    expect(page.note(6)).not_to_contain_text("Recorded")  # what is handed in is the line as it stands
    assert page.errors == []
    leaves_at_once(page, asked)
    page.close()


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
