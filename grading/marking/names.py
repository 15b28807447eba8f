"""Whether learners' names are hidden from whoever marks: a setting, kept beside the gradebook."""

import json
import re

from course.files import whole

NAME = "marking.json"
ANOTHER = "(a name that is hidden)"


def hidden(folder):
    """Whether they are; ``folder`` is the course's ``grading/``. Where the setting can't be read, they are."""
    path = folder / NAME
    try:
        return json.loads(path.read_text(encoding="utf-8"))["names"] != "shown" if path.exists() else False
    except (OSError, ValueError, TypeError, KeyError):
        return True


def hide(folder, so):
    """Keep the setting."""
    with whole(folder / NAME) as half:
        half.write_text(json.dumps({"names": "hidden" if so else "shown"}), encoding="utf-8")


def masked(text, names):
    """A note of the grader's with none of these names in it. A filter of a template, too."""
    names = sorted(filter(None, names or ()), key=len, reverse=True)
    return re.sub(rf"(?<![\w@+-])(?:{'|'.join(map(re.escape, names))})(?![\w@+-])", ANOTHER, text) if text and names else text
