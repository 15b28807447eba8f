"""The grade command: each hand-in is graded, turned away with its reason, or kept for a person; and nothing stops the rest."""

import json
import os
import shutil
import sqlite3

import pytest

from grading.grade import worker
from tests.grading.graded import FULL, LINE, MODULE, NOTHING, RIGHT, change, hand_in, quietly, scores, waiting


@pytest.fixture(scope="module")
def cohort(built_once, tmp_path_factory):
    """Thirteen hand-ins of every kind, graded once by two workers."""
    course = type(built_once)(tmp_path_factory.mktemp("cohort") / "the course")
    shutil.copytree(built_once.root, course.root)
    for learner, line in {
        "amira": LINE, "ines": "mean_min = minutes.median()", "forger": "mean_min = type('L', (float,), {'__eq__': lambda *_: True})(1)",
        "opaque": "mean_min = minutes.mean", "quits": "import os; os._exit(0)", "deep": "mean_min = []\nfor _ in range(50): mean_min = [mean_min]",
        "nan": "mean_min = float('nan')", "lost": LINE, "doubled": LINE, "retyped": LINE, "typo": "mean_min = minutes.mena()",
    }.items():
        hand_in(course, learner, line)
    course.handed_in("blank")
    change(course, "lost", lambda cells: cells.remove(next(cell for cell in cells if cell.get("id") == "m90-2")))
    change(course, "doubled", lambda cells: cells.append(dict(next(cell for cell in cells if cell.get("id") == "m90-1"))))
    change(course, "retyped", lambda cells: next(cell for cell in cells if cell.get("id") == "m90-1").update(cell_type="raw", source="20"))
    (hand_in(course, "cut") / f"{MODULE}.ipynb").write_text('{"cells": [')
    os.mkfifo((folder := hand_in(course, "piped")) / "x.ipynb")
    (folder / f"{MODULE}.ipynb").unlink()
    (course.handed_in("other", RIGHT, LINE) / f"{MODULE}.answers.json").write_text(
        json.dumps({"schema": 1, "module": "02_curbside", "edition": "reference", "answers": {}, "runs": []}))
    hand_in(course, "twin-a", at="")
    copied = hand_in(course, "twin-b", at="") / f"{MODULE}.answers.json"
    copied.write_text(copied.read_text() + "\n")
    (course.root / "grading" / "submitted" / "<img src=x>" / MODULE).mkdir(parents=True)
    course.account = quietly(course, workers=2)
    return course


@pytest.mark.parametrize("learner, deserved", [
    ("amira", FULL), ("ines", FULL | {"m90-2": 1.5}), ("blank", NOTHING), ("typo", FULL | {"m90-2": 0.0}), ("nan", FULL | {"m90-2": 0.0}),
    ("lost", FULL), ("doubled", FULL), ("retyped", FULL), ("forger", FULL | {"m90-2": 0.0}), ("quits", FULL | {"m90-2": 0.0}),
    ("deep", FULL | {"m90-2": 0.0}), ("opaque", FULL | {"m90-2": 0.0}), ("cut", FULL | {"m90-1": 0.0, "m90-2": 0.0}),
    ("piped", FULL | {"m90-1": 0.0, "m90-2": 0.0}), ("other", FULL | {"m90-1": 0.0}), ("twin-a", FULL)])
def test_everybody_gets_what_they_deserve(cohort, learner, deserved):
    found = scores(cohort, learner)
    if learner in ("cut", "piped"):
        found["m90-3"] = None
    assert found == deserved


@pytest.mark.parametrize("learner, exercise, reason", [
    ("quits", "m90-2", "it ended before its last cell"), ("deep", "m90-2", "nested too deeply"), ("opaque", "m90-2", "TypeError"),
    ("typo", "m90-2", "NameError"), ("other", "m90-1", "belongs to another module"), ("twin-b", "m90-1", "also those of twin-a")])
def test_what_could_not_be_scored_waits_for_a_person_with_its_reason(cohort, learner, exercise, reason):
    flagged, comments = waiting(cohort, learner)
    assert exercise in flagged and any(reason in (comment or "") for comment in comments)
    assert reason in cohort.account.review[learner][exercise]


@pytest.mark.parametrize("learner, reason", [("cut", "cut off"), ("piped", "not an ordinary file"), ("<img src=x>", "no name")])
def test_what_can_not_be_graded_is_turned_away_with_its_reason(cohort, learner, reason):
    assert reason in cohort.account.turned_away[learner]
    if learner != "<img src=x>":
        flagged, comments = waiting(cohort, learner)
        assert {"m90-1", "m90-2"} <= flagged and any(reason in (comment or "") for comment in comments)


def test_what_was_mended_is_said(cohort):
    assert {learner: notes[0].partition(":")[0] for learner, notes in cohort.account.notes.items()} == {
        "blank": "No answer record came with this hand-in",
        "lost": "Exercise cell m90-2 was missing", "doubled": "Exercise cell m90-1 was there more than once",
        "retyped": "Exercise cell m90-1 had become raw"}


def test_the_page_that_is_given_back_says_why(cohort):
    cohort.nbgrader("generate_feedback", MODULE)
    pages = {learner: (cohort.root / "grading" / "feedback" / learner / MODULE / f"{MODULE}.html").read_text()
             for learner in ("amira", "cut", "lost", "other")}
    assert "6 of 12 points" in pages["amira"] and "cut off" in pages["cut"] and "was put back" in pages["lost"]
    assert "belongs to another module" in pages["other"]


def test_a_second_run_changes_nothing(cohort):
    def stand():
        with sqlite3.connect(cohort.root / "grading" / "gradebook.db") as book:
            rows = list(book.iterdump())
        return rows, {path: path.stat().st_mtime_ns for path in (cohort.root / "grading" / "autograded").rglob("*")}

    before = stand()
    account = quietly(cohort)
    assert stand() == before and account.graded == [] and len(account.unchanged) == 15
    assert account.review == cohort.account.review and account.turned_away == cohort.account.turned_away


def test_a_result_beyond_all_numbers_in_a_record_stops_nobody(course):
    run = {"n": 1, "simulator": "till", "levers": {}, "assumptions": {}, "seed": 7, "kpis": {"cost_gbp_per_day": 10**400}}
    course.handed_in("rogue", {**RIGHT, "m90-3": {"text": "See run 1.", "runs": [1]}}, LINE, runs=[run])
    hand_in(course, "amira")
    account = quietly(course)
    assert sorted(account.graded) == ["amira", "rogue"] and "runs is damaged" in account.review["rogue"]["m90-1"]
    assert scores(course, "amira") == FULL and scores(course, "rogue") == FULL | {"m90-1": 0.0}


def test_a_recorded_answer_whose_code_gives_nothing_waits_for_a_person(course):
    recorded = {**RIGHT, "m90-2": "5"}
    hand_in(course, "reset", line=None, answers=recorded)
    hand_in(course, "headless", answers=recorded)
    hand_in(course, "whole", answers=recorded)
    hand_in(course, "unanswered", line=None)
    change(course, "headless", lambda cells: cells.remove(next(cell for cell in cells if "import pandas" in "".join(cell["source"]))))
    review = quietly(course).review
    assert set(review) == {"reset", "headless"}
    for learner in review:
        assert "a cell that it needs may be missing" in review[learner]["m90-2"]
        assert scores(course, learner) == FULL | {"m90-2": 0.0} and "m90-2" in waiting(course, learner)[0]
    assert scores(course, "whole") == FULL and scores(course, "unanswered") == FULL | {"m90-2": 0.0}


def broken(monkeypatch, name, learner):
    """Have a part of the worker fail at one learner's hand-in, in the process that does the work only."""
    real, here = getattr(worker, name), os.getpid()

    def fails(task, *rest, **said):
        if os.getpid() != here and task.learner == learner:
            raise OverflowError
        return real(task, *rest, **said)

    monkeypatch.setattr(worker, name, fails)


@pytest.mark.parametrize("part", ["_grade", "_graded"])
def test_a_hand_in_that_the_grader_fails_at_is_turned_away_and_the_others_are_graded(small, monkeypatch, part):
    broken(monkeypatch, part, "tom")
    account = quietly(small)
    assert account.graded == ["amira"] and "could not cope with this hand-in (OverflowError)" in account.turned_away["tom"]
    assert {"m90-1", "m90-2"} <= waiting(small, "tom")[0]


def test_a_memo_that_can_not_be_shown_is_no_second_failure(small, monkeypatch):
    def fails(*_):
        raise OverflowError

    monkeypatch.setattr(worker, "fill_memos", fails)
    account = quietly(small)
    assert sorted(account.turned_away) == ["amira", "tom"] and {"m90-1", "m90-2", "m90-3"} <= waiting(small, "tom")[0]


@pytest.fixture
def small(course):
    hand_in(course, "amira")
    hand_in(course, "tom", "mean_min = minutes.median()")
    return course
