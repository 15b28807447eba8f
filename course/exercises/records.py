"""The answer records that this kernel has open, one a module."""

import asyncio
import os

from course.exercises import where
from course.exercises.mode import graded
from course.place import is_the_courses_own
from course.record import Record

LOOK_EVERY_S = 5

_open = {}


def record(module):
    """The record of a module, opened once; read anew when another place or program wrote it."""
    folder = where.folder()
    place = (module, os.environ.get("COURSE_ANSWERS"), folder)
    if place not in _open:
        close()
        closed = (where.REFUSED, where.todo(module)) if is_the_courses_own(folder) else ()
        _open[place] = Record.open(module, folder, remembers=not graded(), closed=closed)
    return _open[place]


def any_open():
    """Whether anything of this page has looked into its record."""
    return bool(_open)


def close():
    """Whoever looks next reads it anew."""
    for one in _open.values():
        one.keep_up()  # what its file has lost since is known here alone
    _open.clear()


def look_after(kept):
    """Look into the file every few seconds while its page is open: a sync program may swap it when nobody clicks. RuntimeError without a kernel."""
    if kept in _open.values():
        kept.keep_up()
        asyncio.get_running_loop().call_later(LOOK_EVERY_S, look_after, kept)
