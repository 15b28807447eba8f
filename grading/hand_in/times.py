"""When something was handed in, by a clock that may be wrong: a time that is still to come is none, and what bears it waits for a person."""

from datetime import datetime, timedelta, timezone
from functools import lru_cache

from nbgrader.utils import parse_utc

LEEWAY = timedelta(days=1)  # a clock or a time zone may be set wrong by so much without anybody noticing
WAITS = "The hand-in {claimed}. It waits until it is taken as handed in now: collecting again says how."


def now():
    """The time of this machine's clock, in UTC, without a time zone, as nbgrader has it."""
    return datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)


def to_come(moment):
    """Whether a time of handing in is later than any clock can show today.

    Parameters
    ----------
    moment : datetime.datetime
        In UTC, without a time zone, as nbgrader has it.
    """
    return moment > now() + LEEWAY


def rank(moment):
    """What to sort hand-ins by, the newest last; those dated in the future come before all others."""
    return not to_come(moment), moment


@lru_cache(maxsize=1024)
def read(text):
    """A time as nbgrader notes it, in UTC without a time zone, or ``None`` where it can't be read: it is the learner's machine that may have written it."""
    try:
        return parse_utc(text) if text else None
    except Exception:  # noqa: BLE001 - a parser of times that fails in many ways
        return None


def parsed(text):
    """A time as a file's name or nbgrader's note has it; the earliest of all where it can't be read."""
    return read(text) or datetime.min


def claimed(moment):
    """What is said of a hand-in whose time is still to come."""
    return f"says that it was handed in on {day(moment)}, which is still to come: a clock was wrong"


def waits(text):
    """Why what was handed in at this time is not graded; empty where it is."""
    moment = parsed(text)
    return WAITS.format(claimed=claimed(moment)) if to_come(moment) else ""


def day(moment):
    """5 January 2026, 09:00 UTC"""
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
