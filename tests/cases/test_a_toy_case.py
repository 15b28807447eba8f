"""Is a case what README says, and no list edited anywhere? A soup stall, added by following "To add a case" to the letter."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from course import cases
from course.exercises import Panel
from grading import runs
from tests.house.copies import copy_course, folder_of_course

TOY = Path(__file__).with_name("toy")
# README's steps, in their order; the one on frames is for what no answer changes, and this story has none.
STEPS = (
    ("tests/benchmarks/simulation.py", "--rounds", "3"),
    ("-m", "course.simulation.author.sensitivity", "stall"),
    ("-m", "course.simulation.author.worlds", "stall"),
    ("datasets/generate.py",),
    ("-m", "grading", "minutes", "91_stall"),
    ("-m", "grading", "landscape", "91_stall"),
    ("-m", "grading", "worlds", "91_stall"),
    ("-m", "grading", "build", "91_stall"),
    ("-m", "grading", "build", "91_stall", "--check"),
    ("-m", "pytest", "tests/cases", "tests/stall", "tests/referee", "-q", "-k", "stall and not two_hundred", "-p", "no:cacheprovider"),
)


@pytest.fixture
def beside(monkeypatch, tmp_path):
    """The stall among the cases, as long as a test takes."""
    monkeypatch.setattr(cases, "__path__", [*cases.__path__, str(TOY / "course" / "cases")])
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    yield
    for name in [name for name in sys.modules if name.startswith("course.cases.stall")]:
        del sys.modules[name]


def test_a_folder_is_enough_to_be_played_kept_and_marked(beside):
    assert "stall" in cases.names() and cases.has("stall", "author.decision") and not cases.has("stall", "frames")
    panel = Panel("91_stall/x", cases.load("stall", "simulator").simulator())
    shown = panel.receive({"type": "keep", "seq": 1, "levers": {"board": "price", "bowls": 80}, "assumptions": {}})
    assert [tile[0] for tile in shown["tiles"]] == ["Left a day", "Bowls sold", "Went away a day"] and shown["tiles"][2][1:] == ["–", "nobody counts them"]
    run = {"n": 1, "simulator": "stall", "levers": {"board": "price", "bowls": 80}, "assumptions": {"price_gbp": 5.0}, "kpis": {"left_gbp_per_day": 180.0}}
    told = runs.table([(1, run)])
    assert all(words in told for words in ("What the board says: The price of a bowl", "Price of a bowl: £5", "Left a day: £180"))


@pytest.mark.thorough
def test_the_readmes_steps_make_a_case_that_is_built_and_tested(tmp_path):
    copy = copy_course(folder_of_course(), tmp_path / "course")
    shutil.copytree(TOY, copy, dirs_exist_ok=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COURSE_", "JUPYTER", "PYTEST"))} | {"PYTHONPATH": str(copy)}
    for step in STEPS:
        done = subprocess.run([sys.executable, *step], cwd=copy, env=env, text=True, capture_output=True, timeout=600)
        assert done.returncode == 0, f"{' '.join(step)}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    assert int(re.search(r"(\d+) passed", done.stdout)[1]) > 40, "the tests of every case and of every module found it"
    assert (copy / "modules" / "91_stall" / "91_stall.ipynb").is_file() and (copy / "course" / "cases" / "stall" / "author" / "landscape.json").is_file()
