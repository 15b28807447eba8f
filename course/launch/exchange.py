"""nbgrader's exchange: the folder through which work is handed in on a shared machine, and this cohort's name in it.

Two variables say which: ``COURSE_EXCHANGE`` the folder, ``COURSE_ID`` the cohort. They are read
here and nowhere else.
"""

import os
import re
from pathlib import Path

from course.errors import CourseError

FOLDER = "/usr/local/share/nbgrader/exchange"  # where nbgrader itself looks
COHORT = "cx"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")


def folder():
    """``COURSE_EXCHANGE``, or nbgrader's own place. Raises CourseError when it is not a whole path."""
    named = os.environ.get("COURSE_EXCHANGE")
    if not named:
        return Path(FOLDER)  # on Windows no whole path, and nbgrader has no exchange there
    named = Path(named).expanduser()
    if not named.is_absolute():
        raise CourseError(
            f"COURSE_EXCHANGE is {str(named)!r}, which depends on where one stands.",
            "Work would be handed in to one folder and collected from another.",
            "Set it to the whole path of the exchange, beginning with /.",
        )
    return named


def cohort():
    """``COURSE_ID``, or "cx": nbgrader's course id. Raises CourseError for what can't be a folder's name there."""
    named = os.environ.get("COURSE_ID") or COHORT
    if not NAME.fullmatch(named):
        raise CourseError(
            f"COURSE_ID is {named!r}, which can't be the name of a cohort.",
            "Each cohort has a folder of that name in the exchange.",
            "Use letters, digits, dots, hyphens and underscores, at most 60, for example: cx-autumn-2026",
        )
    return named


def inbound():
    """Where hand-ins of this cohort are left."""
    return folder() / cohort() / "inbound"
