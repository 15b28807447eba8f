"""One grader at a time in a folder, by whichever command it was started."""

import contextlib
import os
from pathlib import Path

from course.errors import CourseError
from grading.grade.recorder import saying_so
from grading.layout import Layout


@contextlib.contextmanager
def only_grader(layout):
    """Keep a second grader out, for as long as this one lives. Raises ``CourseError``."""
    import fcntl

    with saying_so():
        handle = _opened(layout.root / "grading")
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CourseError("Somebody is grading in this folder already.", "Two graders would write over each other; this one did nothing.",
                              "Wait until the other is done, then do this again.") from error
        yield
    finally:
        os.close(handle)


def _opened(folder):
    """The lock's file, which whoever may write the folder may open: several people may grade in a shared one, in turn."""
    handle = os.open(folder / "gradebook.db.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with contextlib.suppress(OSError):  # another's file has its rights already, and some disks know none
        os.fchmod(handle, folder.stat().st_mode & 0o666)
    return handle


def take_turns():
    """Have nbgrader's own autograding, formgrader's button too, keep to the same rule; it has no setting for that."""
    from nbgrader.converters.autograde import Autograde
    from nbgrader.converters.base import NbGraderException

    convert = Autograde.convert_notebooks
    if convert.__name__ == "convert_alone":
        return

    def convert_alone(self):
        try:
            with only_grader(Layout(Path(self.coursedir.root))):
                convert(self)
        except CourseError as problem:
            self.log.error(str(problem))
            raise NbGraderException(str(problem)) from problem

    Autograde.convert_notebooks = convert_alone
