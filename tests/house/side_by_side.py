"""Which tests stay in one process when several run side by side, and which are begun first."""

import re

from xdist.scheduler import LoadScopeScheduling

# What is begun last and alone keeps the other cores idle: the longest piece first, which is the room that shares a Jupyter.
LONGEST_FIRST = ("lab/", "attacks/", "walk/", "access/", "grading/test_modules", "grading/test_whole_module", "grading/test_handbook", "grading/test_soak",
                 "cheating/", "house/", "grading/")
ONE_SERVER = ("lab/", "grading/marking/")  # the tests of a room share a Jupyter
EACH = ("walk/", "house/test_learner")  # no test of these shares anything with another
BY_MODULE = ("access/test_access", "grading/test_modules", "grading/test_whole_module")  # what they share belongs to a module of the course
MODULE = re.compile(r"\[(?:.*-)?(\d\d_[a-z0-9_]+)")


def rank(nodeid):
    """Where a test's file stands in the order in which they are begun."""
    return next((at for at, room in enumerate(LONGEST_FIRST) if nodeid.startswith(f"tests/{room}")), len(LONGEST_FIRST))


def together(nodeid):
    """The name that a test shares with those that stay in its process: its file's, unless said otherwise above."""
    file, _, name = nodeid.partition("::")
    inside = file.removeprefix("tests/")
    if inside.startswith(EACH):
        return nodeid
    if inside.startswith(ONE_SERVER):
        return file.rpartition("/")[0]
    module = MODULE.search(name) if inside.startswith(BY_MODULE) else None
    return f"{file} {module[1]}" if module else file


class SideBySide(LoadScopeScheduling):
    """Hands out what is together as one piece."""

    def _split_scope(self, nodeid):
        return together(nodeid)
