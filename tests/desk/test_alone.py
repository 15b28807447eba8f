"""Who learns alone from the whole course is marked at once, by the real grader on this machine; nobody else is."""

import json
import subprocess
from types import SimpleNamespace

import pytest

from course.desk import alone, pages, state
from course.desk.alone import can
from course.errors import CourseError
from grading.keys import answered, load
from grading.layout import HERE
from tests.desk.conftest import MODULE


def test_the_whole_course_marks_and_nobodys_gradebook_has_it(folder, root, monkeypatch):
    (folder / f"{MODULE}.answers.json").write_text(json.dumps(answered(MODULE, load(HERE, MODULE))))
    before = {path: path.stat().st_mtime_ns for path in (root / "grading").rglob("*") if "__pycache__" not in path.parts}
    monkeypatch.setattr(alone, "can", lambda: True)
    monkeypatch.chdir(folder)
    card = pages.HandIn(MODULE)
    assert card.describe()["marks_here"] and "problem" not in card.reply({"type": "hand in", "name": "amira"})
    stands = card.state()
    assert stands["score"] == "24 of 40 points" and stands["receipt"]["answered"], "all but a line that nobody wrote, and a memo that a person marks"
    assert "How the points came about" in state.feedback_page(folder) and "Feedback for you" in state.feedback_page(folder)
    assert before == {path: path.stat().st_mtime_ns for path in (root / "grading").rglob("*") if "__pycache__" not in path.parts}


def test_a_grader_that_stops_is_said_and_the_hand_in_stands(folder, monkeypatch):
    monkeypatch.setattr(alone, "can", lambda: True)
    monkeypatch.chdir(folder)
    for code, said, told in ((1, "The gradebook lies elsewhere.\nIt waits.\n", "The gradebook lies elsewhere."), (-9, "Traceback", "The grader on this computer stopped.")):
        monkeypatch.setattr(subprocess, "run", lambda *_, done=SimpleNamespace(returncode=code, stderr=said), **__: done)
        with pytest.raises(CourseError) as problem:
            alone.mark(MODULE, "x", folder, "2026-11-23T09:00:00Z")
        assert problem.value.happened == told and problem.value.means == alone.NOT_MARKED
        assert told in pages.HandIn(MODULE).reply({"type": "hand in", "name": "amira"})["problem"] and state.receipt(folder, MODULE)


def test_only_where_grader_and_keys_lie_and_nobody_is_handed_to(tmp_path, monkeypatch):
    monkeypatch.delenv("JUPYTERHUB_USER", raising=False)
    assert can()
    monkeypatch.setenv("JUPYTERHUB_USER", "ada")
    assert not can()
    monkeypatch.delenv("JUPYTERHUB_USER")
    (tmp_path / "exchange" / "cx" / "inbound").mkdir(parents=True)
    monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path / "exchange"))
    assert not can(), "there is an instructor"
    monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path / "nowhere"))
    monkeypatch.setattr(alone, "HOME", tmp_path)
    assert not can(), "a cohort's copy has no grader"
