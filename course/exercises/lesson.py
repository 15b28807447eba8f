"""The page that is open: its record, its exercises, and the line at its top."""

import asyncio
import os
from contextlib import suppress

from course.exercises import plain, straight
from course.record import Record

LOOK_EVERY_S = 5

_records = {}
_open = {"module": None, "exercises": {}, "panels": {}, "header": None, "watchers": [], "waiting": {}}


def record(module):
    """The record of a module, opened once; read anew when another place or program wrote it."""
    from course.exercises.exercise import graded

    place = (module, os.environ.get("COURSE_ANSWERS"), os.getcwd())
    if place not in _records:
        close_record()
        _records[place] = Record.open(module, remembers=not graded())
    return _records[place]


def is_record_open():
    """Whether anything of this page has looked into its record."""
    return bool(_records)


def close_record():
    """Whoever looks next reads it anew."""
    for one in _records.values():
        one.keep_up()  # what its file has lost since is known here alone
    _records.clear()


def _look_after(kept):
    """Look into the file every few seconds while its page is open: a sync program may swap it when nobody clicks."""
    if kept in _records.values():
        kept.keep_up()
        asyncio.get_running_loop().call_later(LOOK_EVERY_S, _look_after, kept)


def begin(module):
    """Start a module's page: errors in plain words, our charts, and the line that says how far one is.

    Stands in the first code cell of every notebook. ``module`` is the notebook's name,
    such as ``02_curbside``.
    """
    from course.charts import theme
    from course.exercises.exercise import graded

    close_record()
    _open.update(module=module, exercises={}, panels={}, header=None, watchers=[], waiting={})
    theme.use()
    straight.install()
    plain.install(_before_a_cell, _after_a_cell)
    if not graded():
        from course.exercises.front import Header
        _open["header"] = Header.show(module, record(module))
        with suppress(RuntimeError):  # without a kernel nothing is ever swapped
            _look_after(record(module))


def show(exercise):
    """Draw an exercise on the page, at once or when the one that it comes after is answered, and keep its front in step with the record."""
    from course.exercises.front import Front
    from course.exercises.waiting import Place

    _open["exercises"][exercise.id] = exercise
    if exercise.after is None:
        Front.of(exercise).draw()
    else:
        wait(exercise.id, Place(exercise.module, exercise.after, 1, lambda: [Front.of(exercise).bundle()]))
    progress()


def wait(name, place):
    """Show a ``Place`` for what comes later, and open it when its exercise is answered."""
    _open["waiting"][name] = place
    place.show()


def answered(module, exercise):
    """Whether an exercise is answered, rightly or not; of one whose cell has not run, the record alone is asked."""
    drawn = _open["exercises"].get(exercise)
    return drawn.state()["done"] if drawn is not None else bool(record(module).entry(exercise))


def show_panel(panel):
    """Draw a simulator on the page."""
    from course.exercises.exercise import graded
    from course.exercises import front

    if graded():
        return
    _open["panels"][panel.id] = panel
    front.show_panel(panel)
    runs_changed()


def runs(module):
    """The kept runs of a module as its page lists them, newest first."""
    from course.exercises.panel import rows

    played = {}
    for panel in _panels():
        played.setdefault(panel.simulator.name, []).append(panel)
    kept = record(module).runs
    listed = [row for panels in played.values()
              for row in rows(panels[-1].simulator, kept, set.intersection(*(set(panel.fixed) for panel in panels)))]
    return sorted(listed, key=lambda row: -row["n"])


def runs_changed():
    """A run was kept: show it wherever runs are listed."""
    for one in (*_open["panels"].values(), *_open["exercises"].values()):
        if one.front is not None and one.kind in ("panel", "memo", "decision"):
            one.front.runs = runs(one.module)


def _panels():
    decisions = [one.panel for one in _open["exercises"].values() if one.kind == "decision"]
    return [*_open["panels"].values(), *decisions]


def watch(refresh):
    """Call ``refresh()`` whenever an answer of this page was kept."""
    _open["watchers"].append(refresh)


def progress():
    """Bring the line at the top of the page up to date."""
    open_places()
    for one in _open["exercises"].values():
        if one.kind == "recall" and one.front is not None:
            one.front.state = one.state()
    for refresh in _open["watchers"]:
        refresh()
    if _open["header"] is not None:
        _open["header"].update([one for one in _open["exercises"].values() if one.kind != "recall"])


def open_places():
    """Open what waited for an answer that is there now."""
    for place in list(_open["waiting"].values()):
        place.refresh()


def _before_a_cell(cell):
    """What a line set when it last ran is not handed in: only what it sets now."""
    for exercise in _open["exercises"].values():
        if cell == f"{exercise.id}-line":
            plain.names().pop(exercise.name, None)


def _after_a_cell(succeeded, source, cell):
    """When a cell has run, look again at the exercises that read a name from it."""
    for exercise in list(_open["exercises"].values()):
        if exercise.kind == "code" and (cell == f"{exercise.id}-line" or exercise.name in source):
            exercise.look(succeeded, straight.said(source))
            open_places()
