"""The instructor's side of a walk: the whole course in a folder of its own, and an exchange that learners reach."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Instructor:
    """The course in `folder`, and the `exchange`, open to everybody as nbgrader wants it."""

    folder: Path
    exchange: Path

    def __post_init__(self):
        self.exchange.mkdir(mode=0o777)
        self.exchange.chmod(0o777)

    @property
    def gradebook(self) -> str:
        return f"sqlite:///{self.folder / 'grading' / 'gradebook.db'}"

    def nbgrader(self, *arguments: str) -> str:
        """Run a command of nbgrader, which must succeed; what it says."""
        return self.run("-m", "nbgrader", *arguments)

    def run(self, *arguments: str) -> str:
        """Run Python in the course's folder, which must succeed; what it says."""
        env = {**os.environ, "PYTHONPATH": str(self.folder), "COURSE_EXCHANGE": str(self.exchange)}
        done = subprocess.run([sys.executable, *arguments], cwd=self.folder, env=env, text=True, capture_output=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr
