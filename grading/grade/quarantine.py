"""Put files that must not be opened aside, before nbgrader's own commands copy and read them.

nbgrader copies what lies in a hand-in's folder through links and waits for pipes, and
swallows what a hook raises: so nothing is raised here, and what is left is safe to open.
"""

import itertools
import json
import os

import nbformat

from grading.grade import aside, mend
from grading.grade.entries import shown
from grading.grade.files import SECRET, look
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
    if found.stands_in:
        return
    reason = found.turned_away or _unreadable(found.notebook)
    if reason or found.notes or found.record_problem:
        lies_in = set_aside(folder, student, assignment)
        write(folder, folder, found, reason)
        print(f"{shown(student)}, {assignment}: {reason or found.record_problem or found.notes[0]} What was handed in lies in {lies_in}.")


def write(into, folder, found, reason=""):
    """Write what is safe to open of a hand-in, and what stands in the place of the rest.

    Parameters
    ----------
    into : pathlib.Path
        Where to write it.
    folder : pathlib.Path
        ``grading/submitted/LEARNER/MODULE``, where it will lie.
    found : HandIn
        What ``look`` gave.
    reason : str
        Why the notebook is turned away.
    """
    notebook, record = found.notebook, found.record
    if reason:
        notebook = in_place_of(folder.name, reason)
        aside.keep(folder, notebook, reason)
    if found.record_problem:
        record = json.dumps({"set aside": found.record_problem}).encode()
        aside.keep(folder, record, found.record_problem)
    for name, content in ((f"{folder.name}.ipynb", notebook), (f"{folder.name}.answers.json", record),
                          ("timestamp.txt", found.timestamp.encode() or None), (SECRET, found.secret or None)):
        if content is not None:
            (into / name).write_bytes(content)


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


def set_aside(folder, student, assignment):
    """Move everything out of a hand-in's folder, by name, opening nothing and losing nothing."""
    lies_in = HERE.root / "grading" / "quarantine" / student / assignment
    lies_in.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink():
        os.replace(folder, _free(lies_in, "link"))
        folder.mkdir()
    for name in os.listdir(folder):
        os.replace(folder / name, _free(lies_in, name))
    return lies_in.relative_to(HERE.root)


def _free(folder, name):
    """A path for a file there that takes no other file's place."""
    numbers = itertools.count(2)
    path = folder / name
    while os.path.lexists(path):
        path = folder / f"{next(numbers)} {name}"[:255]
    return path


def in_place_of(assignment, reason):
    """The module as released, as bytes, to stand in the place of a notebook that is turned away."""
    released = json.loads((HERE.modules / assignment / f"{assignment}.ipynb").read_text(encoding="utf-8"))
    released["metadata"]["grading"] = {"turned_away": reason}
    return json.dumps(released).encode()
