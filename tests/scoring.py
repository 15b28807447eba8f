"""The scored exercises of a lesson, with their keys, as the trusted side meets them."""

import json
import re
from contextlib import contextmanager
from functools import cache

from course.exercises import contents, names
from grading.build.lesson import read
from grading.grade.sheet import HIDDEN
from grading.kernels import values
from grading.layout import HERE


@cache
def _cells(module):
    return _sources(read(HERE, module).notebook)


def _sources(notebook):
    return {cell.metadata["nbgrader"]["grade_id"]: cell.source for cell in notebook.cells
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")}


def exercises(module):
    """Every scored exercise of a module by its id, each declared by its own cell and nothing else."""
    return {name: _declared(source) for name, source in _cells(module).items()}


def declared_in(notebook):
    """The same of a lesson on its way."""
    return {name: _declared(source) for name, source in _sources(notebook).items()}


def scored(module):
    """{id: kind} of what a machine scores on a module's page, as its notebook lists it: what names tests needs no key."""
    notebook = json.loads((HERE.modules / module / f"{module}.ipynb").read_text("utf-8"))
    return {one["id"]: one["kind"] for one in contents.exercises(notebook) if one["scored"] == "code"}


@cache
def shown(module):
    """{id: exercise} of all that a module's page asks, in its order, as the learner's own copy declares it: without a key or a hidden part."""
    sources = ("".join(cell["source"]) for cell in _released_cells(module))
    found = [_declared(source) for source in sources if "exercise.show()" in source]
    return {exercise.id: exercise for exercise in found}


def released(module):
    """Those of them that a learner may get wrong and a machine scores."""
    return {name: exercise for name, exercise in shown(module).items() if exercise.points and exercise.kind != "memo" and not exercise.opinion}


def panels(module):
    """Each simulator to play with on a module's page, in its order."""
    for cell in _released_cells(module):
        source = "".join(cell["source"])
        if re.search(r"\bPanel\(", source):
            names = {}
            exec(f"{re.sub(r'^Panel', 'panel = Panel', source, flags=re.MULTILINE)}".replace(").show()", ")"), names)  # noqa: S102 - our own lesson
            yield names["panel"]


def _released_cells(module):
    cells = json.loads((HERE.modules / module / f"{module}.ipynb").read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


@cache
def of_kind(name):
    """Every exercise of a kind, such as ``Code``, of every module, with its key and with the errors that are ``said_later``, by the score alone."""
    found = []
    for module in HERE.lessons():
        for source in _cells(module).values():
            if re.search(rf"\b{name}\(", source):
                exercise = _declared(source)
                exercise.said_later = {one.id for one in exercise.wrong} - {one.id for one in _declared(HIDDEN.sub("", source)).wrong}
                found.append(exercise)
    return found


def _declared(source):
    cell = {}
    exec(source.replace("exercise.show()", ""), cell)  # noqa: S102 - our own lesson
    return cell["exercise"]


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
    with holding(exercise, answer):
        on_the_page = exercise.score()
    with holding(exercise, arrived):
        beside_the_key = exercise.score()
    assert on_the_page == beside_the_key
    return beside_the_key


def at_once(exercise, answer):
    """The note that a page shows of what the name holds: a page has no key, and nothing of what is said with the score."""
    key, wrong = exercise.key, exercise.wrong
    exercise.key, exercise.wrong = None, [one for one in wrong if one.id not in exercise.said_later]
    try:
        with holding(exercise, answer):
            return exercise.state()["note"]
    finally:
        exercise.key, exercise.wrong = key, wrong


@contextmanager
def holding(exercise, value):
    """While a line's name holds a value; three dots are those that nobody has replaced."""
    before, names.held = names.held, lambda: {exercise.name: value}
    try:
        yield
    finally:
        names.held = before


def catalogue(found):
    """Every catalogued wrong answer of a module, as ``m2-4/a``."""
    return {f"{name}/{wrong.id}" for name, exercise in found.items() for wrong in exercise.wrong}
