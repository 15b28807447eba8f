"""What a lesson shows once an exercise is answered, or only with its marks: which cells that is, and what of them a learner's notebook holds."""

import base64
import bz2
import json
import re
from itertools import groupby

from nbformat import from_dict
from nbgrader.utils import is_grade

from course.exercises.ids import called
from grading.build.opening import say_what_is_needed

SHOWN = ("application/vnd.vegalite.v5+json", "text/html", "text/markdown", "text/plain")
LATER, MARKS = "later", "marks"
LINE = 100
TAG = re.compile(r"<[^>]+>")


def when(cell):
    """When a cell is shown: ``later``, once an exercise is answered; with the ``marks``; or at once, ``None``."""
    return next((tag for tag in (MARKS, LATER) if tag in cell.metadata.get("tags", [])), None)


def waits_for(cells):
    """For each cell the exercise that it waits for: what its metadata names as ``after``, or the last one above it; ``None`` if it is shown at once."""
    above, found = None, []
    for cell in cells:
        found.append(cell.metadata.get("after", above) if when(cell) else None)
        above = cell.id if is_grade(cell) else above
    return found


def groups(cells):
    """A notebook's cells in order, as (when, exercise, cells): neighbours that wait for the same in one, any other cell by itself."""
    marked = zip(map(when, cells), waits_for(cells), cells)
    for (shown_when, exercise, _), group in groupby(marked, key=lambda one: (one[0], one[1], None if one[0] else one[2].id)):
        yield shown_when, exercise, [cell for _, _, cell in group]


def learners_cells(cells, module):
    """A notebook's cells as a learner's has them: what comes later is sealed; of what comes with the marks, only a sentence that says so is left.

    The first that runs says what is needed where the course is not there.

    Parameters
    ----------
    cells : list of NotebookNode
        Cells of an executed lesson.
    module : str
        The module's name.
    """
    made = {LATER: _sealed_cell, MARKS: _sentence}
    kept = []
    for shown_when, exercise, group in groups(cells):
        kept += [made[shown_when](group, f"{module}/{exercise}")] if shown_when else group
    say_what_is_needed(kept, module)
    return kept


def _sealed_cell(group, path):
    text = seal([output for cell in group for output in shown(cell)])
    source = f'from course.exercises import later\n\nlater("{path}", """\n{text}\n""")'
    return from_dict({"cell_type": "code", "id": group[0].id, "source": source, "outputs": [], "execution_count": None,
                      "metadata": {"jupyter": {"source_hidden": True}, "tags": [LATER]}})


def _sentence(group, path):
    said = f'<p class="course-given">This part stands in your feedback on {called(path.partition("/")[2])}, which comes to the end of this page.</p>'
    return from_dict({"cell_type": "markdown", "id": group[0].id, "source": said, "metadata": {}})


def shown(cell):
    """What a cell shows: a list of (data by MIME type, metadata). Pictures stay out, as of every chart on a learner's page."""
    if cell.cell_type == "markdown":
        return [({"text/markdown": cell.source, "text/plain": TAG.sub("", cell.source)}, {})]
    return [({name: output.data[name] for name in SHOWN if name in output.data}, dict(output.metadata))
            for output in cell.outputs if "data" in output]


def seal(outputs):
    """Outputs as text that ``course.exercises.waiting.opened`` opens.

    It is no lock: whoever has the course can open it. It keeps what a page tells later from
    standing where somebody reads in passing. What tells an answer comes with the marks instead.
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
