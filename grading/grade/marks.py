"""Scores and marks of a hand-in in nbgrader's gradebook, by whichever command it was graded.

nbgrader keeps a mark that a person gave for whatever is handed in later, so that a new memo has
the points of the old. Here a mark belongs to the answer that it was given for: the gradebook
also holds, in a table of ours, what each learner gave for each exercise when it was last graded.
"""

import hashlib
import json
import re

from nbgrader.api import BaseCell, Grade, SubmittedAssignment, SubmittedNotebook
from nbgrader.utils import determine_grade, is_grade, is_solution
from sqlalchemy import Column, MetaData, String, Table, Text, func, inspect, select

from course.exercises.ids import heading
from grading.grade import mend
from grading import criteria

UNTOUCHED = "No response."
KNOWN, BLANK = re.compile(r'data-feedback="([^"]+)"'), 'data-verdict="blank"'  # as a Score's card has them
# In the gradebook, so that a copy of it which is put back knows what it has and what it has not.
HELD = Table("course_graded", MetaData(), Column("submission", String(32), primary_key=True), Column("digest", Text), Column("given", Text))


def digest(hand_in, sheet):
    """What a graded hand-in is known by: all that was handed in, and all that it is scored by."""
    return hashlib.sha256(repr((hand_in, sheet.edition)).encode()).hexdigest()


def given(cells, sheet, answers):
    """What a learner gave for each exercise: the recorded answer, and the text of the cells that are theirs to write.

    Parameters
    ----------
    cells : list of dict
        The notebook's, as they were handed in.
    sheet : Sheet
        Whose order says which cell belongs to which exercise.
    answers : dict
        The answers of the record, by exercise.

    Returns
    -------
    dict of str to list
        By exercise, a digest and the names of its cells.
    """
    texts = {cell["metadata"].get("nbgrader", {}).get("grade_id"): "".join(cell["source"]) for cell in cells}
    found, own = {}, []
    for source in sheet.cells:
        if source.solution:
            own.append(source.name)
        if source.grade:
            gave = [answers.get(source.name, {}).get("answer"), [texts.get(name) for name in own]]
            found[source.name] = [hashlib.sha256(json.dumps(gave, sort_keys=True).encode()).hexdigest(), own]
            own = []
    return found


def ready(book):
    """Make our tables in a gradebook that has none."""
    HELD.create(book.engine, checkfirst=True)
    criteria.ready(book)


def standing(book, module):
    """The digest of what the gradebook has of each learner; nothing of who is not in it, whatever lies in a folder."""
    if not inspect(book.engine).has_table(HELD.name):
        return {}
    return dict(book.db.execute(select(SubmittedAssignment.student_id, HELD.c.digest).join(HELD, HELD.c.submission == SubmittedAssignment.id)
                                .where(SubmittedAssignment.name == module)).all())


def waiting(book, module):
    """How many grades of each exercise wait for a person."""
    return dict(book.db.execute(select(BaseCell.name, func.count()).select_from(Grade).join(BaseCell, Grade.cell_id == BaseCell.id)
                                .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
                                .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                                .where(Grade.needs_manual_grade, SubmittedAssignment.name == module).group_by(BaseCell.name)).all())


def lost(book, module):
    """The points that each learner lost for being late, of who lost any."""
    return dict(book.db.execute(select(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty)
                                .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
                                .where(SubmittedAssignment.name == module, SubmittedNotebook.late_submission_penalty > 0).order_by(SubmittedAssignment.student_id)).all())


def settle(book, rows, notebook, *, digest, review, said):
    """Write the scores of one hand-in, and queue what a person must see. The caller commits.

    As nbgrader's SaveAutoGrades, but for what people did: as long as an answer, its score and
    the reason to look are what they were, whatever a person decided stands. A mark or comment
    for another answer than this one is taken back, and told of.

    Parameters
    ----------
    book : Gradebook
        Which has our table.
    rows : Rows
        The hand-in's in it.
    notebook : NotebookNode
        As it was executed; its metadata hold what ``given`` found.
    digest : str
        What the hand-in is known by.
    review : dict of str to str
        Why an exercise could not be scored.
    said : str
        What somebody must know of the hand-in: it stands with the first answer that has a comment.
    """
    grades, comments = rows.grades, rows.comments
    gave, before, now = notebook.metadata["grading"]["given"], _before(book, rows.id), {}
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if is_solution(cell) and name in comments:
            comments[name].auto_comment = UNTOUCHED if mend.untouched(cell) else None
        if is_grade(cell) and name in grades:
            answer, own = gave[name]
            now[name] = {"gave": answer, "scored": determine_grade(cell)[0], "why": review.get(name, ""), "note": "", "known": _known(cell)}
            if name in before and before[name]["gave"] != answer:
                criteria.forget(book, rows.id, name)
            _decide(grades[name], [comments[one] for one in own if one in comments], now[name], before.get(name))
    _tell(comments, gave, now, said, next((name for _, own in gave.values() for name in own if name in comments), None))
    _hold(book, rows.id, digest, now)


def _known(cell):
    """By what name the catalogue knows an answer: empty where it does not, ``None`` where there is no answer."""
    cards = [card for output in cell.get("outputs", ()) if (card := output.get("data", {}).get("text/html"))]
    found = KNOWN.search("".join(cards))
    return found[1] if found else "" if cards and BLANK not in cards[-1] else None


def _decide(grade, comments, now, before):
    """One exercise's grade: what a person did for this very answer stands, what was done for another does not."""
    grade.auto_score = now["scored"]
    if before and before["gave"] == now["gave"]:
        now["note"] = before["note"]
        if {**before, "known": now["known"]} == now:
            return
    elif before and (grade.manual_score is not None or grade.extra_credit or any(one.manual_comment for one in comments)):
        now["note"] = _take_back(grade, comments)
        grade.needs_manual_grade = True
        return
    unseen = now["note"] and grade.needs_manual_grade
    grade.needs_manual_grade = bool(unseen or now["why"] or grade.manual_score is not None or now["scored"] is None)


def _take_back(grade, comments):
    """Take back what was given for an earlier answer. Returns what is told of it."""
    points = (grade.manual_score or 0) + (grade.extra_credit or 0)
    marked = f" The answer before had {points:g} of {grade.max_score:g} points." if grade.manual_score is not None or points else ""
    words = " ".join(one.manual_comment for one in comments if one.manual_comment)
    grade.manual_score, grade.extra_credit = None, None
    for one in comments:
        one.manual_comment = None
    return f"This was handed in anew after a person had marked it.{marked}" + (f" The comment on it was: “{words}”" if words else "")


def _tell(comments, gave, now, said, first):
    """Put each note with its exercise, and what is not one exercise's with the first answer that has a comment."""
    notes = {}
    for name, about in now.items():
        place = next((one for one in gave[name][1] if one in comments), None)
        if about["note"]:
            notes.setdefault(place or first, []).append(about["note"] if place else f"{heading(name)}: {about['note']}")
    if said:
        notes.setdefault(first, []).insert(0, said)
    for name, told in notes.items():
        if name:
            comments[name].auto_comment = " ".join(told)


def gave(book, submission):
    """{exercise: a digest of what was given for it when it was last graded}, by nbgrader's id of the submitted assignment."""
    return {name: about["gave"] for name, about in _before(book, submission).items()}


def _before(book, submission):
    row = submission and book.db.execute(select(HELD.c.given).where(HELD.c.submission == submission)).scalar()
    return json.loads(row) if row else {}


def _hold(book, submission, digest, now):
    mine, values = HELD.c.submission == submission, {"digest": digest, "given": json.dumps(now)}
    if not book.db.execute(HELD.update().where(mine).values(values)).rowcount:
        book.db.execute(HELD.insert().values(submission=submission, **values))
