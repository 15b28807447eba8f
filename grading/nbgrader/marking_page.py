"""The page on which one hand-in is marked: a graded notebook, and beside each answer what stands of it in the gradebook.

What stands comes with the page: its fields are filled before anybody can write in one.
"""

import json
from pathlib import Path

from grading import criteria
from grading.grade import marks
from grading.layout import HERE
from grading.marking import beside, kept, mark, names

FOLDER = HERE.root / "grading"


class Exporter:
    """nbgrader's, which is told of the page's rubrics too, and of no name where names are hidden."""

    def __init__(self, handler):
        self.handler = handler

    def from_filename(self, filename, resources):
        """A graded notebook as the page on which it is marked."""
        about = {**resources, "marking": {}, "only": self.handler.get_argument("exercise", ""), "beside": "", "hidden": names.hidden(FOLDER)}
        held = self.handler.gradebook.find_submission_notebook_by_id(about["submission_id"])
        module = about["assignment_id"]
        rubrics = rubrics_of(self.handler, held)
        standing, waiting = mark.grades(self.handler.gradebook, held, rubrics), marks.waiting(self.handler.gradebook, module)
        titles = criteria.titles(HERE, module)
        about["marking"] = {name: {"title": titles[name], "criteria": [vars(one) for one in rubric], "most": standing[name]["most"], **of_memo(standing[name], waiting.get(name, 0)),
                                   "kept": kept.kept(self.handler.gradebook, module, name)} for name, rubric in rubrics.items() if name in standing}
        about["standing"] = {"grades": grade_rows(self.handler, held, standing), "comments": comment_rows(self.handler, held)}
        about["only"] = about["only"] if about["only"] in about["marking"] else ""
        about["beside"] = beside.as_html(beside.said(_as_graded(filename), module, Path(filename).with_name(f"{module}.answers.json"))) if rubrics else ""
        if about["hidden"]:
            about |= {"student": "", "last_name": "", "first_name": "", "notebook_path": "", "nobody": _everybody(self.handler)}
        return self.handler.settings["nbgrader_exporter"].from_filename(filename, resources=about)


def _as_graded(notebook):
    """The course with the tables of the edition by which a notebook was graded; what the grader wrote of it says which."""
    try:
        said = json.loads(Path(notebook).read_text(encoding="utf-8"))["metadata"].get("course", {}).get("edition", HERE.edition)
    except (OSError, ValueError, LookupError, AttributeError):
        said = HERE.edition
    return HERE.of(said)


def rubrics_of(self, held):
    """The rubrics of a hand-in's module, as ``criteria.rubrics`` gives them."""
    return criteria.rubrics(self.gradebook, HERE, held.assignment.assignment.name)


def grade_rows(self, held, standing):
    """Each grade as nbgrader sends it, with what ``mark.grades`` says stands of it."""
    return [{**nameless(self, one.to_dict()), **for_page(standing[one.name])} for one in held.grades]


def for_page(one):
    """What a page is told of a grade, of all that ``mark.grades`` says."""
    return {name: one[name] for name in ("version", "shares", "points", "by", "at", "answer", "rubric")}


def of_memo(one, waiting):
    """The same of a memo, with its mark and how many of its exercise wait."""
    return {**for_page(one), "manual_score": one["manual_score"], "needs_manual_grade": one["waits"], "waiting": waiting}


def comment_rows(self, held):
    """Each comment as nbgrader sends it, with its version."""
    standing = mark.comments(self.gradebook, held)
    return [{**nameless(self, one.to_dict()), "version": standing[one.name]["version"]} for one in held.comments]


def nameless(self, said):
    """A row without whose it is, and without anybody named in what the grader noted, where names are hidden."""
    if not names.hidden(FOLDER):
        return said
    said = {name: value for name, value in said.items() if name != "student"}
    if said.get("auto_comment"):
        said["auto_comment"] = said["comment"] = names.masked(said["auto_comment"], _everybody(self)) if not said.get("manual_comment") else said["comment"]
    return said


def _everybody(self):
    return [one.id for one in self.gradebook.students]
