"""Where the course's own files lie, and where a learner's work does.

Three shapes are known: the whole course in a folder, with `modules/` and `datasets/` beside this
package; a learner's copy, which has them inside it; and the package as pip installs it from such
a copy, on a hub or for everybody on a machine.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = not (PACKAGE.parent / "pyproject.toml").is_file()
# An installed package is the machine's, not the learner's: each has a folder of their own, wherever they start it.
HOME = Path.home() / "cx-course" if INSTALLED else PACKAGE.parent


def shipped(name: str) -> Path:
    """The folder `name` ("modules" or "datasets") as the course came with it."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
