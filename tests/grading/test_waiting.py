"""What waits for the instructor, said without grading: memos by exercise, answers to look at, newer hand-ins."""

import json
import os

import pytest
from nbgrader.api import Gradebook

from course.errors import CourseError
from grading.layout import Layout
from grading.week.waiting import as_text, reach, waiting
from tests.grading.conftest import MODULE, mark
from tests.grading.graded import RIGHT, hand_in, quietly

def said(course):
    return as_text(waiting(Layout(course.root), MODULE), "http://127.0.0.1:8888/")


def test_memos_are_counted_of_those_written_and_a_second_attempt_is_told(course):
    assert said(course) == f"{MODULE}: nobody has handed in."
    for learner in ("anna", "bert", "cora"):
        hand_in(course, learner)
    course.handed_in("dora", {"m90-1": 15})
    (course.root / "grading" / "submitted" / "eve" / MODULE).mkdir(parents=True)
    assert "Handed in, and not graded: 5 (anna, bert, cora, dora, eve). python3 -m grading grade 90_shop" in said(course)
    quietly(course)
    with Gradebook(course.gradebook, "cx") as book:
        mark(book, "anna", "m90-3", 5, "Which one?"), mark(book, "bert", "m90-3", 4, "")
    heading, = waiting(Layout(course.root), MODULE).memos
    assert said(course) == (f"{MODULE}: 2 of 4 memos wait to be marked.\n  {heading}: 2 of 4, 1 of them of hand-ins that were turned away\n"
                            f"    the next is at http://127.0.0.1:8888/formgrader/memos/{MODULE}/m90-3/next\n  Turned away, 0 points until somebody looks: 1 (eve).\n"
                            f"    they are at http://127.0.0.1:8888/formgrader/gradebook/{MODULE}/{MODULE}")
    folder = course.root / "grading" / "submitted" / "anna" / MODULE
    record = json.loads((folder / f"{MODULE}.answers.json").read_text())
    record["answers"]["m90-3"]["answer"] = {**RIGHT["m90-3"], "text": "The mean hides who waits."}
    (folder / f"{MODULE}.answers.json").write_text(json.dumps(record))
    (folder / "timestamp.txt").write_text("2026-11-23 10:00:00 UTC")
    assert "Handed in again since graded: 1 (anna)." in said(course) and "2 of 4 memos" in said(course), "the old mark stands for the old memo"
    quietly(course)
    assert f"  {heading}: 3 of 4, 1 of them handed in anew after the mark for the one before, 1 of them of hand-ins that were turned away\n" in said(course) and "again since graded" not in said(course)


def test_an_answer_that_could_not_be_scored_is_told_with_its_reason(course):
    hand_in(course, "anna", line="raise SystemExit")
    course.handed_in("bert", {"m90-1": 15}, record="{")
    quietly(course)
    found = waiting(Layout(course.root), MODULE)
    assert {heading: [*reasons.values()] for heading, reasons in found.answers.items()} == {"Exercise 1": [["bert"]], "Exercise 2": [["anna"]]}
    assert "  Exercise 1: 1 to look at (bert). The answer record is damaged: it is not JSON.\n" in said(course)


def test_a_server_of_this_folder_is_where_formgrader_is(tmp_path):
    runtime = tmp_path / ".jupyter" / "runtime"
    runtime.mkdir(parents=True)
    assert reach(Layout(tmp_path)) == "/"
    for number, root in enumerate((tmp_path / "my-course", tmp_path)):
        (runtime / f"jpserver-{number}.json").write_text(json.dumps({"pid": os.getpid(), "url": f"http://127.0.0.1:{number}/", "root_dir": str(root)}))
    assert reach(Layout(tmp_path)) == "http://127.0.0.1:1/"


def test_a_class_that_can_not_be_read_is_said(course):
    (course.root / "grading" / "gradebook.db").unlink()
    with pytest.raises(CourseError, match="no gradebook yet"):
        said(course)
