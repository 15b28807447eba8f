"""Which memo is next, so that two people who mark side by side are handed different ones."""

from datetime import datetime, timedelta, timezone

from nbgrader.api import BaseCell, Grade, Notebook, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import delete, func, insert, select

from grading.gradebook import hold
from grading.criteria import OPEN

HELD_FOR = timedelta(minutes=10)  # whoever leaves a memo open for longer keeps it from nobody


def following(book, module, exercise, after, by):
    """The next memo that waits, behind this one and then from the first, and that nobody else was handed just now; it is kept for whoever asks.

    Parameters
    ----------
    book : Gradebook
        Which has our tables.
    module, exercise : str
        Whose memos.
    after : str
        nbgrader's id of the submitted notebook that was marked last, or empty.
    by : str
        Who asks, the same at each time.

    Returns
    -------
    str or None
        nbgrader's id of the submitted notebook.
    """
    waiting = _memos(book, module, exercise, Grade.needs_manual_grade)
    behind = [one for one in waiting if one.id > after]
    for one in behind + waiting[:len(waiting) - len(behind)]:
        if one.id != after and _take(book, one.assignment_id, exercise, by):
            return one.id
    return None


def before(book, module, exercise, one):
    """The memo that comes before this one, marked or not; ``None`` before the first."""
    return max((other.id for other in _memos(book, module, exercise) if other.id < one), default=None)


def elsewhere(book, module, by):
    """How many memos of each exercise somebody else was handed just now."""
    found = {}
    for exercise, in book.db.execute(select(OPEN.c.exercise).join(SubmittedAssignment, SubmittedAssignment.id == OPEN.c.submission)
                                     .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                                     .join(Grade, Grade.notebook_id == SubmittedNotebook.id).join(BaseCell, (BaseCell.id == Grade.cell_id) & (BaseCell.name == OPEN.c.exercise))
                                     .where(SubmittedAssignment.name == module, Grade.needs_manual_grade, OPEN.c.by != by, OPEN.c.at > _now() - HELD_FOR)):
        found[exercise] = found.get(exercise, 0) + 1
    return found


def hand_ins(book, module, notebook):
    """nbgrader's ids of the submitted notebooks of a module, in the order in which they are marked."""
    return book.db.scalars(select(SubmittedNotebook.id).join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                           .join(Notebook, SubmittedNotebook.notebook_id == Notebook.id).where(SubmittedAssignment.name == module, Notebook.name == notebook)
                           .order_by(SubmittedNotebook.id)).all()


def counts(book, module):
    """How many hand-ins of a module have a grade of each exercise."""
    return dict(book.db.execute(select(BaseCell.name, func.count()).select_from(Grade).join(BaseCell, Grade.cell_id == BaseCell.id)
                                .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id).join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                                .where(SubmittedAssignment.name == module).group_by(BaseCell.name)).all())


def _memos(book, module, exercise, *which):
    return book.db.execute(select(SubmittedNotebook.id, SubmittedNotebook.assignment_id).select_from(Grade).join(BaseCell, Grade.cell_id == BaseCell.id)
                           .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id).join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                           .where(SubmittedAssignment.name == module, BaseCell.name == exercise, *which).order_by(SubmittedNotebook.id)).all()


def _take(book, submission, exercise, by):
    """Whether a memo is nobody else's now; then it is the asker's."""
    mine = (OPEN.c.submission == submission, OPEN.c.exercise == exercise)
    theirs = select(OPEN.c.by).where(*mine, OPEN.c.by != by, OPEN.c.at > _now() - HELD_FOR)
    if book.db.scalar(theirs) is not None:
        return False
    hold(book, submission)
    free = book.db.scalar(theirs) is None
    if free:
        book.db.execute(delete(OPEN).where(*mine))
        book.db.execute(insert(OPEN).values(submission=submission, exercise=exercise, by=by, at=_now()))
    book.db.commit()
    return free


def _now():
    return datetime.now(timezone.utc).replace(tzinfo=None)
