"""The kinds of exercise, a folder each, discovered and never listed.

A folder ``NAME`` holds ``__init__.py``, whose class ``Name`` is the kind; ``front.js``, which draws it, and
``front.css`` where it needs a look of its own; and ``author/``, which no learner is given: answers for the made
cohort and for the tests. README.md says how to add one.
"""

from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def names():
    """The names of all kinds, in the order of the alphabet."""
    return sorted(path.parent.name for path in HERE.glob("*/__init__.py"))


def load(name):
    """The class of a kind, such as ``Choice`` of ``choice``."""
    return getattr(import_module(f"{__name__}.{name}"), name.capitalize())


def classes():
    """Every kind by the name that a lesson calls it: ``{"Choice": Choice, …}``."""
    return {kind.__name__: kind for kind in map(load, names())}


def author(name):
    """What the folder ``author`` of a kind holds; no learner's copy of the course has it."""
    return import_module(f"{__name__}.{name}.author")
