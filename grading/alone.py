"""``python3 -m grading alone``: mark the work of who learns alone from the whole course, on this machine and for nobody else to see.

The grader is the one that marks a cohort. It works in a copy of the course that is gone afterwards: a gradebook
that somebody keeps here is no part of it.
"""

import shutil
import tempfile
from pathlib import Path

from course.errors import CourseError
from course.files import settled, whole
from grading.build.release import release
from grading.give_back import give_back
from grading.grade.command import grade
from grading.hand_in.files import TIME
from grading.layout import HERE, Layout, settings

LEARNER = "you"
COPIED, LEFT_OUT = ("course", "datasets", "grading"), shutil.ignore_patterns(
    "__pycache__", "gradebook.db*", "submitted", "autograded", "downloaded", "quarantine", "exchange", "to-send", "answers-from.json", "editions")


def mark(layout, module, folder, at, begun=None):
    """Grade one learner's work.

    Parameters
    ----------
    layout : Layout
        The whole course, its keys too.
    module : str
        Such as ``02_curbside``.
    folder : pathlib.Path
        The learner's folder of that module.
    at : str
        When it was handed in, such as ``2026-11-22 14:02:05 UTC``.
    begun : optional
        What ``grading.kernels.warm.begin`` gave.

    Returns
    -------
    str
        The page of feedback.

    Raises
    ------
    CourseError
        When it can't be graded, or no page be made.
    """
    with tempfile.TemporaryDirectory(prefix="course-alone-") as place:
        copy = Layout(Path(place) / "course")
        _copied(layout, module, copy.root)
        if str(copy.root) not in settings(copy).CourseDirectory.db_url:
            raise CourseError("The gradebook of this course lies on a server.", "Nobody marks alone beside it: what you handed in waits for whoever grades.", "")
        (Path(place) / "release").mkdir()
        release(copy, module, layout.solution(module).read_bytes(), Path(place) / "release")
        given = copy.root / "grading" / "submitted" / LEARNER / module
        given.mkdir(parents=True)
        for name in (f"{module}.ipynb", f"{module}.answers.json"):
            if (folder / name).is_file():
                (given / name).write_bytes(settled(folder / name))  # the page is open, and may be saved meanwhile
        (given / TIME).write_text(at, encoding="utf-8")
        try:
            grade(copy, module, workers=1, say=str, begun=begun)
        except CourseError:  # there is no sandbox on this machine: the code is the learner's own, and has run on their page
            grade(copy, module, workers=1, say=str, unsafe=True)
        account = give_back(copy, module)
        page = copy.root / "grading" / "to-send" / LEARNER / f"{LEARNER}_feedback_{module}.html"
        if not page.is_file():
            raise CourseError(" ".join(account.failed.values()) or "No page of feedback was made.", "Your work is as it was.", "Hand in again; if it goes on, tell who made the course.")
        return page.read_text(encoding="utf-8")


def _copied(layout, module, to):
    """What grading needs of the course, with this module alone."""
    for name in COPIED:
        shutil.copytree(layout.root / name, to / name, ignore=LEFT_OUT)
    for name in ("solutions", "modules"):
        shutil.copytree(layout.root / name / module, to / name / module, ignore=LEFT_OUT)
    shutil.rmtree(to / "grading" / "feedback", ignore_errors=True)  # what was given back to others
    shutil.copyfile(layout.root / "nbgrader_config.py", to / "nbgrader_config.py")


def main(chosen, begun):
    """The command: the page is written where it is told."""
    page = mark(HERE, chosen.module, Path(chosen.folder), chosen.at, begun)
    with whole(Path(chosen.to)) as half:
        half.write_text(page, encoding="utf-8")
