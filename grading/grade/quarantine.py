"""Put files that must not be opened aside, before nbgrader's own commands copy and read them.

nbgrader copies what lies in a hand-in's folder through links and waits for pipes, and
swallows what a hook raises: so nothing is raised here, and what is left is safe to open.
"""

import json
import os

import nbformat

from grading.grade import mend
from grading.grade.files import look, shown
from grading.layout import HERE

# nbgrader calls for each learner, and does not say which: a cohort is looked at once.
_looked_at = set()


def before_nbgrader(assignment, student, notebooks):
    """nbgrader's ``pre_convert_hook`` for autograding; ``student`` is a pattern where many are graded."""
    for folder in sorted((HERE.root / "grading" / "submitted").glob(f"{student}/{assignment}")):
        seen = folder, os.lstat(folder).st_mtime_ns
        if seen not in _looked_at:
            _make_safe(folder, assignment, folder.parent.name)
            _looked_at.add((folder, os.lstat(folder).st_mtime_ns))


def _make_safe(folder, assignment, student):
    found = look(folder, assignment)
    reason = found.turned_away or _unreadable(found.notebook)
    if reason or found.notes or found.record_problem:
        aside = _aside(folder, student, assignment)
        files = {"notebook": _in_place_of(assignment, reason) if reason else found.notebook, "record": found.record}
        for name, content in ((f"{assignment}.ipynb", files["notebook"]), (f"{assignment}.answers.json", files["record"]),
                              ("timestamp.txt", found.timestamp.encode() or None)):
            if content is not None:
                (folder / name).write_bytes(content)
        print(f"{shown(student)}, {assignment}: {reason or found.record_problem or found.notes[0]} What was handed in lies in {aside}.")


def _unreadable(raw):
    """Why nbgrader would fail on a notebook; empty when it would not."""
    try:
        content = mend.parse(raw)
        nbformat.validate(nbformat.from_dict(content))
    except mend.Refused as problem:
        return str(problem)
    except (nbformat.ValidationError, RecursionError):
        return "The notebook is damaged: its cells are not as Jupyter’s format has them."
    return ""


def _aside(folder, student, assignment):
    """Move everything out of a hand-in's folder, by name, opening nothing."""
    aside = HERE.root / "grading" / "quarantine" / student / assignment
    aside.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        os.replace(folder, aside / "link")
        folder.mkdir()
    for name in os.listdir(folder):
        os.replace(folder / name, aside / name)
    return aside.relative_to(HERE.root)


def _in_place_of(assignment, reason):
    """The module as released, with the reason why it stands there."""
    released = json.loads((HERE.modules / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
    released["metadata"]["grading"] = {"turned_away": reason}
    return json.dumps(released).encode()
