"""Is an exercise declared once, and does all else that is said of it follow?"""

import json

import jupytext
import nbformat
import pytest

from course.exercises import contents, ids
from grading.build import checks
from grading.build.declare import KINDS, declare, declared
from grading.build.later import MARKS
from grading.build.lesson import read
from grading.layout import HERE

each_module = pytest.mark.parametrize("module", HERE.lessons())
LESSON = '''# %%
from course.exercises import Choice

exercise = chosen = Choice("91_x/m91-1", title="one of two", points=2, skill="s", seeds=["004-22"], prompt="?", options={"a": "A", "b": "B"})
exercise.show()

# %%
### BEGIN SOLUTION
mean = 5
### END SOLUTION

# %%
from course.exercises import Code, Wrong

line = Code("91_x/m91-1b", title="a line", points=1.5, skill="s", seeds=[], prompt="?", name="mean", after="m91-1")
### BEGIN HIDDEN TESTS
line.wrong.append(Wrong("a", 4, "Why?"))
### END HIDDEN TESTS
line.show()

# %%
from course.exercises import Memo

exercise = Memo("91_x/m91-2", title="a note", points=3, skill="s", seeds=[], prompt="?", words=40, rubric={"a number": 3}, called="note")
exercise.show()

# %%
from course.exercises import Number

exercise = Number("91_x/m91-3", title="try it", points=0, skill="s", seeds=[], prompt="?", unit="min")
exercise.show()
'''


@pytest.fixture
def made():
    notebook = jupytext.reads(LESSON, fmt="py:percent")
    declare(notebook)
    return notebook


def graded(notebook):
    return {cell.metadata.nbgrader.grade_id: cell for cell in notebook.cells if "nbgrader" in cell.metadata}


def test_the_cells_are_marked_as_nbgrader_wants_them(made):
    cells = graded(made)
    about = {name: (cell.cell_type, cell.metadata.nbgrader.get("points"), cell.metadata.nbgrader.locked, cell.metadata.nbgrader.solution) for name, cell in cells.items()}
    assert about == {"m91-1": ("code", 2, True, False), "m91-1b-line": ("code", None, False, True), "m91-1b": ("code", 1.5, True, False),
                     "m91-2": ("markdown", 3, False, True)}
    assert [cell.metadata.get("reads") for cell in cells.values()] == [{}, None, {"mean": "number"}, None]
    assert cells["m91-2"].source == "*Your note is handed in with this page. A person marks it.*"


def test_the_key_comes_first_in_the_hidden_part_whether_the_lesson_has_one_or_not(made):
    cells = graded(made)
    hidden = '### BEGIN HIDDEN TESTS\nfrom grading.keys import key\n\n{}.key = key("91_x/{}")\n{}### END HIDDEN TESTS\n{}.show()'
    assert cells["m91-1"].source.endswith(hidden.format("exercise", "m91-1", "", "exercise"))
    assert cells["m91-1b"].source.endswith(hidden.format("line", "m91-1b", 'line.wrong.append(Wrong("a", 4, "Why?"))\n', "line"))


def test_a_hidden_part_that_sets_its_own_key_is_left(made):
    own = 'exercise = Number("91_x/m91-1", points=1)\n### BEGIN HIDDEN TESTS\nexercise.key = 3, 0\n### END HIDDEN TESTS\nexercise.show()'
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(own)])
    declare(notebook)
    assert notebook.cells[0].source == own and notebook.cells[0].metadata.nbgrader.points == 1


def test_the_notebook_lists_what_it_holds(made):
    listed = json.loads(json.dumps(made.metadata.course.exercises))
    assert [(one["id"], one["exercise"], one["heading"], one["kind"], one["scored"], one["points"]) for one in listed] == [
        ("m91-1", "m91-1", "Exercise 1 · one of two", "choice", "code", 2), ("m91-1b", "m91-1", "Exercise 1b · a line", "code", "code", 1.5),
        ("m91-2", "m91-2", "Exercise 2 · a note", "memo", "hand", 3), ("m91-3", "m91-3", "Step 3 · try it", "number", "code", 0)]
    assert listed[1]["after"] == "m91-1" and listed[2]["rubric"] == {"a number": 3}
    assert [one["id"] for one in contents.exercises(made)] == ["m91-1", "m91-1b", "m91-2"]  # a step to try earns nothing


def test_a_line_that_no_exercise_reads_is_not_released():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("### BEGIN SOLUTION\nmean = 5\n### END SOLUTION", id="a")])
    declare(notebook)
    lesson = type("Lesson", (), {"notebook": notebook})
    assert ["no exercise below reads" in said for said in checks.solutions(lesson)] == [True]


@pytest.mark.parametrize("source", ["exercise = Choice(", "Choice('91_x/m91-1', points=2)", "exercise = Choice(path, points=2)", "exercise = Nothing('91_x/m91-1')"])
def test_what_is_no_declaration_is_taken_for_none(source):
    assert declared(source) is None


@each_module
def test_a_lesson_says_an_exercises_id_points_and_key_nowhere_but_in_its_declaration(module):
    source = HERE.lesson(module).read_text(encoding="utf-8")
    assert "nbgrader" not in source and "import key" not in source and "grade_id" not in source


@each_module
def test_what_a_notebook_lists_is_what_its_cells_score(module):
    released = json.loads((HERE.modules / module / f"{module}.ipynb").read_text(encoding="utf-8"))
    cells = {cell["metadata"]["nbgrader"]["grade_id"]: (cell["metadata"]["nbgrader"]["points"], "hand" if cell["cell_type"] == "markdown" else "code")
             for cell in released["cells"] if cell["metadata"].get("nbgrader", {}).get("grade")}
    assert {one["id"]: (one["points"], one["scored"]) for one in contents.exercises(released)} == cells
    assert {one["kind"] for one in contents.exercises(released)} <= {kind.kind for kind in KINDS.values()}
    assert list(contents.planned(module)) == list(cells)


@each_module
def test_an_exercise_that_waits_names_one_that_is_listed(module):
    lesson = read(HERE, module)
    listed = [one["id"] for one in lesson.course["exercises"]]
    waiting = {cell.metadata["after"] for cell in lesson.notebook.cells if MARKS in cell.metadata.get("tags", ()) and "after" in cell.metadata}
    assert {one["after"] for one in lesson.course["exercises"] if "after" in one} | waiting <= set(listed)


@pytest.mark.parametrize("part, whole, called", [("m2-6", "m2-6", "exercise 6"), ("m2-6b", "m2-6", "the second part of exercise 6"),
                                                 ("m2-16d", "m2-16", "the fourth part of exercise 16")])
def test_one_rule_says_what_a_part_belongs_to(part, whole, called):
    assert ids.whole(part) == whole and ids.called(part) == called
