"""Where things lie in the course's folder."""

import difflib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from course.errors import CourseError
from course.record.edition import REFERENCE, name


@dataclass(frozen=True)
class Layout:
    """The folders and files of one course.

    Parameters
    ----------
    root : pathlib.Path
        The folder that holds ``course/``, ``solutions/``, ``modules/`` and ``grading/``.
    edition : str
        Whose tables, executed solutions and released modules are meant, as records name it. Those of
        another than the reference are no part of the course: they are made in ``grading/editions/``.
    """

    root: Path
    edition: str = REFERENCE

    def of(self, edition):
        """The same course with another edition's tables."""
        return replace(self, edition=edition)

    @property
    def name(self):
        """What the edition is called: the recipes of the tables work from it."""
        return name(self.edition)

    @property
    def editions(self):
        """What is made of other editions: a folder for each."""
        return self.root / "grading" / "editions"

    @property
    def made(self):
        """Where what is made of this edition lies."""
        return self.root if self.edition == REFERENCE else self.editions / self.edition

    @property
    def data(self):
        """The edition's tables."""
        return self.made / "datasets"

    @property
    def solutions(self):
        """Lessons and keys, and the reference edition's executed solutions: one folder for each module."""
        return self.root / "solutions"

    @property
    def environment(self):
        """What a process is told of the tables that it loads: nothing, where they are the course's own."""
        return {} if self.edition == REFERENCE else {"COURSE_DATA": str(self.data)}

    @property
    def modules(self):
        """What learners are given."""
        return self.made / "modules"

    @property
    def manifest(self):
        """What the released modules hold, with their checksums."""
        return self.modules / "manifest.json"

    def lesson(self, module):
        """The percent-format source of a module."""
        return self.solutions / module / f"{module}.py"

    def solution(self, module):
        """The executed solution of a module."""
        return self.made / "solutions" / module / f"{module}.ipynb"

    def key(self, module):
        """The file of a module's right answers."""
        return self.solutions / module / "key.py"

    def lessons(self):
        """The names of all modules that have a lesson, in order."""
        return sorted(folder.name for folder in self.solutions.glob("*") if self.lesson(folder.name).is_file())

    def chosen(self, names):
        """The modules of these names, or all. Raises ``CourseError`` for an unknown name."""
        known = self.lessons()
        for asked in names:
            if asked not in known:
                near = difflib.get_close_matches(asked, known, n=1, cutoff=0.3)
                raise CourseError(
                    f"There is no module called {asked}.",
                    f"A module is a folder in {self.solutions.name}/ with a lesson of the same name in it.",
                    f"Did you mean {near[0]}?" if near else f"The modules are: {', '.join(known) or 'none yet'}.")
        return [name for name in known if name in names] if names else known


def settings(layout):
    """nbgrader's settings of this course, a traitlets ``Config``; its ``CourseDirectory.db_url`` is the one gradebook that all commands use."""
    from traitlets.config.loader import PyFileConfigLoader

    return PyFileConfigLoader("nbgrader_config.py", path=str(layout.root)).load_config()


HERE = Layout(Path(__file__).absolute().parent.parent)


def kernel_environment(layout, **extra):
    """The environment of a kernel that grading starts: this course's code, and nobody's record but the one named.

    Parameters
    ----------
    layout : Layout
        Whose ``course`` and ``grading`` the kernel imports, and whose tables it loads.
    extra : str
        Further variables.
    """
    env = {name: value for name, value in os.environ.items()
           if name not in ("COURSE_ANSWERS", "COURSE_BUILD", "COURSE_DATA")}
    path = [str(layout.root), *filter(None, [env.get("PYTHONPATH")])]
    return {**env, **layout.environment, "PYTHONPATH": os.pathsep.join(path), **extra}
