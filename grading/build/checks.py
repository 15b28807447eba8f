"""What must hold of a lesson before it is executed. Each check gives one sentence for each thing that is wrong."""

import builtins
import re

from nbgrader.utils import is_grade, is_solution, is_task

from grading.build import names, seeds
from grading.build.later import waits_for, when
from grading.build.lesson import called, failed

READABLE = {"number", "text", "date", "list", "dict", "Series", "DataFrame"}
GRADE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def check(lesson):
    """Run every check; raises ``CourseError`` with all that was found."""
    problems = [problem for look in CHECKS for problem in look(lesson)]
    if problems:
        raise failed(lesson.module, problems, "Mend the lesson, or its key, and build again.")


def is_scored(cell):
    """Whether this is a cell that ends in a Score: graded by code, locked."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def header(lesson):
    """The header names the module, as its folder does, and has a title."""
    said = lesson.course.get("module")
    if said != lesson.module:
        yield f"The header's course.module is {said!r}; the folder is {lesson.module!r}."
    if not isinstance(lesson.course.get("title"), str):
        yield "The header's course.title is missing."


def ids(lesson):
    """Ids are well-formed and stand once; a cell whose metadata could not be read has lost its id."""
    seen = set()
    for cell in lesson.notebook.cells:
        if not GRADE_ID.fullmatch(cell.id):
            yield f"{called(cell)}: an id is made of letters, digits, - and _."
        if cell.id in seen:
            yield f"{called(cell)}: this id stands twice."
        seen.add(cell.id)
        if "incorrectly_encoded_metadata" in cell.metadata:
            yield f"{called(cell)}: what stands after its %% can't be read as metadata."


def points(lesson):
    """What is scored earns something."""
    for cell in lesson.notebook.cells:
        if (is_grade(cell) or is_task(cell)) and not cell.metadata.nbgrader.get("points", 0) > 0:
            yield f"{called(cell)}: a scored cell earns more than 0 points."


def hidden_parts(lesson):
    """A score cell has a part that no learner gets."""
    for cell in filter(is_scored, lesson.notebook.cells):
        begins, ends = (cell.source.count(f"{word} HIDDEN TESTS") for word in ("BEGIN", "END"))
        if begins == 0 or begins != ends:
            yield f"{called(cell)}: a score cell has a hidden part, from ### BEGIN HIDDEN TESTS to ### END HIDDEN TESTS."


def solutions(lesson):
    """A learner's own cell: what the learner writes is marked, and a mistake in it stops nothing."""
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code" and not is_solution(cell) and "BEGIN SOLUTION" in cell.source:
            yield f"{called(cell)}: no exercise below reads what this line sets, so a learner would be given it."
        if cell.cell_type != "code" or not is_solution(cell):
            continue
        if "BEGIN SOLUTION" not in cell.source:
            yield f"{called(cell)}: the right code stands between ### BEGIN SOLUTION and ### END SOLUTION."
        missing = {"answer", "raises-exception"} - set(cell.metadata.get("tags", []))
        if missing:
            yield f"{called(cell)}: a learner's code cell carries the tags {' and '.join(sorted(missing))}."


def reads(lesson):
    """A score cell names what it takes from the learner's cells; all else it brings along."""
    written = set()
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code" and is_solution(cell):
            written |= names.assigned(cell.source)
        if not is_scored(cell):
            continue
        declared = cell.metadata.get("reads")
        if not isinstance(declared, dict):
            yield f"{called(cell)}: its metadata declares what it reads, as in \"reads\": {{}}."
            continue
        for name, kind in declared.items():
            if kind not in READABLE:
                yield f"{called(cell)}: it reads {name} as {kind}; the types are {', '.join(sorted(READABLE))}."
            if name not in written:
                yield f"{called(cell)}: it reads {name}, which no learner's cell before it sets."
        for name in sorted(names.needed(cell.source) - set(declared) - set(dir(builtins))):
            yield f"{called(cell)}: it uses {name} without importing, setting or declaring it."


def declarations(lesson):
    """What an exercise says of itself agrees with its cell."""
    cells = {cell.id: cell for cell in lesson.notebook.cells if is_grade(cell)}
    for cell in lesson.notebook.cells:
        for call in names.exercises(cell.source) if cell.cell_type == "code" else ():
            module, _, exercise = call["path"].partition("/")
            practice = module == lesson.module and call.get("points") == 0
            if not practice and (module != lesson.module or exercise not in cells or (is_scored(cell) and exercise != cell.id)):
                yield f"{called(cell)}: the exercise calls itself {call['path']}, which is not this cell."
            elif not practice and call.get("points") not in (None, cells[exercise].metadata.nbgrader.get("points")):
                yield f"{called(cell)}: the exercise and its cell do not earn the same points."
            for seed in call.get("seeds", ()):
                if not seeds.exists(seed):
                    yield f"{called(cell)}: there is no claim {seed} in the articles."


def later(lesson):
    """What comes up once an exercise is answered, or with its marks, is no exercise itself, waits for one above it, and holds no heading: it would lead nowhere before."""
    above, cells = set(), lesson.notebook.cells
    for cell, exercise in zip(cells, waits_for(cells)):
        asked = [call["after"] for call in names.calls(cell.source) if "after" in call] if cell.cell_type == "code" else []
        if when(cell):
            if is_grade(cell) or is_solution(cell):
                yield f"{called(cell)}: an exercise that comes later says so itself, as in after=\"m2-6\"."
            if cell.cell_type == "markdown" and re.search("^#", cell.source, re.M):
                yield f"{called(cell)}: what comes later holds no heading."
            asked.append(exercise)
        elif "after" in cell.metadata:
            yield f"{called(cell)}: only what is tagged later or marks waits for an exercise."
        yield from (f"{called(cell)}: it waits for {name or 'an exercise'}, which does not stand above it." for name in asked if name not in above)
        if is_grade(cell):
            above.add(cell.id)


def taken_from_later(lesson):
    """A learner's page never runs what comes later or with the marks: no other cell takes a name from there."""
    kept, left = set(dir(builtins)), {}
    for cell in lesson.notebook.cells:
        if cell.cell_type != "code":
            continue
        if when(cell):
            left |= dict.fromkeys(names.assigned(cell.source), called(cell))
            continue
        for name in sorted((names.needed(cell.source) - kept - set(cell.metadata.get("reads", ()))) & set(left)):
            yield f"{called(cell)}: it takes {name} from {left[name]}, which comes later and is run on no learner's page."
        kept |= names.assigned(cell.source)


def key(lesson):
    """The key answers what the lesson asks, and its own checks hold."""
    known = {cell.id for cell in lesson.notebook.cells}
    for name in sorted({*lesson.key.ANSWERS, *lesson.key.KEYS} - known):
        yield f"key.py answers {name}, which the lesson does not have."
    for found in lesson.key.check() if hasattr(lesson.key, "check") else ():
        if not found.ok:
            yield f"key.py: {found.name} does not hold ({found.value}, margin {found.margin})."


CHECKS = (header, ids, points, hidden_parts, solutions, reads, declarations, later, taken_from_later, key)
