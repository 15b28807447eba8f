"""Settings for nbgrader's commands in this course: a learner's, and the instructor's where that side lies beside them.

It may be read from the course's own folder, from ``my-course/`` inside it, or from a copy
of either: the course is the nearest folder at or above this file that holds ``course/``.
Where there is none, the course is the one that is installed.
"""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821 - traitlets provides it

here = Path(__file__).absolute().parent
root = next((folder for folder in (here, *here.parents) if (folder / "course" / "__init__.py").is_file()), None)
if root and str(root) not in sys.path:
    sys.path.insert(0, str(root))
# For the kernels that a command starts, as to validate a page.
if root and str(root) not in os.environ.get("PYTHONPATH", "").split(os.pathsep):
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))

from course.errors import CourseError  # noqa: E402
from course.launch.settings import settle  # noqa: E402
from course.place import HOME  # noqa: E402

try:
    settle(c, root or HOME)
except CourseError as problem:
    raise SystemExit(str(problem)) from problem  # an ordinary error would only be logged, and all settings be lost

if root and (root / "grading" / "settings.py").is_file():
    load_subconfig("settings.py", path=str(root / "grading"))  # noqa: F821 - traitlets provides it
