"""A copy of the course with one small lesson in it, in which the grading tests build, hand in and grade."""

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house import commands, warm
from tests.house.once import once

ROOT = Path(__file__).parents[2]
LESSON = Path(__file__).parent / "lesson"
MODULE = "90_shop"


@dataclass
class Course:
    """A course in a folder of its own, with an exchange beside it."""

    root: Path
    module = MODULE
    elsewhere: str = ""

    @property
    def gradebook(self):
        return self.elsewhere or f"sqlite:///{self.root / 'grading' / 'gradebook.db'}"

    @property
    def notebook(self):
        return self.root / "modules" / MODULE / f"{MODULE}.ipynb"

    def grading(self, *arguments, **settings):
        """Run ``python3 -m grading`` there."""
        return self.run("-m", "grading", *arguments, **settings)

    def nbgrader(self, *arguments, **settings):
        """Run an nbgrader command there; it must succeed."""
        done = self.run("-m", "nbgrader", *arguments, **settings)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def in_a_row(self, *lines):
        """Run nbgrader commands such as "autograde 02_curbside" one after another in one start of nbgrader; each must succeed."""
        return commands.nbgrader(sys.executable, self.root, self.variables, lines)

    @property
    def variables(self):
        beside = self.root.parent
        env = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER", "NBGRADER"))}
        return {**env, "PYTHONPATH": str(self.root), "COURSE_EXCHANGE": str(beside / "exchange"),
                **({"COURSE_GRADEBOOK": self.elsewhere} if self.elsewhere else {}),
                "JUPYTER_CONFIG_DIR": str(beside / "config"), "JUPYTER_DATA_DIR": str(beside / "data"),
                "JUPYTER_RUNTIME_DIR": str(beside / "runtime"), "IPYTHONDIR": str(beside / "ipython")}

    def run(self, *arguments, cwd=None, **variables):
        return warm.run(cwd or self.root, {**self.variables, **variables}, *arguments)

    def handed_in(self, learner, answers=None, line=None, runs=(), record=None):
        """Put a hand-in where ``nbgrader collect`` puts it: the notebook, with a line of code, and the record."""
        folder = self.root / "grading" / "submitted" / learner / MODULE
        folder.mkdir(parents=True)
        self.work(folder, answers, line, runs, record)
        return folder

    def work(self, folder, answers, line, runs=(), record=None):
        """What a learner leaves in a folder: the notebook with a line written, and the record of the answers."""
        text = self.notebook.read_text(encoding="utf-8")
        if line:
            assert "mean_min = ..." in text
            text = text.replace("mean_min = ...", json.dumps(line)[1:-1])
        (folder / self.notebook.name).write_text(text, encoding="utf-8")
        if record is None and answers:
            at = "2026-11-22T14:02:05Z"
            record = json.dumps({
                "schema": 1, "module": MODULE, "edition": "reference", "runs": list(runs),
                "answers": {name: {"answer": answer, "at": at, "first": answer, "tries": 1} for name, answer in answers.items()}})
        if record is not None:
            (folder / f"{MODULE}.answers.json").write_text(record, encoding="utf-8")


def mark(book, learner, cell, points, comment):
    """What formgrader does when an instructor types a mark and a comment."""
    grade = book.find_grade(cell, MODULE, MODULE, learner)
    grade.manual_score, grade.needs_manual_grade = points, False
    book.find_comment(cell, MODULE, MODULE, learner).manual_comment = comment
    book.db.commit()


LEAVE_OUT = shutil.ignore_patterns("gradebook.db*", "submitted", "autograded", "downloaded", "quarantine", "exchange", "to-send", "editions")


def copy_course(to, lessons=None):
    """Copy what grading needs of the course, with the small lesson as its only one unless others are given."""
    to.mkdir(parents=True)
    for folder in ("course", "grading", "datasets"):
        shutil.copytree(ROOT / folder, to / folder, ignore=LEAVE_OUT)
    # What was given back lies in a folder that is called like the template of its page.
    shutil.rmtree(to / "grading" / "feedback", ignore_errors=True)
    for name in ("nbgrader_config.py", "pyproject.toml", "requirements.lock", "environment.yml"):
        shutil.copyfile(ROOT / name, to / name)
    for lesson in lessons or [LESSON]:
        module = MODULE if lesson == LESSON else lesson.name
        shutil.copytree(lesson, to / "solutions" / module, ignore=LEAVE_OUT)
    (to / "modules").mkdir()
    return Course(to)


@pytest.fixture
def bare_course(tmp_path):
    """The course with its lesson, nothing built."""
    return copy_course(tmp_path / "the course")


@pytest.fixture(scope="session")
def built_once(tmp_path_factory):
    def build(folder):
        done = copy_course(folder / "the course").grading("build")
        assert done.returncode == 0, done.stderr

    return Course(once(tmp_path_factory, "built", build) / "the course")


@pytest.fixture
def course(built_once, tmp_path):
    """A built course of its own for each test."""
    shutil.copytree(built_once.root, tmp_path / "the course")
    return Course(tmp_path / "the course")


@pytest.fixture
def course_of(tmp_path):
    """A copy of the course with one of its real modules, as it stands made in solutions/."""
    def copy(module):
        course = copy_course(tmp_path / "the course", lessons=[ROOT / "solutions" / module])
        course.module = module
        return course

    return copy
