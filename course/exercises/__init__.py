"""What a notebook shows: exercises, simulators, the record of answers, and the score."""

from course.exercises.choice import Choice, Choices, Order, Sort
from course.exercises.code import Code
from course.exercises.decision import Decision
from course.exercises.lesson import begin
from course.exercises.line import Line
from course.exercises.memo import Memo
from course.exercises.number import Number
from course.exercises.panel import Panel
from course.exercises.recall import Recall
from course.exercises.table import Table
from course.exercises.waiting import later
from course.exercises.wrong import Wrong

__all__ = ["Choice", "Choices", "Code", "Decision", "Line", "Memo", "Number", "Order", "Panel", "Recall", "Sort", "Table", "Wrong", "begin", "later"]
