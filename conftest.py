"""What ``pytest --nbval solutions modules`` needs in a clean clone: no option and no variable of ours is asked of who types it.

A solution is run with its key's answers and a module with none, each with a record of its own in a temporary folder,
so that nothing is written beside a notebook. ``--nbval-lax`` looks at outputs too: all of ours are the same at every run.
"""

import shutil
import tempfile
from pathlib import Path

import pytest


NEED_A_KERNEL = ("application/vnd.vegalite.v5+json", "application/vnd.jupyter.widget-view+json", "application/vnd.course.front+json")


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
            # A learner's page keeps no score, nothing of the reader's own line and no empty place for what comes later, and of charts and cards only what needs no kernel.
            released = "modules" in item.path.parts
            item.options["check"] = not released or not (item.cell.metadata.get("nbgrader") or "later" in item.cell.metadata.get("tags", []) or "exercise.show()" in item.cell.source)
            item.parent.skip_compare = (*item.parent.skip_compare, *(NEED_A_KERNEL if released else NEED_A_KERNEL[-1:]))
            if released and item.cell.cell_type == "code":
                item.cell.execution_count = 0  # it was run by its build, which counts nothing

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
        """What the kernel of the notebook at ``path`` is started with."""
        from grading.build.execute import answered_environment, environment
        from grading.keys import load
        from grading.layout import HERE

        own = Path(tempfile.mkdtemp(dir=self.folder))
        if HERE.solutions in path.parents:
            return answered_environment(HERE, own, path.stem, load(HERE, path.stem))
        return environment(HERE, own, own / f"{path.stem}.answers.json")
