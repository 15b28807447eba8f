"""``python3 -m course test``: every test in one run, its last line pytest's own."""

import os
import subprocess
import sys

from course.errors import CourseError
from course.launch.chromium import obtain

# Kernels and browsers wait a lot: four at a time use both cores of a small machine, and one more would only collect all
# tests once more. Which tests stay in one process, and which are begun first, tests/house/side_by_side.py says.
SIDE_BY_SIDE = ["-n", "4", "--dist", "loadscope", "--no-loadscope-reorder"]
# Its plug-in loads nbformat before a conftest can say how, in each process; notebooks are looked at in a process of their own.
WITHOUT_NBVAL = ["-p", "no:nbval"]


def run_tests(root, thorough, browser, for_pytest):
    """Run pytest on ``root``; its exit code. Raises CourseError without tests or without a Chromium."""
    if not (root / "tests").is_dir():
        raise CourseError(
            "There are no tests in this copy of the course.",
            "A learner's copy comes without them; they are run before it is made.",
            "Open the course: python3 -m course",
        )
    variables = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}  # tests/house/compiled.py does it once: of a source that a test changes twice in a second, the first would be taken for the second
    options = list(for_pytest)
    if browser:
        variables["COURSE_CHROMIUM"] = str(obtain())
    else:
        options.append("--no-browser")
    if thorough:
        options.append("--thorough")
    if not any(option.startswith(("-n", "-p", "--pdb", "-s", "--collect")) for option in for_pytest):
        options += [*SIDE_BY_SIDE, *WITHOUT_NBVAL]
    return subprocess.call([sys.executable, "-m", "pytest", *options], cwd=root, env=variables)
