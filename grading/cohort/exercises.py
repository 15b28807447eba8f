"""The scored cells of a module as the trusted side knows them: declared, with their keys, from the executed solution."""

import ast
import json
from dataclasses import dataclass

from course.errors import CourseError
from course.exercises import contents
from course.exercises.exercise import Exercise
from grading.build import names


@dataclass(frozen=True)
class Module:
    """What a cohort is made of.

    ``exercises`` maps grade ids to exercises that have their key, ``points`` every graded
    cell to its most, ``memos`` the cells that a person marks to what the notebook lists of them,
    ``lines`` the id of each code exercise to the id of the learner's cell before it.
    ``released`` and ``solution`` are the two notebooks.
    """

    name: str
    exercises: dict
    points: dict
    memos: dict
    lines: dict
    released: dict
    solution: dict


def read(layout, name):
    """A module's exercises; raises ``CourseError`` when it is not built or not made of exercises."""
    path = layout.modules / name / f"{name}.ipynb"
    try:
        released = json.loads(path.read_text(encoding="utf-8"))
        solution = json.loads(layout.solution(name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CourseError(f"{name} is not built.", "Learners hand in its released notebook, and there is none that can be read.",
                          f"Run python3 -m grading build {name}, then make the cohort again.") from error
    exercises, points, lines, last_line = {}, {}, {}, None
    for cell in solution["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if not marks.get("grade") and marks.get("solution") and cell["cell_type"] == "code":
            last_line = cell["id"]
        if not marks.get("grade"):
            continue
        points[cell["id"]] = float(marks["points"])
        if cell["cell_type"] == "code":
            exercises[cell["id"]] = _declared(name, cell)
            if cell["metadata"].get("reads"):
                lines[cell["id"]] = last_line
    memos = {one["id"]: one for one in contents.exercises(solution) if one["scored"] == "hand"}
    return Module(name, exercises, points, memos, lines, released, solution)


def _declared(module, cell):
    """Run all of a score cell but the line that shows it, and take the exercise that it declared."""
    tree = ast.parse("".join(cell["source"]))
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        tree.body.pop()
    found = {}
    exec(compile(tree, f"<{cell['id']}>", "exec"), found)  # noqa: S102 - the instructor's own cell
    exercise = next((one for one in found.values() if isinstance(one, Exercise) and one.id == cell["id"]), None)
    if exercise is None or exercise.key is None:
        raise CourseError(f"The score cell {cell['id']} of {module} declares no exercise with a key.",
                          "What an answer to it deserves can't be worked out.",
                          "Declare it with one of course.exercises, and set its key in the hidden part.")
    return exercise


def line(module, exercise):
    """(Source of the learner's cell with the right line, the names that it may use)."""
    own = next(cell for cell in module.solution["cells"] if cell["id"] == module.lines[exercise.id])
    return "".join(own["source"]), before(module, own)


def before(module, line):
    """The names that a learner's line may use, set by running the cells that it needs and no other."""
    wanted, needed_cells = names.needed("".join(line["source"])), []
    cells = module.solution["cells"]
    for cell in reversed(cells[:cells.index(line)]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "code" and not cell["metadata"].get("nbgrader", {}).get("grade") and names.assigned(source) & wanted:
            needed_cells.insert(0, source)
            wanted |= names.needed(source)
    found = {}
    for source in needed_cells:
        exec(source, found)  # noqa: S102 - the instructor's own cells
    return found


def worth(exercise, raw):
    """The Score of an answer by the exercise's own marking; ``None`` is no answer."""
    exercise.answer = lambda: raw
    return exercise.score()
