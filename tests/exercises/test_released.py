"""Does what a learner is told at once leave the right answer open?"""

import json
from pathlib import Path

import pytest

from course.exercises import Choice

MODULES = sorted((Path(__file__).resolve().parents[2] / "modules").glob("[0-9]*/*.ipynb"))


def choices(notebook):
    """The scored choices of a released notebook, as a learner's page declares them."""
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        source = "".join(cell["source"])
        if "Choice(" in source and cell["cell_type"] == "code":
            names = {}
            exec(source.replace("exercise.show()", ""), names)  # noqa: S102 - our own lesson
            if isinstance(names["exercise"], Choice) and not names["exercise"].opinion:
                yield names["exercise"]


@pytest.mark.parametrize("notebook", MODULES, ids=lambda path: path.stem)
def test_no_choice_is_given_away_by_being_the_only_one_that_is_merely_recorded(notebook, tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    for exercise in choices(notebook):
        heads = [exercise.note(option)["head"] for option in exercise.options]
        assert heads.count("Recorded") >= 2, exercise.id
        assert "Think again" in heads, f"{exercise.id} teaches nothing at once"
