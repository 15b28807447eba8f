"""Programs that nbgrader starts by their names."""

import os
import sys
from pathlib import Path


def find_own():
    """Put this Python's programs on the PATH: nbgrader starts alembic when it makes a gradebook.

    A ``.venv`` that was not activated is not on it.
    """
    own = str(Path(sys.executable).parent)
    if own not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join(filter(None, [own, os.environ.get("PATH")]))
