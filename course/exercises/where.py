"""Where the page that is open lies, and whether a learner's work belongs there."""

from pathlib import Path

from course.errors import CourseError
from course.exercises import names
from course.place import is_the_courses_own

OPENED = "This is the course’s own copy of the page, and nothing that you do on it is kept."
REFUSED = "this is the course’s own copy of the page, where nothing is kept"


def folder():
    """The folder of the open notebook. VS Code names it, and may be told to start its kernels elsewhere."""
    named = Path(names.held().get("__vsc_ipynb_file__") or "").parent
    return named if named.is_absolute() and named.is_dir() else Path.cwd()


def todo(module):
    """How to open the copy of a module that is the learner's own."""
    return f"Open yours, in my-course/{module}, with python3 -m course {module}"


def refuse_the_courses_own(place, module):
    """Raises ``CourseError`` where pages lie as the course came with them, before anything is written there."""
    if is_the_courses_own(place):
        raise CourseError(OPENED, "Nothing was written.", f"{todo(module)}.")
