"""The instructor's side of a walk: the whole course in a folder of its own, and an exchange that learners reach."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.house import commands


@dataclass
class Instructor:
    """The course in ``folder``, and the ``exchange``, open to everybody as nbgrader wants it."""

    folder: Path
    exchange: Path

    def __post_init__(self):
        self.exchange.mkdir(mode=0o777)
        self.exchange.chmod(0o777)

    @property
    def gradebook(self):
        return f"sqlite:///{self.folder / 'grading' / 'gradebook.db'}"

    @property
    def variables(self):
        return {**os.environ, "PYTHONPATH": str(self.folder), "COURSE_EXCHANGE": str(self.exchange)}

    def nbgrader(self, *lines, **variables):
        """Run commands of nbgrader, which must succeed; what they say."""
        return commands.nbgrader(sys.executable, self.folder, {**self.variables, **variables}, lines)

    def run(self, *arguments):
        """Run Python in the course's folder, which must succeed; what it says."""
        return commands.run(sys.executable, self.folder, self.variables, *arguments)
