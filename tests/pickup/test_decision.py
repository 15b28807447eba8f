"""Is the table scored by what it does to days not seen, and can it not be gamed?"""

from itertools import product

import numpy as np
import pytest

from course.cases.pickup.author import decision
from course.cases.pickup.author.decision import FIXED, HABITS, best_habit, best_table, cost_of, gap_closed, habit_table
from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import ACTIONS, CELLS, Levers, draw, simulate
from course.simulation.levers import LeverError, read

SEEDS = (5001, 5002, 5003)


def closed(table, **more):
    return gap_closed({**table, **more}, SEEDS)


def always(action):
    return dict.fromkeys(CELLS, action)


def test_the_table_is_replayed_with_two_pounds_for_whoever_comes_again_and_a_hundred_a_week():
    run = simulate(read(Levers, {**FIXED, **always("text")}), draw(5001, 28))
    assert set(run.columns["discount_gbp"]) == {0, 2}
    assert np.bincount(run.columns["day"] // 7, run.columns["discount_gbp"]).tolist() == [100] * 4


def test_every_habit_is_worth_nothing_and_the_best_table_everything():
    assert [closed(always(action)).share for action in ACTIONS] == [0.0] * 4
    best = best_table(SEEDS)
    assert closed({name: getattr(best, name) for name in CELLS}).share == 1


def test_a_plain_table_closes_most_of_the_gap_and_one_that_leaves_a_long_line_none():
    assert closed(SIMPLE_TABLE).share > 0.7
    assert closed(SIMPLE_TABLE, many_busy="look", some_busy="look", few_busy="look").share < 0.3


def test_the_share_is_that_of_the_gap():
    table = {**SIMPLE_TABLE, "few_busy": "colleague"}
    outcome = closed(table)
    assert 0 < outcome.share < 1
    goal = outcome.best * 1.01  # within one per cent of the best is as good
    assert outcome.share == pytest.approx((outcome.habit - outcome.cost) / (outcome.habit - goal))
    assert outcome.habit == best_habit(SEEDS)[1] == min(cost_of(habit_table(one), SEEDS) for one in HABITS)


def test_a_best_table_that_is_known_need_not_be_searched_for():
    best = best_table(SEEDS)
    assert gap_closed(SIMPLE_TABLE, SEEDS, {name: getattr(best, name) for name in CELLS}) == closed(SIMPLE_TABLE)


def test_two_actions_in_two_cells_looked_through_one_by_one_are_never_cheaper():
    best = best_table(SEEDS)
    for first, second in product(ACTIONS, repeat=2):
        table = read(Levers, {**{name: getattr(best, name) for name in CELLS}, **FIXED, "none_busy": first, "few_busy": second})
        assert cost_of(table, SEEDS) >= cost_of(best, SEEDS)


def test_half_a_table_is_not_scored():
    with pytest.raises(ValueError, match="3 of 8 cells still empty"):
        closed(SIMPLE_TABLE, none_free="", few_free="", many_busy="")


@pytest.mark.parametrize("levers", [{"none_free": "fly"}, {"magic": 1}, {"spend_gbp": 99}])
def test_what_is_no_setting_is_refused(levers):
    with pytest.raises(LeverError):
        closed(SIMPLE_TABLE, **levers)


@pytest.mark.parametrize("seeds", [(), range(21)])
def test_replays_are_capped(seeds):
    with pytest.raises(ValueError, match="Between 1 and 20 worlds"):
        gap_closed(SIMPLE_TABLE, seeds)


@pytest.mark.thorough
def test_no_table_at_all_beats_the_one_found():
    """Every table of three actions ("not my job" is dearer in every cell), on one world: 6,561 of them."""
    seed = SEEDS[:1]
    best = best_table(seed)
    world = draw(seed[0], 28)
    cheapest = min(simulate(Levers(**FIXED, **dict(zip(CELLS, cells))), world).value("cost_gbp_per_day") for cells in product(HABITS, repeat=8))
    assert cost_of(best, seed) <= cheapest * 1.002
