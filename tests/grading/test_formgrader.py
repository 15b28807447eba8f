"""Marking in nbgrader's formgrader, served as an instructor's server serves it."""

import shutil

import pytest

from grading.grade.turns import only_grader
from grading.layout import Layout
from tests.grading.formgrading import TOKEN, Formgrader

MODULE = "90_shop"
ATTACK = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


@pytest.fixture(scope="module")
def course(built_once, tmp_path_factory):
    copy = type(built_once)(tmp_path_factory.mktemp("marking") / "the course")
    shutil.copytree(built_once.root, copy.root)
    copy.handed_in("tom", {"m90-1": 15, "m90-3": {"text": f"Look: {ATTACK}", "runs": []}},
                   line=f"from IPython.display import HTML; mean_min = 4; display(HTML('''{ATTACK}'''))")
    return copy


@pytest.fixture(scope="module")
def formgrader(course):
    server = Formgrader(course)
    server.press(f"submission/{MODULE}/tom/autograde")
    yield server
    server.stop()


@pytest.fixture
def submission(formgrader):
    return formgrader.ask(f"/api/submitted_notebooks/{MODULE}/{MODULE}")[0]["id"]


def test_the_generate_button_makes_what_our_build_makes(course, formgrader):
    released = course.notebook.read_bytes()
    course.notebook.unlink()
    formgrader.press(f"assignment/{MODULE}/assign")
    assert course.notebook.read_bytes() == released


def test_a_memo_waits_for_a_person_and_its_mark_reaches_the_feedback(course, formgrader, submission):
    formgrader.press(f"submission/{MODULE}/tom/autograde")
    found, = formgrader.ask(f"/api/submitted_notebooks/{MODULE}/{MODULE}")
    assert found["needs_manual_grade"] and found["score"] == 3.5

    grade = formgrader.grade(submission, "m90-3")
    formgrader.ask(f"/api/grade/{grade['id']}", "PUT", {"manual_score": 5})
    found, = formgrader.ask(f"/api/submitted_notebooks/{MODULE}/{MODULE}")
    assert not found["needs_manual_grade"] and found["score"] == 8.5

    formgrader.press(f"assignment/{MODULE}/tom/generate_feedback")
    feedback = (course.root / "grading" / "feedback" / "tom" / MODULE / f"{MODULE}.html").read_text()
    assert "8.5 of 12 points" in feedback and "alert(2)</script>" not in feedback


def test_the_autograde_button_waits_its_turn_and_says_so(course, formgrader):
    kept = {path: path.read_bytes() for path in (course.root / "grading" / "autograded").rglob("*") if path.is_file()}
    with only_grader(Layout(course.root)):
        done = formgrader.ask(f"/api/submission/{MODULE}/tom/autograde", "POST")
    assert not done["success"] and "Somebody is grading in this folder already." in done["log"]
    assert kept and all(path.read_bytes() == content for path, content in kept.items())


def test_a_mark_typed_in_a_browser_is_kept_and_nothing_of_the_learners_runs(formgrader, submission, chromium):
    page = chromium.new_page(extra_http_headers={"Authorization": f"token {TOKEN}"})
    happened = []
    page.on("dialog", lambda dialog: (happened.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: happened.append(str(error)))
    page.on("request", lambda request: None if "//127.0.0.1:" in request.url else happened.append(request.url))
    page.goto(f"{formgrader.url}/submissions/{submission}/", wait_until="networkidle")
    page.locator("#m90-3").fill("4.25")
    page.locator("#m90-3-comment").fill("Whose minutes are these?")
    with page.expect_response(lambda answer: "/api/comment/" in answer.url and answer.request.method == "PUT"):
        page.locator("#m90-3").focus()
    shown = page.locator("body").inner_text()
    assert ATTACK in shown and "HIDDEN" not in shown and "grading.keys" not in shown
    page.close()
    assert happened == []
    assert formgrader.grade(submission, "m90-3")["manual_score"] == 4.25
