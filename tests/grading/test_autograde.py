"""nbgrader's own command grades by ours: whom it is asked for, and what it says."""

import logging
from types import SimpleNamespace

import pytest
from nbgrader.converters.autograde import Autograde
from nbgrader.converters.base import NbGraderException

from course.errors import CourseError
from grading.grade import command
from grading.layout import Layout
from grading.nbgrader import autograde
from tests.grading.conftest import MODULE


@pytest.fixture
def asked(tmp_path):
    """Whom the command is for, by what stands behind it, in a course in which five handed in."""
    for folder in (f"solutions/{MODULE}", *(f"grading/submitted/{name}/{MODULE}" for name in ("amira", "tim", "tom", "[x]", "x"))):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "solutions" / MODULE / f"{MODULE}.py").touch()
    return lambda student="*", left_out="": autograde.chosen(Layout(tmp_path), SimpleNamespace(
        assignment_id=MODULE, student_id=student, student_id_exclude=left_out))


def test_it_is_for_all_or_for_whom_a_name_or_a_pattern_fits(asked):
    assert asked() == ["[x]", "amira", "tim", "tom", "x"] and asked("t*") == ["tim", "tom"] and asked("[x]") == ["[x]", "x"]
    assert asked("t*", "tim,amira") == ["tom"]


@pytest.mark.parametrize("student, left_out", [("zoe", ""), ("tom", "tom")])
def test_where_nobody_is_left_it_is_said_and_all_are_not_graded_instead(asked, student, left_out):
    with pytest.raises(CourseError, match=f"is called {student}.*Those who handed in"):
        asked(student, left_out)


def test_what_came_of_it_is_logged_and_what_is_in_the_way_ends_it_with_its_reason(asked, tmp_path, monkeypatch, caplog):
    course = SimpleNamespace(root=tmp_path, assignment_id=MODULE, student_id="tom", student_id_exclude="")
    told = {}
    monkeypatch.setattr(autograde, "chosen", lambda *_: ["tom"])

    def grade(layout, module, *, learners, force, unsafe, say, progress):
        told.update(layout=layout, module=module, learners=learners, force=force, unsafe=unsafe)
        progress(1, 1)
        say("No room.")
        return command.Account(turned_away={"tom": "It is cut off."})

    monkeypatch.setattr(Autograde, "start", Autograde.start)
    monkeypatch.setattr(command, "grade", grade)
    monkeypatch.setenv("COURSE_GRADING_UNSAFE", "1")
    autograde.take_over()
    caplog.set_level(logging.INFO)
    asked_for = SimpleNamespace(coursedir=course, force=True, log=logging.getLogger("autograde"))
    Autograde.start(asked_for)
    assert told == {"layout": Layout(tmp_path), "module": MODULE, "learners": ["tom"], "force": True, "unsafe": True}
    assert caplog.messages[:2] == ["1 of 1 graded", "No room."] and any("It is cut off." in line for line in caplog.messages)

    def refuses(*_, **__):
        raise CourseError("Somebody is grading.", "Nothing was done.", "Wait.")

    monkeypatch.setattr(command, "grade", refuses)
    with pytest.raises(NbGraderException, match="Somebody is grading"):
        Autograde.start(asked_for)
