"""Right answers, for the hidden part of a score cell. No learner's copy of the course has this file."""

import contextlib
import functools
import importlib.util
import os

from course import place
from course.errors import CourseError
from course.record.edition import REFERENCE
from grading.layout import HERE

ANSWERED_AT = "2026-01-05T09:00:00Z"


def key(path):
    """The key of one exercise.

    Parameters
    ----------
    path : str
        Module and grade id, such as ``02_curbside/m2-4``.

    Returns
    -------
    object
        What the module's ``key.py`` holds for it; the exercise knows how to read it.

    Raises
    ------
    CourseError
        When the module has no ``key.py``, or the file has no key of that name.
    """
    module, _, exercise = path.partition("/")
    keys = load(HERE, module).KEYS
    if exercise not in keys:
        raise CourseError(f"solutions/{module}/key.py has no key for {exercise}.",
                          "This exercise can't be scored.",
                          f"Add {exercise!r} to its KEYS. It has: {', '.join(sorted(keys)) or 'none'}.")
    return keys[exercise]


def other(path, name):
    """Another reading of an exercise, worked out beside its key (``OTHERS`` of ``key.py``): too near the right line to be released."""
    module, _, exercise = path.partition("/")
    return load(HERE, module).OTHERS[exercise][name]


def load(layout, module):
    """A module's ``key.py`` as it works answers out from an edition's tables, with ANSWERS, KEYS, RUNS and ``check`` where it defines them.

    Raises ``CourseError`` when the file is missing or does not run.
    """
    with tables_of(layout):
        return _load(layout, module, place.tables())


@functools.cache
def _load(layout, module, tables):
    path = layout.key(module)
    if not path.is_file():
        raise CourseError(f"solutions/{module}/key.py is missing.",
                          "Without the right answers nothing in this module can be scored.",
                          "Restore the file, or write it: ANSWERS for the record of the solution, KEYS for the score cells.")
    spec = importlib.util.spec_from_file_location(f"key_of_{module}", path)
    found = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(found)
    except Exception as error:  # a key may fail in any way; its author is told which
        raise CourseError(f"solutions/{module}/key.py does not run: {type(error).__name__}: {error}.",
                          "Without the right answers nothing in this module can be scored.",
                          "Mend the file; running it with python3 shows the line.") from error
    missing = [name for name in ("ANSWERS", "KEYS") if not isinstance(getattr(found, name, None), dict)]
    if missing:
        raise CourseError(f"solutions/{module}/key.py has no {' and no '.join(missing)}.",
                          "The build answers the solution with ANSWERS and scores it with KEYS.",
                          "Add what is missing: a dict from grade id to the answer, or to its key.")
    return found


@contextlib.contextmanager
def tables_of(layout):
    """Load an edition's tables for a while. Those of the course itself are whatever this process was told to load."""
    before = {name: os.environ.get(name) for name in layout.environment}
    os.environ.update(layout.environment)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def answered(module, key, edition=REFERENCE):
    """The record of a learner who gave the key's answers and made its runs, all at one fixed time."""
    answers = {name: {"answer": answer, "at": ANSWERED_AT, "first": answer, "tries": 1} for name, answer in key.ANSWERS.items()}
    runs = [{"n": n, "assumptions": {}, "kpis": {}, "at": ANSWERED_AT, **run} for n, run in enumerate(getattr(key, "RUNS", []), start=1)]
    return {"schema": 1, "module": module, "edition": edition, "answers": answers, "runs": runs}
