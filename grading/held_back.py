"""From which day what is right may be told: an instructor's setting, kept beside the gradebook for each module."""

import json
from datetime import date

from course.errors import CourseError
from course.files import whole

NAME = "answers-from.json"


def keep(folder, module, said):
    """Keep from which day a module's answers are told.

    Parameters
    ----------
    folder : pathlib.Path
        The course's ``grading/``.
    module : str
        Such as ``02_curbside``.
    said : str
        A day such as ``2027-03-03``, or ``now``.

    Raises ``CourseError`` where it is neither.
    """
    if said != "now":
        try:
            date.fromisoformat(said)
        except ValueError:
            raise CourseError(f"“{said}” is no day.", "Nothing was given back.", "Write it as in --answers-from 2027-03-03, or --answers-from now.") from None
    kept = {**_kept(folder), module: said}
    with whole(folder / NAME) as half:
        half.write_text(json.dumps(kept, indent=1), encoding="utf-8")


def until(folder, module, today=None):
    """The day on which a module's answers follow, as a page says it; empty where they may be told."""
    said = _kept(folder).get(module, "now")
    if said == "now":
        return ""
    day = date.fromisoformat(said)
    return f"{day.day} {day:%B %Y}" if day > (today or date.today()) else ""


def _kept(folder):
    """What is kept. A file that can't be read must not let answers out: that is said.

    Raises ``CourseError``.
    """
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {name: day if day == "now" else date.fromisoformat(day).isoformat() for name, day in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise CourseError(f"grading/{NAME} can’t be read.", "It says from which day what is right may be told, so nothing is given back.",
                          "Delete it, then give back with --answers-from and the day.") from error
