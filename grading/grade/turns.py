"""One grader at a time in a folder, by whichever command it was started."""

import contextlib
import os
import stat
from pathlib import Path

from course.errors import CourseError
from grading.grade.recorder import saying_so

HELD = ("submitted", "downloaded", "autograded", "quarantine", "feedback", "to-send", "exported", "awarded", "gradebook.db")


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
        close_to_others(layout.root, "autograded", "quarantine", "feedback", "to-send")
        yield
    finally:
        os.close(handle)


def close_to_others(root, *made):
    """Let no other account of this machine into what holds learners' work and marks; a group that shares it keeps its way in.

    Folders named in ``made`` are made where they are not there yet.
    """
    for name in HELD:
        path = Path(root) / "grading" / name
        with contextlib.suppress(OSError):  # it is another's, or not there yet
            if name in made:
                path.mkdir(mode=0o750, exist_ok=True)
            mode = path.stat(follow_symlinks=False).st_mode
            if mode & 0o007 and not stat.S_ISLNK(mode):
                path.chmod(mode & 0o7770)


def _opened(folder):
    """The lock's file, which a group that may write the folder may open: several people may grade in a shared one, in turn. Others could hold it for ever."""
    handle = os.open(folder / "gradebook.db.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with contextlib.suppress(OSError):  # another's file has its rights already, and some disks know none
        os.fchmod(handle, folder.stat().st_mode & 0o660)
    return handle
