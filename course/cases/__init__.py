"""One folder per case: its levers, its model, its proof, its data. Discovered, never listed."""

import sys
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules

# As course/charts/theme.py has it, and why: a case's charts import Altair before they import that.
sys.modules.setdefault("rfc3987_syntax", None)


def names():
    """The names of all cases, in order."""
    return sorted(one.name for one in iter_modules(__path__) if one.ispkg)


def has(name, part):
    """Whether a case has a file of its own of that name, such as ``frames`` or ``author.findings``."""
    return name in names() and all(find_spec(f"{__name__}.{name}.{whole}") for whole in _upwards(part))


def load(name, part):
    """The module of a case, such as its ``simulator``."""
    return import_module(f"{__name__}.{name}.{part}")


def case(name):
    """The Case of that name, or the part of one, such as ``collapse-later``; None where there is none."""
    folder = name.partition("-")[0]
    return next((one for one in parts(folder) if one.name == name), None) if folder in names() else None


def parts(folder):
    """The Case of a folder and its parts, itself first; none where the folder declares none."""
    from course.simulation.case import Case

    found = vars(load(folder, "case")).values() if has(folder, "case") else ()
    return sorted((one for one in found if isinstance(one, Case)), key=lambda one: one.name != folder)


def _upwards(part):
    steps = part.split(".")
    return [".".join(steps[:end]) for end in range(1, len(steps) + 1)]
