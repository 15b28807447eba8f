"""Begin a command in a Python that can run it.

``ensure`` is what a command calls first. An unchanged start must feel instant, so the way there
reads three small files and imports nothing heavy.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from course import place
from course.launch import environment
from course.launch.environment import ROOT


def ensure(module, arguments, extras=(), root=ROOT):
    """Return when this Python can run ``module``; otherwise start it again in one that can.

    ``extras`` names the optional dependency groups of pyproject.toml that the command needs too
    ("grading", "test"). The course's own environment always holds all of them. Raises
    CourseError when it has to be made and can't be.
    """
    if place.INSTALLED:
        return  # pip has seen to what it needs
    if not environment.is_ready(root):
        if not environment.is_own(root) and environment.has_dependencies(root, extras):
            if sys.flags.optimize:  # Jupyter reads its own docstrings, which that leaves out
                start_again(root, Path(sys.executable), module, arguments)
            return
        from course.launch.install import install  # start-up: what is set up already needs no installer

        install(root)
    if not environment.is_own(root) or sys.flags.optimize:
        start_again(root, environment.interpreter(root), module, arguments)


def start_again(root, python, module, arguments):
    """Run ``python -m module`` in place of this process."""
    command = [str(python), "-m", module, *arguments]
    variables = {name: value for name, value in os.environ.items() if not environment.steers_python(name)} | {"PYTHONPATH": str(root)}
    sys.stdout.flush()
    if os.name == "nt":
        # On Windows exec returns to the prompt at once, while the course still runs.
        with subprocess.Popen(command, env=variables) as course:
            while True:
                with suppress(KeyboardInterrupt):  # the course has heard it too, and stops in its own time
                    raise SystemExit(course.wait())
    os.execve(command[0], command, variables)
