"""Put files that must not be opened aside, before nbgrader's own commands copy and read them.

nbgrader copies what lies in a hand-in's folder through links and waits for pipes: what is
left there is safe to open, and what can't be made so is refused. Each hand-in is seen to by
itself: whatever one sets off, the others are graded.
"""

import itertools
import json
import os
from dataclasses import replace

from nbformat import ValidationError
from nbformat.validator import get_validator

from course import learners
from grading.grade import mend
from grading.hand_in import answers, aside
from grading.hand_in.entries import shown
from grading.hand_in.files import SECRET, as_it_lies
from grading.layout import HERE

FORM = "The notebook was not as Jupyter’s format has it: its text was taken, and the rest was left."
LINKED = "The learner’s folder is a link to another place. Put a folder there, then grade again."
ODD = f"This is no name that a learner can have here: {learners.ALLOWED}. Rename the folder, then grade again."


def make_safe(folders, assignment, say):
    """Make hand-ins safe to open, one after another.

    Parameters
    ----------
    folders : iterable of pathlib.Path
        ``grading/submitted/LEARNER/MODULE`` of each.
    assignment : str
        The module.
    say : callable
        Takes a sentence for each that was not as it should be.

    Returns
    -------
    set of str
        The learners whose hand-ins could not be made safe: they must not be opened.
    """
    refused = set()
    for folder in sorted(folders):
        try:
            said = _make_safe(folder, assignment, folder.parent.name)
        except Exception as error:  # noqa: BLE001 - whatever a hand-in sets off, the others are graded
            refused.add(folder.parent.name)
            said = f"It is left, and not graded: {error if isinstance(error, mend.Refused) else f'it could not be looked at ({type(error).__name__})'}."
        if said:
            say(f"{shown(folder.parent.name)}, {assignment}: {said}")
    return refused


def _make_safe(folder, assignment, student):
    """What is to be said of a hand-in, once it is safe. Raises ``Refused``, and whatever a file system may do."""
    if folder.parent.is_symlink():
        raise mend.Refused(LINKED.rstrip("."))
    if not learners.is_id(student):
        raise mend.Refused(ODD.rstrip("."))
    found = as_it_lies(folder, assignment)
    if found.stands_in:
        return ""
    found, reason = _readable(found)
    if not (reason or found.notes or found.record_problem):
        return ""
    lies_in = set_aside(folder, student, assignment)
    write(folder, folder, found, reason)
    return f"{reason or found.record_problem or found.notes[0]} What was handed in lies in {lies_in}."


def write(into, folder, found, reason=""):
    """Write what is safe to open of a hand-in, and what stands in the place of the rest.

    Parameters
    ----------
    into : pathlib.Path
        Where to write it.
    folder : pathlib.Path
        ``grading/submitted/LEARNER/MODULE``, where it will lie.
    found : HandIn
        What was found there.
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


def _readable(found):
    """A hand-in with a notebook that nbgrader reads without a search for what is wrong with it; or why there is none."""
    if found.turned_away:
        return found, found.turned_away
    try:
        content = mend.parse(found.notebook)
    except mend.Refused as problem:
        return found, str(problem)
    if _as_jupyter_has_it(content):
        return found, ""
    return replace(found, notebook=json.dumps(mend.plain(content)).encode(), notes=(FORM, *found.notes)), ""


def _as_jupyter_has_it(content):
    """Whether a notebook keeps to its format. The first fault is enough: to name them all takes minutes, which is what nbformat would do."""
    minor = content.get("nbformat_minor")
    if type(minor) is not int or not 0 <= minor <= 5 or answers.too_deep(content):
        return False
    try:
        get_validator(4, minor, name="fastjsonschema").validate(content)
    except (ValidationError, RecursionError):
        return False
    return True


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
