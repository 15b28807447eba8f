"""Mistakes said in one plain sentence: a manager never sees a traceback."""

import difflib
import traceback
from html import escape

from course.exercises import names
from course.exercises.mode import built, graded


def sentence(error):
    """What a mistake means and what to look at, without the machine's words."""
    if hasattr(error, "todo"):
        return str(error)
    if isinstance(error, SyntaxError):
        return ("The line can't be read yet. Check that each bracket and each quote that opens also closes, "
                "and that names are spelt with no spaces.")
    if isinstance(error, NameError):
        name = getattr(error, "name", None) or "that"
        return f"There is nothing called “{name}” on this page.{_near(name, names.held())} Check the spelling."
    if isinstance(error, KeyError):
        name = str(error.args[0]).removeprefix("Column not found: ") if error.args else "that"
        columns = _columns(error)
        if {f"{name}_x", f"{name}_y"} <= set(columns):
            return (f"Both tables that this line merges have a column “{name}”: here they are called “{name}_x” and “{name}_y”. "
                    f"Use one of them, or merge on “{name}” too.")
        known = f" The columns are: {', '.join(columns)}." if columns else ""
        return f"There is no column called “{name}”.{_near(name, columns)}{known}"
    if isinstance(error, ImportError):
        name = error.name or next(iter(str(error).split()), "that")
        return f"“{name}” is not part of this course, so the cell stopped there. Leave that out: the page draws its own charts."
    if isinstance(error, AttributeError):
        name = getattr(error, "name", None) or "that"
        return f"“.{name}” is not something that can be asked here. Check the word after the point."
    if isinstance(error, (ZeroDivisionError, FloatingPointError)):
        return "This divides by nothing. Which count is zero?"
    if isinstance(error, KeyboardInterrupt):
        return "Stopped. Run it again when you like."
    if isinstance(error, MemoryError):
        return "This needs more memory than there is. Did you mean a smaller table?"
    if isinstance(error, (TypeError, ValueError)):
        return ("The line can be read, but not worked out. Are you averaging a column of words, "
                "or is a bracket in the wrong place?")
    return f"Something on this page did not work ({type(error).__name__}). Open the page again; your answers are kept."


def _columns(error):
    """The columns of the table that was asked for one, or of all tables on the page."""
    import pandas as pd

    tables = [value for name, value in names.held().items() if isinstance(value, pd.DataFrame) and not name.startswith("_")]
    for frame, _ in traceback.walk_tb(error.__traceback__):
        asked = frame.f_locals.get("self")
        known = frame.f_locals.get("obj"), getattr(asked, "__dict__", {}).get("obj"), asked
        tables = next(([one] for one in known if isinstance(one, pd.DataFrame)), tables)
    return list(dict.fromkeys(str(column) for table in tables for column in table.columns))


def _near(name, known):
    close = difflib.get_close_matches(str(name), [one for one in known if not str(one).startswith("_")], n=1)
    return f" Did you mean “{close[0]}”?" if close else ""


def card(error):
    """The sentence as the card that the page shows."""
    return (f'<div class="course-note think" role="status"><b><span aria-hidden="true">◆</span> Not yet</b>'
            f"{escape(sentence(error))}</div>")


def install(before_run, on_run):
    """Show mistakes as sentences in this kernel; call ``before_run(cell id)`` before each cell and ``on_run(succeeded, source, cell id)`` after it.

    Not while grading or building: there a mistake in a score cell must stay an error, or
    nbgrader would take the missing output for full marks.
    """
    running = names.shell()
    if running is None or graded() or built():
        return
    from IPython.display import HTML, display

    def show(self, kind, error, trace, tb_offset=None):
        display(HTML(card(error)))

    def show_syntax(*_, **__):
        display(HTML(card(SyntaxError())))

    running.set_custom_exc((BaseException,), show)
    running.showsyntaxerror = running.showindentationerror = show_syntax
    for event in ("pre_run_cell", "post_run_cell"):
        for known in [one for one in running.events.callbacks[event] if getattr(one, "of_course", False)]:
            running.events.unregister(event, known)

    def before(info):
        before_run(info.cell_id)

    def after(result):
        ran = result.info
        on_run(result.success, ran.raw_cell if ran else "", ran.cell_id if ran else None)

    before.of_course = after.of_course = True
    running.events.register("pre_run_cell", before)
    running.events.register("post_run_cell", after)
