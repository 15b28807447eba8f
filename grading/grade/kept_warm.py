"""One warm process for as long as a program lives: nbgrader's own commands and buttons grade one hand-in after another."""

import atexit
import os
import sys

from grading.grade import sheet as sheets
from grading.kernels import guard
from grading.kernels.warm import Warm

_running = {}


def place(layout, sheet, *, unsafe=False):
    """The folder of the warm process for a module, started when there is none for this edition of it.

    Without a sandbox only when told so, or where ``COURSE_GRADING_UNSAFE`` is set, which is to
    nbgrader's commands what ``--unsafe`` is to ours. Raises ``CourseError``.
    """
    known = (layout, sheet.module, sheet.edition)
    warm = _running.get(known)
    if warm is None or warm.process.poll() is not None:
        stop()
        sandboxed = guard.require(unsafe or bool(os.environ.get("COURSE_GRADING_UNSAFE")))
        warm = Warm(layout, sheet.module, sandboxed=sandboxed, **sheets.warm_cells(sheet)).wait()
        if not _running:
            atexit.register(stop)
        _running[known] = warm
        if sandboxed:
            guard.prove(layout, sheet.module, warm.place)
            if not warm.room:
                print(guard.NO_ROOM, file=sys.stderr)
    return str(warm.place)


def stop():
    """End what runs."""
    while _running:
        _running.popitem()[1].stop()
