"""Grade one hand-in: a pure function of what was handed in and the module's sheet.

It opens no gradebook and writes no file, so that it can be done in any process on any
machine that has the course.
"""

import contextlib
import json
import re
from dataclasses import dataclass, replace

from course import cases
from course.record.edition import REFERENCE
from grading import declared
from grading.grade import marks, memos, mend, two_kernels
from grading.grade.sheet import Sheet
from grading.hand_in import answers
from grading.hand_in.files import HandIn
from grading.kernels.sandbox import LIMITS, Limits
from grading.kernels.warm import Gone
from grading.layout import HERE

CASE = re.compile(r"\bcourse\.cases\.(\w+)")
TWICE = "The grader lost the process that ran this hand-in, twice; the second time it ran alone."


@dataclass(frozen=True)
class Task:
    """One hand-in to grade; ``place`` is the warm process's folder, or ``None`` to start one.

    ``twins`` are the learners who gave most of these answers at the same seconds.
    """

    learner: str
    sheet: Sheet
    hand_in: HandIn
    digest: str
    place: str | None = None
    limits: Limits = LIMITS["learner"]
    sandboxed: bool = True
    twins: tuple = ()


@dataclass(frozen=True)
class Graded:
    """What came of it: the executed notebook as JSON text, and why somebody must look, by exercise."""

    learner: str
    notebook: str
    digest: str
    record: bytes | None
    timestamp: str
    secret: bytes = b""
    record_problem: str = ""
    turned_away: str = ""
    notes: tuple = ()
    review: dict = None
    edition: str = REFERENCE


def grade(task):
    """Grade a hand-in.

    Raises
    ------
    Gone
        When the warm process is gone; no hand-in makes it raise anything.
    """
    try:
        return _grade(task)
    except mend.Refused as problem:
        return turned_away(task, str(problem))
    except Gone:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a hand-in sets off, the others are graded
        return turned_away(task, could_not_cope(error))


def ready(sheet):
    """Load what most hand-ins of a module need; done before processes are forked, each has it."""
    if declared.memos(HERE, sheet.module):
        for case in dict.fromkeys(CASE.findall("\n".join(cell.source for cell in sheet.cells))):
            cases.case(case)  # whose runs a memo cites


def _grade(task):
    sheet, handed = task.sheet, task.hand_in
    if handed.turned_away:
        raise mend.Refused(handed.turned_away)
    record = _record(handed, sheet.module, sheet.tables)
    notebook, notes = mend.mend(mend.parse(handed.notebook), sheet)
    given = marks.given(notebook["cells"], sheet, record.answers)
    fill_memos(notebook["cells"], sheet, record)
    review = two_kernels.run(notebook["cells"], sheet, record.content, task.place, task.limits)
    problem, alone = ("", [record.reason]) if record.missing else (record.reason, [])
    return _graded(task, notebook, given, problem, notes=(*handed.notes, *alone, *notes),
                   review={**unread(sheet, problem), **_shared(task), **review}, record_problem=problem)


def turned_away(task, reason):
    """A hand-in of which nothing can be graded: every exercise is 0, with the reason, for somebody to look at; a memo that can be read too.

    Never raises: it is what is left to say when something else did.
    """
    untouched = mend.untouched_notebook(task.sheet)
    cells = untouched["cells"]
    given = marks.given(cells, task.sheet, {})
    with contextlib.suppress(Exception):  # a memo that can't be shown waits for somebody like the rest
        record = _record(task.hand_in, task.sheet.module, task.sheet.tables)
        given = marks.given(cells, task.sheet, record.answers)
        fill_memos(cells, task.sheet, record)
    review = leave_unscored(cells, task.sheet, reason)
    return _graded(task, untouched, given, reason, turned_away=reason, notes=task.hand_in.notes, review=review)


def could_not_cope(error):
    """What is said of a hand-in that the grader itself failed at."""
    return f"The grader could not cope with this hand-in ({type(error).__name__})."


def leave_unscored(cells, sheet, reason):
    """Write the reason into each score cell. Returns it by exercise."""
    for cell in cells:
        source = sheet.cell(cell["metadata"].get("nbgrader", {}).get("grade_id"))
        if cell["cell_type"] == "code":
            cell["outputs"] = two_kernels.not_scored(reason) if source and source.scored else []
    return {cell.name: reason for cell in sheet.cells if cell.grade}


def fill_memos(cells, sheet, record):
    """Put each recorded memo where the person who marks it looks."""
    for cell in cells:
        source = sheet.cell(cell["metadata"].get("nbgrader", {}).get("grade_id"))
        if source and source.cell_type == "markdown" and source.grade and source.solution:
            cell["source"] = memos.written(record, sheet.module, source.name, source.source, cell["source"])


def _record(handed, module, edition=None):
    if handed.record_problem:
        return answers.HandedIn(reason=handed.record_problem)
    if handed.record is None:
        return answers.HandedIn(missing=True, reason=answers.ALONE)
    return answers.parse(handed.record, module, edition)


def unread(sheet, problem):
    """Every exercise that is answered in the record waits for a person when the record can't be used."""
    return {cell.name: problem for cell in sheet.cells if cell.scored and not cell.reads} if problem else {}


def _shared(task):
    """Answers that two learners share are scored as they stand, and somebody looks."""
    first = next((cell.name for cell in task.sheet.cells if cell.scored), None)
    return {first: f"Most answers in this record are, to the second, also those of {', '.join(task.twins[:3])}."} if task.twins and first else {}


def _graded(task, notebook, given, reason, **said):
    notes = () if said.get("turned_away") else said["notes"]
    notebook["metadata"]["grading"] = {"record": " ".join(filter(None, (reason, *notes))), "turned_away": said.get("turned_away", ""), "given": given}
    handed = task.hand_in
    return replace(Graded(task.learner, json.dumps(notebook, ensure_ascii=False), task.digest, handed.record, handed.timestamp, handed.secret),
                   edition=task.sheet.tables, **said)
