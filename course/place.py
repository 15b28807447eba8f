"""Where the course's own files lie, and where a learner's work does.

Three shapes are known: the whole course in a folder, with ``modules/`` and ``datasets/`` beside this
package; a learner's copy, which has them inside it; and the package as pip installs it from such
a copy, on a hub or for everybody on a machine.
"""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = not (PACKAGE.parent / "pyproject.toml").is_file()
# An installed package is the machine's, not the learner's: each has a folder of their own, wherever they start it.
HOME = Path.home() / "cx-course" if INSTALLED else PACKAGE.parent


def shipped(name):
    """The folder ``name`` ("modules" or "datasets") as the course came with it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def is_the_courses_own(folder):
    """Whether pages lie there as the course came with them, where nobody's work belongs.

    Files are compared and not names, of which a system may have several for one folder.
    """
    own = [place for place in (shipped("modules"), PACKAGE.parent / "solutions") if place.is_dir()]
    return any(above.is_dir() and above.samefile(place) for place in own for above in (folder, *folder.parents))


def tables():
    """Where the tables lie: ``COURSE_DATA`` if set, else where the course came with them."""
    named = os.environ.get("COURSE_DATA")
    return Path(named) if named else shipped("datasets")
