"""The first cell of a learner's notebook, which may be run in a Jupyter that has none of the course."""

from textwrap import indent

SAID = "This page needs the course’s software: type python3 -m course {module} in its folder, or choose the Python in its .venv as kernel."
GUARDED = """\
try:
{source}
except ImportError as missing:  # a sentence in place of a traceback; the cells below are not run
    missing._render_traceback_ = lambda: [{said!r}]
    raise"""


def say_what_is_needed(cells, module):
    """Have the first code cell of ``cells``, in place, say in one sentence what is missing where the course can't be imported."""
    first = next((cell for cell in cells if cell.cell_type == "code"), None)
    if first is not None:
        first.source = GUARDED.format(source=indent(first.source, "    "), said=SAID.format(module=module))
