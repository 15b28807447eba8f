"""nbgrader's ``export``: its own table, in which names may hold commas and formulas, and each line says how somebody stands.

Its own puts names between commas as they are, and 0 points for whoever has not handed in.
"""

from pathlib import Path

from nbgrader.api import Student
from nbgrader.plugins import ExportPlugin
from sqlalchemy import select
from sqlalchemy.engine import make_url

from course.errors import CourseError
from grading import spreadsheet
from grading.layout import HERE, settings
from grading.results import klass
from grading.results.standing import counts, standing

FILE = "grades.csv"
HEADINGS = ("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email", "raw_score", "late_submission_penalty", "score",
            "max_score", "state")


class Export(ExportPlugin):
    """A line for each learner and module: nbgrader's columns, and ``state``."""

    def export(self, gradebook):
        """Write the table. What keeps it from being written is said, and ends the command."""
        to, kept = Path(self.to or FILE), {one.name for one in gradebook.assignments}
        if str(gradebook.engine.url) != str(make_url(settings(HERE).CourseDirectory.db_url)):
            self.parent.fail("This is another gradebook than the course's own, of which nobody knows how learners stand. Leave out --db.")
        try:
            modules = [one for one in HERE.lessons() if one in kept and one in (list(map(str, self.assignment)) or [one])]
            rows = [row for module in modules for row in self._rows(gradebook, module)]
            spreadsheet.write(to, [HEADINGS, *rows])
        except CourseError as problem:
            self.parent.fail(str(problem))
        except OSError as error:
            self.parent.fail(f"{to} could not be written: {error.strerror}. What stood there before is kept.")
        self.log.info("%s holds %d lines: %s.", to, len(rows), ", ".join(modules) or "no module is in the gradebook")

    def _rows(self, book, module):
        read = klass.read(HERE, module)
        due = book.find_assignment(module).duedate
        people = {one: (last, first, mail) for one, last, first, mail in book.db.execute(select(Student.id, Student.last_name, Student.first_name, Student.email))}
        for learner in read.learners:
            if learner.id not in (list(map(str, self.student)) or [learner.id]):
                continue
            points = (learner.earned, learner.lost, learner.score) if counts(learner) else (None, None, None)
            yield [module, due, learner.handed_in, learner.id, *people.get(learner.id, (None, None, None)), *points, read.points, standing(learner)]
