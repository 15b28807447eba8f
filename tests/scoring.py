"""The scored exercises of a lesson, with their keys, as the trusted side meets them."""

import json
from functools import cache
from pathlib import Path

import jupytext

from course.exercises import plain
from grading.kernels import values

ROOT = Path(__file__).resolve().parents[1]


@cache
def _cells(module):
    notebook = jupytext.read(ROOT / "solutions" / module / f"{module}.py", fmt="py:percent")
    return {cell.metadata["nbgrader"]["grade_id"]: cell.source for cell in notebook.cells
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")}


def exercises(module):
    """Every scored exercise of a module by its id, each declared by its own cell and nothing else."""
    found = {}
    for name, source in _cells(module).items():
        cell = {}
        exec(source.replace("exercise.show()", ""), cell)  # noqa: S102 - our own lesson
        found[name] = cell["exercise"]
    return found


def score(exercise, answer):
    """The Score of one answer, which is kept as a page keeps it. For a code exercise it is what the name holds.

    That is scored as the page has it and as it arrives beside the key; both must come to the same.
    Call it with ``COURSE_ANSWERS`` set to a file of the test's own.
    """
    if exercise.kind != "code":
        if answer is not None:
            exercise.keep(answer)
        return exercise.score()
    arrived = values.decode(json.loads(json.dumps(values.encode(answer), allow_nan=False)))
    on_the_page, beside_the_key = _holding(exercise, answer), _holding(exercise, arrived)
    assert (on_the_page.value, on_the_page.says_id) == (beside_the_key.value, beside_the_key.says_id)
    return beside_the_key


def _holding(exercise, value):
    before, plain.names = plain.names, lambda: {} if value is None else {exercise.name: value}
    try:
        return exercise.score()
    finally:
        plain.names = before


def catalogue(found):
    """Every catalogued wrong answer of a module, as ``m2-4/a``."""
    return {f"{name}/{wrong.id}" for name, exercise in found.items() for wrong in exercise.wrong}
