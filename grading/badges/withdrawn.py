"""Which badges their issuer has taken back: a list beside the key, of their ids and the days, and of nobody's name."""

import json
from datetime import date

from course.errors import CourseError
from course.files import whole

NAME = "withdrawn.json"


def of(place):
    """The day on which each badge was withdrawn, by its id.

    ``place`` is the issuer's folder. Raises ``CourseError`` where the list can't be read: what was withdrawn would pass for good.
    """
    try:
        kept = json.loads((place / NAME).read_text(encoding="utf-8"))
        return {badge: date.fromisoformat(day) for badge, day in kept.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise CourseError(f"{place / NAME} can’t be read.", "It lists the badges that you withdrew, so none was issued or verified.", "Put it back from your copy of that folder.") from error


def keep(place, *, gone=(), back=(), day):
    """Put badges on the list, by their ids, and take off it what is issued again. Raises as ``of``, and ``OSError``."""
    before = of(place)
    now = {**{badge: day for badge in gone}, **before}
    now = {badge: since for badge, since in now.items() if badge not in back}
    if now != before:
        with whole(place / NAME) as half:
            half.write_text(json.dumps({badge: since.isoformat() for badge, since in now.items()}, indent=1), encoding="utf-8")
