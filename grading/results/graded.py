"""What lies in a graded hand-in's folder, and in a module's solution: as plain values, however it came there."""

import json

from course.errors import CourseError
from course.exercises import contents
from course.record.content import MOST_BYTES
from course.record.merge import MOMENT
from grading.grade.recorder import marked
from grading.hand_in import answers
from grading.hand_in.entries import TIME


def lesson(layout, module):
    """What a module's solution says of itself, what earns points, and the exercise that each cell of a learner's own belongs to.

    Returns
    -------
    tuple of (dict, list of dict, dict of str to str)
        The second as ``course.exercises.contents`` lists exercises; of what is declared in another way just ``id``, ``heading``, ``kind``,
        ``points`` and ``scored``. The third by the cells' names.

    Raises
    ------
    CourseError
        When it is not there.
    """
    path = layout.solution(module)
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        known, found = {one["id"]: one for one in contents.exercises(notebook)}, []
        owners, own = {}, []
        for cell in notebook["cells"]:
            about = cell["metadata"].get("nbgrader", {})
            if about.get("solution"):
                own.append(about["grade_id"])
            if about.get("grade"):
                name = about["grade_id"]
                by_hand = cell["cell_type"] == "markdown"
                found.append(known.get(name) or {"id": name, "heading": name, "kind": "", "points": about["points"], "scored": "hand" if by_hand else "code"})
                owners |= dict.fromkeys(own, name)
                own = []
        return dict(notebook["metadata"].get("course", {})), found, owners
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"solutions/{module}/{module}.ipynb is missing or damaged.", "What the module asks can’t be told.",
                          f"Run python3 -m grading build {module}.") from error


def mark(place):
    """What the grader kept beside a graded notebook; empty where it did not."""
    return marked(place) or {}


def record(place, module, edition=None):
    """The record that was graded; one without answers where there is none that can be used, or it answers another edition than the one that counted."""
    try:
        with open(place / f"{module}.answers.json", "rb") as file:
            return answers.parse(file.read(MOST_BYTES + 1), module, edition)
    except OSError:
        return answers.HandedIn(missing=True)


def is_newer(layout, module, learner):
    """Whether what was collected bears another time than what is graded."""
    return _time(layout.root / "grading" / "submitted" / learner / module) != _time(layout.root / "grading" / "autograded" / learner / module)


def moment(at):
    """The time of an answer where it is one, as ISO 8601 in UTC; empty where it is not."""
    return at if isinstance(at, str) and MOMENT.fullmatch(at) else ""


def _time(folder):
    try:
        return (folder / TIME).read_bytes()[:100].strip()
    except OSError:
        return b""
