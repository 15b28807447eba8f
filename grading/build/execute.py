"""Run a lesson as a learner who answers everything right, and hold it to full marks."""

import json
import re
import subprocess
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from traitlets.config import Config

from course.errors import CourseError
from grading.build.checks import is_scored
from grading.build.later import when
from grading.build.later import problems as unkept
from grading.build.lesson import KERNEL, called, failed
from grading.keys import answered
from grading.layout import kernel_environment

CELL_TIMEOUT_S = 300
STILL = "application/vnd.course.front+json"  # what a widget shows, for a page without a kernel
OPTIONS = ["--HistoryManager.enabled=False", "--InteractiveShellApp.ignore_cwd=True"]
PLAIN_FLOAT = re.compile(r"\d+\.\d+(e-\d+)?")


def environment(layout, folder, record):
    """The environment in which a build runs a notebook, its record the file ``record``."""
    return {name: value for name, value in kernel_environment(
        layout, COURSE_ANSWERS=str(record), COURSE_BUILD="1", TZ="UTC", PYTHONHASHSEED="0",
        IPYTHONDIR=str(Path(folder) / ".ipython")).items() if name not in ("NBGRADER_EXECUTION", "COURSE_GRADING")}


def answered_environment(layout, folder, module, key):
    """The environment in which the solution is executed, its record written in ``folder``."""
    record = Path(folder) / f"{module}.answers.json"
    record.write_text(json.dumps(answered(module, key, layout.edition), ensure_ascii=False, indent=1), encoding="utf-8")
    return environment(layout, folder, record)


def client_of(notebook, work):
    """Who runs a notebook in a fresh kernel, in the empty folder ``work``.

    They talk through files beside it: a port that was free when a kernel began may be another
    program's by the time that it listens, and then it dies.
    """
    talk = Config(KernelManager={"transport": "ipc", "ip": str(work.parent / "kernel")})
    return NotebookClient(
        notebook, kernel_name=KERNEL["name"], timeout=CELL_TIMEOUT_S, allow_errors=True, record_timing=False, coalesce_streams=True,
        resources={"metadata": {"path": str(work)}}, extra_arguments=OPTIONS, config=talk)


def execute(lesson, layout, folder):
    """Run every cell in a fresh kernel, in an empty folder, with the key's answers.

    Raises ``CourseError`` naming each cell that fails and each exercise that does not get
    exactly its points.
    """
    work = Path(folder) / "work"
    work.mkdir()
    try:
        # What the kernel says of itself is not news; what a cell writes to stderr is one of its outputs.
        client_of(lesson.notebook, work).execute(env=answered_environment(layout, folder, lesson.module, lesson.key), stderr=subprocess.DEVNULL)
    except (CellTimeoutError, DeadKernelError, RuntimeError) as error:
        raise CourseError(f"{lesson.module} could not be executed: {str(error).strip().splitlines()[0]}.",
                          "Nothing was written.", "Mend the cell that does not come to an end, and build again.") from error
    for cell in lesson.notebook.cells:
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(STILL, None)  # what a learner's page shows is kept there
    problems = [f"{called(cell)}: {problem}" for cell in lesson.notebook.cells if cell.cell_type == "code"
                for problem in (*errors(cell), *(short_of_points(cell) if is_scored(cell) else ()), *(unkept(cell) if when(cell) else ()))]
    if problems:
        raise failed(lesson.module, problems, "Mend the solution, or its key, and build again.")


def errors(cell):
    """What a cell raised."""
    return [f"it raises {output.ename}: {output.evalue}" for output in cell.outputs if output.output_type == "error"]


def short_of_points(cell):
    """Why the right answer would not earn this score cell's points, by nbgrader's reading of it or by ours.

    nbgrader gives full marks for no result, a text or a negative number, and none as soon
    as there is a warning: so a score must be one plain float, and alone.
    """
    points = float(cell.metadata.nbgrader["points"])
    if any(output.output_type == "error" for output in cell.outputs):
        return
    if any(output.output_type == "stream" and output.name == "stderr" for output in cell.outputs):
        yield "it writes to stderr, which nbgrader scores 0"
    results = [output.data.get("text/plain", "") for output in cell.outputs if output.output_type == "execute_result"]
    if len(results) != 1 or not PLAIN_FLOAT.fullmatch(results[0]):
        yield f"it does not end in one Score, but in {results or 'nothing'}"
    elif float(results[0]) != points:
        yield f"the right answer earns {results[0]} of {points} points"
