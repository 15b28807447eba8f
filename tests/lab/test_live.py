"""When a page runs, when it does not, and what it says when something is wrong."""

import json
from urllib.request import Request, urlopen

import pytest

from tests.lab.fixture_page import COURSE, fixture_notebook
from tests.lab.servers import TOKEN


def session(jupyter, name):
    """The id of the session that the server keeps for a notebook."""
    with urlopen(f"{jupyter.url}/api/sessions?token={TOKEN}") as answer:
        return next(each["id"] for each in json.load(answer) if each["path"] == name)


def write_line(page, line):
    """Type into the reader's cell, in place of what it holds."""
    page.tab.get_by_role("textbox", name="Your line").focus()
    page.tab.keyboard.press("Control+a")
    page.tab.keyboard.type(line)


def test_an_untrusted_page_waits_until_it_is_switched_on(jupyter, visit):
    stranger = fixture_notebook()
    stranger.cells[2].source += "\n\nThis sentence was never signed."
    name = jupyter.put("unsigned.ipynb", stranger, signed=False)
    page = visit(jupyter.lab(name))
    said = page.notice("trust")
    assert said.startswith("Why this page isn’t live")
    page.tab.wait_for_timeout(1500)
    assert page.tab.locator("#card").count() == 0 and page.shown(".page-run") == []

    # Saving signs a notebook without outputs: Jupyter now trusts it, and the page still asks.
    page.tab.evaluate("document.querySelector('.page-answer .cm-content').focus()")
    page.tab.keyboard.press("End")
    page.tab.keyboard.type("  # mine")
    page.tab.keyboard.press("Control+s")
    jupyter.written(name, lambda notebook: "# mine" in notebook.cells[8].source)
    page.tab.reload()
    page.notice("trust")
    page.tab.wait_for_timeout(1500)
    assert page.tab.locator("#card").count() == 0

    page.tab.get_by_role("button", name="Switch this page on").click()
    page.live()
    assert page.shown(".page-notice") == []
    page.tab.wait_for_timeout(500)
    jupyter.written(name, lambda notebook: notebook.metadata["course"] == COURSE)
    page.tab.reload()
    assert page.live().shown(".page-notice") == []


@pytest.fixture(scope="module")
def opened(jupyter, visit):
    """A live page for the tests below, which leave it as they found it."""
    return visit(jupyter.lab(jupyter.put("line.ipynb", fixture_notebook()))).live()


def test_a_line_runs_is_kept_and_the_focus_stays(opened, jupyter):
    write_line(opened, "ontime_by_policy = max(orders['ontime']); ontime_by_policy")
    opened.tab.keyboard.press("Tab")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_selector(".page-said:has-text('Saved')")
    assert opened.tab.evaluate("document.activeElement.textContent") == "▶ Run the line"
    assert opened.shown(".page-answer .jp-OutputArea-output") == ["0.965"]
    jupyter.written("line.ipynb", lambda notebook: "max(orders" in notebook.cells[8].source)

    opened.tab.get_by_role("textbox", name="Your line").focus()
    opened.tab.keyboard.press("End")
    opened.tab.keyboard.type(" * 2")
    opened.tab.keyboard.press("Shift+Enter")
    opened.tab.wait_for_selector(".page-answer .jp-OutputArea-output:has-text('1.93')")
    assert opened.tab.evaluate("document.activeElement.ariaLabel") == "Your line"

    # Enter runs it too, and is not lost while what ran before is still being saved.
    opened.tab.wait_for_selector(".page-running", state="detached")
    opened.tab.keyboard.press("Enter")
    opened.tab.keyboard.type(" * 2")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_selector(".page-answer .jp-OutputArea-output:has-text('3.86')")
    assert opened.tab.locator(".page-answer .cm-line").count() == 1, "Enter runs the line and does not break it"


def test_a_page_that_cannot_be_saved_says_so_in_words(opened):
    opened.tab.route("**/api/contents/**", lambda route: route.fulfill(status=500, body="{}")
                     if route.request.method == "PUT" else route.continue_())
    write_line(opened, "ontime_by_policy = 1")
    opened.tab.get_by_role("button", name="Run the line").click()
    assert opened.notice("save").startswith("✕ Not saved")
    assert opened.shown(".jp-Dialog") == []
    opened.tab.unroute("**/api/contents/**")
    opened.tab.get_by_role("button", name="Save again").click()
    opened.tab.wait_for_selector(".page-notice", state="detached")


def test_a_page_whose_kernel_died_says_so_and_starts_again(opened, jupyter):
    write_line(opened, "import os; os._exit(1)")
    opened.tab.keyboard.press("Control+Enter")
    assert opened.notice("lost").startswith("This page has stopped")
    assert opened.shown(".jp-Dialog") == []
    # A reader may run the line while the page itself does: that is no kernel gone.
    write_line(opened, "import time; time.sleep(2); ontime_by_policy = ...")
    opened.tab.get_by_role("button", name="Start it again").click()
    opened.tab.wait_for_function("document.querySelector('.page-answer .jp-InputPrompt').textContent.includes('*')")
    opened.tab.get_by_role("button", name="Run the line").click()
    opened.tab.wait_for_selector(".page-running", state="detached")
    assert opened.live().shown(".page-notice") == [] and opened.shown(".task legend") == ["Whose lever is this?"]
    write_line(opened, "ontime_by_policy = ...")

    # Somebody shuts the kernel down from elsewhere.
    with urlopen(Request(f"{jupyter.url}/api/sessions/{session(jupyter, 'line.ipynb')}?token={TOKEN}", method="DELETE")):
        assert opened.notice("lost")
    opened.tab.get_by_role("button", name="Start it again").click()
    opened.tab.wait_for_selector(".page-notice", state="detached")
    assert opened.live().shown(".task legend") == ["Whose lever is this?"]


@pytest.mark.thorough
def test_a_kernel_that_is_busy_for_long_is_said_until_it_is_done(opened):
    write_line(opened, "import time; time.sleep(11); ontime_by_policy = ...")
    opened.tab.keyboard.press("Enter")
    assert opened.notice("busy").startswith("Still working")
    opened.tab.wait_for_selector(".page-notice", state="detached")


def test_the_second_of_two_tabs_goes_on_and_the_first_says_so(opened, jupyter, visit):
    second = visit(jupyter.lab("line.ipynb"), beside=opened).live()
    assert opened.notice("tab").startswith("This page is open in another tab")
    assert second.shown(".page-notice") == []
    opened.tab.get_by_role("button", name="Go on here").click()
    second.notice("tab")
    opened.live()
    assert opened.shown(".jp-Dialog") == [] and second.shown(".jp-Dialog") == []
    second.tab.close()


def test_a_line_that_never_ends_is_stopped_the_rest_of_the_page_goes_on_and_a_part_that_cannot_be_drawn_is_owned_up_to(jupyter, visit):
    broken = fixture_notebook()
    broken.cells[8].source = "import time\nwhile True: time.sleep(1)"  # without an end, and without a processor of its own
    broken.cells[9].source += "\nimport a_module_that_is_not_there"
    broken.metadata["kernelspec"]["name"] = "not_installed"  # the default kernel takes its place, without a dialog
    page = visit(jupyter.lab(jupyter.put("broken.ipynb", broken)))
    assert page.notice("stuck").startswith("Still getting the page ready")
    page.tab.get_by_role("button", name="Stop that part").click()
    page.tab.locator(".course-wide").wait_for()
    page.tab.wait_for_function("!document.querySelector('.page-old, .page-drawing')")
    assert page.tab.locator("[data-kind=stuck]").count() == 0 and page.tab.locator("#card").count() == 1
    assert page.notice("part").startswith("Part of this page could not be shown")
    assert page.shown(".jp-Dialog") == []
