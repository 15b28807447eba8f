"""Gather what a manager is shown of a graded hand-in: marks, cards, memos, comments, what the lesson keeps for the marks, and nothing else."""

import re
from html import unescape
from pathlib import Path

from nbgrader.api import BaseCell, Comment, Grade, SourceCell
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from sqlalchemy import select

from course.exercises.ids import called, heading
from grading import declared, held_back, inert
from grading.build.known import known as exercises
from grading.hand_in import answers
from grading.gradebook import opened
from grading.layout import HERE
from grading import criteria
from grading.nbgrader.usual import counted, usual

BLANK = 'data-verdict="blank"'
NOBODY_ANSWERED = "No response."  # nbgrader's own comment on an untouched answer
TOP = re.compile(r'<div class="course-top"><span>([^<]*)</span><span>[^<]*</span></div>')
GIVEN = re.compile(r'<div class="course-answer">.*?</div>')
BY_PERSON, BY_GRADER = "From the person who marked this", "What was found when this was scored"


class GatherFeedback(NbGraderPreprocessor):
    """In the place of nbgrader's GetGrades, which asks the gradebook for each cell: put plain data for the page into ``resources["feedback"]``.

    Code, prompts, tracebacks and outputs other than the cards stay behind, so the template
    can't show them by mistake. All that a learner may have written is made inert here.
    """

    _class = None  # what is counted of all hand-ins, once for all pages that a command makes

    def preprocess(self, nb, resources):
        about = resources["nbgrader"]
        said = nb.metadata.get("course")  # the grader's own words, of the sheet by which it scored
        said = said if isinstance(said, dict) else {}
        layout = HERE.of(said.get("edition", HERE.edition))
        memos, with_marks = declared.memos(layout, about["notebook"]), declared.with_marks(layout, about["notebook"])
        known, place = nb.metadata.get("grading", {}), Path(resources["metadata"]["path"])
        gave, asked, until = _gave(place, about["notebook"], layout.edition), exercises(layout, about["notebook"]), held_back.until(place.parents[2], about["notebook"])
        with opened(about["db_url"]) as gradebook:
            held = gradebook.find_submission_notebook(about["notebook"], about["assignment"], about["student"])
            grades = _rows(gradebook, Grade, held, Grade.score, Grade.max_score, Grade.manual_score, Grade.needs_manual_grade)
            told = _rows(gradebook, Comment, held, Comment.manual_comment, Comment.auto_comment)
            sources = dict(gradebook.db.execute(select(SourceCell.name, SourceCell.source).where(SourceCell.notebook_id == held.notebook_id)).all())
            penalty, called_by_roster = held.late_submission_penalty or 0, " ".join(filter(None, (held.student.first_name, held.student.last_name)))
            rubrics = {name: (rubric, criteria.of_one(gradebook, held.assignment_id, name)) for name, rubric in criteria.rubrics(gradebook, HERE, about["assignment"]).items()}
            if self._class is None and asked:
                self._class = counted(gradebook, about["assignment"])
        items, comments, answered = [], [], set()
        for cell in nb.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if is_solution(cell):
                comments += _comments(told[name], known.get("record", ""))
            if is_grade(cell):
                items.append(_item(cell, name, grades[name], sources.get(name, ""), comments, memos.get(name, {}), _criteria(grades[name], *rubrics.get(name, ((), {})))))
                comments = []
                answered |= {name} if items[-1]["answered"] else set()
                items[-1]["told"] = [] if until else [told if told["of"] in answered else _not_yet(told) for told in with_marks.get(name, ())]
                items[-1]["after"] = {} if until or name not in asked else self._after(asked[name], items[-1], grades[name], gave.get(name))
        title = said.get("title")
        resources["feedback"] = {
            "title": title if isinstance(title, str) else about["notebook"],
            "student": inert.name(called_by_roster or about["student"]), "note": known.get("record", ""), "turned_away": bool(known.get("turned_away")),
            "score": _points(sum(grade.score for grade in grades.values()) - penalty), "of": _points(sum(grade.max_score for grade in grades.values())),
            "items": items, "until": until if asked else "", "penalty": _points(penalty) if penalty else "", "waiting": sum(item["waiting"] for item in items)}
        return nb, resources


    def _after(self, known, item, grade, gave):
        """What is told of an exercise once it is marked; of one that nobody has answered, or that waits for a person, nothing."""
        if not item["answered"] or item["waiting"]:
            return {}
        share = None if grade.manual_score is not None and not known.exercise.by_hand else grade.score / grade.max_score
        told = known.told(gave, share)
        if told["lines"]:
            item["card"] = GIVEN.sub("", item["card"])  # each line says it again, where it is another than the right one
        return {**told, "usual": usual(known.exercise, *self._class.get(item["id"], (0, {})))}


def _gave(place, module, edition):
    """The recorded answers about these tables, by exercise."""
    record = place / f"{module}.answers.json"
    found = answers.parse(record.read_bytes(), module, edition).answers if record.is_file() else {}
    return {name: one.get("answer") for name, one in found.items()}


def _rows(gradebook, kind, held, *columns):
    """What the gradebook has of a hand-in's cells, by name: of its grades or of its comments."""
    rows = gradebook.db.execute(select(BaseCell.name, *columns).join(BaseCell, kind.cell_id == BaseCell.id).where(kind.notebook_id == held.id))
    return {row[0]: row for row in rows}


def _criteria(grade, rubric, shares):
    """What a memo is marked on, and what it has of each once a person has said so; ``whole`` where they set its points for all of it."""
    marked = bool(shares) and grade.manual_score is not None and not grade.needs_manual_grade
    return {"each": [{"words": inert.name(one.words), "points": _points(one.points), "share": shares.get(one.id, 0) if marked else None,
                      "got": _points(one.points * shares.get(one.id, 0))} for one in rubric],
            "whole": marked and abs(criteria.points(rubric, shares) - grade.manual_score) > 0.005}


def _item(cell, name, grade, source, comments, memo, rubric):
    """One exercise as the page shows it."""
    written = cell.cell_type == "markdown"
    card, title = ("", memo.get("title", "")) if written else _card(cell)
    untouched = written and cell.source.strip() == source.strip()
    return {
        "id": name, "title": title if card and title else heading(name, title),
        "score": _points(grade.score), "of": _points(grade.max_score),
        "card": card, "memo": inert.html(cell.source.partition("\n")[0], inert.MOST_MEMO_LETTERS) if written and not untouched else "",
        "rubric": rubric, "blank": untouched, "waiting": bool(grade.needs_manual_grade),
        "unscored": not written and grade.manual_score is None and not any(output.output_type == "execute_result" for output in cell.outputs),
        "answered": grade.manual_score is not None or (not untouched if written else bool(card) and BLANK not in card),
        "comments": comments,
    }


def _not_yet(told):
    """Who has not answered an exercise is not told what came of it."""
    return {**told, "html": f"<p>This stands here once {called(told['of'])} has been answered and handed in.</p>"}


def _comments(comment, note):
    """What a person wrote, or else what the grader noted, unless the page says it at its top."""
    if comment.manual_comment:
        return [{"by": BY_PERSON, "text": comment.manual_comment}]
    noted = comment.auto_comment
    return [{"by": BY_GRADER, "text": noted}] if noted and noted != NOBODY_ANSWERED and noted not in note else []


def _card(cell):
    """The card that a score cell ended in, made inert, and its title.

    Its own line of points goes: a marker may have given others.
    """
    for output in cell.outputs:
        if output.output_type == "execute_result" and output.data.get("text/html"):
            card = inert.html(output.data["text/html"])
            top = TOP.search(card)
            return (card.replace(top[0], "", 1), unescape(top[1])) if top else (card, "")
    return "", ""


def _points(value):
    """A mark as people write it: ``3`` or ``2.5``."""
    return f"{float(value):.2f}".rstrip("0").rstrip(".")
