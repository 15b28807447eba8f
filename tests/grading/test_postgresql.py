"""The gradebook on a PostgreSQL server: build, eight workers, formgrader, feedback and nbgrader's own export, as with a file."""

import csv
import json
import re

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from course.errors import CourseError
from grading.build.pipeline import build
from grading.give_back import give_back
from grading.grade.command import grade
from grading.layout import Layout, settings
from tests.grading.soak import MODULE, compare
from tests.house.postgresql import Server

STEPS = [lambda layout: build(layout, [], say=str), lambda layout: grade(layout, "90_shop", say=str), lambda layout: give_back(layout, "90_shop")]


@pytest.mark.thorough
def test_everything_is_done_on_a_real_server_and_no_file_is_made(course_of, tmp_path, monkeypatch):
    with Server() as server:
        url = server.url("marks")
        monkeypatch.setenv("COURSE_GRADEBOOK", url)
        course = course_of(MODULE)
        course.elsewhere = url
        for line in (["build", MODULE], ["cohort", MODULE, "-n", "80", "--seed", "3", "--broken", "0.1", "--hostile", "0.1", "--to", str(tmp_path / "cohort")]):
            done = course.grading(*line)
            assert done.returncode == 0, done.stderr
        (tmp_path / "cohort" / "submitted").rename(course.root / "grading" / "submitted")
        said = [course.grading("grade", MODULE, "--json", "--workers", "8") for _ in range(2)]
        assert [one.returncode for one in said] == [0, 0], said[0].stderr + said[1].stderr
        first, again = (json.loads(one.stdout) for one in said)
        truth = json.loads((tmp_path / "cohort" / "truth.json").read_text())
        assert not list(compare(truth, first, course))
        assert not again["graded"] and sorted(again["unchanged"]) == sorted(first["graded"])

        with Gradebook(url, "cx") as book:
            memo = next(grade for one in book.assignment_submissions(MODULE) for grade in one.notebooks[0].grades
                        if grade.needs_manual_grade and grade.auto_score is None)
            learner, most = memo.notebook.assignment.student.id, memo.cell.max_score
            memo.manual_score, memo.needs_manual_grade = most, False
            book.db.commit()
        done = course.grading("give-back", MODULE)
        assert done.returncode == 0, done.stderr
        assert f"{most:g} of {most:g}" in next((course.root / "grading").rglob(f"feedback/{learner}/**/{MODULE}.html")).read_text()

        config = settings(Layout(course.root))
        api = NbGraderAPI(coursedir=CourseDirectory(config=config), config=config)  # what formgrader's pages ask
        assert {one["student"] for one in api.get_submissions(MODULE) if one["autograded"]} >= set(first["graded"])
        course.nbgrader("export")
        rows = list(csv.DictReader((course.root / "grades.csv").open()))
        assert {row["student_id"] for row in rows} >= set(first["graded"])
        assert not (course.root / "grading" / "gradebook.db").exists()


@pytest.mark.parametrize(("address", "what"), [
    ("postgresql://ines:secret@127.0.0.1:9/marks", r"ines:…@127\.0\.0\.1:9/marks can’t be reached: .*Connection refused"),
    ("marks on the server", r"marks on the server is not the address of a gradebook\."),
    ("oracle9i://ines:secret@house/marks", r"oracle9i://ines:…@house/marks is not the address of a gradebook\."),
    ("mssql+pymssql://ines:secret@house/marks", r"pymssql is not installed, which speaks to such a server\."),
])
def test_a_gradebook_that_can_not_be_had_is_said_without_its_password_and_no_second_one_is_made(bare_course, address, what, monkeypatch):
    with (bare_course.root / "nbgrader_config.py").open("a") as ours:
        ours.write(f"\nc.CourseDirectory.db_url = {address!r}\n")
    (bare_course.root / "grading" / "submitted" / "anna" / "90_shop").mkdir(parents=True)
    for step in STEPS:
        with pytest.raises(CourseError) as said:
            step(Layout(bare_course.root))
        assert re.search(what, str(said.value)) and "secret" not in str(said.value)
    assert not (bare_course.root / "grading" / "gradebook.db").exists()
