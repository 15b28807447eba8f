"""Is the table scored by what it does to days not seen, and can it not be gamed?"""

from itertools import product

import numpy as np
import pytest

from course.cases.pickup.author.decision import FIXED, HABIT_SHARE, HABITS, REPLAY, best_habit, best_table, gap_closed, habit_table
from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import ACTIONS, CELLS, DELIVERY, Levers, draw, simulate
from course.simulation.levers import read
from tests.scoring import exercises

SEEDS = (5001, 5002, 5003)


def closed(table, **more):
    return gap_closed({**table, **more}, SEEDS)


def always(action):
    return dict.fromkeys(CELLS, action)


def test_the_table_is_replayed_with_two_pounds_for_whoever_comes_again_and_a_hundred_a_week():
    run = simulate(read(Levers, {**FIXED, **always("text")}), draw(5001, 28))
    assert set(run.columns["discount_gbp"]) == {0, 2}
    assert np.bincount(run.columns["day"] // 7, run.columns["discount_gbp"]).tolist() == [100] * 4


SEEING = {**SIMPLE_TABLE, "none_busy": "look"}


def test_today_is_worth_nothing_the_best_habit_a_quarter_and_the_best_table_everything():
    worth = {action: closed(always(action)).share for action in ACTIONS}
    assert worth["refuse"] == 0 and max(worth.values()) == worth[best_habit(SEEDS)[0]] == HABIT_SHARE == 0.25
    best = best_table(SEEDS)
    assert closed({name: getattr(best, name) for name in CELLS}).share == 1


def test_seeing_the_line_earns_and_a_table_that_does_not_is_no_best_one():
    assert closed(SEEING).share == 1 > 0.8 > closed(SIMPLE_TABLE).share > 0.5


def test_the_share_goes_with_what_a_day_costs():
    outcome = closed({**SEEING, "few_busy": "colleague"})
    goal = outcome.habit - 0.99 * (outcome.habit - outcome.best)  # within one per cent of the gap is as good
    assert outcome.best < outcome.cost < outcome.habit == best_habit(SEEDS)[1] == min(REPLAY.mean(habit_table(one), SEEDS) for one in HABITS)
    assert outcome.share == pytest.approx(0.25 + 0.75 * (outcome.habit - outcome.cost) / (outcome.habit - goal))
    dear = closed({**always("text"), "few_busy": "refuse"})
    assert outcome.habit < dear.cost < dear.today
    assert dear.share == pytest.approx(0.25 * (dear.today - dear.cost) / (dear.today - dear.habit))


def test_the_page_plays_the_weeks_that_are_replayed():
    panel = exercises("03_pickup")["m3-7"].panel
    kpis = panel.play(SIMPLE_TABLE, {}).kpis
    ours = simulate(read(Levers, {**FIXED, **SIMPLE_TABLE}), draw(panel.simulator.seed, 28, DELIVERY), DELIVERY)
    assert kpis["cost_gbp_per_day"] == pytest.approx(ours.value("cost_gbp_per_day"), abs=1e-6)


def test_a_best_table_that_is_known_need_not_be_searched_for():
    best = best_table(SEEDS)
    assert gap_closed(SIMPLE_TABLE, SEEDS, {name: getattr(best, name) for name in CELLS}) == closed(SIMPLE_TABLE)


def test_two_actions_in_two_cells_looked_through_one_by_one_are_never_cheaper():
    best = best_table(SEEDS)
    for first, second in product(ACTIONS, repeat=2):
        table = read(Levers, {**{name: getattr(best, name) for name in CELLS}, **FIXED, "none_busy": first, "few_busy": second})
        assert REPLAY.mean(table, SEEDS) >= REPLAY.mean(best, SEEDS)


def test_half_a_table_is_not_scored():
    with pytest.raises(ValueError, match="3 of 8 cells still empty"):
        closed(SIMPLE_TABLE, none_free="", few_free="", many_busy="")


@pytest.mark.thorough
def test_no_table_at_all_beats_the_one_found():
    """Every table of three actions ("not my job" is dearer in every cell), on one world: 6,561 of them."""
    seed = SEEDS[:1]
    best = best_table(seed)
    world = draw(seed[0], 28, DELIVERY)
    cheapest = min(simulate(Levers(**FIXED, **dict(zip(CELLS, cells))), world, DELIVERY).value("cost_gbp_per_day") for cells in product(HABITS, repeat=8))
    assert REPLAY.mean(best, seed) <= cheapest * 1.002
