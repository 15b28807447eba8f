"""Which exercises a page holds, read from its notebook before any cell of it has run."""

import json
import re
from pathlib import Path

from course.place import shipped

RELEASED = shipped("modules")
DECLARED = re.compile(r"[\"'](?P<module>\d\d_\w+)/(?P<id>m\d+-\d+[a-z]?)[\"']")
POINTS = re.compile(r"\bpoints=(\d+(?:\.\d+)?)")


def planned(module):
    """The ids of a module's exercises that earn points, in the order of the page; empty when it can't be read.

    The release is looked at first: it holds no outputs and is read in a moment.
    """
    for path in (RELEASED / module / f"{module}.ipynb", Path.cwd() / f"{module}.ipynb"):
        try:
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            return [found["id"] for cell in cells if cell["cell_type"] == "code" for found in _scored("".join(cell["source"]), module)]
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return []


def _scored(source, module):
    """The declarations of this module in one cell, if it gives points."""
    points = POINTS.search(source)
    return [found for found in DECLARED.finditer(source) if found["module"] == module] if points and float(points[1]) else []


def parts(ids):
    """Ids grouped by the exercise that they belong to: ``m2-6`` and ``m2-6b`` are one."""
    groups = {}
    for one in ids:
        groups.setdefault(one.rstrip("bcd"), []).append(one)
    return groups
