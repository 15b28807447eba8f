"""A class whose memos are to be marked: one hand-in that is graded, and many that are like it."""

import shutil
from contextlib import contextmanager

from nbgrader.api import BaseCell, Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select, update

from grading import criteria
from grading.grade.command import grade
from grading.layout import Layout
from grading.marking import names
from tests.grading.conftest import MODULE
from tests.grading.graded import LINE
from tests.house.once import once

MEMO, MANY = "m90-3", 20
TWIN = "Most answers in this record are, to the second, also those of maria."
RUNS = "window.pwned=1"
HOSTILE = f'<img src=x onerror="{RUNS}"><script>{RUNS}</script></script><script>{RUNS}</script>'


def class_to_mark(built, tmp_path_factory):
    """A copy of a built course with such a class in it; twenty learners, joan and maria among them."""
    made = once(tmp_path_factory, "to mark", lambda folder: _make(built, folder / "the course")) / "the course"
    copy = type(built)(tmp_path_factory.mktemp("marking") / "the course")
    shutil.copytree(made, copy.root)
    return copy


def _make(built, folder):
    copy = type(built)(folder)
    shutil.copytree(built.root, copy.root)
    copy.handed_in("joan", {"m90-1": 15, MEMO: {"text": f"Seven minutes is one customer. {HOSTILE}", "runs": []}}, LINE)
    grade(Layout(copy.root), MODULE, workers=1, say=str)
    with Gradebook(copy.gradebook, "cx") as book, book.db.no_autoflush:
        asked = book.find_assignment(MODULE)
        for learner in ("maria", *(f"learner-{at:02}" for at in range(MANY - 2))):
            held = SubmittedNotebook(notebook=asked.notebooks[0], assignment=SubmittedAssignment(assignment=asked, student=Student(id=learner)))
            book.db.add_all([held, *(Grade(cell=cell, notebook=held) for cell in asked.notebooks[0].grade_cells),
                             *(Comment(cell=cell, notebook=held, auto_comment=TWIN) for cell in asked.notebooks[0].solution_cells)])
            shutil.copytree(copy.root / "grading" / "autograded" / "joan", copy.root / "grading" / "autograded" / learner)
        book.db.commit()


@contextmanager
def unmarked(course):
    """The gradebook with every memo unmarked, and no rubric changed."""
    with Gradebook(course.gradebook, "cx") as book:
        criteria.ready(book)
        for table in criteria.OURS.sorted_tables:
            book.db.execute(table.delete())
        memo = select(BaseCell.id).where(BaseCell.name == MEMO)
        book.db.execute(update(Grade).where(Grade.cell_id.in_(memo)).values(manual_score=None, extra_credit=None, auto_score=None, needs_manual_grade=True))
        book.db.execute(update(Comment).where(Comment.cell_id.in_(memo)).values(manual_comment=None))
        book.db.commit()
        names.hide(course.root / "grading", False)
        yield book


def learners(book):
    """Whose memos there are, in order."""
    return sorted(one.student.id for one in book.notebook_submissions(MODULE, MODULE))
