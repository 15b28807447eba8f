"""Where things lie in the course's folder."""

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

from course.errors import CourseError


@dataclass(frozen=True)
class Layout:
    """The folders and files of one course.

    Parameters
    ----------
    root : pathlib.Path
        The folder that holds ``course/``, ``solutions/``, ``modules/`` and ``grading/``.
    """

    root: Path

    @property
    def solutions(self):
        """Lessons, keys and executed solutions: one folder for each module."""
        return self.root / "solutions"

    @property
    def modules(self):
        """What learners are given."""
        return self.root / "modules"

    @property
    def manifest(self):
        """What the released modules hold, with their checksums."""
        return self.modules / "manifest.json"

    def lesson(self, module):
        """The percent-format source of a module."""
        return self.solutions / module / f"{module}.py"

    def key(self, module):
        """The file of a module's right answers."""
        return self.solutions / module / "key.py"

    def lessons(self):
        """The names of all modules that have a lesson, in order."""
        return sorted(folder.name for folder in self.solutions.glob("*") if self.lesson(folder.name).is_file())

    def chosen(self, names):
        """The modules of these names, or all. Raises ``CourseError`` for an unknown name."""
        known = self.lessons()
        for name in names:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1, cutoff=0.3)
                raise CourseError(
                    f"There is no module called {name}.",
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
        Whose ``course`` and ``grading`` the kernel imports.
    extra : str
        Further variables.
    """
    env = {name: value for name, value in os.environ.items()
           if name not in ("COURSE_ANSWERS", "COURSE_BUILD", "COURSE_DATA")}
    path = [str(layout.root), *filter(None, [env.get("PYTHONPATH")])]
    return {**env, "PYTHONPATH": os.pathsep.join(path), **extra}
