"""nbgrader_config.py says the same wherever nbgrader is started, and names steps that exist."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from traitlets import import_item
from traitlets.config.loader import PyFileConfigLoader

from course.launch import exchange
from grading.layout import HERE


def config(folder):
    return PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()


@pytest.fixture(autouse=True)
def path_as_it_was(monkeypatch):
    """Reading the settings puts the course's folder on the path."""
    monkeypatch.setattr(sys, "path", list(sys.path))


@pytest.fixture
def elsewhere(tmp_path):
    """A copied course folder, with a copy of the settings in my-course as well."""
    for name in ("course", "grading", "my-course", "solutions/91_x"):
        (tmp_path / "a copy" / name).mkdir(parents=True)
    (tmp_path / "a copy" / "course" / "__init__.py").touch()
    shutil.copyfile(HERE.root / "grading" / "settings.py", tmp_path / "a copy" / "grading" / "settings.py")
    for folder in (tmp_path / "a copy", tmp_path / "a copy" / "my-course"):
        shutil.copyfile(HERE.root / "nbgrader_config.py", folder / "nbgrader_config.py")
    return tmp_path / "a copy"


@pytest.mark.parametrize("start", [".", "my-course"])
def test_a_copy_lays_its_steps_into_itself(elsewhere, start, monkeypatch):
    monkeypatch.delenv("COURSE_EXCHANGE", raising=False)
    c = config(elsewhere / start)
    assert c.CourseDirectory.root == str(elsewhere)
    assert c.CourseDirectory.db_url == f"sqlite:///{elsewhere}/grading/gradebook.db"
    assert c.Exchange.assignment_dir == f"{elsewhere}/my-course" and c.Exchange.root == exchange.FOLDER


def test_every_named_step_exists():
    c = config(HERE.root)
    named = [*c.GenerateAssignment.preprocessors, *c.GenerateFeedback.preprocessors, *c.HTMLExporter.filters.values()]
    assert all(callable(import_item(name)) for name in named)


def test_nbgraders_own_steps_keep_their_order():
    """A newer nbgrader may add a step: then ours has to be looked at again."""
    from nbgrader.converters import GenerateAssignment

    ours_for = {"StubSolutions": "ClearSolutions", "UnsealMemos": None, "KeepForLater": None, "ShowUnanswered": None}
    short = [name.rpartition(".")[2] for name in config(HERE.root).GenerateAssignment.preprocessors]
    assert [ours_for.get(name, name) for name in short if ours_for.get(name, name)] == [
        step.__name__ for step in GenerateAssignment.preprocessors.default_args[0]]


def test_of_nbgraders_autograding_nothing_runs_though_ours_has_not_taken_its_place():
    """Whatever loads it later than our settings: no learner's code runs beside the tests."""
    c = config(HERE.root)
    assert c.Autograde.sanitize_preprocessors == c.Autograde.autograde_preprocessors == []


def test_nbgrader_finds_its_programs_without_an_activated_environment(monkeypatch):
    monkeypatch.setenv("PATH", "/usr/bin")
    monkeypatch.setenv("PYTHONPATH", "")
    config(HERE.root)
    config(HERE.root)
    assert os.environ["PYTHONPATH"] == str(HERE.root)
    assert os.environ["PATH"].split(os.pathsep) == [str(Path(sys.executable).parent), "/usr/bin"]


def test_who_grades_starts_without_nbgraders_servers_and_who_asks_gets_them():
    loaded = "[name in sys.modules for name in ('nbgrader.apps', 'nbconvert', 'jupyter_server')]"
    does = f"""import sys
from grading.launching import leave_out_servers
leave_out_servers()
import grading.grade.command
from grading.layout import HERE, settings
assert settings(HERE).CourseDirectory.course_id
assert {loaded} == [False, False, False], {loaded}
import nbgrader
assert nbgrader._jupyter_server_extension_points() and {loaded} == [True, True, True], {loaded}"""
    done = subprocess.run([sys.executable, "-c", does], cwd=HERE.root, capture_output=True, text=True)
    assert not done.returncode, done.stderr


def test_a_new_gradebook_has_the_version_that_nbgraders_own_program_tells_and_none_is_begun(tmp_path):
    told = ("import importlib, sys, nbgrader.api as api; own = api.get_alembic_version(); from grading.layout import HERE, settings; settings(HERE); api.sp = None; "
            "book = api.Gradebook(f'sqlite:///{sys.argv[1]}/new.db'); "
            "print(own, book.db.execute(api.text('SELECT version_num FROM alembic_version')).scalar())")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run([sys.executable, "-c", told, tmp_path], cwd=HERE.root, env={**os.environ, "PATH": path}, text=True, capture_output=True, check=True)
    own, written = done.stdout.split()
    assert own == written
