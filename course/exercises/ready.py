"""What every page needs, loaded as the kernel starts: meanwhile the browser draws the page."""

from importlib import import_module

NEEDED = ("course.charts.theme", "course.charts.live", "course.data", "course.desk", "course.exercises.front", "course.exercises.panel",
          "course.exercises.plain")


def load_ipython_extension(_):
    """Load the modules: IPython calls this, and goes on without what can't be loaded."""
    for name in NEEDED:
        import_module(name)
