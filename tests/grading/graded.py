"""Hand in, grade and look into the gradebook, as the tests of grading do."""

import json

from nbgrader.api import Gradebook

from grading.grade.command import grade
from grading.layout import Layout

MODULE = "90_shop"
RIGHT = {"m90-1": 15, "m90-3": {"text": "Seven minutes is one customer.", "runs": []}}
LINE = "mean_min = minutes.mean()"
FULL = {"m90-1": 2.0, "m90-2": 4.0, "m90-3": None}
NOTHING = dict.fromkeys(FULL, 0.0)


def quietly(course, **settings):
    settings.setdefault("workers", 1)
    return grade(Layout(course.root), MODULE, say=str, **settings)


def scores(course, learner):
    with Gradebook(course.gradebook, "cx") as book:
        return {one.name: one.auto_score for one in book.find_submission_notebook(MODULE, MODULE, learner).grades}


def waiting(course, learner):
    with Gradebook(course.gradebook, "cx") as book:
        held = book.find_submission_notebook(MODULE, MODULE, learner)
        return {one.name for one in held.grades if one.needs_manual_grade}, [one.auto_comment for one in held.comments]


def change(course, learner, how):
    path = course.root / "grading" / "submitted" / learner / MODULE / f"{MODULE}.ipynb"
    content = json.loads(path.read_text())
    how(content["cells"])
    path.write_text(json.dumps(content))


def hand_in(course, learner, line=LINE, at="2026-11-22T14:02:05Z", answers=None):
    folder = course.handed_in(learner, answers or RIGHT, line)
    path = folder / f"{MODULE}.answers.json"
    path.write_text(path.read_text().replace("14:02:05", f"14:02:{10 + hash(learner) % 50}:{learner}") if at else path.read_text())
    return folder
