"""What a learner's page shows before anything is answered: its own notebook, run with an empty record."""

import subprocess
import tempfile
from copy import deepcopy
from pathlib import Path

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from course.errors import CourseError
from grading.build.execute import STILL, client_of, environment
from grading.build.normalise import normalise

KEPT = (STILL, "image/svg+xml", "text/html", "text/markdown", "text/plain")


def show(notebook, layout):
    """Give the code cells of a learner's notebook, in place, the outputs that they have before anything is answered, with the tables of ``layout``'s edition.

    A chart is kept as a picture, and a widget, which lives in a kernel, as what it would draw and as plain
    HTML. What a score cell ends in is no output of the page, and neither is what a learner's unfinished line raises.

    Raises ``CourseError`` when the notebook does not come to an end.
    """
    run, module = deepcopy(notebook), notebook.metadata["course"]["module"]
    with tempfile.TemporaryDirectory(prefix="course-unanswered-") as folder:
        work = Path(folder) / module
        work.mkdir()
        nbformat.write(notebook, work / f"{module}.ipynb")  # as on a learner's page: the line at its top counts the exercises that it lists
        try:
            client_of(run, work).execute(env=environment(layout, folder, Path(folder) / f"{module}.answers.json"), stderr=subprocess.DEVNULL)
        except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
            raise CourseError(f"{module} could not be run as a learner has it: {str(error).strip().splitlines()[0]}.",
                              "Nothing was written.", "Mend the cell that does not come to an end, and build again.") from error
    normalise(run)
    for cell, ran in zip(notebook.cells, run.cells, strict=True):
        if cell.cell_type == "code":
            cell.outputs = [] if "answer" in cell.metadata.get("tags", []) else list(filter(None, map(_kept, ran.outputs)))


def _kept(output):
    """What is kept of an output, or ``None``: nothing is executed here, so it is shown and never a result."""
    data = {name: output.data[name] for name in KEPT if name in output.get("data", {})}
    if not data or set(data) == {"text/plain"} and not data["text/plain"]:
        return None
    if output.output_type == "execute_result" and not data.get("text/html", "-"):
        return None  # a Score without a card: there is no answer
    if STILL in data or "image/svg+xml" not in data:
        return NotebookNode(output_type="display_data", data=NotebookNode(data), metadata=NotebookNode())
    return NotebookNode(output_type="display_data", data=NotebookNode({name: data[name] for name in ("image/svg+xml", "text/plain")}), metadata=NotebookNode())
