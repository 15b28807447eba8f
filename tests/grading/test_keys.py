"""Keys are read from the solutions, and a missing one is said plainly."""

import pytest

from course.errors import CourseError
from grading import keys
from grading.layout import Layout


@pytest.fixture
def solutions(tmp_path, monkeypatch):
    monkeypatch.setattr(keys, "HERE", Layout(tmp_path))
    folder = tmp_path / "solutions" / "91_x"
    folder.mkdir(parents=True)
    return folder / "key.py"


def test_the_key_of_an_exercise_is_what_its_file_says(solutions):
    solutions.write_text("ANSWERS = {}\nKEYS = {'m91-1': (675, 0.05)}\n")
    assert keys.key("91_x/m91-1") == (675, 0.05)


@pytest.mark.parametrize("source, said", [
    (None, "key.py is missing"),
    ("ANSWERS = {}\nKEYS = {'m91-2': 1}\n", "has no key for m91-1"),
    ("ANSWERS = {}\nKEYS = 1 / 0\n", "does not run: ZeroDivisionError"),
    ("KEYS = {'m91-1': 1}\n", "has no ANSWERS"),
])
def test_a_key_that_is_not_there_is_said(solutions, source, said):
    if source:
        solutions.write_text(source)
    with pytest.raises(CourseError, match=said):
        keys.key("91_x/m91-1")
