"""nbgrader's own autograding does what ``python3 -m grading grade`` does: the same workers, sandbox, scores and reasons.

nbgrader opens what a stranger handed in, runs it in one kernel with the tests, and stops at what it did not expect. Its command
stays, and what can be asked of it: a module, a learner or several, to grade again. By our settings nothing else of it runs.
"""

import os
from fnmatch import fnmatchcase
from pathlib import Path

from course.errors import CourseError
from grading.layout import Layout


def take_over():
    """Change autograding as this process has loaded it; it has no setting for that."""
    from nbgrader.converters.autograde import Autograde
    from nbgrader.converters.base import NbGraderException

    def start(self):
        from grading.grade import table  # each of nbgrader's commands reads our settings, and few of them grade

        try:
            account = _grade(self.coursedir, self.force, self.log)
        except CourseError as problem:
            self.log.error(str(problem))
            raise NbGraderException(str(problem)) from problem
        for line in filter(None, table.as_text(account).splitlines()):
            self.log.info(line)

    Autograde.start = start


def _grade(course, force, log):
    from grading.grade.command import grade

    layout = Layout(Path(course.root))
    return grade(layout, course.assignment_id, learners=chosen(layout, course), force=force, unsafe=bool(os.environ.get("COURSE_GRADING_UNSAFE")),
                 say=log.warning, progress=lambda done, of: log.info("%d of %d graded", done, of))


def chosen(layout, course):
    """The learners whom ``--student``, which may be a pattern, and nbgrader's list of those to leave out, name. Raises ``CourseError`` for none."""
    from grading.grade import table
    from grading.grade.command import submitted

    left_out = course.student_id_exclude.split(",")
    everyone = submitted(layout, *layout.chosen([course.assignment_id]))
    named = [learner for learner in everyone if learner not in left_out and (learner == course.student_id or fnmatchcase(learner, course.student_id))]
    if not named:
        raise CourseError(f"Nobody who is to be graded is called {course.student_id}.", "Nothing was graded.", f"Those who handed in: {table.named(everyone)}.")
    return named
