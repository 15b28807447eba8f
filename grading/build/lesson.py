"""Read a lesson's source and turn it into the notebook that is executed."""

from dataclasses import dataclass
from types import ModuleType

import jupytext
from nbformat import NotebookNode

from course import cases
from course.errors import CourseError
from course.record.edition import REFERENCE
from course.simulation.author import sensitivity, worlds
from course.simulation.author.firmness import unsaid, words
from grading import keys
from grading.build import figures
from grading.build.declare import declare
from grading.build.glossary import mark_terms
from grading.build.minutes import minutes
from grading.build.numbers import follow

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


@dataclass
class Lesson:
    """One lesson on its way: its name, its notebook so far, its key, and the name of the edition whose figures it quotes."""

    module: str
    notebook: NotebookNode
    key: ModuleType
    edition: str = REFERENCE

    @property
    def course(self):
        """What the notebook says of itself: module, title, minutes, case."""
        return self.notebook.metadata.get("course", {})

    @property
    def cases(self):
        """The names of the cases that it is about: its header names its ``case``, or its ``cases``."""
        return list(self.course.get("cases") or filter(None, [self.course.get("case")]))


def read(layout, module):
    """Read ``solutions/NN/NN.py``, which is in jupytext's percent format, and complete what it declares.

    The format is given, since without a complete header jupytext takes a lesson for its
    "light" format and loses nbgrader's cells.
    """
    path = layout.lesson(module)
    try:
        notebook = jupytext.read(path, fmt="py:percent")
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise CourseError(f"solutions/{module}/{module}.py can't be read as a lesson: {error}.",
                          "Nothing was built.", "Mend the file; it is in jupytext's percent format.") from error
    declare(notebook)
    key = keys.load(layout, module)
    if layout.edition != REFERENCE:
        notebook.metadata.setdefault("course", {})["edition"] = layout.edition
        follow(notebook, key)
    return Lesson(module, notebook, key, layout.name)


def name_cells(lesson):
    """Give each cell its nbgrader id, or else a number that stays as long as its place does."""
    for place, cell in enumerate(lesson.notebook.cells, start=1):
        cell.id = cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell-{place:02}"


def say_minutes(lesson):
    """Write into the header how long the module takes, by the rule that holds for all."""
    lesson.notebook.metadata["course"] = NotebookNode({**lesson.course, "minutes": minutes(lesson)})


def fill_figures(lesson):
    """Put the figures that the prose quotes in their places, from the case's own findings. Of several cases a figure stands after its case: ``{{pickup_days}}``."""
    found, problems = {"minutes": lesson.course.get("minutes")}, []
    for case in lesson.cases:
        found |= {name if len(lesson.cases) == 1 else f"{case}_{name}": value for name, value in findings(case, lesson.edition).items()}
    prose = "".join(cell.source for cell in lesson.notebook.cells if cell.cell_type == "markdown")
    if "{{firm}}" in prose:  # the lesson of the case, which lists all that it concludes
        problems += unsaid(prose, found) + figures.unquoted(prose, found)
    for cell in lesson.notebook.cells:
        if cell.cell_type == "markdown":
            cell.source, wrong = figures.fill(cell.source, found)
            problems += [f"{called(cell)}: {problem}" for problem in wrong]
    if problems:
        raise failed(lesson.module, problems, "Name a figure that the case's findings have, as in {{call7_ontime:.0%}}.")


def findings(case, edition=REFERENCE):
    """The figures of a case and of an edition's tables, their ``low`` and ``high`` in other worlds, and as ``firm`` and ``holds`` how firm its conclusions are."""
    try:
        found = cases.load(case, "author.findings").findings(edition=edition)
    except ModuleNotFoundError as error:
        raise CourseError(f"The case {case!r} has no findings ({error}).",
                          "The figures in the lesson's prose come from there.",
                          "Correct the case in the lesson's header, or add course/cases/<case>/author/findings.py.") from error
    if worlds.file(case).is_file():
        for name, many in worlds.load(case)["figures"].items():
            found |= {f"{name}.low": min(many), f"{name}.high": max(many)}
    return {**found, **words(sensitivity.load(case))} if cases.has(case, "author.sensitivity") else found


def keep_own_metadata(lesson):
    """Keep what the course itself says in the notebook's metadata, and drop the editor's."""
    lesson.notebook.metadata = NotebookNode(course=lesson.course, kernelspec=NotebookNode(KERNEL))


def hide_code(lesson):
    """Fold away every code cell but those in which a learner writes: the page reads as a document."""
    for cell in lesson.notebook.cells:
        if cell.cell_type == "code" and "answer" not in cell.metadata.get("tags", []):
            cell.metadata["jupyter"] = {**cell.metadata.get("jupyter", {}), "source_hidden": True}


def called(cell):
    """How a message names a cell: its id and how it begins."""
    begins = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
    return f"{cell.id} (“{begins[:40]}{'…' if len(begins) > 40 else ''}”)"


def failed(module, problems, todo):
    """The error that ends a build: every problem found, a line each."""
    return CourseError(f"{module} can't be built:\n  " + "\n  ".join(problems), "Nothing was written.", todo)


STEPS = (name_cells, say_minutes, fill_figures, mark_terms, hide_code, keep_own_metadata)
