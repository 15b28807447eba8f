"""Marks at once the work of who learns alone: where the whole course lies, its grader and its keys are on the disk anyway.

The grader is started as a program of its own. A cohort's copy has none, and whoever hands in through an exchange or on
a hub has an instructor who gives back: there nothing of this happens.
"""

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from course import learners
from course.desk import back, handin
from course.errors import CourseError
from course.place import HOME

NEEDED = ("nbgrader", "jupytext", "nbclient", "distributed")
MARKS_WITHIN_S = 600
NOT_MARKED = "Your hand-in stands, and is not marked yet."


def can():
    """Whether the whole course is here, able to grade (which needs a fork: not on Windows), and nobody to hand in to."""
    return (hasattr(os, "fork") and (HOME / "grading" / "alone.py").is_file() and (HOME / "solutions").is_dir() and not learners.hub_user() and handin.exchange() is None
            and all(importlib.util.find_spec(name) for name in NEEDED))


def mark(module, title, folder, at):
    """Have a module marked that was handed in, and keep its page of feedback.

    Parameters
    ----------
    module, title : str
        The module's name and title.
    folder : pathlib.Path
        The learner's folder of it.
    at : str
        When it was handed in, as a receipt has it.

    Raises ``CourseError`` when it could not be marked.
    """
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "feedback.html"
        command = [sys.executable, "-m", "grading", "alone", module, str(folder), "--at", f"{at[:10]} {at[11:19]} UTC", "--to", str(page)]
        try:
            done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, errors="replace", timeout=MARKS_WITHIN_S, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CourseError("The grader on this computer did not come to an end.", NOT_MARKED, "Hand in again when the computer is less busy.") from error
        if done.returncode or not page.is_file():
            said = [line for line in done.stderr.splitlines() if line.strip()]
            raise CourseError(said[0] if done.returncode == 1 and said else "The grader on this computer stopped.", NOT_MARKED, "Hand in again; if it goes on, tell who made the course.")
        back.add(page.read_text(encoding="utf-8"), title, module, folder)
