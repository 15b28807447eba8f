"""Who gets a badge, and who is told why not."""

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from course.errors import CourseError
from grading.badges import command, verify, withdrawn
from grading.layout import Layout
from grading.results.klass import ABSENT, AWAY, GRADED, Answer, Exercise, Klass, Learner
from tests.grading.badges.awarded import NOW

EXERCISES = (Exercise("m1", "", "", "number", 4.0, None, False, False, (), None), Exercise("m2", "", "", "memo", 6.0, None, False, True, (), None))


def learner(name, number, memo, state=GRADED, module="02_curbside"):
    answers = {"m1": Answer(number, number, "", False), "m2": Answer(memo, None, "", memo is None)} if state == GRADED else {}
    return Learner(name, name.title(), state, answers=answers, module=module)


ONE, ANOTHER = "02_curbside", "03_pickup"
CLASS = Klass("02_curbside", "Who should answer the phone?", EXERCISES, (
    learner("anna", 4.0, 3.0), learner("bert", 4.0, 2.9), learner("cora", 4.0, None), learner("dora", 0, 0, AWAY), learner("emil", 0, 0, ABSENT)))


@pytest.fixture
def classes(monkeypatch):
    found = {"02_curbside": CLASS}
    monkeypatch.setattr(command.klass, "read", lambda layout, module: found[module])
    return found


@pytest.fixture
def here(tmp_path):
    for name in (ONE, ANOTHER):
        (tmp_path / "course" / "solutions" / name).mkdir(parents=True)
        (tmp_path / "course" / "solutions" / name / f"{name}.py").touch()
    (tmp_path / "course" / "grading").mkdir()
    return Layout(tmp_path / "course")


def test_who_reached_it_with_nothing_left_to_mark_gets_one_and_everybody_else_is_named(here, by, classes):
    account, place = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW)
    assert vars(account) == {"new": ["anna"], "same": [], "below": ["bert"], "waits": ["cora"], "away": ["dora"], "absent": ["emil"], "withdrawn": [], "open": [], "nameless": []}
    assert sorted(path.name for path in place.iterdir()) == ["anna.html", "anna.svg"]
    said = command.as_text(account, place, here, by, 70.0)
    assert said.startswith("1 new, 0 as before") and all(f"({name})" in said for name in ("bert", "cora", "dora", "emil"))


def test_a_second_run_changes_nothing_and_what_a_mark_changed_is_issued_anew(here, by, classes):
    _, place = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW)
    before = {path: path.read_bytes() for path in place.iterdir()}
    account, _ = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW + timedelta(days=3))
    assert account.same == ["anna"] and {path: path.read_bytes() for path in place.iterdir()} == before
    (place / "anna.html").unlink()
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, EXERCISES, (learner("anna", 4.0, 6.0), learner("bert", 0.0, 0.0)))
    account, _ = command.award_badges(here, ["02_curbside"], 70.0, by, now=NOW + timedelta(days=3))
    assert account.new == ["anna"] and "10 of 10 points (100%)" in verify.verify(place / "anna.html", [by.public], NOW + timedelta(days=3))


def test_a_badge_is_withdrawn_when_a_mark_is_corrected_and_stands_where_only_more_is_asked(here, by, classes, tmp_path):
    def run(number, memo, reached=70.0, days=0):
        classes[ONE] = Klass(CLASS.module, CLASS.title, EXERCISES, (learner("anna", number, memo),))
        account, place = command.award_badges(here, [ONE], reached, by, now=NOW + timedelta(days=days))
        return account, place / "anna.svg"

    def says(path):
        return verify.verify(path, [by.public], NOW + timedelta(days=9), withdrawn.of(by.place))

    def sent(path, name):
        return Path(shutil.copy(path, tmp_path / name))

    one = sent(run(4.0, 6.0)[1], "one.svg")
    assert run(4.0, 4.0, 90.0)[0].withdrawn == [] and says(one), "it asked for 70%, which is reached"
    assert run(4.0, None)[0].open == ["anna"] and says(one), "nobody knows yet"
    two = sent(run(4.0, 5.0, days=1)[1], "two.svg")
    with pytest.raises(CourseError, match="one.svg was withdrawn on 27 November 2026"):
        says(one)
    account, place = run(0.0, 6.0, days=2)
    assert account.withdrawn == ["anna"] and not place.exists() and run(0.0, 6.0, days=3)[0].withdrawn == [], "once"
    with pytest.raises(CourseError, match="two.svg was withdrawn on 28 November 2026"):
        says(two)
    assert says(run(4.0, 5.0, days=4)[1]) and says(two), "what is given again holds again"
    assert "anna" not in (by.place / withdrawn.NAME).read_text().lower()
    (by.place / withdrawn.NAME).write_text("[")
    with pytest.raises(CourseError, match="can’t be read"):
        says(two)
    (by.place / withdrawn.NAME).unlink()


def test_one_badge_for_several_modules_asks_for_each_of_them(here, by, classes):
    classes["03_pickup"] = Klass("03_pickup", "Pickup", EXERCISES, (learner("anna", 4.0, 6.0, module="03_pickup"), learner("bert", 4.0, 6.0, module="03_pickup")))
    account, place = command.award_badges(here, [ANOTHER, ONE], 70.0, by, now=NOW)
    assert (account.new, account.below, account.waits) == (["anna"], ["bert"], []) and place.name == "02_curbside+03_pickup" and "cora" in account.absent
    assert "17 of 20 points (85%) in “Who should answer the phone?” and “Pickup”" in verify.verify(place / "anna.svg", [by.public], NOW)


def test_who_has_no_name_in_the_gradebook_is_said(here, by, classes):
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, EXERCISES, (Learner("bo", "bo", GRADED, answers=CLASS.learners[0].answers),))
    account, place = command.award_badges(here, ["02_curbside"], 70.0, by)
    assert account.nameless == ["bo"] and "by id alone" in command.as_text(account, place, here, by, 70.0) and not (place.parent.stat().st_mode & 0o007)


def test_a_class_of_nobody_a_module_without_points_and_a_name_that_nobody_has_are_said(here, by, classes):
    with pytest.raises(CourseError, match="zoe is not known here"):
        command.award_badges(here, ["02_curbside"], 70.0, by, learners=["zoe"])
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, EXERCISES, ())
    account, place = command.award_badges(here, ["02_curbside"], 70.0, by)
    assert not any(vars(account).values()) and not place.exists()
    classes["02_curbside"] = Klass(CLASS.module, CLASS.title, (), ())
    with pytest.raises(CourseError, match="has no points"):
        command.award_badges(here, ["02_curbside"], 70.0, by)


def test_a_full_disk_leaves_whole_badges_and_says_so(here, by, classes, monkeypatch):
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(CourseError, match="No space left on device"):
        command.award_badges(here, ["02_curbside"], 70.0, by)
    assert not [path for path in (here.root / "grading").rglob("*") if path.is_file()]
