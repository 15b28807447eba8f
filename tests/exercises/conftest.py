"""A record and a page of their own for each test of exercises."""

import pytest

from course.exercises import page
from tests.exercises.fronts import close


@pytest.fixture(autouse=True)
def nothing_left_drawn():
    """Whatever becomes of the test, the next one draws on an empty page."""
    yield
    close()


@pytest.fixture
def record(tmp_path, monkeypatch):
    """The file of the record that module 02's page, begun and empty, would write."""
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    monkeypatch.delenv("COURSE_GRADING", raising=False)
    page.begin("02_curbside")
    yield tmp_path / "record.json"
    page._open.update(exercises={}, panels={}, header=None, watchers=[], waiting={})
