"""What a lesson shows once an exercise is answered: which cells that is, and how they are sealed for the learner's notebook."""

import base64
import bz2
import json
import re
from itertools import groupby

from nbformat import from_dict
from nbgrader.utils import is_grade

SHOWN = ("application/vnd.vegalite.v5+json", "text/html", "text/markdown", "text/plain")
LINE = 100
TAG = re.compile(r"<[^>]+>")


def is_later(cell):
    """Whether a cell is tagged ``later``."""
    return "later" in cell.metadata.get("tags", [])


def waits_for(cells):
    """For each cell the exercise that it waits for: what its metadata names as ``after``, or the last one above it; ``None`` if it is not tagged."""
    above, found = None, []
    for cell in cells:
        found.append(cell.metadata.get("after", above) if is_later(cell) else None)
        above = cell.id if is_grade(cell) else above
    return found


def sealed_cells(cells, module):
    """A notebook's cells with those that come later sealed, neighbours that wait for the same exercise in one.

    Parameters
    ----------
    cells : list of NotebookNode
        Cells of an executed lesson.
    module : str
        The module's name.
    """
    kept = []
    for (exercise, _), group in groupby(zip(waits_for(cells), cells), key=lambda pair: (pair[0], None if pair[0] else pair[1].id)):
        group = [cell for _, cell in group]
        kept += group if exercise is None else [_sealed_cell(group, f"{module}/{exercise}")]
    return kept


def _sealed_cell(group, path):
    text = seal([output for cell in group for output in shown(cell)])
    source = f'from course.exercises import later\n\nlater("{path}", """\n{text}\n""")'
    return from_dict({"cell_type": "code", "id": group[0].id, "source": source, "outputs": [], "execution_count": None,
                      "metadata": {"jupyter": {"source_hidden": True}, "tags": ["later"]}})


def shown(cell):
    """What a cell shows: a list of (data by MIME type, metadata). Pictures stay out, as of every chart on a learner's page."""
    if cell.cell_type == "markdown":
        return [({"text/markdown": cell.source, "text/plain": TAG.sub("", cell.source)}, {})]
    return [({name: output.data[name] for name in SHOWN if name in output.data}, dict(output.metadata))
            for output in cell.outputs if "data" in output]


def seal(outputs):
    """Outputs as text that ``course.exercises.waiting.opened`` opens.

    It is no lock: whoever has the course can open it. It keeps what a page tells later from
    standing where somebody reads in passing, or where a program looks for an answer's words.
    """
    packed = base64.b64encode(bz2.compress(json.dumps(outputs, ensure_ascii=False, separators=(",", ":")).encode())).decode()
    return "\n".join(packed[at:at + LINE] for at in range(0, len(packed), LINE))


def problems(cell):
    """Why what an executed cell shows can't be kept for later, a sentence each."""
    outputs = shown(cell)
    if not outputs:
        yield "it comes later, and shows nothing that could"
    if any(output.output_type not in ("display_data", "execute_result") for output in cell.get("outputs", [])):
        yield "it comes later, and prints: what is kept for later is shown"
    if any("widget" in name for output in cell.get("outputs", []) for name in output.get("data", {})):
        yield "it comes later, and draws a widget, which lives in a kernel: give it after=\"…\" in place of the tag"
