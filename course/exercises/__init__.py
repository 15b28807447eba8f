"""What a notebook shows: exercises, simulators, the record of answers, and the score."""

from course.exercises import kinds
from course.exercises.page import begin
from course.exercises.panel import Panel
from course.exercises.table import Table
from course.exercises.waiting import later
from course.exercises.wrong import Wrong

__all__ = ["Panel", "Table", "Wrong", "begin", "later", *map(str.capitalize, kinds.names())]


def __getattr__(name):
    """A kind of exercise, such as ``Choice``: loaded when a lesson first asks for it."""
    if name in __all__:
        return kinds.load(name.lower())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
