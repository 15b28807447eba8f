"""How this course is running: in front of a learner, to be graded, or to be built."""

import os

from course.exercises import names


def graded():
    """Whether this runs to be graded, where nothing is drawn."""
    return bool(os.environ.get("NBGRADER_EXECUTION") or os.environ.get("COURSE_GRADING"))


def built():
    """Whether a build runs the lesson, to keep what its cells show."""
    return bool(os.environ.get("COURSE_BUILD"))


def ours():
    """Whether the course's own page shows this: its kernels load ``preload``. Where there is no kernel, nothing is shown."""
    running = names.shell()
    return running is None or "course.exercises.preload" in running.extension_manager.loaded


def voila():
    """Whether Voilà shows this: it draws what can be answered, changes no output once it is there, and draws Vega with an error below it."""
    return os.environ.get("SERVER_SOFTWARE", "").startswith("voila")
