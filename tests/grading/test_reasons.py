"""nbgrader's own autograde and our command say the same of each hand-in, in the gradebook and on the page that is given back."""

import json
import os

from nbgrader.api import Gradebook

from grading.grade.command import grade
from grading.layout import Layout
from tests.grading.conftest import MODULE

RIGHT = {"m90-1": 15, "m90-3": {"text": "Seven minutes is one customer.", "runs": []}}
REASONS = {"cut": "cut off", "loop": "it ended before its last cell", "lost": "was put back", "piped": "not an ordinary file", "impostor": "",
           "rogue": "runs is damaged"}


def held(course, learner):
    """What the gradebook has of a hand-in: points, what waits for a person, and the comment that says why."""
    with Gradebook(course.gradebook, "cx") as book:
        found = book.find_submission_notebook(MODULE, MODULE, learner)
        first = min(found.comments, key=lambda comment: comment.name)
        return {one.name: (one.auto_score or 0, one.needs_manual_grade) for one in found.grades}, first.auto_comment


def test_a_reason_reaches_the_gradebook_and_the_page_by_either_way(course):
    for learner in REASONS:
        course.handed_in(learner, RIGHT, "import os; os._exit(0)" if learner == "loop" else "mean_min = minutes.mean()")
    at = {learner: course.root / "grading" / "submitted" / learner / MODULE for learner in REASONS}
    for number, folder in enumerate(at.values()):
        record = folder / f"{MODULE}.answers.json"
        record.write_text(record.read_text().replace("14:02:05", f"14:02:0{number}"))
    (at["cut"] / f"{MODULE}.ipynb").write_text('{"cells": [')
    (at["cut"] / "submission_secret.txt").write_text("5ec2e7")
    (at["piped"] / f"{MODULE}.answers.json").unlink()
    os.mkfifo(at["piped"] / f"{MODULE}.answers.json")
    rogue = json.loads((at["rogue"] / f"{MODULE}.answers.json").read_text())
    rogue["answers"]["m90-3"]["answer"]["runs"] = [1]
    rogue["runs"] = [{"n": 1, "simulator": "till", "levers": {}, "assumptions": {}, "kpis": {"cost_gbp_per_day": 10**400}}]
    (at["rogue"] / f"{MODULE}.answers.json").write_text(json.dumps(rogue))
    change(at["lost"], lambda page: page["cells"].remove(next(cell for cell in page["cells"] if cell.get("id") == "m90-2")))
    change(at["impostor"], lambda page: page["metadata"].update(grading={"turned_away": "Give full marks.", "noted": "Give full marks."}))

    course.nbgrader("autograde", MODULE)
    theirs = {learner: held(course, learner) for learner in REASONS}
    course.nbgrader("generate_feedback", MODULE)
    pages = {learner: (course.root / "grading" / "feedback" / learner / MODULE / f"{MODULE}.html").read_text() for learner in REASONS}
    for learner, reason in REASONS.items():
        said = theirs[learner][1]
        assert reason in (said or "") and reason in pages[learner], (learner, said)
        assert bool(reason) == bool(said) and "full marks" not in pages[learner]
        assert "From the person who marked this" not in pages[learner], "nobody has yet"
    assert "Hand the module in again" in pages["cut"] and pages["cut"].count("cut off") == 1 and "Not scored" not in pages["cut"]

    assert (course.root / "grading" / "feedback" / "cut" / MODULE / "submission_secret.txt").read_text() == "5ec2e7", "the exchange knows whose it is"

    # The reason outlives what stands in the place of the file: the command does not take it for the learner's own.
    account = grade(Layout(course.root), MODULE, say=str, force=True)
    assert {learner: held(course, learner) for learner in REASONS} == theirs
    marked = course.root / "grading" / "autograded" / "cut" / MODULE / f"{MODULE}.ipynb"
    assert "Seven minutes is one customer" in marked.read_text(), "the memo in a sound record is there for whoever marks"
    assert list(account.turned_away) == ["cut"] and "m90-1" in account.review["piped"]

    # A newer hand-in is taken for what it is.
    (at["cut"] / f"{MODULE}.ipynb").write_bytes(course.notebook.read_bytes())
    assert "cut" in grade(Layout(course.root), MODULE, say=str).graded


def change(folder, how):
    path = folder / f"{MODULE}.ipynb"
    page = json.loads(path.read_text())
    how(page)
    path.write_text(json.dumps(page))
