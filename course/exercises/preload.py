"""What every page needs, loaded as the kernel starts: meanwhile the browser draws the page."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from course.exercises import kinds

NEEDED = ("course.charts.theme", "course.charts.live", "course.data", "course.desk", "course.exercises.front", "course.exercises.panel",
          "course.exercises.mistakes")


def load_ipython_extension(_):
    """Load the modules: IPython calls this, and goes on without what can't be loaded."""
    for name in NEEDED:
        import_module(name)
    kinds.classes()
    prepare(Path.cwd().name)


def prepare(module):
    """Load what draws a module's charts and plays its case, if it has one: ``03_pickup`` is about ``course.cases.pickup``."""
    case = f"course.cases.{module.partition('_')[2]}"
    if not module.partition("_")[2].isidentifier() or find_spec(case) is None:
        return
    for part in ("charts", "frames", "simulator"):
        import_module(f"{case}.{part}")
