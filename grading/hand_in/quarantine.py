"""Put something of ours in the place of a file that can't be taken, and keep the file.

Why it stands there is kept where no learner writes, and holds only for the very bytes that were
put there: what a hand-in says of itself is nobody's reason, and a newer hand-in has none.
"""

import hashlib
import itertools
import json
import os

from grading.hand_in.entries import SECRET
from grading.layout import HERE


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
        keep(folder, notebook, reason)
    if found.record_problem:
        record = json.dumps({"set aside": found.record_problem}).encode()
        keep(folder, record, found.record_problem)
    for name, content in ((f"{folder.name}.ipynb", notebook), (f"{folder.name}.answers.json", record),
                          ("timestamp.txt", found.timestamp.encode() or None), (SECRET, found.secret or None)):
        if content is not None:
            (into / name).write_bytes(content)


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


def keep(folder, content, reason):
    """Note why ``content`` stands in a hand-in's folder.

    Parameters
    ----------
    folder : pathlib.Path
        ``grading/submitted/LEARNER/MODULE``.
    content : bytes
        What stands there.
    reason : str
        A sentence for the gradebook.
    """
    path = _path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**_kept(path), _digest(content): reason}, ensure_ascii=False), encoding="utf-8")


def why(folder, content):
    """The reason why ``content`` stands in a hand-in's folder, in ``submitted/`` or ``autograded/``; empty when it is the learner's own."""
    return _kept(_path(folder)).get(_digest(content), "")


def _path(folder):
    return folder.parents[2] / "quarantine" / folder.parent.name / f"{folder.name}.json"


def _kept(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _digest(content):
    return hashlib.sha256(content).hexdigest()
