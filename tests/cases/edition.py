"""One edition of one case, without building its page: its tables, its key, and every answer that the module's own tests try."""

import importlib
import sys

from grading import keys
from grading.build.lesson import read
from grading.build.numbers import follow
from grading.layout import HERE
from tests.scoring import declared_in, score


def problems(case):
    """What does not hold of a case's module with the tables that ``COURSE_DATA`` names, a sentence each."""
    answers = _afresh(f"tests.{case}.answers")
    module = answers.MODULE
    key = keys.load(HERE, module)
    yield from (f"key.py: {one.name}: {one.value}" for one in (key.check() if hasattr(key, "check") else ()) if not one.ok)
    notebook = read(HERE, module).notebook
    follow(notebook, key)
    exercises = {name: exercise for name, exercise in declared_in(notebook).items() if exercise.kind != "decision"}  # replayed in worlds that no table changes
    for name, answer in answers.RIGHT:
        if name in exercises and score(exercises[name], answer).value != exercises[name].points:
            yield f"{name}: {str(answer)[:80]} is right and does not earn all"
    for name, answer, most, error in answers.WRONG:
        if name in exercises:
            given = score(exercises[name], answer)
            if not given.value <= most * exercises[name].points < exercises[name].points:
                yield f"{name}: {str(answer)[:80]} earns {given.value}"
            if given.says_id not in ([f"{name}/{error}"] if error else ["", f"{name}/doubt", f"{name}/slip"]):
                yield f"{name}: {str(answer)[:80]} is told {given.says_id or 'nothing'} for {error or 'nothing'}"


def _afresh(name):
    sys.modules.pop(name, None)
    return importlib.import_module(name)
