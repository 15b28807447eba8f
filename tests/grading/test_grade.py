"""The grade command: each hand-in is graded, turned away with its reason, or kept for a person; and nothing stops the rest."""

import fcntl
import json
import os
import shutil
import sqlite3

import pytest
from nbgrader.api import Gradebook

from course.errors import CourseError
from grading.grade import machines, recorder, tls, worker
from grading.grade.command import grade
from grading.grade.recorder import MARK
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


def test_a_mended_key_grades_again_and_marks_given_by_hand_stay(small):
    quietly(small)
    with Gradebook(small.gradebook, "cx") as book:
        book.find_grade("m90-3", MODULE, MODULE, "tom").manual_score = 4.5
        book.find_grade("m90-2", MODULE, MODULE, "amira").manual_score = 3.5
        book.db.commit()
    key = small.root / "solutions" / MODULE / "key.py"
    key.write_text(key.read_text().replace('"m90-2": 5.0', '"m90-2": 4.0'))
    account = quietly(small)
    assert sorted(account.graded) == ["amira", "tom"] and scores(small, "tom")["m90-2"] == 4.0
    with Gradebook(small.gradebook, "cx") as book:
        assert book.find_grade("m90-3", MODULE, MODULE, "tom").score == 4.5
        assert book.find_grade("m90-2", MODULE, MODULE, "amira").score == 3.5


def test_a_run_that_is_killed_goes_on_where_it_stopped(small, monkeypatch):
    real = recorder.Recorder._files

    def killed(self, graded):
        if (self.folder / "amira").exists() or (self.folder / "tom").exists():
            raise KeyboardInterrupt
        real(self, graded)

    monkeypatch.setattr(recorder.Recorder, "_files", killed)
    with pytest.raises(KeyboardInterrupt):
        quietly(small)
    monkeypatch.undo()
    account = quietly(small)
    assert len(account.graded) == 1 and len(account.unchanged) == 1
    assert scores(small, "amira") == FULL and scores(small, "tom") == FULL | {"m90-2": 1.5}


def test_one_learner_can_be_graded_and_graded_again(small):
    assert quietly(small, learners=["tom"]).graded == ["tom"]
    assert not (small.root / "grading" / "autograded" / "amira").exists()
    assert quietly(small, learners=["tom"]).unchanged == ["tom"]
    assert quietly(small, learners=["tom"], force=True).graded == ["tom"]
    with pytest.raises(CourseError, match="joan did not hand in"):
        quietly(small, learners=["joan"])


def test_nbgraders_own_command_gives_the_same_scores(small):
    quietly(small)
    ours = {learner: scores(small, learner) for learner in ("amira", "tom")}
    folder = small.handed_in("piped", RIGHT, LINE)
    os.mkfifo(folder / "notes.txt")
    cut = small.handed_in("cut", RIGHT, LINE)
    (cut / f"{MODULE}.ipynb").write_text("{")
    # Before all others in the alphabet: what they set off must not keep anybody from being looked at.
    odd = hand_in(small, "a-form") / f"{MODULE}.ipynb"
    odd.write_text(odd.read_text().replace('"nbformat_minor": 5', '"nbformat_minor": "5"'))
    elsewhere = small.root.parent / "elsewhere"
    hand_in(small, "a\nb")
    hand_in(small, "a-link").parent.rename(elsewhere)
    (small.root / "grading" / "submitted" / "a-link").symlink_to(elsewhere)
    linked = hand_in(small, "linked", answers={"m90-1": 3}) / f"{MODULE}.answers.json"
    linked.unlink()
    linked.symlink_to(small.root / "grading" / "submitted" / "amira" / MODULE / linked.name)
    renamed = hand_in(small, "renamed") / f"{MODULE}.ipynb"
    renamed.rename(renamed.with_name("mine.ipynb"))
    said = small.nbgrader("autograde", MODULE, "--force").stderr
    assert "no name that a learner can have here" in said and "The learner’s folder is a link" in said and "nbformat_minor" not in said
    assert len(list(elsewhere.rglob("*"))) == 3 and scores(small, "a-form") == scores(small, "renamed") == FULL
    assert scores(small, "linked") == FULL | {"m90-1": 0.0} and "m90-1" in waiting(small, "linked")[0]
    assert {learner: scores(small, learner) for learner in ours} == ours and scores(small, "piped") == FULL
    assert {name for name, score in scores(small, "cut").items() if score == 0} >= {"m90-1", "m90-2"}
    assert waiting(small, "cut")[0] >= {"m90-1", "m90-2"}
    assert (small.root / "grading" / "quarantine" / "cut" / MODULE / f"{MODULE}.ipynb").read_text() == "{"


def test_who_shares_a_record_is_known_whoever_is_graded(course):
    for learner in ("amira", "zoe"):
        hand_in(course, learner, at="")
    for learner, other in (("amira", "zoe"), ("zoe", "amira"), ("amira", "zoe")):
        assert f"also those of {other}" in quietly(course, learners=[learner], force=True).review[learner]["m90-1"]
        assert "m90-1" in waiting(course, learner)[0]
    assert sorted(quietly(course).unchanged) == ["amira", "zoe"]


def refused(course, reason, **settings):
    with pytest.raises(CourseError, match=reason):
        quietly(course, **settings)


def test_what_keeps_a_grader_from_grading_is_said(course, monkeypatch):
    refused(course, "Nobody has handed in 90_shop yet")
    with pytest.raises(CourseError, match="no module called 90_shoop"):
        grade(Layout(course.root), "90_shoop")
    hand_in(course, "amira")
    for plain in ("tcp://127.0.0.1:8786", "127.0.0.1:8786", "tcp://192.0.2.1:8786", "inproc://127.0.0.1/1"):
        refused(course, "not encrypted.*grading certificate", scheduler=plain)
    monkeypatch.setenv("HOME", str(course.root.parent))
    monkeypatch.setattr(machines, "SCHEDULER_S", 0.5)
    refused(course, "There is no key.*grading certificate", scheduler="tls://127.0.0.1:9")
    tls.make(tls.folder())
    refused(course, "No scheduler answers", scheduler="tls://127.0.0.1:9")
    with open(course.root / "grading" / "gradebook.db.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused(course, "grading in this folder already")
        second = course.run("-m", "nbgrader", "autograde", MODULE)
        assert second.returncode == 1 and "Somebody is grading in this folder already." in second.stderr and "Traceback" not in second.stderr
    assert not list((course.root / "grading" / "autograded").glob("*"))
    (course.root / "grading" / "gradebook.db").rename(course.root / "kept.db")
    refused(course, "no gradebook yet.*grading build 90_shop")
    assert not (course.root / "grading" / "gradebook.db").exists()


def test_a_locked_gradebook_and_a_full_disk_are_said_and_lose_nothing(small, monkeypatch):
    locked = sqlite3.connect(small.root / "grading" / "gradebook.db")
    locked.execute("BEGIN EXCLUSIVE")
    refused(small, "database is locked")
    locked.rollback()
    locked.close()

    def full(self, *_):
        raise OSError(28, "No space left on device", str(self))

    with monkeypatch.context() as disk:
        disk.setattr(type(small.root), "write_bytes", full)
        refused(small, "No space left on device.*goes on where it stopped")
    assert sorted(quietly(small).graded) == ["amira", "tom"] and scores(small, "amira") == FULL


def test_the_command_says_it_in_a_table_and_in_json(small):
    done = small.grading("grade", MODULE, "--workers", "1", "--json")
    assert done.returncode == 0 and "2 of 2 graded" in done.stderr
    assert sorted(json.loads(done.stdout.splitlines()[-1])["graded"]) == ["amira", "tom"]
    (small.root / "grading" / "autograded" / "tom" / MODULE / MARK).unlink()
    done = small.grading("grade", MODULE)
    assert done.returncode == 0 and [line.split()[-1] for line in done.stdout.splitlines()[:4]] == ["1", "1", "0", "0"]
    done = small.grading("grade", "90_shoop")
    assert done.returncode == 1 and "Did you mean 90_shop?" in done.stderr and "Traceback" not in done.stderr
