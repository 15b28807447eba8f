"""Brings a module from the release into ``my-course/``, where a learner works.

A file that is already there is never touched, whatever a newer release holds.
"""

import hashlib
import json
import os
import re
import shutil

from course.errors import CourseError
from course.files import whole
from course.place import INSTALLED, shipped

NAME = re.compile(r"\d\d_[a-z0-9_]+")


def released(root):
    """The release: ``modules`` in ``root``, or where the course came with it."""
    beside = root / "modules"
    return beside if beside.is_dir() else shipped("modules")


def names(root):
    """The modules of this release, in teaching order. Raises CourseError when there is none."""
    folder = released(root)
    found = sorted(path.name for path in folder.glob("*/") if (path / f"{path.name}.ipynb").is_file())
    if not found and INSTALLED:
        raise CourseError(
            "The course was installed without its modules.",
            "That happens where it is installed from the instructor's folder, which keeps them elsewhere.",
            "Make a learner's copy there (python3 -m grading bundle --to DIR) and install that: pip install DIR",
        )
    if not found:
        raise CourseError(
            f"There is no module in {folder}.",
            "No module has been built here yet, so there is nothing to open.",
            "Run: python3 -m grading build",
        )
    return found


def choose(root, name):
    """``name``, checked; or the first module when none is asked for."""
    available = names(root)
    if name is None:
        return available[0]
    wanted = name.strip("/")
    if wanted not in available:
        raise CourseError(
            f"There is no module called {name!r}.",
            "The modules of this course are: " + ", ".join(available) + ".",
            f"Choose one of them, for example: python3 -m course {available[0]}",
        )
    return wanted


def bring(root, name):
    """Copy what is missing of module ``name`` into my-course; the path of the learner's notebook.

    The notebook is signed (Jupyter then runs it when it is opened) if, and only if, it is byte
    for byte what the release's manifest says. Raises CourseError when it can't be written.
    """
    source, target = released(root) / name, root / "my-course" / name
    notebook = target / f"{name}.ipynb"
    try:
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(source.rglob("*")):
            if path.is_file() and not path.is_symlink():
                copy_once(path, target / path.relative_to(source))
        sign_if_released(root, notebook)
    except OSError as error:
        raise CourseError(
            f"The module could not be put into {target}: {error.strerror or error}.",
            "The course opens a copy of each module there, so that your work is kept apart from the release.",
            "See that the folder can be written to and that the disk has room, then start the course again.",
        ) from error
    return notebook


def copy_once(source, target):
    """Copy the file unless there is one already; never leaves half a file under the final name."""
    if os.path.lexists(target):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    with whole(target) as half:
        shutil.copyfile(source, half)
    return True


def sign_if_released(root, notebook):
    """Sign the notebook with this course's own key when its bytes are the release's; was it signed?"""
    content = notebook.read_bytes()
    if not is_released(root, notebook.parent.name, content):
        return False
    import nbformat
    from nbformat.sign import NotebookNotary

    data = root / ".jupyter"
    data.mkdir(exist_ok=True)
    with NotebookNotary(data_dir=str(data)) as notary:
        notary.sign(nbformat.reads(content.decode("utf-8"), as_version=4))
    return True


def is_released(root, name, content):
    """Is ``content`` the notebook of module ``name`` as the manifest lists it?"""
    try:
        manifest = json.loads((released(root) / "manifest.json").read_text(encoding="utf-8"))
        listed = manifest[f"{name}/{name}.ipynb"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return listed == hashlib.sha256(content).hexdigest()
