"""What the gradebook has of a module, a statement for each table: its rows as plain values, by learner."""

import contextlib
import json
from datetime import datetime, timedelta
from typing import NamedTuple

from nbgrader.api import Assignment, BaseCell, Comment, Grade, MissingEntry, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import inspect, select
from sqlalchemy.exc import DatabaseError

from course.errors import CourseError
from grading.grade.marks import HELD


class Row(NamedTuple):
    """A hand-in: when it came, how late that was, and what is held of each answer (``given`` of ``course_graded``)."""

    handed_in: datetime | None
    late: timedelta | None
    given: dict


class Marked(NamedTuple):
    """A grade: the points that count, ``None`` while it waits; those of the key; whether it waits for a person."""

    score: float | None
    scored: float | None
    waits: bool


class NotBuilt(CourseError):
    """A module that the gradebook does not know."""


@contextlib.contextmanager
def saying_so(module):
    """Turn what a database may say on reading of a module into an error that says what to do: ``NotBuilt`` where it knows none of that name."""
    try:
        yield
    except MissingEntry as error:
        raise NotBuilt(f"The gradebook does not know {module}.", "It was made before that module was built.", f"Run python3 -m grading build {module}.") from error
    except (DatabaseError, ValueError) as error:
        reason = " ".join(str(getattr(error, "orig", error)).split())
        raise CourseError(f"The gradebook could not be read: {reason}.", "Nothing was changed, and nothing can be told of the class.",
                          "If another version wrote it, run nbgrader db upgrade, which keeps a copy; else put it back from a copy.") from error


def students(book):
    """By id, the name of everybody in the gradebook; empty where it was not told."""
    rows = book.db.execute(select(Student.id, Student.first_name, Student.last_name))
    return {one: " ".join(filter(None, (first, last))) for one, first, last in rows}


def submissions(book, module):
    """By learner, a ``Row`` of each who is graded. Raises ``MissingEntry`` for a module that it does not know."""
    book.find_assignment(module)
    if not inspect(book.engine).has_table(HELD.name):
        return {}
    rows = book.db.execute(select(SubmittedAssignment.student_id, SubmittedAssignment.timestamp, SubmittedAssignment.extension, Assignment.duedate, HELD.c.given)
                           .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id).join(HELD, HELD.c.submission == SubmittedAssignment.id)
                           .where(Assignment.name == module))
    return {one: Row(at, _late(at, due, more), _given(given)) for one, at, more, due, given in rows}


def _given(text):
    given = json.loads(text)
    if not isinstance(given, dict) or not all(isinstance(one, dict) for one in given.values()):
        raise ValueError(f"{HELD.name} is damaged")
    return given


def grades(book, module):
    """By learner and exercise, what is ``Marked``."""
    found, names = {}, {}
    for one, cell, scored, by_hand, more, waits in book.db.execute(_of(module, Grade, Grade.auto_score, Grade.manual_score, Grade.extra_credit, Grade.needs_manual_grade)):
        score = None if waits else (scored if by_hand is None else by_hand) or 0.0
        found.setdefault(one, {})[names.setdefault(cell, cell)] = Marked(score if score is None else score + (more or 0.0), scored, bool(waits))
    return found


def comments(book, module, owners):
    """By learner and exercise, what people said, by the exercise that a cell of the learner's belongs to."""
    found = {}
    for one, cell, said in book.db.execute(_of(module, Comment, Comment.manual_comment).where(Comment.manual_comment.is_not(None), Comment.manual_comment != "")):
        exercise = owners.get(cell, cell)
        found.setdefault(one, {})[exercise] = " ".join(filter(None, (found.get(one, {}).get(exercise), said)))
    return found


def _of(module, table, *columns):
    return (select(SubmittedAssignment.student_id, BaseCell.name, *columns).select_from(table).join(BaseCell, table.cell_id == BaseCell.id)
            .join(SubmittedNotebook, table.notebook_id == SubmittedNotebook.id).join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id).where(Assignment.name == module))


def _late(at, due, more):
    """How long after the due day, and what more somebody was given, a hand-in came; ``None`` where it was in time."""
    late = at - due - (more or timedelta()) if at and due else timedelta()
    return late if late > timedelta() else None
