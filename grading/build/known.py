"""A module's exercises with their keys, and what is told of each once it is marked."""

import ast
import functools
import re
from dataclasses import dataclass

import nbformat
from nbgrader.utils import is_grade

from course.exercises.exercise import Exercise, NotUnderstood
from grading import keys
from grading.build import whys
from grading.build.declare import declared
from grading.build.lesson import failed

SOLUTION = re.compile(r"### BEGIN SOLUTION\n(.*?)\n### END SOLUTION", re.DOTALL)


@dataclass(frozen=True)
class Known:
    """An exercise with its key, an answer of the author's that earns all points (of a line to write its text), and the words of its why."""

    exercise: Exercise
    model: object
    why: str | dict

    @property
    def lines(self):
        """Of a list, {line: (text, what is right)}; empty for all else."""
        return {} if self.model is None or self.exercise.by_hand else self._lines(self.model)

    def _lines(self, raw):
        try:
            return self.exercise.lines(self.exercise.parse(raw))
        except NotUnderstood:
            return {}

    def told(self, raw, share):
        """What is right, why, and how the points came about, as the page of feedback shows it.

        Parameters
        ----------
        raw : object
            The answer as it is recorded; ``None`` where there is none.
        share : float or None
            Of the points, 0 to 1; ``None`` where a person set them.
        """
        raw = raw if self.exercise.kept_whole else None  # words are for a reader, and can't be marked again
        right, gave = self.lines, self._lines(raw) if raw is not None else {}
        return {
            "lines": [{"line": text, "right": said, "gave": gave[line][1] if line in gave and gave[line][1] != said else "", "why": self.why[line]}
                      for line, (text, said) in right.items()] if isinstance(self.why, dict) else [],
            "right": [] if right or self.model is None or share == 1 else self.exercise.right(self.model),
            "why": whys.sentences(self.why) if isinstance(self.why, str) else [],
            "points": self._points(raw, share),
        }

    def _points(self, raw, share):
        if share is None:
            return "A person set these points."
        try:
            return self.exercise.worked_out(None if raw is None else self.exercise.parse(raw), share)
        except NotUnderstood:
            return "This answer could not be read, so it earned none."


def known(layout, module):
    """Every exercise of a module that earns points, by id, as ``Known``; empty where its author has not said why."""
    path = layout.solution(module)
    stamps = tuple(one.stat().st_mtime_ns for one in (path, whys.file(layout, module), layout.key(module)) if one.is_file())
    return _known(layout, module, stamps) if len(stamps) == 3 else {}


@functools.lru_cache(maxsize=8)
def _known(layout, module, stamps):
    notebook = nbformat.read(layout.solution(module), as_version=4)
    return of_notebook(notebook, keys.load(layout, module), whys.why(layout, module, notebook.metadata.get("course", {})))


def of_notebook(notebook, key, why):
    """The same of a solution as it is built, with the module's ``key.py`` and its words."""
    found, line = {}, None
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        written = SOLUTION.search(cell.source)
        line = written[1] if written else line
        said = declared(cell.source)
        if said and said.points:
            body, scope = ast.parse(cell.source).body, {}
            exec(ast.unparse(ast.Module(body[:-1] if isinstance(body[-1], ast.Expr) else body, [])), scope)  # noqa: S102 - our own lesson, all but showing it
            found[said.id] = Known(scope[said.name], key.ANSWERS.get(said.id, line), why.get(said.id, ""))
        line = None if is_grade(cell) else line
    return found


def explained(layout, lesson):
    """Hold a lesson to saying why: of each exercise that it declares, and of every line of a list. Raises ``CourseError`` with all that is missing."""
    why = whys.why(layout, lesson.module, lesson.course)
    asked = {name: list(one.lines) for name, one in of_notebook(lesson.notebook, lesson.key, why).items()}
    missing = list(whys.problems(asked, why))
    if missing:
        raise failed(lesson.module, missing, f"Say why in solutions/{lesson.module}/why.py, and build again.")
