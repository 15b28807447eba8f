"""What every author's part must be: editions that are certified, figures that are numbers, decisions scored by worlds not seen."""

from statistics import mean

import numpy as np
import pandas as pd
import pytest

from course import cases, data
from course.simulation.author.replay import Replay
from course.simulation.levers import LeverError
from tests.cases.found import with_part
from tests.scoring import of_kind

EDITIONS = range(10)
SEEDS = (5001, 5002)  # of worlds; two tell what these tests ask
each_dataset = pytest.mark.parametrize("recipe", [cases.load(name, "author.dataset") for name in with_part("author.dataset")], ids=lambda one: one.__name__.split(".")[2])
each_findings = pytest.mark.parametrize("found", [cases.load(name, "author.findings") for name in with_part("author.findings")], ids=lambda one: one.__name__.split(".")[2])
each_brief = pytest.mark.parametrize("brief", [cases.load(name, "author.decision") for name in with_part("author.decision")], ids=lambda one: one.__name__.split(".")[2])


@each_dataset
@pytest.mark.parametrize("number", EDITIONS)
def test_ten_editions_are_certified(recipe, number):
    edition = recipe.make(f"edition-{number}")
    assert edition.checks and all(check.ok for check in edition.checks) and edition.attempt < 40  # of four draws about one passes; beyond this a page says too much of its tables


@pytest.mark.thorough
@each_dataset
def test_two_hundred_editions_are_certified(recipe):
    tries = [recipe.make(f"wide-{number}").attempt for number in range(200)]
    assert max(tries) < 20 and mean(tries) < 2


@each_dataset
def test_an_edition_is_its_name_and_the_reference_edition_is_what_a_learner_loads(recipe):
    case = recipe.__name__.split(".")[2]
    reference, other = recipe.make().tables, recipe.make("other").tables
    for name, frame in recipe.make().tables.items():
        assert frame.equals(reference[name]) and len(frame) < 30_000 and len(frame.to_csv(index=False)) < 1_000_000
        pd.testing.assert_frame_equal(data.load(f"{case}/{name}"), frame, check_dtype=False)
    assert not all(frame.equals(other[name]) for name, frame in reference.items())


@each_dataset
def test_a_recipe_that_never_passes_says_so(recipe, monkeypatch):
    certify = recipe.certify
    monkeypatch.setattr(recipe, "certify", lambda *given: [*certify(*given), type("Failed", (), {"ok": False, "name": "as it should be"})()])
    monkeypatch.setattr("course.simulation.editions.MAX_ATTEMPTS", 2)
    with pytest.raises(RuntimeError, match="No draw of edition 'reference' passed certification; last: .*Failed"):
        recipe.make()


@each_findings
def test_every_figure_is_a_builtin_number_and_no_caller_can_spoil_it(found):
    figures = found.findings()
    assert figures and all(type(value) in (int, float) and np.isfinite(value) for value in figures.values())
    before = dict(figures)
    figures.clear()
    assert found.findings() == before


def scored(brief):
    """The page's exercise that a case's decision is the key of."""
    case = brief.__name__.split(".")[2]
    return next(one for one in of_kind("Decision") if one.panel.simulator.case.name.partition("-")[0] == case and not one.opinion)


@each_brief
def test_a_decision_moves_and_fixes_what_its_page_does_and_counts_what_the_case_calls_better(brief):
    panel, replay = scored(brief).panel, brief.REPLAY
    assert isinstance(replay, Replay) and set(replay.moved) == set(panel.only) and replay.case == panel.simulator.case
    better = [panel.simulator.kpis[name]["better"] for name in replay.counts]
    assert {**replay.fixed, **panel.fixed} == panel.fixed and all(better)
    assert replay.worth(replay.set(), SEEDS) == replay.mean(replay.set(), SEEDS) * (-1 if better[0] == "less" else 1)


@each_brief
def test_a_thoughtful_setting_earns_more_than_half(brief):
    key = scored(brief).key
    for why, levers in brief.THOUGHTFUL.items():
        earned = key({**{name: getattr(brief.REPLAY.set(), name) for name in brief.REPLAY.moved}, **levers})
        assert earned > 0.5, why
    assert brief.THOUGHTFUL


@each_brief
def test_what_is_no_setting_is_refused_and_replays_are_capped(brief):
    full = {name: getattr(brief.REPLAY.set(), name) for name in brief.REPLAY.moved} | next(iter(brief.THOUGHTFUL.values()))
    for wrong in ({"magic": 1}, {brief.REPLAY.moved[0]: None}, {brief.REPLAY.moved[0]: "no such choice"}):
        with pytest.raises(LeverError):
            brief.gap_closed({**full, **wrong}, SEEDS)
    for seeds in ((), range(21)):
        with pytest.raises(ValueError, match="Between 1 and 20 worlds"):
            brief.REPLAY.results(brief.REPLAY.set(full), seeds)


@each_brief
def test_what_was_played_is_remembered_and_neighbours_differ_in_one_lever(brief, monkeypatch):
    replay = brief.REPLAY
    setting = replay.set(next(iter(brief.THOUGHTFUL.values())))
    first = replay.results(setting, SEEDS)
    near = list(replay.neighbours(setting))
    assert near and all(sum(one != other for one, other in zip(vars(each).values(), vars(setting).values())) == 1 for each in near)
    monkeypatch.setattr("course.simulation.author.replay._world", None)
    assert replay.results(setting, SEEDS) == first
