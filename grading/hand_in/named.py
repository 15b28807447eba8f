"""Whose a file or folder is, by its name: NAME_handin_TIME_MODULE, whatever was put before it or after it on the way.

The learner's page makes the name. Mail, browsers and learning platforms lengthen it, and some
write it in capitals; a browser that unpacks on its own leaves a folder of that name.
"""

import re
from dataclasses import dataclass
from functools import cache

from nbgrader.utils import parse_utc

from course import learners

MOST_LETTERS = 255
LEARNER = r"(?:[A-Za-z0-9.@+-]|__)+"  # an underscore of the id's own stands twice: one alone ends what somebody put before it
BEFORE = "|".join((
    r"(?:Copy of|Kopie von|Kopie van|Copie de|Copia de|Copia di|Cópia de|Kopia) ",  # drives that many share
    r".* - ",  # Brightspace, Classroom: IDS - FULL NAME - DATE - NAME_handin_…
    r".*_assignsubmission_file_",  # Moodle: FULL NAME_NUMBER_assignsubmission_file_NAME_handin_…
    r"[^_]+(?:_LATE)?_\d+_\d+_",  # Canvas: lastnamefirst_LATE_NUMBER_NUMBER_NAME_handin_…
    r".*_attempt_\d{4}(?:-\d\d){5}_",  # Blackboard: ASSIGNMENT_USER_attempt_DATE_NAME_handin_…
    ""))
# "(1)", "-1", " 2", " - Copy", ".zip.download": but no longer module's name.
AFTER = r"(?![a-z0-9]|_[a-z]).*"


@dataclass(frozen=True)
class Named:
    """What a name tells: the learner's id and when they handed in, as ``20261122T140205`` in UTC."""

    learner: str
    time: str


def told(name, module):
    """What the name of a file or folder tells of a hand-in.

    Parameters
    ----------
    name : str
        One name, without the folders above it; made by a stranger.
    module : str
        Such as ``02_curbside``.

    Returns
    -------
    Named or None
        ``None`` where nobody can tell whose it is, or when it was handed in.
    """
    found = _pattern(module).fullmatch(name) if len(name) <= MOST_LETTERS else None
    if not found or not _is_time(found["time"]):
        return None
    learner = found["learner"].replace("__", "_")
    # Who writes the middle in capitals wrote all of it so: the learner's own letters are gone.
    learner = learner if found["middle"] == "_handin_" else learner.lower()
    return Named(learner, found["time"].upper()) if learners.is_id(learner) else None


@cache
def _pattern(module):
    return re.compile(rf"(?:{BEFORE})(?P<learner>{LEARNER})(?P<middle>_handin_)(?P<time>\d{{8}}T\d{{6}})_{re.escape(module)}{AFTER}",
                      re.IGNORECASE | re.ASCII)


def _is_time(text):
    try:
        return bool(parse_utc(text))
    except ValueError:
        return False
