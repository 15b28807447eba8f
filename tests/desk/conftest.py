"""A learner's folder of a module, on a computer where there is no exchange."""

import pytest

from course.desk import alone
from tests.exercises.fronts import close

MODULE = "02_curbside"


@pytest.fixture(autouse=True)
def nothing_left_drawn():
    """Whatever becomes of the test, the next one draws on an empty page."""
    yield
    close()


@pytest.fixture
def folder(tmp_path, root):
    folder = tmp_path / "my-course" / MODULE
    folder.mkdir(parents=True)
    (folder / f"{MODULE}.ipynb").write_bytes((root / "modules" / MODULE / f"{MODULE}.ipynb").read_bytes())
    (folder / f"{MODULE}.answers.json").write_text('{"schema": 1}')
    (folder / "private.txt").write_text("nobody's business")
    return folder


@pytest.fixture(autouse=True)
def no_exchange(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_EXCHANGE", str(tmp_path / "nowhere"))


@pytest.fixture(autouse=True)
def not_alone(monkeypatch):
    """As in a cohort's copy; what is else where the whole course lies is tried by itself."""
    monkeypatch.setattr(alone, "can", lambda: False)
