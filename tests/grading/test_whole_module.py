"""Real modules, handed in three ways and graded by nbgrader: the scores are exactly what is deserved."""

import json

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbgrader.api import Gradebook
from nbgrader.utils import is_grade, is_solution

from grading import declared
from grading.keys import answered, load
from grading.layout import HERE, Layout
from tests.grading.test_raw_names import raw
from tests.house.chosen import STORY, in_each_run


@pytest.mark.parametrize("module", in_each_run([module for module in HERE.lessons() if load(HERE, module).KEYS], STORY))  # which is graded to the point at the end of its walk
def test_right_partial_and_blank_hand_ins_get_what_they_deserve(module, course_of):
    course = course_of(module)
    key = load(HERE, module)
    blank = nbformat.read(HERE.modules / module / f"{module}.ipynb", as_version=4)
    points = {cell.id: cell.metadata.nbgrader.points for cell in blank.cells if is_grade(cell)}
    written = {cell.id for cell in blank.cells if is_grade(cell) and is_solution(cell)}
    lines = right_lines(module)
    first = next(name for name in points if name in key.ANSWERS and name not in written)

    hand_in(course, module, "all-right", key.ANSWERS, lines, key)
    hand_in(course, module, "only-first", {first: key.ANSWERS[first]}, {}, key)
    hand_in(course, module, "blank", {}, {}, key)
    course.in_a_row(f"generate_assignment {module} --force", f"autograde {module}", f"generate_feedback {module}")

    with Gradebook(course.gradebook, "cx") as book:
        def scores(learner):
            return {grade.name: grade.auto_score for grade in book.find_submission_notebook(module, module, learner).grades}

        assert scores("all-right") == {name: None if name in written else most for name, most in points.items()}
        assert scores("only-first") == {name: points[name] if name == first else 0.0 for name in points}
        assert scores("blank") == dict.fromkeys(points, 0.0)
        waiting = book.find_submission_notebook(module, module, "all-right").needs_manual_grade
        assert waiting == bool(written), "a written memo waits for a person"
        assert not book.find_submission_notebook(module, module, "blank").needs_manual_grade

    pages = {learner: (course.root / "grading" / "feedback" / learner / module / f"{module}.html").read_text()
             for learner in ("all-right", "only-first", "blank")}
    for page in pages.values():
        assert page.count('class="task"') == len(points)
        assert not [word for word in ("Not scored", "Traceback", "HIDDEN", "<script", "https://", "src=", "import ") if word in page]
        assert not raw(page.replace(module, "")), "no name that only a program uses"
    told = [part for parts in declared.with_marks(Layout(course.root), module).values() for part in parts]
    assert [page.count('class="told"') for page in pages.values()] == [len(told)] * 3, "each in its place, or a sentence"
    shown = {learner: words(page) for learner, page in pages.items()}
    assert told and all(words(part["html"]) in shown["all-right"] for part in told)
    assert not [part for part in told for learner in ("blank", "only-first") if words(part["html"]) in shown[learner]], "who has not answered is told nothing"
    assert f"{points[first]} of {sum(points.values())} points" in pages["only-first"]


def words(html):
    """The words of a page, drawings' too."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


def right_lines(module):
    """The right code of each learner's cell, by the cell's id."""
    solution = nbformat.read(HERE.solutions / module / f"{module}.ipynb", as_version=4)
    return {cell.id: cell.source for cell in solution.cells if cell.cell_type == "code" and is_solution(cell)}


def hand_in(course, module, learner, answers, lines, key):
    """Put a hand-in where nbgrader collects it: the released notebook with lines written, and a record of answers."""
    folder = course.root / "grading" / "submitted" / learner / module
    folder.mkdir(parents=True)
    notebook = nbformat.read(HERE.modules / module / f"{module}.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = lines.get(cell.id, cell.source)
    nbformat.write(notebook, folder / f"{module}.ipynb")
    if answers:
        record = folder / f"{module}.answers.json"
        content = answered(module, key)
        content["answers"] = {name: entry for name, entry in content["answers"].items() if name in answers}
        record.write_text(json.dumps(content), encoding="utf-8")
