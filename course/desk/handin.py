"""Hand a module in: through nbgrader's exchange where there is one, else as a file to send."""

import hashlib
import json
import os
import re
import subprocess
import tempfile
import zipfile
from datetime import datetime, timezone
from pathlib import Path

from course import learners
from course.desk import state
from course.errors import CourseError
from course.files import settled, whole
from course.launch.exchange import inbound
from course.launch.quick import nbgrader
from course.place import HOME
from course.record import Record, copies

HANDED_IN = "hand-in"  # the folder of the files to send, beside the modules
SUBMITS_WITHIN_S = 120
REFUSED = "The exchange did not take it, so a file was made."


def exchange():
    """The folder into which nbgrader hands in, if this machine has one that can be written to."""
    place = inbound()
    return place if place.is_dir() and os.access(place, os.W_OK | os.X_OK) else None


def known():
    """The id under which the learner at this computer hands in; empty where they must be asked for their name."""
    return learners.signed_in() if learners.hub_user() or exchange() else ""


def hand_in(module, folder, name, told=None):
    """Hand a module in and leave a receipt beside it.

    Parameters
    ----------
    module : str
        Its name, such as ``02_curbside``.
    folder : pathlib.Path
        The learner's folder of that module.
    name : str
        The learner's name as it was typed, used where nobody knows who is at this computer.
    told : dict, optional
        What the welcome page says of it afterwards: ``predicted`` and ``decided``, in words.

    Returns
    -------
    dict
        The receipt: ``module``, ``name``, ``learner`` (the id under which it was handed in),
        ``at`` (ISO 8601, UTC), ``how`` (``exchange`` or ``file``), ``file`` (its path, or empty),
        ``sha256`` of each file handed in, ``answers`` (a short sum of each answer, by which a
        later change is known), ``told``, and ``note`` (a sentence, only where there is an exchange that
        did not take it).

    Raises ``CourseError`` when nothing was handed in, or when only the receipt is missing.
    """
    record = folder / f"{module}.answers.json"
    if copies.beside(record):
        Record(module, record)  # takes over what a sync program left beside it
    files = [path for path in (folder / f"{module}.ipynb", record) if path.is_file()]
    if not files:
        raise CourseError("There is nothing to hand in yet.", f"No page and no answers were found in {folder}.",
                          "Open the module from the welcome page and answer it first.")
    learner = known() or learners.typed(name)
    if not learner:
        raise CourseError("The hand-in needs a name in Latin letters.", "Nothing was handed in yet: your instructor could not tell whose it is.",
                          "Type your name as your instructor knows you, then press the button again.")
    at = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    exchanged = exchange() is not None
    try:
        contents = {path.name: settled(path) for path in files}
        answers = state.answer_sums(folder, module)
        file = "" if exchanged and _submitted(module, contents, learner) else str(_packed(module, folder, learner, contents, at))
    except OSError as error:
        raise CourseError(f"The hand-in could not be written: {error.strerror or error}.", "Nothing was handed in.",
                          "See that the disk has room and the folder can be written to, then press the button again.") from error
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    receipt = {"module": module, "name": name.strip()[:80], "learner": learner, "at": at, "how": "file" if file else "exchange", "file": file,
               "sha256": sums, "answers": answers, "told": told or {}}
    if exchanged and file:
        receipt["note"] = REFUSED
    _keep(receipt, folder / f"{module}.receipt.json")
    return receipt


def _keep(receipt, path):
    """Write the receipt whole or not at all."""
    try:
        with whole(path) as half:
            half.write_text(json.dumps(receipt, indent=1), encoding="utf-8")
    except OSError as error:
        file = receipt["file"]
        stands = f"The hand-in itself stands: it is the file {file}." if file else "The hand-in itself is with your instructor."
        raise CourseError(f"The receipt could not be written: {error.strerror or error}.", stands,
                          "Send that file to your instructor; without a receipt, this page can't show that you did." if file
                          else "You need do nothing; without a receipt, this page can't show that you handed in.") from error


def _submitted(module, contents, learner):
    """Whether nbgrader took these files, within two minutes."""
    if "+" in learner:
        return False  # nbgrader parts an exchange's names at this sign
    env = {**os.environ, "JUPYTERHUB_USER": learner}  # for who typed a name as on a hub: nbgrader would take the account's
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / module
        folder.mkdir()
        for name, content in contents.items():
            (folder / name).write_bytes(content)
        command = nbgrader("submit", module, "--Exchange.assignment_dir", place)
        try:
            done = subprocess.run(command, cwd=HOME, env=env, capture_output=True, text=True, errors="replace", timeout=SUBMITS_WITHIN_S, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0


def _packed(module, folder, learner, contents, at):
    """The zip to send: named so that nbgrader's zip_collect knows whose it is."""
    target = folder.parent / HANDED_IN / f"{learners.hand_in_name(learner, re.sub(r'[-:Z]', '', at), module)}.zip"
    target.parent.mkdir(exist_ok=True)
    with whole(target) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, content in contents.items():
            parcel.writestr(name, content)
    return target


def place(receipt, folder):
    """Where the file of a receipt lies; ``None`` when it tells of none.

    Only its name is taken from the receipt: the folder may have been moved since, or the
    receipt carried here from another computer.
    """
    name = receipt.get("file")
    return folder.parent / HANDED_IN / re.split(r"[/\\]", name)[-1] if isinstance(name, str) and name else None


def packed(receipt, folder):
    """(name, bytes) of the file that a receipt tells of. Raises ``CourseError`` when it can't be read."""
    try:
        path = place(receipt, folder) or folder
        return path.name, path.read_bytes()
    except OSError as error:
        raise CourseError(f"The file can't be read any more: {error.strerror or error}.",
                          "It may have been moved, renamed or deleted.",
                          "Press “Hand in again”: the file is made anew.") from error
