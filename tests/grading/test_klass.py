"""What is read of a class: everybody who is known of, each with what they gave and got."""

import json
import shutil
from datetime import datetime, timedelta

import pytest
from nbgrader.api import Gradebook

from course.errors import CourseError
from grading.grade import marks
from grading.layout import Layout
from grading.report.command import report
from grading.results import klass
from tests.grading.conftest import MODULE, Course, mark
from tests.grading.graded import LINE, RIGHT, quietly


@pytest.fixture(scope="module")
def course(built_once, tmp_path_factory):
    """Two who are graded, one turned away, one collected since, one who never came; one memo is marked."""
    course = Course(tmp_path_factory.mktemp("klass") / "the course")
    shutil.copytree(built_once.root, course.root)
    anna = course.handed_in("anna", record=json.dumps({"schema": 1, "module": MODULE, "edition": "reference", "runs": [], "answers": {
        "m90-1": {"answer": 15, "at": "2026-11-22T14:02:05Z", "first": 4, "tries": 3}, "m90-3": {"answer": RIGHT["m90-3"], "at": "long ago"}}}), line=LINE)
    (anna / "timestamp.txt").write_text("2026-11-22 14:02:05 UTC")
    course.handed_in("bert")
    (course.root / "grading" / "submitted" / "cora" / MODULE).mkdir(parents=True)
    quietly(course)
    course.handed_in("dora", RIGHT, LINE)
    with Gradebook(course.gradebook, "cx") as book:
        book.update_or_create_student("emil", first_name="Emil", last_name="<b>O</b>")
        book.find_assignment(MODULE).duedate = datetime(2026, 11, 21, 14, 2, 5)
        book.db.commit()
        mark(book, "anna", "m90-3", 4.5, "Which number is it?")
    return course


@pytest.fixture(scope="module")
def read(course):
    return klass.read(Layout(course.root), MODULE, roster={"fay": "Fay Under", "bert": "Bert"})


def test_everybody_is_there_with_how_they_stand(read):
    assert {one.id: (one.name, one.state) for one in read.learners} == {
        "anna": ("anna", "graded"), "bert": ("Bert", "graded"), "cora": ("cora", "turned away"), "dora": ("dora", "not graded"),
        "emil": ("Emil <b>O</b>", "not handed in"), "fay": ("Fay Under", "not handed in")}
    cora = read.learners[2]
    assert cora.why == "The hand-in holds no notebook." and not read.learners[0].why


def test_what_was_given_and_got_is_as_gradebook_and_record_have_it(read):
    anna, bert = read.graded
    assert (anna.handed_in, anna.late, bert.late) == (datetime(2026, 11, 22, 14, 2, 5), timedelta(days=1), None)
    number, line, memo = (anna.answers[name] for name in ("m90-1", "m90-2", "m90-3"))
    assert (number.last, number.first, number.tries, number.score, number.known, number.at) == (15, 4, 3, 2.0, "", "2026-11-22T14:02:05Z")
    assert (line.last, line.score, line.tries) == (None, 4.0, 0)
    assert (memo.score, memo.scored, memo.needs_mark, memo.comment, memo.at) == (4.5, None, False, "Which number is it?", "")
    assert anna.score == 10.5 and read.points == 12
    assert {name: (one.score, one.known) for name, one in bert.answers.items()} == dict.fromkeys(anna.answers, (0.0, None))


def test_what_waits_has_no_score_yet(course, read):
    cora = read.learners[2]
    assert {one.score for one in cora.answers.values()} == {None} and all(one.needs_mark and one.why for one in cora.answers.values())


def test_a_newer_hand_in_is_said(course, read):
    assert not any(one.newer for one in read.learners)
    time = course.root / "grading" / "submitted" / "anna" / MODULE / "timestamp.txt"
    before = time.read_bytes()
    time.write_text("2026-11-23 14:02:05 UTC")
    assert [one.id for one in klass.read(Layout(course.root), MODULE).learners if one.newer] == ["anna"]
    time.write_bytes(before)


def test_a_class_of_two_is_reported_and_nothing_that_one_could_be_told_by_is_said(course, tmp_path):
    found, = report(Layout(course.root), [], tmp_path / "a new folder")
    page = (tmp_path / "a new folder" / "report.html").read_text(encoding="utf-8")
    assert found[2].n == 2 and "2 are graded" in page and "holds no notebook" in page and "Handed in, and not graded yet" in page and "<svg" not in page
    lines = (tmp_path / "a new folder" / f"{MODULE}-learners.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (tmp_path / "a new folder").stat().st_mode & 0o077 == 0 and len(lines) == 6 and lines[1].startswith("anna,anna,graded,2026-11-22 14:02:05,24.0,10.5,12")


def test_points_that_a_policy_takes_are_lost_wherever_points_are_said(course):
    with Gradebook(course.gradebook, "cx") as book:
        held = book.find_submission_notebook(MODULE, MODULE, "anna")
        held.late_submission_penalty = 4.0
        book.db.commit()
        anna = klass.read(Layout(course.root), MODULE).learners[0]
        held.late_submission_penalty = None
        book.db.commit()
    assert (anna.earned, anna.lost, anna.score) == (10.5, 4, 6.5)
    anna.lost = 99.0
    assert anna.score == 0


@pytest.mark.parametrize("harm", ["[1]", '{"m90-1": 5}', "no JSON"])
def test_what_is_kept_beside_the_marks_and_is_damaged_is_said_in_a_sentence(course, tmp_path, monkeypatch, harm):
    path = tmp_path / "gradebook.db"
    shutil.copy(course.root / "grading" / "gradebook.db", path)
    monkeypatch.setenv("COURSE_GRADEBOOK", f"sqlite:///{path}")
    with Gradebook(f"sqlite:///{path}", "cx") as book:
        book.db.execute(marks.HELD.update().values(given=harm))
        book.db.commit()
    with pytest.raises(CourseError, match="could not be read"):
        klass.read(Layout(course.root), MODULE)


def test_a_course_that_nobody_handed_in_is_said_in_a_sentence(built_once, tmp_path):
    with pytest.raises(CourseError, match="Nobody has handed in anything yet"):
        report(Layout(built_once.root), [], tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("harm", [b"", b"no gradebook", None])
def test_a_gradebook_that_is_none_is_said_in_a_sentence(course, tmp_path, monkeypatch, harm):
    path = tmp_path / "gradebook.db"
    if harm is not None:
        path.write_bytes(harm)
    monkeypatch.setenv("COURSE_GRADEBOOK", f"sqlite:///{path}")
    with pytest.raises(CourseError) as error:
        klass.read(Layout(course.root), MODULE)
    assert {b"": "does not know 90_shop", b"no gradebook": "could not be read", None: "There is no gradebook yet"}[harm] in error.value.happened
    assert harm is None or path.read_bytes() != b"" or harm == b""
