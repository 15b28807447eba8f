"""Make the folder that a learner is given: the course without a solution, a key, a test or the instructor's side."""

import hashlib
import json
import os
import shutil
import tempfile
import tomllib
from pathlib import Path

from course.errors import CourseError
from grading.lock import learners_part

FILES = ("nbgrader_config.py", "pyproject.toml")
# A case's folder ``author`` proves it and scores it: no page needs that, and answers can be worked out from it.
LEFT_OUT = shutil.ignore_patterns("author", "__pycache__", "*.pyc", ".*", "*.part")


def bundle(layout, to, say=print):
    """Write a learner's copy of the course.

    Parameters
    ----------
    layout : Layout
        The course, with its modules built, and the edition whose tables and modules they are.
    to : str or pathlib.Path
        A folder that is empty or not yet there.

    Raises
    ------
    CourseError
        When the folder holds something, the modules are not what the manifest says, or a
        file can't be read or written.
    """
    to = Path(to).resolve()
    check_place(layout, to)
    check_modules(layout)
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=to.parent, prefix=f".{to.name}-") as folder:
            made = Path(folder) / to.name
            fill(layout, made)
            if to.exists():
                to.rmdir()
            os.rename(made, to)
    except OSError as error:
        raise CourseError(f"The learner's copy could not be made: {error.strerror or error} ({error.filename}).",
                          "Nothing was left behind.", "Mend that, or name another folder, and try again.") from error
    say(f"{to} holds the learner's copy: {', '.join(sorted(path.name for path in to.iterdir()))}.")


def check_place(layout, to):
    """Raise ``CourseError`` unless a folder is empty or not yet there, and lies outside the course."""
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise CourseError(f"{to} already holds something.", "Nothing was written, so that nothing of yours is lost.",
                          "Name a folder that is empty or not yet there.")
    if layout.root == to or layout.root in to.parents:
        raise CourseError(f"{to} lies inside the course itself.", "A copy inside it would be copied again by the next one.",
                          "Name a folder outside the course.")


def fill_edition(layout, made):
    """Copy an edition's modules and tables: inside the package, where pip takes them along."""
    for folder, name in ((layout.modules, "modules"), (layout.data, "datasets")):
        shutil.copytree(folder, made / "course" / name, ignore=LEFT_OUT)
    (made / "course" / "datasets" / "generate.py").unlink(missing_ok=True)


def fill(layout, made, with_edition=True):
    """Copy what belongs in it, and write what is a learner's own: the README and the lock."""
    shutil.copytree(layout.root / "course", made / "course", ignore=LEFT_OUT)
    if with_edition:
        fill_edition(layout, made)
    for name in FILES:
        shutil.copyfile(layout.root / name, made / name)
    shutil.copyfile(Path(__file__).parent / "templates" / "bundle" / "README.md", made / "README.md")
    project = tomllib.loads((layout.root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    not_theirs = {"-e .", *(line for group in project["optional-dependencies"].values() for line in group)}
    theirs = {"requirements.lock": lambda text: learners_part(text, project["dependencies"]),
              "environment.yml": lambda text: without(text, not_theirs)}
    for name, part in theirs.items():
        (made / name).write_text(part((layout.root / name).read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def without(listing, left_out):
    """A YAML text without these entries of its lists."""
    return "".join(line for line in listing.splitlines(keepends=True) if line.strip().removeprefix("- ") not in left_out)


def check_modules(layout):
    """Raise ``CourseError`` unless each released file is what the manifest says, and nothing else lies there."""
    todo = "Run python3 -m grading build, then make the copy again."
    try:
        said = {layout.modules / name: sha256 for name, sha256 in json.loads(layout.manifest.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError) as error:
        raise CourseError("modules/manifest.json is missing or damaged.", "It is not known which modules are ready.", todo) from error
    lying = {path for path in layout.modules.glob("*/**/[!.]*") if path.is_file() and ".ipynb_checkpoints" not in path.parts}
    wrong = [path for path in lying | said.keys() if path not in lying or path not in said
             or hashlib.sha256(path.read_bytes()).hexdigest() != said[path]]
    if wrong or not said:
        listed = ", ".join(sorted(str(path.relative_to(layout.root)) for path in wrong)) or "there are none"
        raise CourseError(f"These modules are not what the manifest says: {listed}.", "A learner would get something unchecked.", todo)
