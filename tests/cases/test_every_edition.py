"""Editions of every case: with other tables right answers still earn all, catalogued errors are told apart, and the prose says what is so."""

import subprocess
import sys

import pytest

from grading.layout import HERE
from tests.cases.edition import problems

CASES = sorted(path.parents[1].name for path in (HERE.root / "course" / "cases").glob("*/author/dataset.py"))
FEW, MANY = ["autumn"], [f"edition-{number}" for number in range(200)]


@pytest.fixture(scope="session")
def drawn(tmp_path_factory):
    """Where the tables of an edition lie, drawn once for all cases."""
    known = {}

    def draw(edition):
        if edition not in known:
            known[edition] = tmp_path_factory.mktemp(edition)
            done = subprocess.run([sys.executable, str(HERE.root / "datasets" / "generate.py"), "--edition", edition, "--to", str(known[edition])],
                                  capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
        return known[edition]

    return draw


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("edition", [*FEW, *(pytest.param(one, marks=pytest.mark.thorough) for one in MANY)])
def test_an_edition_is_as_sound_as_the_reference(case, edition, drawn, own_record, monkeypatch):
    monkeypatch.setenv("COURSE_DATA", str(drawn(edition)))
    assert not list(problems(case))
