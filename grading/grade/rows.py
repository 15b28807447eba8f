"""The rows of a submission in nbgrader's gradebook, by the names of their cells: those that are there, or new ones.

New ones are plain until all is known that they hold, and go in with one statement a table: nbgrader's own
way writes each twice and asks the database between, which takes twice the time.
"""

from dataclasses import dataclass
from uuid import uuid4

from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import insert, select

from grading.gradebook import hold


@dataclass(frozen=True)
class Rows:
    """What the gradebook has of one submission, or is to have: its id, a grade and a comment by the name of each cell."""

    id: str
    grades: dict
    comments: dict


@dataclass
class NewGrade:
    """As a ``Grade`` of nbgrader's begins, by its columns."""

    auto_score: float | None = None
    manual_score: float | None = None
    extra_credit: float | None = None
    needs_manual_grade: bool = True


@dataclass
class NewComment:
    """As a ``Comment`` of nbgrader's begins, by its columns."""

    auto_comment: str | None = None
    manual_comment: str | None = None


def there(book, submission):
    """The rows of a submission that the gradebook has, held until the caller commits: a mark that somebody gives at this moment is for one answer or for the other."""
    hold(book, submission.id)
    held = next(one for one in submission.notebooks if one.name == submission.assignment.name)
    return Rows(submission.id, {one.name: one for one in held.grades}, {one.name: one for one in held.comments})


class Cells:
    """The cells of a module in the gradebook, read once; whoever hands it in for the first time has a row for each.

    ``duedate`` is when it is due, or ``None``.
    """

    def __init__(self, assignment):
        self.id, self.own, self.duedate = assignment.id, assignment.name, assignment.duedate
        self.notebooks = [(one.name, one.id, {cell.name: cell.id for cell in (*one.grade_cells, *one.task_cells)},
                           {cell.name: cell.id for cell in (*one.solution_cells, *one.task_cells)}) for one in assignment.notebooks]

    def held_by(self, book, learner):
        """Whether the gradebook has a submission of this learner."""
        mine = SubmittedAssignment.assignment_id == self.id, SubmittedAssignment.student_id == learner
        return bool(book.db.execute(select(SubmittedAssignment.id).where(*mine)).scalar())

    def fresh(self):
        """The rows of a new submission, which nobody has written yet."""
        _, _, graded, commented = next(one for one in self.notebooks if one[0] == self.own)
        return Rows(uuid4().hex, {name: NewGrade() for name in graded}, {name: NewComment() for name in commented})

    def add(self, book, rows, learner, timestamp):
        """Write a new submission, and its learner where the gradebook knows nobody of that name. The caller commits."""
        if not book.db.execute(select(Student.id).where(Student.id == learner)).scalar():
            book.db.execute(insert(Student.__table__).values(id=learner))
        book.db.execute(insert(SubmittedAssignment.__table__).values(id=rows.id, assignment_id=self.id, student_id=learner, timestamp=timestamp))
        for name, notebook, graded, commented in self.notebooks:
            held, own = uuid4().hex, name == self.own
            book.db.execute(insert(SubmittedNotebook.__table__).values(id=held, assignment_id=rows.id, notebook_id=notebook))
            for kind, new, cells, mine in ((Grade, NewGrade, graded, rows.grades), (Comment, NewComment, commented, rows.comments)):
                if cells:
                    book.db.execute(insert(kind.__table__), [{"cell_id": cell, "notebook_id": held, **vars(mine[one] if own else new())}
                                                             for one, cell in cells.items()])
