"""What holds of every module of the course, as it stands in solutions/ and modules/."""

import os
import re
import subprocess
import sys

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import is_grade, is_solution

from grading.build.execute import answered_environment
from grading.build.later import LATER, shown, when
from grading.build.pipeline import build
from grading.keys import load
from grading.layout import HERE, kernel_environment
from tests.house.chosen import WALKED, in_each_run

MARKS = re.compile(r"### (BEGIN|END) SOLUTION\n?")
each_module = pytest.mark.parametrize("module", HERE.lessons())


@each_module
def test_the_made_files_are_what_a_build_makes(module):
    build(HERE, [module], only_check=True)


def by_nbval(course, how, *modules):
    """What ``pytest --nbval`` says of these modules to somebody who knows nothing of ours, and whether it left anything behind."""
    before = sorted(course.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", how, "-q", "-p", "no:cacheprovider", *(f"{side}/{module}" for side in ("solutions", "modules") for module in modules)],
        cwd=course, env={name: value for name, value in os.environ.items() if not name.startswith(("COURSE", "JUPYTER", "IPYTHON", "PYTHON", "PYTEST"))} | {"PYTHONDONTWRITEBYTECODE": "1"},
        text=True, capture_output=True, timeout=600)
    assert sorted(course.rglob("*")) == before
    return done


@pytest.mark.parametrize("how", ["--nbval-lax", pytest.param("--nbval", marks=pytest.mark.thorough)])
def test_a_number_that_changed_is_found_by_nbval_and_nothing_else_is(how, course_copy):
    """By nbval, which is not ours: of one module, since each build above runs every lesson and compares its bytes."""
    module = max(HERE.lessons(), key=lambda module: -(HERE.solutions / module / f"{module}.ipynb").stat().st_size)
    path = course_copy / "solutions" / module / f"{module}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    at, changed = next((at, output) for at, cell in enumerate(cell for cell in notebook.cells if cell.cell_type == "code") for output in cell.outputs
                       if output.output_type == "execute_result" and re.search(r"\d", output.data["text/plain"]))
    changed.data["text/plain"] = re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), changed.data["text/plain"], count=1)
    nbformat.write(notebook, path)
    done = by_nbval(course_copy, how, module)
    assert re.findall(r"^FAILED (\S+?)::Cell (\d+)", done.stdout, re.MULTILINE) == [(f"solutions/{module}/{module}.ipynb", str(at))], done.stdout[-4000:]
    assert re.search(r"^1 failed, \d+ passed in ", done.stdout.splitlines()[-1])


@pytest.mark.thorough
@pytest.mark.parametrize("how", ["--nbval", "--nbval-lax"])
def test_every_notebook_gives_the_same_outputs_again(how, course_copy):
    done = by_nbval(course_copy, how, *HERE.lessons())
    assert re.fullmatch(r"\d+ passed in .*", done.stdout.splitlines()[-1]), done.stdout[-4000:]


def run(notebook, folder, **variables):
    """Run a notebook as any Jupyter does, without our page; its cells hold what a reader would see."""
    client = NotebookClient(notebook, kernel_name="python3", timeout=120, allow_errors=True, resources={"metadata": {"path": str(folder)}})
    client.execute(env=kernel_environment(HERE, IPYTHONDIR=str(folder / "ipython"), **variables))


def kept_for_later(notebook):
    """The outputs, as plain text, of each cell that shows something once an exercise is answered."""
    return {cell.id: [output.data["text/plain"] for output in cell.outputs] for cell in notebook.cells if when(cell) == LATER}


@pytest.mark.parametrize("module", in_each_run(HERE.lessons()))
def test_an_unanswered_module_runs_clean_scores_nothing_and_keeps_for_later_what_tells_an_answer(module, tmp_path):
    notebook = nbformat.read(HERE.modules / module / f"{module}.ipynb", as_version=4)
    run(notebook, tmp_path)
    for said in kept_for_later(notebook).values():
        assert re.fullmatch(r"This part opens once you have answered (the \w+ part of )?exercise \d and run this cell again\.", said[0]), said[0]
        assert not any(said[1:])
    outputs = [(cell.id, output) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [name for name, output in outputs if output.output_type == "error" or output.get("name") == "stderr"]
    scores = {name: output.data["text/plain"] for name, output in outputs if output.output_type == "execute_result"}
    for cell in notebook.cells:
        if is_grade(cell) and cell.cell_type == "code":
            assert scores[cell.id] == "0.0", f"{cell.id} is not answered"
    assert not list(tmp_path.glob("*.answers.json")), "opening a page writes no record"


@pytest.mark.parametrize("module", in_each_run([module for module in HERE.lessons() if load(HERE, module).KEYS], *WALKED))  # a walk sees that nothing waits any more
def test_an_answered_module_shows_what_was_kept_for_later(module, tmp_path):
    """In the order of the lesson, each of its cells whole: whether the answers are right plays no part."""
    lesson, notebook = (nbformat.read(folder / module / f"{module}.ipynb", as_version=4) for folder in (HERE.solutions, HERE.modules))
    lines = {cell.id: MARKS.sub("", cell.source) for cell in lesson.cells if cell.cell_type == "code" and is_solution(cell)}
    for cell in notebook.cells:
        cell.source = lines.get(cell.id, cell.source)
    answered = answered_environment(HERE, tmp_path, module, load(HERE, module))
    run(notebook, tmp_path, COURSE_ANSWERS=answered["COURSE_ANSWERS"])
    assert [text for said in kept_for_later(notebook).values() for text in said] == [
        data["text/plain"] for cell in lesson.cells if when(cell) == LATER for data, _ in shown(cell)]
    waiting = [output for cell in notebook.cells for output in cell.get("outputs", []) if "course-waits" in str(output)]
    assert not waiting


@each_module
def test_a_released_module_tells_nothing_of_its_solution(module):
    released = b"".join(path.read_bytes() for path in sorted((HERE.modules / module).rglob("*")) if path.is_file())
    assert {path.suffix for path in (HERE.modules / module).rglob("*")} == {".ipynb"}
    assert not [word for word in (b"HIDDEN TESTS", b"SOLUTION", b"grading.keys", b"exercise.key") if word in released]
    for cell in nbformat.read(HERE.solutions / module / f"{module}.ipynb", as_version=4).cells:
        region = cell.source.partition("### BEGIN SOLUTION")[2].partition("### END SOLUTION")[0]
        assert not [line for line in region.splitlines() if len(line.strip()) > 12 and line.strip().encode() in released]
