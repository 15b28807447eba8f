"""A learner's machine: the course as ``python3 -m grading bundle`` gives it, in a Python that knows nothing of ours.

The environment holds exactly the packages of the bundle's own lock, as links to those that are
installed here. That pip can fetch and install them is what ``--thorough`` shows.
"""

import importlib.metadata
import os
import re
import shutil
import venv
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from course.launch import environment, installer
from tests.house import commands

PIN = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)


@dataclass
class Learner:
    """Someone who works in ``folder``, with a home beside it: ``python3`` is what they type, ``python`` where the course then runs."""

    folder: Path
    python: str
    python3: str

    @property
    def home(self):
        home = self.folder.parent / "home"
        home.mkdir(exist_ok=True)
        return home

    @property
    def variables(self):
        """What a terminal of theirs has set: nothing of the tests' own."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8"}

    def open(self, serve, module, **variables):
        """Start the course as they do."""
        return serve(self.folder, module, python=self.python3, environment=self.variables, **variables)

    def run(self, *arguments, cwd=None, **variables):
        """Run the environment's Python, which must succeed; what it says."""
        return commands.run(self.python, cwd or self.folder, {**self.variables, **variables}, *arguments)

    def nbgrader(self, *lines, **variables):
        """Run commands of nbgrader, which must succeed; what they say."""
        return commands.nbgrader(self.python, self.folder, {**self.variables, **variables}, lines)


def make_environment(bundle, to, *beside):
    """An environment in ``to`` with what the lock of ``bundle`` names, and with the packages ``beside`` and what they ask for."""
    venv.EnvBuilder(symlinks=True).create(to)
    (site,) = to.glob("lib/python*/site-packages")
    wanted, known = [*PIN.findall((bundle / "requirements.lock").read_text(encoding="utf-8")), *beside], set()
    while wanted:
        name = canonicalize_name(wanted.pop())
        try:
            found = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # of another platform
        if name not in known:
            known.add(name)
            link(found, site)
            wanted += [one.name for one in map(Requirement, found.requires or ()) if beside and (one.marker is None or one.marker.evaluate({"extra": ""}))]
    return to


def link(package, site):
    """Link the folders that a package installs; copy its files beside them (in share/ and etc/), as Jupyter serves no linked one."""
    for file in package.files:
        beside = file.parts[0] == ".."
        target = Path(os.path.normpath(site / file)) if beside else site / file.parts[0]
        source = Path(package.locate_file(file if beside else file.parts[0]))
        if not (beside and "bin" in file.parts) and source.exists() and not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target) if beside else target.symlink_to(source)


def copy_of(bundle, to, software):
    """A learner with a copy of ``bundle``, which takes ``software`` for its own environment, as if the launcher had made it."""
    shutil.copytree(bundle, to)
    (to / ".venv").symlink_to(software)
    environment.write_stamp(to, environment.ready_stamp(to))
    return Learner(to, str(environment.interpreter(to)), installer.base_python())


def installed(bundle, beside):
    """A learner on a machine where ``bundle`` was installed for everybody and is not there any more; they are in an empty folder."""
    folder, source = beside / "empty", beside / "source"
    folder.mkdir(parents=True)
    python = str(make_environment(bundle, beside / "environment") / "bin" / "python")
    shutil.copytree(bundle, source)
    someone = Learner(folder, python, python)
    pip = ["-m", "pip", "--python", python, "install", "--no-deps", "--no-build-isolation", "--no-index", str(source)]
    commands.run(installer.base_python(), beside, someone.variables, *pip)
    shutil.rmtree(source)
    return someone
