"""Which criteria of its rubric each memo meets, and what the rubrics say: tables of ours in nbgrader's gradebook.

What a memo earns is nbgrader's own: the ``manual_score`` of its grade. Beside it

* ``course_criteria`` has a row for each criterion of a memo that is marked by its rubric, met or not: ``submission`` (nbgrader's
  id of the submitted assignment), ``exercise``, ``criterion``, ``share`` of the criterion's points (0 to 1), ``at`` (UTC) and ``by``;
* ``course_rubrics`` has what an instructor made of a rubric: ``module``, ``exercise``, ``criterion``, ``words``, ``points``.

A criterion is known by the words that the lesson has for it, so that nothing is met by accident when a lesson is written anew.
Whoever reads a class takes ``rubrics`` and ``given``; both read a gradebook that has none of this, too.
"""

import hashlib
from dataclasses import dataclass

from nbgrader.api import SubmittedAssignment
from sqlalchemy import Column, DateTime, Float, Integer, MetaData, String, Table, Text, delete, func, inspect, select

from course.exercises.ids import heading
from grading import declared

OURS = MetaData()
GIVEN = Table("course_criteria", OURS, Column("submission", String(32), primary_key=True), Column("exercise", String(128), primary_key=True),
              Column("criterion", String(16), primary_key=True), Column("share", Float, nullable=False), Column("at", DateTime), Column("by", Text))
RUBRICS = Table("course_rubrics", OURS, Column("module", String(128), primary_key=True), Column("exercise", String(128), primary_key=True),
                Column("criterion", String(16), primary_key=True), Column("words", Text, nullable=False), Column("points", Float, nullable=False))
KEPT = Table("course_kept_comments", OURS, Column("id", Integer, primary_key=True), Column("module", String(128), index=True),
             Column("exercise", String(128)), Column("text", Text, nullable=False))
OPEN = Table("course_marking_now", OURS, Column("submission", String(32), primary_key=True), Column("exercise", String(128), primary_key=True),
             Column("by", Text), Column("at", DateTime))


@dataclass(frozen=True)
class Criterion:
    """What is looked for in a memo, in words, and what it earns."""

    id: str
    words: str
    points: float


def ready(book):
    """Make our tables in a gradebook that has none."""
    OURS.create_all(book.engine, checkfirst=True)


def rubrics(book, layout, module):
    """What each memo of a module is marked on: the lesson's words and points, or the instructor's where they changed them.

    Returns
    -------
    dict of str to tuple of Criterion
        By exercise, in the lesson's order.
    """
    changed = {}
    if inspect(book.engine).has_table(RUBRICS.name):
        for exercise, criterion, words, points in book.db.execute(select(RUBRICS.c["exercise", "criterion", "words", "points"]).where(RUBRICS.c.module == module)):
            changed.setdefault(exercise, {})[criterion] = (words, points)
    return {exercise: _as_changed(_of_the_lesson(memo["rubric"]), changed.get(exercise, {}))
            for exercise, memo in declared.memos(layout, module).items() if memo["rubric"]}


def titles(layout, module):
    """What each memo with a rubric is called: {exercise: heading}."""
    return {exercise: heading(exercise, memo["title"]) for exercise, memo in declared.memos(layout, module).items() if memo["rubric"]}


def _of_the_lesson(rubric):
    return tuple(Criterion(hashlib.sha256(words.encode()).hexdigest()[:16], words, float(points)) for words, points in rubric.items())


def _as_changed(rubric, changed):
    """The instructor's change counts for the rubric that it was made of, and for no other that the lesson has since."""
    return tuple(Criterion(one.id, *changed[one.id]) for one in rubric) if set(changed) == {one.id for one in rubric} else rubric


def given(book, module):
    """What each memo of a module that is marked by its rubric was given.

    Returns
    -------
    dict
        {learner: {exercise: {criterion's id: share of its points, 0 to 1}}}; 0 is a criterion that is not met.
    """
    found = {}
    if inspect(book.engine).has_table(GIVEN.name):
        rows = book.db.execute(select(SubmittedAssignment.student_id, GIVEN.c["exercise", "criterion", "share"])
                               .join(GIVEN, GIVEN.c.submission == SubmittedAssignment.id).where(SubmittedAssignment.name == module))
        for learner, exercise, criterion, share in rows:
            found.setdefault(learner, {}).setdefault(exercise, {})[criterion] = share
    return found


def of_one(book, submission, exercise):
    """The same of one memo, by nbgrader's id of the submitted assignment: {criterion's id: share}; empty where it is not marked by its rubric."""
    if not inspect(book.engine).has_table(GIVEN.name):
        return {}
    mine = (GIVEN.c.submission == submission) & (GIVEN.c.exercise == exercise)
    return dict(book.db.execute(select(GIVEN.c["criterion", "share"]).where(mine)).all())


def marked(book, module, exercise):
    """How many memos are marked by their rubric."""
    return book.db.scalar(select(func.count(func.distinct(GIVEN.c.submission))).join(SubmittedAssignment, GIVEN.c.submission == SubmittedAssignment.id)
                          .where(SubmittedAssignment.name == module, GIVEN.c.exercise == exercise))


def points(rubric, shares):
    """What these shares come to."""
    return sum(one.points * shares.get(one.id, 0) for one in rubric)


def forget(book, submission, exercise):
    """Take back what one memo was given, as when another was handed in. The caller commits."""
    book.db.execute(delete(GIVEN).where(GIVEN.c.submission == submission, GIVEN.c.exercise == exercise))
