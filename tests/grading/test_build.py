"""The build as its user meets it: what it refuses, what it says, and that it writes nothing then."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.api import Gradebook

from course.errors import CourseError
from grading.build.execute import client_of, short_of_points
from grading.build.pipeline import _write, build
from grading.layout import Layout

MODULE = "90_shop"


def refused(done):
    """What a refused command said; without a traceback, in lines."""
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    return done.stderr


def changed(course, name, old, new):
    path = course.root / "solutions" / MODULE / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def nothing_made(course):
    return not list(course.root.glob("*/**/*.ipynb")) and not (course.root / "modules" / "manifest.json").exists()


def test_a_second_build_makes_the_same_bytes_in_another_place_time_and_hash(course):
    moved = type(course)(course.root.rename(course.root.parent / "elsewhere"))
    done = moved.grading("build", "--check", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert done.returncode == 0, done.stderr
    assert "3 made files are up to date" in done.stdout


def test_a_file_that_no_build_made_is_found_and_mended(course):
    layout, module = Layout(course.root), course.notebook.read_text()
    course.notebook.write_text(module.replace("two tills", "three tills"))
    (course.notebook.parent / "left over.ipynb").write_text("{}")
    with pytest.raises(CourseError) as refusal:
        build(layout, only_check=True, say=str)
    assert f"modules/{MODULE}/{MODULE}.ipynb" in refusal.value.happened and "left over.ipynb" in refusal.value.happened
    assert "solutions" not in refusal.value.happened
    build(layout, say=str)
    assert course.notebook.read_text() == module and not (course.notebook.parent / "left over.ipynb").exists()


def test_an_unknown_module_is_named_with_the_nearest(bare_course):
    said = refused(bare_course.grading("build", "90_shoop"))
    assert "no module called 90_shoop" in said and "Did you mean 90_shop?" in said


def test_a_missing_key_is_said_before_anything_is_run(bare_course):
    (bare_course.root / "solutions" / MODULE / "key.py").unlink()
    with pytest.raises(CourseError, match="key.py is missing"):
        build(Layout(bare_course.root), say=str)
    assert nothing_made(bare_course)


def test_a_solution_that_misses_full_marks_is_named_by_its_exercise(bare_course):
    changed(bare_course, "key.py", '"m90-1": 15, "m90-3"', '"m90-1": 14, "m90-3"')
    changed(bare_course, "90_shop.py", "minutes.mean()", "minutes.median()")
    said = refused(bare_course.grading("build"))
    assert "m90-1" in said and "earns 0.0 of 2.0" in said
    assert "m90-2 " in said and "earns 1.5 of 4.0" in said
    assert nothing_made(bare_course)


def test_an_exercise_of_which_nobody_says_why_is_named(bare_course):
    (bare_course.root / "solutions" / MODULE / "why.py").write_text("WHY = {}")
    assert "why.py says less than 2 sentences of m90-3" in refused(bare_course.grading("build"))
    assert nothing_made(bare_course)


def score_cell(*outputs):
    cell = new_code_cell("Score()", id="m90-2")
    cell.metadata["nbgrader"] = {"points": 4}
    cell.outputs = list(outputs)
    return cell


def result(text):
    return new_output("execute_result", {"text/plain": text})


@pytest.mark.parametrize("text", ["-1.0", "True", "'full marks'", "np.float64(4.0)", "4", "7.0", "3.5", "nan", "inf"])
def test_a_score_that_nbgrader_would_misread_is_refused(text):
    assert len(list(short_of_points(score_cell(result(text))))) == 1


def test_a_score_is_one_float_without_a_warning():
    assert not list(short_of_points(score_cell(result("4.0"))))
    assert list(short_of_points(score_cell()))
    assert list(short_of_points(score_cell(result("4.0"), result("4.0"))))
    assert list(short_of_points(score_cell(new_output("stream", name="stderr", text="DeprecationWarning"), result("4.0"))))


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")
def test_the_kernels_of_a_build_take_no_port_that_another_program_may_take_first(tmp_path):
    kernel = client_of(new_notebook(), tmp_path / "work").create_kernel_manager()
    assert kernel.transport == "ipc" and Path(kernel.ip).parent == tmp_path


def test_hand_ins_keep_a_module_from_losing_cells(course):
    with Gradebook(course.gradebook, "cx") as book:
        book.add_student("amira")
        book.add_submission(MODULE, "amira")
    changed(course, "90_shop.py", '"grade_id": "m90-2-line"', '"grade_id": "m90-2-other"')
    with pytest.raises(CourseError, match="has hand-ins in the gradebook.*Give the changed module a new name"):
        build(Layout(course.root), say=str)


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "modules").write_text("not a folder")
    with pytest.raises(CourseError, match="could not be written"):
        _write(Layout(tmp_path), {tmp_path / "modules" / "a" / "a.ipynb": b"{}"}, [])


def test_the_command_finds_the_environment_when_nbgrader_is_not_there(bare_course):
    """A bare Python starts the command again where nbgrader is; here it is told of one that is not."""
    fake = bare_course.root / "course" / "launch" / "start.py"
    fake.write_text("def ensure(module, arguments, extras):\n    raise SystemExit(f'{module} {arguments} {extras}')\n")
    done = subprocess.run([sys.executable, "-S", "-m", "grading", "build", "x"], cwd=bare_course.root, text=True, capture_output=True,
                          env={**os.environ, "PYTHONPATH": str(bare_course.root)})
    assert done.stderr.strip() == "grading ['build', 'x'] ('grading',)"


def test_the_manifest_knows_each_file_by_its_bytes(course):
    manifest = json.loads((course.root / "modules" / "manifest.json").read_text())
    assert manifest == {f"{MODULE}/{MODULE}.ipynb": hashlib.sha256(Path(course.notebook).read_bytes()).hexdigest()}
