"""Comments that can be used again: kept for each exercise, for all who mark it."""

from sqlalchemy import delete, insert, select

from grading.criteria import KEPT
from grading.marking.mark import Refused

MOST_LETTERS, MOST = 2_000, 50


def kept(book, module, exercise):
    """The comments that are kept of an exercise, each ``id`` and ``text``, in the order in which they were."""
    return [{"id": one.id, "text": one.text} for one in book.db.execute(select(KEPT.c["id", "text"]).where(*_of(module, exercise)).order_by(KEPT.c.id))]


def keep(book, module, exercise, text):
    """Keep a comment, once. Raises ``Refused``."""
    text = text.strip() if isinstance(text, str) else ""
    there = kept(book, module, exercise)
    if not 0 < len(text) <= MOST_LETTERS:
        raise Refused(f"A comment that is kept has 1 to {MOST_LETTERS:,} letters.")
    if len(there) >= MOST:
        raise Refused(f"{MOST} comments are kept of this exercise, which is the most. Drop one first.")
    if text not in (one["text"] for one in there):
        book.db.execute(insert(KEPT).values(module=module, exercise=exercise, text=text))
        book.db.commit()


def drop(book, module, exercise, one):
    """Keep a comment no longer. Memos that have it keep it."""
    book.db.execute(delete(KEPT).where(*_of(module, exercise), KEPT.c.id == one))
    book.db.commit()


def _of(module, exercise):
    return KEPT.c.module == module, KEPT.c.exercise == exercise
