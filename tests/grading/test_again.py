"""What is graded again, and what stays as it is: a second run, a mended key, a run that was killed, by our command and by nbgrader's."""

import json
import os

import pytest
from nbgrader.api import Gradebook

from course.errors import CourseError
from grading.grade import recorder
from grading.grade.recorder import MARK
from tests.grading.graded import FULL, LINE, MODULE, RIGHT, hand_in, quietly, scores, waiting


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
    before = {path: path.lstat().st_ino for path in (small.root / "grading" / "submitted").rglob("*")}
    said = small.nbgrader("autograde", MODULE, "--force").stderr
    assert "no name that a learner can have here" in said and "is a link to another place" in said and "nbformat_minor" not in said
    assert len(list(elsewhere.rglob("*"))) == 3 and scores(small, "a-form") == scores(small, "renamed") == FULL
    assert scores(small, "linked") == FULL | {"m90-1": 0.0} and "m90-1" in waiting(small, "linked")[0]
    assert {learner: scores(small, learner) for learner in ours} == ours and scores(small, "piped") == FULL
    assert {name for name, score in scores(small, "cut").items() if score == 0} >= {"m90-1", "m90-2"}
    assert waiting(small, "cut")[0] >= {"m90-1", "m90-2"}
    assert {path: path.lstat().st_ino for path in (small.root / "grading" / "submitted").rglob("*")} == before, "what was handed in stays where it is"


def test_who_shares_a_record_is_known_whoever_is_graded(course):
    for learner in ("amira", "zoe"):
        hand_in(course, learner, at="")
    for learner, other in (("amira", "zoe"), ("zoe", "amira"), ("amira", "zoe")):
        assert f"also those of {other}" in quietly(course, learners=[learner], force=True).review[learner]["m90-1"]
        assert "m90-1" in waiting(course, learner)[0]
    assert sorted(quietly(course).unchanged) == ["amira", "zoe"]


def test_the_command_says_it_in_a_table_and_in_json(small):
    done = small.grading("grade", MODULE, "--workers", "1", "--json")
    assert done.returncode == 0 and "2 of 2 graded" in done.stderr
    assert sorted(json.loads(done.stdout.splitlines()[-1])["graded"]) == ["amira", "tom"]
    (small.root / "grading" / "autograded" / "tom" / MODULE / MARK).unlink()
    done = small.grading("grade", MODULE)
    assert done.returncode == 0 and [line.split()[-1] for line in done.stdout.splitlines()[:4]] == ["1", "1", "0", "0"]
    done = small.grading("grade", "90_shoop")
    assert done.returncode == 1 and "Did you mean 90_shop?" in done.stderr and "Traceback" not in done.stderr
