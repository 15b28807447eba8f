"""A manager's whole way: open, answer, lose the kernel, come back, hand in, be scored exactly, read the feedback."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import expect

from tests.walk.page import Keys, Mouse, Page

MODULE = "02_curbside"
LINE = 'ontime_by = orders.groupby(["format", "policy"])["ontime"].mean()'
MEMO = "Run 1 keeps 96% of promises. <script>alert(1)</script> Ask first, then in the app."
MISTAKE = "What customers are asked when an item is missing, and when"
GROUPS = {
    MISTAKE: "● a manager", "How long an order waits on the shelf for a call": "● a manager", "The promise of 60 minutes": "▲ a leader",
    "Who works on Saturday, within the hours that the store has": "● a manager", "Which reports a store manager has to fill in": "▲ a leader",
    "Which order is picked next": "● a manager", "Whether the app takes a reply with one tap": "▲ a leader",
    "Who picks up the phone at five o’clock": "● a manager",
    "Counting the minutes on the phone, and sending the count upstairs": "● a manager",
    "Ten minutes with the team on why preferences matter": "● a manager",
}
# Nine of ten levers put right is 0.8 of the way from guessing to all of them.
DESERVED = {"m2-1": 2, "m2-2": 2.4, "m2-3": 3, "m2-4": 3, "m2-5": 4, "m2-6": 4, "m2-6b": 3, "m2-7": 6, "m2-8": None}


def first_half(page, hands):
    """Exercises 1 to 4, with two thinking errors on the way."""
    hands.choose(1, "Ask every customer for a substitute when the order is placed")
    expect(page.note(1)).to_contain_text("Kept as your prediction")
    hands.sort(2, GROUPS)
    expect(page.note(2)).to_contain_text("You gave the text to the store")
    hands.choose(3, "Above about four fifths busy each picker counts a great deal, far below it hardly at all")
    expect(page.note(3)).to_contain_text("Recorded")
    hands.write(4, "Fifteen orders arrive", "675")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("675 orders: that is orders an hour times minutes")
    hands.write(4, "Fifteen orders arrive", "11,25")
    hands.press(page.task(4), "Save")
    expect(page.note(4)).to_contain_text("Recorded")


def second_half(page, hands):
    """Exercises 5 to 8 and the simulator."""
    hands.write(5, "column to group by", "policy")
    hands.write(5, "column to average", "ontime")
    hands.press(page.task(5), "Run the line")
    expect(page.note(5)).to_contain_text("0.791")
    hands.line(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    hands.choose("6b", "Most app stores are large, and large stores are late more often under either policy")
    expect(page.note("6b")).to_contain_text("Recorded")
    expect(page.tile("Ready on time")).to_have_text("76.0%")
    hands.select(page.simulator, "How substitutes are agreed", "both")
    expect(page.tile("Ready on time")).to_have_text("96.0%")
    expect(page.simulator.locator(".course-log tbody tr")).to_have_count(1)
    hands.select(page.task(7), "How substitutes are agreed", "both")
    hands.press(page.task(7), "This is my decision")
    expect(page.note(7)).to_contain_text("Kept as your decision")
    hands.write(8, "Write to Ines Okafor", MEMO)
    hands.press(page.task(8), "Save")
    expect(page.note(8)).to_contain_text("Marked by a person")


def all_is_there(page):
    """Everything that was answered stands on the page as it was left."""
    expect(page.tab.get_by_text("8 of 8 exercises answered")).to_be_visible()
    expect(page.task(1).get_by_label("Ask every customer")).to_be_checked()
    expect(page.task(4).get_by_role("textbox")).to_have_value("11,25")
    expect(page.task(5).get_by_label("column to group by")).to_have_value("policy")
    expect(page.tab.locator(".cm-content:visible").first).to_contain_text(LINE)
    expect(page.note(6)).to_contain_text("Recorded")
    expect(page.task(7).get_by_label("How substitutes are agreed")).to_have_value("both")
    expect(page.task(8).get_by_role("textbox")).to_have_value(MEMO)


def kill_kernels(served):
    """End every kernel of the served course at once, as a crash does."""
    children = psutil.Process(served.process.pid).children(recursive=True)
    kernels = [child for child in children if any("ipykernel" in part for part in child.cmdline())]
    assert kernels, "there was no kernel to lose"
    for kernel in kernels:
        kernel.kill()


def hands_in(page, hands):
    """One button, a receipt."""
    expect(page.hand_in).to_contain_text("Every exercise is answered.")
    hands.press(page.hand_in, "Hand in")
    expect(page.hand_in).to_contain_text("It is with your instructor.", timeout=60_000)


def released(folder):
    """Put the module into nbgrader's exchange, as an instructor does before learners begin."""
    (folder.parent / "exchange").mkdir(mode=0o777)
    (folder.parent / "exchange").chmod(0o777)
    nbgrader(folder, "generate_assignment", MODULE, "--force")
    nbgrader(folder, "release_assignment", MODULE)


def nbgrader(folder, *arguments):
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(folder), "COURSE_EXCHANGE": str(folder.parent / "exchange")}
    done = subprocess.run([sys.executable, "-m", "nbgrader", *arguments], cwd=folder, env=env, text=True, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def graded(folder):
    """Collect and grade by nbgrader's own commands; the automatic scores, and the feedback page's path."""
    for step in ("collect", "autograde", "generate_feedback"):
        nbgrader(folder, step, MODULE)
    with Gradebook(f"sqlite:///{folder / 'grading' / 'gradebook.db'}", "cx") as book:
        (submission,) = book.assignment_submissions(MODULE)
        grades = {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
        waiting = submission.notebooks[0].needs_manual_grade
    (feedback,) = (folder / "grading" / "feedback").glob(f"*/{MODULE}/{MODULE}.html")
    return grades, waiting, feedback


@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_a_manager_s_whole_way(hands, course_copy, serve, chromium):
    released(course_copy)
    served = serve(course_copy, MODULE, COURSE_EXCHANGE=str(course_copy.parent / "exchange"))
    page = Page(chromium, served.address)
    first_half(page, hands(page))
    kill_kernels(served)
    page.close()

    page = Page(chromium, served.address)
    expect(page.tab.get_by_text("4 of 8 exercises answered")).to_be_visible()
    second_half(page, hands(page))
    hands_in(page, hands(page))
    assert page.errors == []
    page.close()

    again = Page(chromium, served.address)
    all_is_there(again)
    assert {urlsplit(url).hostname for url in page.requests + again.requests if url.startswith("http")} == {"127.0.0.1"}
    again.close()
    served.stop()

    record = json.loads((course_copy / "my-course" / MODULE / f"{MODULE}.answers.json").read_text("utf-8"))
    assert record["answers"]["m2-4"]["first"] == "675" and record["runs"][0]["levers"]["substitution"] == "both"
    grades, waiting, feedback = graded(course_copy)
    assert grades == DESERVED and waiting
    reads_feedback(chromium, feedback)


def reads_feedback(browser, path):
    """The page that comes back: scores and words, no code, nothing that runs, no request."""
    tab = browser.new_page()
    asked, talked = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("dialog", lambda dialog: (talked.append(dialog.message), dialog.dismiss()))
    tab.goto(path.as_uri())
    body = tab.locator("body")
    expect(body).to_contain_text("2.4 of 3")
    expect(body).to_contain_text("You gave the text to the store")
    expect(body).to_contain_text("<script>alert(1)</script>")
    for hidden in ("HIDDEN TESTS", "grading.keys", "import ", "Traceback"):
        expect(body).not_to_contain_text(hidden)
    assert asked == [path.as_uri()] and talked == []
    tab.close()
