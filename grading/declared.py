"""What the lesson itself says of its memos: their titles, and what they are marked on."""

import functools
import json

from grading.build import names


@functools.cache
def memos(layout, module):
    """The memos of a module, by grade id.

    They are read from the instructor's own solution, not from what was handed in.

    Returns
    -------
    dict of str to dict
        ``title`` (text) and ``rubric`` (points by what is looked for); empty when the
        solution is not there.
    """
    try:
        notebook = json.loads((layout.solutions / module / f"{module}.ipynb").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found = (call for cell in notebook["cells"] if cell["cell_type"] == "code"
             for call in names.exercises("".join(cell["source"])) if isinstance(call.get("rubric"), dict))
    return {call["path"].partition("/")[2]: {"title": str(call.get("title", "memo")), "rubric": call["rubric"]} for call in found}


def heading(exercise, title):
    """What an exercise is called on every page: ``Exercise 8 · memo to the CX leader``."""
    number = f"Exercise {exercise.rpartition('-')[2]}"
    return f"{number} · {title}" if title else number


def rubric(layout, module, exercise):
    """What a memo is marked on, as markdown for the person who marks it; empty when nothing is said."""
    memo = memos(layout, module).get(exercise)
    if not memo:
        return ""
    lines = [f"- {looked_for}: {points}" for looked_for, points in memo["rubric"].items()]
    return "\n".join([f"**{heading(exercise, memo['title'])}**", "", *lines])
