"""What every page needs, loaded as the kernel starts: meanwhile the browser draws the page."""

import json
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

from course.exercises import kinds

# What takes an answer, there before the kernel is; and what draws charts and tables, most of a second, loaded beside: the first cell of
# the page waits for it. An answer that is given before Jupyter is there does not.
AT_ONCE = ("course.exercises.front", "course.exercises.panel", "course.exercises.mistakes", "course.desk")
BESIDE = ("course.charts.theme", "course.charts.live", "course.data")


def load_ipython_extension(shell):
    """Load the modules: IPython calls this, and goes on without what can't be loaded."""
    kinds.classes()
    for name in AT_ONCE:
        import_module(name)
    beside = Thread(target=load_beside, daemon=True)

    def wait(_):
        shell.events.unregister("pre_run_cell", wait)
        beside.join()

    shell.events.register("pre_run_cell", wait)
    beside.start()


def load_beside():
    for name in BESIDE:
        import_module(name)
    prepare(Path.cwd() / f"{Path.cwd().name}.ipynb")


def prepare(notebook):
    """Load what draws a notebook's charts and plays its cases: its header names its ``case``, or its ``cases``."""
    for case in cases_of(notebook):
        for part in ("charts", "frames", "simulator"):
            name = f"course.cases.{case}"
            if case.isidentifier() and find_spec(name) and find_spec(f"{name}.{part}"):
                import_module(f"{name}.{part}")


def cases_of(notebook):
    """The names of the cases that a notebook's header names; none of a notebook that can't be read."""
    try:
        about = json.loads(notebook.read_text(encoding="utf-8"))["metadata"]["course"]
        return [str(case) for case in about.get("cases") or filter(None, [about.get("case")])]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return []
