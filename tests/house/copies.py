"""Copies of the course for tests: what git would carry, and the same environment."""

import os
import shutil
from fnmatch import fnmatch
from pathlib import Path


def folder_of_course():
    return Path(__file__).resolve().parents[2]


def copy_course(root, target):
    """Copy the course to ``target`` without what .gitignore names; ``.venv`` is shared by a link."""
    shutil.copytree(root, target, ignore=ignored(root))
    if (root / ".venv").exists():
        os.symlink((root / ".venv").resolve(), target / ".venv")
    return target


def ignored(root):
    """A function for copytree that leaves out what .gitignore names (its plain patterns), and .git; what is compiled goes along."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").split()
    patterns = [".git", *(line.rstrip("/") for line in lines if not line.startswith(("#", "__pycache__")))]

    def leave_out(folder, names):
        inside = Path(folder).relative_to(root)
        return {
            name
            for name in names
            if any(fnmatch((inside / name).as_posix() if "/" in line else name, line) for line in patterns)
        }

    return leave_out
