"""Which Python the course runs in: its own ``.venv``, or this one when it has all that is needed."""

import hashlib
import importlib.util
import json
import os
import sys
from pathlib import Path

from course import place

ROOT = place.HOME
STAMP_NAME = "course-setup.json"
# Of the variables that steer Python, those that lead to no other packages and change no code.
HARMLESS = ("PYTHONUTF8", "PYTHONIOENCODING", "PYTHONLEGACYWINDOWSSTDIO", "PYTHONUNBUFFERED", "PYTHONHASHSEED", "PYTHONUSERBASE", "PYTHONNOUSERSITE")


def is_own(root=ROOT):
    """Is this the Python of the course's ``.venv``?"""
    return Path(sys.prefix).resolve() == environment_folder(root).resolve()


def is_ready(root=ROOT):
    """Was the ``.venv`` made, completely, for this lock, in this place, from a Python still there?"""
    stamp = read_stamp(root)
    return stamp.get("state") == "ready" and stamp == ready_stamp(root)


def environment_folder(root=ROOT):
    return root / ".venv"


def interpreter(root=ROOT):
    folder = environment_folder(root)
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def read_stamp(root=ROOT):
    """The stamp in ``.venv``, or an empty dict when there is none that can be read."""
    try:
        stamp = json.loads((environment_folder(root) / STAMP_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(root, stamp):
    (environment_folder(root) / STAMP_NAME).write_text(json.dumps(stamp), encoding="utf-8")


def ready_stamp(root):
    """What the stamp of a finished environment says.

    The place is part of it because commands in a moved ``.venv`` point to where it was; the
    interpreter's real path because a system upgrade can put another Python behind the same name.
    """
    inputs = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        inputs.update((root / name).read_bytes())
    python = interpreter(root)
    return {
        "state": "ready",
        "inputs": inputs.hexdigest(),
        "place": str(environment_folder(root).resolve()),
        "python": os.path.realpath(python) if python.exists() else None,
    }


def has_dependencies(root=ROOT, extras=()):
    """Can this Python (conda, a hub) run the course as it is, in the versions pyproject asks for?"""
    if importlib.util.find_spec("jupyterlab") is None:
        return False
    from importlib import metadata

    try:
        from packaging.requirements import Requirement
    except ImportError:
        return False
    for line in declared_dependencies(root, extras):
        wanted = Requirement(line)
        try:
            found = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            return False
        if not wanted.specifier.contains(found, prereleases=True):
            return False
    return True


def declared_dependencies(root, extras):
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return lines


def steers_python(name):
    """Would this variable have our Python find other packages, or run other code, than the course's own?"""
    return name.startswith("PYTHON") and name not in HARMLESS
