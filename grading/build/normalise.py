"""Make two builds the same byte for byte: what changes from run to run gets a number in its place."""

import re

from nbformat import NotebookNode

# What may differ from run to run in an output, and what it is called afterwards: in the form of
# what it replaces, so that the same pattern finds it again.
CHANGING = (
    (re.compile(r"altair-viz-[0-9a-f]{8,32}"), "altair-viz-{n:08x}"),
    (re.compile(r"course-chart-[0-9a-f]{8,32}"), "course-chart-{n:08x}"),
    (re.compile(r"T_[0-9a-f]{5,}(?=\b|_)"), "T_{n:05x}"),
    (re.compile(r"(?<= at )0x[0-9a-f]{6,16}"), "0x{n:06x}"),
)
MODEL_ID = re.compile(r"[0-9a-f]{32}")
LANGUAGE = {"name": "python", "file_extension": ".py", "mimetype": "text/x-python", "pygments_lexer": "ipython3"}


def normalise(notebook):
    """Normalise a notebook in place: outputs, cell and notebook metadata."""
    seen = {}
    for cell in notebook.cells:
        for name in ("execution", "collapsed", "ExecuteTime"):
            cell.metadata.pop(name, None)
        if cell.cell_type == "code":
            cell.outputs = [NotebookNode(_settle(output, seen)) for output in cell.outputs]
    notebook.metadata.pop("widgets", None)
    notebook.metadata["language_info"] = NotebookNode(LANGUAGE)
    notebook.nbformat, notebook.nbformat_minor = 4, 5


def _settle(value, seen):
    """A copy of an output in which every changing part has its number, by order of appearance."""
    if isinstance(value, dict):
        return NotebookNode({name: _number(MODEL_ID, "{n:032x}", inner, seen) if name == "model_id"
                             else _settle(inner, seen) for name, inner in value.items()})
    if isinstance(value, list):
        return [_settle(inner, seen) for inner in value]
    if isinstance(value, str):
        for pattern, form in CHANGING:
            value = _number(pattern, form, value, seen)
    return value


def _number(pattern, form, text, seen):
    def put(match):
        known = seen.setdefault(pattern, {})
        return form.format(n=known.setdefault(match[0], len(known) + 1))

    return pattern.sub(put, text)
