"""How this course is running: in front of a learner, to be graded, or to be built."""

import os


def graded():
    """Whether this runs to be graded, where nothing is drawn."""
    return bool(os.environ.get("NBGRADER_EXECUTION") or os.environ.get("COURSE_GRADING"))


def built():
    """Whether a build runs the lesson, to keep what its cells show."""
    return bool(os.environ.get("COURSE_BUILD"))
