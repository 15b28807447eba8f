"""Give an answer its mark, by the criteria of its rubric or by hand, and never over one that its giver has not seen.

What a page shows of a grade has a version: a digest of the mark, of what is ticked and worth what, and of the answer. Whoever
marks says which version they saw. Where it is another by now, nothing is written and they are told what stands.
"""

import hashlib
import json
import math
from datetime import datetime, timezone

from nbgrader.api import BaseCell, Comment, Grade
from sqlalchemy import insert, select, update

from grading.gradebook import hold
from grading.grade import marks
from grading import criteria

MOST_LETTERS = 20_000
MOST_NAME = 80


class Stale(Exception):
    """What was to be changed is no longer what its giver saw. Nothing is written."""


class Refused(ValueError):
    """No mark that there can be; ``str()`` is a sentence for whoever gave it."""


def grades(book, held, rubrics):
    """What stands of each grade of a hand-in.

    Parameters
    ----------
    book : Gradebook
        Which has our tables.
    held : SubmittedNotebook
        The hand-in's.
    rubrics : dict
        As ``criteria.rubrics`` gives them.

    Returns
    -------
    dict of str to dict
        By exercise, ``version`` (text), of which ``answer`` and ``rubric`` are a part, ``shares`` ({criterion: 0 to 1}, empty where it is not marked by its rubric),
        ``points`` that those come to, ``by`` and ``at`` (UTC, ISO) of the last tick, ``id``, ``manual_score``, ``extra_credit``, ``auto_score``, ``waits``.
    """
    gave, ticked = marks.gave(book, held.assignment_id), {}
    rows = book.db.execute(select(criteria.GIVEN.c["exercise", "criterion", "share", "at", "by"]).where(criteria.GIVEN.c.submission == held.assignment_id))
    for exercise, criterion, share, at, by in rows:
        ticked.setdefault(exercise, {})[criterion] = (share, at, by)
    found = {}
    for row in book.db.execute(select(BaseCell.name, Grade.id, Grade.manual_score, Grade.extra_credit, Grade.auto_score, Grade.needs_manual_grade, Grade.max_score)
                               .join(BaseCell, Grade.cell_id == BaseCell.id).where(Grade.notebook_id == held.id)):
        rubric, given = rubrics.get(row.name, ()), ticked.get(row.name, {})
        shares = {name: share for name, (share, _, _) in given.items()}
        _, at, by = next(iter(given.values()), (0, None, ""))
        found[row.name] = {
            "id": row.id, "manual_score": row.manual_score, "extra_credit": row.extra_credit, "auto_score": row.auto_score, "waits": bool(row.needs_manual_grade),
            "most": row.max_score, "shares": shares, "points": criteria.points(rubric, shares), "by": by or "", "at": at.isoformat() if at else "",
            "answer": _version(gave.get(row.name)), "rubric": _version(repr(rubric)),
            "version": _version(row.manual_score, row.extra_credit, row.auto_score, bool(row.needs_manual_grade), sorted(shares.items()), repr(rubric), gave.get(row.name))}
    return found


def _version(*said):
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]


def _as_seen(book, held, rubrics, exercise, seen):
    """What stands of one grade, which nobody changes until this commits. Raises ``Stale`` unless it is the version that was seen; ``None`` saw none."""
    hold(book, held.assignment_id)
    now = grades(book, held, rubrics)[exercise]
    if seen is not None and seen != now["version"]:
        book.db.rollback()
        raise Stale
    return now


def tick(book, held, rubrics, exercise, shares, seen, by):
    """Mark a memo by its rubric: what is ticked adds up to its mark.

    Parameters
    ----------
    book, held, rubrics
        As ``grades`` takes them.
    exercise : str
        The memo.
    shares : dict of str to float
        Of each criterion the share that is given: 0, 0.5 or 1; what is left out is 0.
    seen : str
        The version that its giver saw.
    by : str
        What the giver is called.

    Raises ``Stale`` and ``Refused``.
    """
    rubric = rubrics[exercise]
    if not isinstance(shares, dict) or not set(shares) <= {one.id for one in rubric} or not all(type(share) in (int, float) and share in (0, 0.5, 1) for share in shares.values()):
        raise Refused("This is not a set of ticks for this rubric. Load the page again.")
    now = _as_seen(book, held, rubrics, exercise, seen)
    full = {one.id: float(shares.get(one.id, 0)) for one in rubric}
    criteria.forget(book, held.assignment_id, exercise)
    book.db.execute(insert(criteria.GIVEN), [
        {"submission": held.assignment_id, "exercise": exercise, "criterion": name, "share": share, "at": datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0), "by": by[:MOST_NAME]}
        for name, share in full.items()])
    _write(book, Grade, now["id"], manual_score=criteria.points(rubric, full), needs_manual_grade=False)
    book.db.commit()


def by_hand(book, held, rubrics, exercise, points, extra, seen):
    """Give a mark as it is typed; ``None`` takes it back, and what was ticked with it. Raises ``Stale`` and ``Refused``."""
    most = grades(book, held, rubrics)[exercise]["most"]
    points, extra = _points(points, most), _points(extra, most)
    now = _as_seen(book, held, rubrics, exercise, seen)
    if points is None:
        criteria.forget(book, held.assignment_id, exercise)
    _write(book, Grade, now["id"], manual_score=points, extra_credit=extra, needs_manual_grade=points is None and now["auto_score"] is None)
    book.db.commit()


def _points(value, most):
    """What was typed, as a number of points, or ``None`` for nothing."""
    if value is None or value == "":
        return None
    try:
        points = float(value) if type(value) in (int, float, str) else math.nan
    except (ValueError, OverflowError):
        points = math.nan
    if not (math.isfinite(points) and 0 <= points <= most and math.isclose(points * 100, round(points * 100), abs_tol=1e-6)):
        raise Refused(f"Points are a number from 0 to {most:g}, with at most two places after the point. Nothing was saved.")
    return points


def comments(book, held):
    """What stands of each comment of a hand-in: {cell: {``id``, ``version``}}."""
    rows = book.db.execute(select(BaseCell.name, Comment.id, Comment.manual_comment, Comment.auto_comment)
                           .join(BaseCell, Comment.cell_id == BaseCell.id).where(Comment.notebook_id == held.id))
    return {row.name: {"id": row.id, "version": _version(row.manual_comment, row.auto_comment)} for row in rows}


def comment(book, held, cell, text, seen):
    """Write what a person says of an answer. Raises ``Stale`` and ``Refused``."""
    if not (text is None or isinstance(text, str) and len(text) <= MOST_LETTERS):
        raise Refused(f"A comment is a text of at most {MOST_LETTERS:,} letters. Nothing was saved.")
    hold(book, held.assignment_id)
    now = comments(book, held)[cell]
    if seen is not None and seen != now["version"]:
        book.db.rollback()
        raise Stale
    _write(book, Comment, now["id"], manual_comment=text)
    book.db.commit()


def _write(book, kind, one, **values):
    book.db.execute(update(kind).where(kind.id == one).values(**values).execution_options(synchronize_session=False))
