"""The page that is open: its exercises, its panels, the line at its top, and what follows when an answer is kept."""

from contextlib import suppress

from course.exercises import mistakes, straight
from course.exercises.ids import numbered
from course.exercises.mode import built, graded, ours, voila
from course.exercises.places import Place
from course.exercises.records import close, look_after, record

_open = {"module": None, "exercises": {}, "panels": {}, "header": None, "watchers": [], "waiting": {}, "marked": {}}


def begin(module):
    """Start a module's page: errors in plain words, our charts, and the line that says how far one is.

    Stands in the first code cell of every notebook. ``module`` is the notebook's name,
    such as ``02_curbside``.
    """
    from course.charts import theme  # start-up: altair, where a lesson begins and not wherever an exercise is read

    close()
    _open.update(module=module, exercises={}, panels={}, header=None, watchers=[], waiting={}, marked={})
    theme.use(pictures="alone" if voila() else built() or not ours(), seen=not graded())
    straight.install()
    mistakes.install(_before_a_cell, _after_a_cell)
    if not graded():
        from course.exercises.front import Header  # start-up: a kernel that grades draws nothing

        _open["header"] = Header.show(module, record(module), how=not (built() or ours() or voila()))
        with suppress(RuntimeError):  # without a kernel nothing is ever swapped
            look_after(record(module))


def show(exercise):
    """Draw an exercise on the page, at once or when the one that it comes after is answered, and keep its front in step with the record."""
    from course.exercises.front import Front  # start-up: a kernel that grades draws nothing

    def front():
        drawn = Front.of(exercise, runs(exercise.module))
        drawn.marked = _open["marked"].get(exercise.id, {})
        return drawn

    _open["exercises"][exercise.id] = exercise
    if exercise.after is None:
        front().draw()
    else:
        wait(exercise.id, exercise.module, exercise.after, 1, lambda: [front().bundle()])
    progress()


def wait(name, module, after, size, draw):
    """Keep a place for ``size`` outputs, and show there what ``draw()`` gives once the exercise ``after`` is answered."""
    from course.charts.theme import pictured  # start-up: as where a page begins

    place = _open["waiting"][name] = Place(after, size, lambda: [(pictured(data), metadata) for data, metadata in draw()], lambda: answered(module, after))
    place.show()


def answered(module, exercise):
    """Whether an exercise is answered, rightly or not; of one whose cell has not run, the record alone is asked."""
    drawn = _open["exercises"].get(exercise)
    return drawn.state()["done"] if drawn is not None else bool(record(module).entry(exercise))


def show_panel(panel):
    """Draw a simulator on the page."""
    if graded():
        return
    from course.exercises import front  # start-up: a kernel that grades draws nothing

    _open["panels"][panel.id] = panel
    front.show_panel(panel)
    runs_changed()


def runs(module):
    """The kept runs of a module as its page lists them, newest first."""
    played = {}
    for panel in (*_open["panels"].values(), *(one.panel for one in _open["exercises"].values() if one.panel is not None)):
        played.setdefault(panel.simulator.name, []).append(panel)
    kept = record(module).runs
    listed = [row for panels in played.values() for row in panels[-1].rows(kept, set.intersection(*(set(panel.fixed) for panel in panels)))]
    return sorted(listed, key=lambda row: -row["n"])


def runs_changed():
    """A run was kept: show it wherever runs are listed."""
    for one in (*_open["panels"].values(), *(one for one in _open["exercises"].values() if one.lists_runs)):
        if one.front is not None:
            one.front.runs = runs(one.module)


def exercises(module):
    """The exercises that a page has drawn, by their numbers: whichever the reader had in view ran first. None of what only quotes them."""
    return sorted((one for one in _open["exercises"].values() if one.module == module and not one.quotes), key=lambda one: numbered(one.id))


def mark(marked):
    """Show with each exercise what the feedback says of it: {id: {"points": text, "blocks": [[tag, text], …]}}."""
    _open["marked"] = marked
    for one in _open["exercises"].values():
        if one.front is not None and one.front.marked != (now := marked.get(one.id, {})):
            one.front.marked = now


def watch(refresh):
    """Call ``refresh()`` whenever an answer of this page was kept."""
    _open["watchers"].append(refresh)


def progress():
    """Bring the line at the top of the page up to date."""
    open_places()
    for one in _open["exercises"].values():
        if one.quotes and one.front is not None:
            one.front.state = one.state()
    for refresh in _open["watchers"]:
        refresh()
    if _open["header"] is not None:
        _open["header"].update(list(_open["exercises"].values()))


def open_places():
    """Open what waited for an answer that is there now."""
    for place in list(_open["waiting"].values()):
        place.refresh()


def _before_a_cell(cell):
    for exercise in _open["exercises"].values():
        exercise.before_cell(cell)


def _after_a_cell(succeeded, source, cell):
    """When a cell has run, let each exercise look whether it reads a name from it."""
    looked = [exercise.after_cell(cell, source, succeeded) for exercise in list(_open["exercises"].values())]
    if any(looked):
        open_places()
