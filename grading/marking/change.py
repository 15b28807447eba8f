"""Change what a rubric says or what it is worth, and with it every mark that was made by it."""

from dataclasses import dataclass, replace

from nbgrader.api import BaseCell, Grade, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import delete, insert, select, update

from grading.gradebook import hold
from grading import criteria
from grading.marking.mark import Refused, Stale

STEP, MOST_WORDS = 0.25, 200


@dataclass(frozen=True)
class Changed:
    """How many memos are marked by the rubric, of how many the mark is another now, and how many keep one that was given by hand."""

    marked: int
    marks: int
    by_hand: int

    def in_words(self):
        """The same as sentences."""
        if not self.marked:
            return "Saved. No memo is marked by this rubric yet."
        memos = "1 memo is" if self.marked == 1 else f"{self.marked} memos are"
        other = {0: "No mark is another for it.", 1: "1 mark is another now."}.get(self.marks, f"{self.marks} marks are others now.")
        stands = {0: "", 1: " 1 mark was given by hand and stands."}.get(self.by_hand, f" {self.by_hand} marks were given by hand and stand.")
        return f"Saved. {memos} marked by this rubric. {other}{stands} Give back again to whoever has a page already."


def version(rubric):
    """By what a page knows which rubric it shows."""
    return repr([(one.id, one.words, one.points) for one in rubric])


def change(book, layout, module, exercise, wanted, seen):
    """Have a rubric say and be worth something else.

    Parameters
    ----------
    book : Gradebook
        Which has our tables.
    layout, module, exercise
        Whose rubric it is.
    wanted : list of dict
        Each criterion's ``id``, ``words`` and ``points``, in the rubric's order; the points add up to the exercise's.
    seen : str
        The ``version`` of the rubric that whoever changes it saw.

    Returns
    -------
    Changed

    Raises ``Stale`` and ``Refused``.
    """
    hold(book, *book.db.scalars(select(SubmittedAssignment.id).where(SubmittedAssignment.name == module)))
    before = criteria.rubrics(book, layout, module)[exercise]
    if seen != version(before):
        book.db.rollback()
        raise Stale
    try:
        after = _read(wanted, before)
    except Refused:
        book.db.rollback()
        raise
    mine = (criteria.RUBRICS.c.module == module, criteria.RUBRICS.c.exercise == exercise)
    book.db.execute(delete(criteria.RUBRICS).where(*mine))
    book.db.execute(insert(criteria.RUBRICS), [{"module": module, "exercise": exercise, "criterion": one.id, "words": one.words, "points": one.points} for one in after])
    changed = _marks(book, module, exercise, before, after)
    book.db.commit()
    return changed


def _read(wanted, before):
    """What was typed, as a rubric."""
    if not isinstance(wanted, list) or not all(isinstance(one, dict) for one in wanted) or [one.get("id") for one in wanted] != [one.id for one in before]:
        raise Refused("These are not the criteria of this rubric. Load the page again.")
    after = tuple(replace(old, words=_words(one.get("words")), points=_points(one.get("points"))) for old, one in zip(before, wanted, strict=True))
    of, now = sum(one.points for one in before), sum(one.points for one in after)
    if now != of:
        raise Refused(f"The points add up to {now:g}. The exercise has {of:g}: give what one criterion loses to another. Nothing was saved.")
    if len({one.words for one in after}) < len(after):
        raise Refused("Two criteria say the same. Nothing was saved.")
    return after


def _words(said):
    words = " ".join(said.split()) if isinstance(said, str) else ""
    if not 0 < len(words) <= MOST_WORDS:
        raise Refused(f"A criterion is said in 1 to {MOST_WORDS} letters. Nothing was saved.")
    return words


def _points(said):
    if type(said) not in (int, float) or not 0 <= said <= 1000 or said % STEP:
        raise Refused(f"A criterion’s points are 0 or more, in steps of {STEP:g}. Nothing was saved.")
    return float(said)


def _marks(book, module, exercise, before, after):
    """Give each memo that is marked by the rubric what it comes to now. A mark that is not what its ticks came to was given by hand, and stands."""
    shares = {}
    for submission, criterion, share in book.db.execute(select(criteria.GIVEN.c["submission", "criterion", "share"]).where(criteria.GIVEN.c.exercise == exercise)):
        shares.setdefault(submission, {})[criterion] = share
    rows = book.db.execute(select(SubmittedAssignment.id, Grade.id, Grade.manual_score).select_from(Grade).join(BaseCell, Grade.cell_id == BaseCell.id)
                           .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id).join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                           .where(SubmittedAssignment.name == module, BaseCell.name == exercise)).all()
    marked = marks = by_hand = 0
    for submission, grade, score in rows:
        if submission not in shares:
            continue
        was, now = (criteria.points(rubric, shares[submission]) for rubric in (before, after))
        marked += 1
        if score != was:
            by_hand += 1
        elif now != was:
            marks += 1
            book.db.execute(update(Grade).where(Grade.id == grade).values(manual_score=now).execution_options(synchronize_session=False))
    return Changed(marked, marks, by_hand)
