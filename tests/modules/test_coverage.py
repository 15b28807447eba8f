"""Is each claim of the articles taught where the table says so? ``docs/coverage.md`` is held to what the exercises of all modules declare."""

import re
from collections import defaultdict

import pytest

from grading.build import seeds
from grading.layout import HERE
from tests.scoring import scored, shown

SCORED = [module for module in HERE.lessons() if scored(module)]
ROW = re.compile(r"\| (\d{3}-\d\d) \| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|")
WITHOUT = ("read: ", "open: ", "nothing: ", "later: ")  # why no exercise turns on a claim


@pytest.fixture(scope="module")
def table():
    """{claim: (modules that it is meant for, exercises that it is taught in, what depends on it)}."""
    rows = ROW.findall((HERE.root / "docs" / "coverage.md").read_text(encoding="utf-8"))
    assert len({row[0] for row in rows}) == len(rows), "a claim has two rows"
    return {claim: (_listed(meant), _listed(taught), depends) for claim, _, meant, taught, depends in rows}


def _listed(said):
    return [] if said == "–" else said.split(", ")


def _number(exercise):
    return re.match(r"m(\d)-", exercise)[1]


def test_every_claim_of_the_five_articles_has_a_row(table):
    assert list(table) == [f"{article}-{claim:02}" for article, last in seeds.LAST_CLAIM.items() for claim in range(1, last + 1)]


@pytest.mark.parametrize("module", SCORED)
def test_the_table_says_of_each_exercise_the_claims_that_it_declares(table, module):
    declared, said = defaultdict(set), defaultdict(set)
    for name, exercise in shown(module).items():
        for seed in exercise.seeds:
            declared[seed.removesuffix("F")].add(name)
    for claim, (_, taught, _) in table.items():
        if here := {name for name in taught if _number(name) == str(int(module[:2]))}:
            said[claim] = here
    assert said == declared


def test_every_exercise_of_the_table_is_one_of_a_module(table):
    assert {name for _, taught, _ in table.values() for name in taught} <= {name for module in SCORED for name in shown(module)}


def test_a_claim_meant_for_a_module_is_taught_there_or_the_table_says_that_it_is_not(table):
    """What is left open is said in its row: no claim goes missing quietly."""
    here = {str(int(module[:2])) for module in SCORED}
    quiet = {}
    for claim, (meant, taught, depends) in table.items():
        missing = [module for module in meant if module in here and module not in map(_number, taught)]
        said = re.search(r"; open in ([\d, ]+)", depends)
        if not depends.startswith(WITHOUT) and missing != (_listed(said[1]) if said else []):
            quiet[claim] = missing
        if depends.startswith(WITHOUT) and taught:
            quiet[claim] = taught
        if not taught and not depends.startswith(WITHOUT):
            quiet[claim] = meant
    assert quiet == {}
