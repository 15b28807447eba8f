"""Which of several hand-ins is the newest, when a clock may be wrong: what is dated in the future displaces nothing by itself."""

import shutil
from datetime import datetime, timedelta, timezone

from nbgrader.utils import parse_utc

from grading.grade import files, quarantine

LEEWAY = timedelta(days=1)  # a clock or a time zone may be set wrong by so much without anybody noticing


def to_come(moment):
    """Whether a time of handing in is later than any clock can show today.

    Parameters
    ----------
    moment : datetime.datetime
        In UTC, without a time zone, as nbgrader has it.
    """
    return moment > datetime.now(timezone.utc).replace(tzinfo=None) + LEEWAY


def rank(moment):
    """What to sort hand-ins by, the newest last; those dated in the future come before all others."""
    return not to_come(moment), moment


def parsed(text):
    """A time as a file's name or nbgrader's note has it; the earliest of all where it can't be read."""
    try:
        return parse_utc(text) or datetime.min
    except Exception:  # noqa: BLE001 - a parser of times that fails in many ways
        return datetime.min


def claimed(moment):
    """What is said of a hand-in whose time is still to come."""
    return f"says that it was handed in on {_day(moment)}, which is still to come: a clock was wrong"


def may_come(folder, module, moment):
    """Whether a hand-in may take the place of what was collected before, by whichever road; and what is to be said of that.

    What was collected with a time that is still to come gives way, and is kept aside.

    Parameters
    ----------
    folder : pathlib.Path
        ``grading/submitted/LEARNER/MODULE``.
    module : str
        The module.
    moment : datetime.datetime
        When it was handed in.

    Returns
    -------
    tuple of (bool, str)
        The sentence is empty where nothing is out of the ordinary.
    """
    before = files.look(folder, module)
    there = parsed(before.timestamp)
    if (before.notebook or before.timestamp) and rank(there) > rank(moment):
        return False, (f"It {claimed(moment)}. It is left, and what was collected before counts." if to_come(moment) else
                       f"It is left, as a newer hand-in of {_day(there)} was collected before.")
    if to_come(moment):
        return True, f"It {claimed(moment)}. It counts, as there is no other."
    if to_come(there):
        return True, f"What was collected before {claimed(there)}. It lies in {quarantine.set_aside(folder, folder.parent.name, module)} now."
    return True, ""


def make_way(folder, graded):
    """Let what was graded with a time that is still to come give way to what lies there now: nbgrader grades only what is dated later.

    Parameters
    ----------
    folder, graded : pathlib.Path
        ``grading/submitted/LEARNER/MODULE``, and the same in ``autograded``.
    """
    before, now = (parsed(files.look(one, folder.name).timestamp) for one in (graded, folder))
    if to_come(before) and now < before:
        shutil.rmtree(graded)


def _day(moment):
    """5 January 2026, 09:00 UTC"""
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
