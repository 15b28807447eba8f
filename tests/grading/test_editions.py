"""Two editions in one cohort: each learner's page, key and feedback are those of the tables that they were given, and nobody chooses.

Of the handbook it runs ``bundle --to DIR --edition spring``, and what is behind ``bundle --roster FILE --to DIR`` and ``edition [NAME …] [--drop NAME]``.
"""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from course.errors import CourseError
from course.record import edition
from grading import editions, hand_out, keys
from grading.grade.asked import Asked
from grading.grade.command import grade
from grading.layout import Layout, settings
from tests.grading.conftest import Course, copy_course
from tests.house.once import once

MODULE = "91_diary"
LESSON = Path(__file__).parent / "lesson_of_a_table" / MODULE
LINE = 'team_by = diary.groupby(\\"relieved\\")[\\"team_h\\"].mean()'
LEFT_ALONE = ("modules", "solutions", "datasets")


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """A course with an edition that was given to everybody: its folder, that of the learner's copy, and what was said."""
    def make(folder):
        course = copy_course(folder / "the course", lessons=[LESSON])
        for arguments in (("build",), ("bundle", "--edition", "spring", "--to", str(folder / "copy"))):
            done = course.grading(*arguments)
            assert done.returncode == 0, done.stderr
        (folder / "said").write_text(done.stdout, encoding="utf-8")

    return once(tmp_path_factory, "an edition", make)


@pytest.fixture
def course(handed_out, tmp_path):
    """A course of its own for each test, as two layouts: the reference, and its other edition."""
    root = tmp_path / "the course"
    shutil.copytree(handed_out / "the course", root)
    layout = Layout(root)
    spring, = editions.there(layout).values()
    # What it was made from is told by the names of files below the course, wherever that lies.
    assert editions.is_ready(spring)
    return layout, spring


def hand_in(layout, learner, page, answers, said=None):
    """The page of one edition, and a record of the right answers of one, which may say that it is of another."""
    folder = layout.root / "grading" / "submitted" / learner / MODULE
    folder.mkdir(parents=True)
    released = (page.modules / MODULE / f"{MODULE}.ipynb").read_text(encoding="utf-8")
    assert "team_by = ..." in released
    (folder / f"{MODULE}.ipynb").write_text(released.replace("team_by = ...", LINE), encoding="utf-8")
    record = keys.answered(MODULE, keys.load(answers, MODULE), said or answers.edition)
    record["answers"]["m91-1"]["at"] = f"2026-01-05T09:00:{len(list(folder.parent.parent.iterdir())):02}Z"  # nobody is another's twin
    (folder / f"{MODULE}.answers.json").write_text(json.dumps(record), encoding="utf-8")


def test_what_everybody_is_given_is_of_that_edition_and_holds_no_answer(handed_out):
    copy, layout = handed_out / "copy", Layout(handed_out / "the course")
    spring, = editions.there(layout).values()
    page = json.loads((copy / "course" / "modules" / MODULE / f"{MODULE}.ipynb").read_text(encoding="utf-8"))
    key = keys.load(spring, MODULE)
    assert page["metadata"]["course"]["edition"] == spring.edition and edition.of(copy / "course" / "datasets") == spring.edition
    assert edition.name(spring.edition) == "spring" and "answer spring." in (handed_out / "said").read_text(encoding="utf-8")
    text = json.dumps(page)
    assert f"{key.ways()['m91-1']['a']:.2f} is the shortest" not in text and f'Wrong(\\"a\\", {key.ways()["m91-1"]["a"]:.2f}' in text
    assert keys.load(layout, MODULE).ANSWERS["m91-1"] != key.ANSWERS["m91-1"]
    where = "import course.record.edition as e; print(e.here())"
    done = subprocess.run([sys.executable, "-c", where], cwd=copy, env={"PYTHONPATH": str(copy), "PATH": ""}, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == spring.edition
    assert not {path.name for path in copy.rglob("*")} & {"key.py", "why.py", "given.json", "secret", "made-from", "editions", "solutions", "generate.py"}
    assert all(b"BEGIN HIDDEN" not in path.read_bytes() and b"groupby(\"relieved\")[\"team_h\"].mean()" not in path.read_bytes() for path in copy.rglob("*.ipynb"))


def test_two_editions_are_graded_side_by_side_and_whoever_claims_another_is_looked_at(course):
    layout, spring = course
    editions.give(layout, counts=[edition.REFERENCE], learners={"own": spring.edition, "swapped": spring.edition})
    hand_in(layout, "ada", spring, spring)
    hand_in(layout, "bob", layout, layout)
    hand_in(layout, "own", spring, spring)
    hand_in(layout, "swapped", layout, layout)
    hand_in(layout, "mixed", spring, layout)
    hand_in(layout, "forged", spring, layout, said=spring.edition)
    hand_in(layout, "easier", spring, spring, said="easy.0123456789ab")
    hand_in(layout, "other-tables", spring, spring, said="spring.0123456789ab")
    account = grade(layout, MODULE, workers=1, say=str)
    assert not account.turned_away and len(account.graded) == 8
    with Gradebook(settings(layout).CourseDirectory.db_url, "cx") as book:
        scores = {learner: {one.name: one.auto_score for one in book.find_submission_notebook(MODULE, MODULE, learner).grades} for learner in account.graded}
    assert [scores[learner] for learner in ("ada", "bob", "own")] == [{"m91-1": 3, "m91-2": 4}] * 3
    assert scores["forged"] == {"m91-1": 0, "m91-2": 4} and "forged" not in account.review, "the reference's answers to other tables are wrong"
    assert {learner: list(account.review[learner]) for learner in account.review} == dict.fromkeys(("swapped", "mixed", "easier", "other-tables"), ["m91-1"])
    assert all(scores[learner] == {"m91-1": 0, "m91-2": 4} for learner in account.review), "a line is run on the tables, whoever wrote it"
    why = {learner: found["m91-1"] for learner, found in account.review.items()}
    assert why["swapped"] == f"It answers the edition reference, and its learner was given {spring.edition}."
    assert why["mixed"].startswith(f"The page is of the edition {spring.edition}") and "not handed out" in why["easier"] and "does not make" in why["other-tables"]

    done = Course(layout.root).grading("give-back", MODULE)
    assert done.returncode == 0, done.stderr
    pages = {learner: (layout.root / "grading" / "feedback" / learner / MODULE / f"{MODULE}.html").read_text(encoding="utf-8") for learner in ("ada", "bob")}
    for learner, one, other in (("ada", spring, layout), ("bob", layout, spring)):
        own, others = (f"{keys.load(each, MODULE).ways()['m91-1']['right']:.2f} hours" for each in (one, other))
        assert pages[learner].count(own) >= 2 and others not in pages[learner], "the part that comes with the marks, and why it is right"


def test_an_edition_that_the_course_has_changed_since_is_not_graded_by(course):
    layout, spring = course
    with (layout.solutions / MODULE / "why.py").open("a", encoding="utf-8") as file:
        file.write("\n")
    hand_in(layout, "ada", spring, spring)
    with pytest.raises(CourseError, match="python3 -m grading edition spring"):
        grade(layout, MODULE, workers=1, say=str)
    editions.give(layout, counts=[edition.REFERENCE])
    assert Asked(layout, MODULE, settings(layout).CourseDirectory.db_url).usual.tables == edition.REFERENCE


def test_each_of_a_list_gets_a_file_of_their_own_edition_and_is_held_to_it(course, tmp_path):
    layout, spring = course
    before = {path: path.read_bytes() for name in LEFT_ALONE for path in (layout.root / name).rglob("*") if path.is_file()}
    roster, said = tmp_path / "roster.csv", []
    roster.write_text("id,first_name,edition\nada,Ada,spring\nbob,Bob,reference\nada,Ada,spring\n", encoding="utf-8")
    hand_out.each(layout, roster, tmp_path / "files", said.append)
    assert sorted(path.name for path in (tmp_path / "files").iterdir()) == ["ada.zip", "bob.zip"]
    for learner, one in (("ada", spring), ("bob", layout)):
        with zipfile.ZipFile(tmp_path / "files" / f"{learner}.zip") as given:
            names = given.namelist()
            assert len(names) == len(set(names)) and {name.partition("/")[0] for name in names} == {"cx-course"}
            assert given.read(f"cx-course/course/modules/{MODULE}/{MODULE}.ipynb") == (one.modules / MODULE / f"{MODULE}.ipynb").read_bytes()
            assert given.read("cx-course/course/datasets/evidence/diary.csv") == (one.data / "evidence" / "diary.csv").read_bytes()
            assert not any("/author/" in name or name.endswith(("key.py", "generate.py", "given.json")) for name in names)
    assert editions.given(layout).learners == {"ada": spring.edition, "bob": "reference"} and "line 2 again" in said[0]
    assert before == {path: path.read_bytes() for name in LEFT_ALONE for path in (layout.root / name).rglob("*") if path.is_file()}
    with pytest.raises(CourseError, match="already holds something"):
        hand_out.each(layout, roster, tmp_path / "files", said.append)


def test_nobody_guesses_what_another_learners_edition_is_called(course, tmp_path):
    layout, _ = course
    names = {learner: editions.own(layout, learner) for learner in ("ada", "bob")}
    assert names == {learner: editions.own(layout, learner) for learner in names} and len(set(names.values())) == 2
    other = Layout(tmp_path / "another course")
    assert editions.own(other, "ada") != names["ada"] and (layout.editions / "secret").stat().st_mode & 0o077 == 0


def test_answers_to_an_edition_that_was_taken_back_count_no_more(course):
    layout, spring = course
    said = []
    hand_out.main(layout, [], [], said.append)
    assert said == ["reference: does not count.", "spring: counts for everybody."]
    hand_out.main(layout, [], ["spring"], said.append)
    assert not editions.there(layout) and editions.given(layout).counts == ()
    with pytest.raises(CourseError, match="There is no edition autumn"):
        hand_out.main(layout, [], ["autumn"], said.append)


@pytest.mark.parametrize("damage", ["{", "[]", '{"counts": 1, "learners": {}}', '{"counts": []}'])
def test_a_damaged_list_of_what_was_handed_out_stops_everything(course, damage):
    layout, _ = course
    (layout.editions / "given.json").write_text(damage, encoding="utf-8")
    with pytest.raises(CourseError, match="given.json is damaged"):
        editions.given(layout)


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 25, "spring.1", "-x", "ä"])
def test_a_name_that_is_none_is_refused(handed_out, name, tmp_path):
    with pytest.raises(CourseError, match="can’t be called"):
        hand_out.one(Layout(handed_out / "the course"), name, tmp_path / "to", str)
