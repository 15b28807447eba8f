"""What `pytest --nbval solutions modules` needs in a clean clone: no option and no variable of ours is asked of who types it.

A solution is run with its key's answers and a module with none, each with a record of its own in a temporary folder,
so that nothing is written beside a notebook. `--nbval-lax` looks at outputs too: all of ours are the same at every run.
"""

import shutil
import tempfile
from pathlib import Path

import pytest


def pytest_configure(config):
    if not (config.getoption("nbval", False) or config.getoption("nbval_lax", False)):
        return
    from grading.build.normalise import CHANGING

    folder = Path(tempfile.mkdtemp(prefix="nbval-"))
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    config.option.nbval_current_env = not config.option.nbval_kernel_name
    if config.option.nbval_sanitize_with is None:
        rules = folder / "sanitise.cfg"
        rules.write_text("".join(f"[changing{at}]\nregex: {pattern.pattern}\nreplace: CHANGING\n" for at, (pattern, _) in enumerate(CHANGING)))
        config.option.nbval_sanitize_with = str(rules)
    config.pluginmanager.register(Notebooks(folder), "course-notebooks")


class Notebooks:
    """Starts each notebook's kernel as its own side of the course does."""

    def __init__(self, folder):
        self.folder, self.begun = folder, set()
        self.patch = pytest.MonkeyPatch()

    def pytest_itemcollected(self, item):
        if hasattr(item, "cell"):
            item.options["check"] = True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item):
        """Before nbval starts the kernel, which it does at a notebook's first cell."""
        if hasattr(item, "cell") and item.path not in self.begun:
            self.begun.add(item.path)
            self.patch.undo()
            for name in ("COURSE_BUILD", "NBGRADER_EXECUTION", "COURSE_GRADING"):
                self.patch.delenv(name, raising=False)
            for name, value in self.environment(item.path).items():
                self.patch.setenv(name, value)

    def pytest_unconfigure(self):
        self.patch.undo()

    def environment(self, path):
        """What the kernel of the notebook at `path` is started with."""
        from grading.build.execute import answered_environment
        from grading.keys import load
        from grading.layout import HERE, kernel_environment

        own = Path(tempfile.mkdtemp(dir=self.folder))
        if HERE.solutions in path.parents:
            return answered_environment(HERE, own, path.stem, load(HERE, path.stem))
        return kernel_environment(HERE, COURSE_ANSWERS=str(own / f"{path.stem}.answers.json"), IPYTHONDIR=str(own))
