"""Is the decision scored by what it does in luck not seen, and can it not be gamed?"""

from dataclasses import asdict, replace

import pytest

from course.cases.collapse.author.decision import REPLAY, gap_closed
from course.cases.collapse.levers import FIRST_MONTH
from course.cases.collapse.model import Levers, draw, simulate
from course.simulation.levers import LeverError, describe, values

SEEDS = tuple(range(5001, 5006))
TODAY = REPLAY.set()
BOTH = {"fabric": "withdraw", "discounts": "none"}
DELE = {"triage_days": 5, "supplier_claim": True, "repair": True}


def best_setting(seeds):
    return REPLAY.best(seeds, REPLAY.set(BOTH))


def closed(**levers):
    return gap_closed(levers, SEEDS)


def test_today_is_nothing_and_the_best_is_all():
    assert closed() == 0 and closed(**BOTH, **DELE) == 1


@pytest.mark.parametrize("levers", [
    {"fabric": "withdraw"}, {"discounts": "none"}, {"fabric": "withdraw", **DELE}, {**BOTH, "from_month": 24}])
def test_half_a_cure_or_a_late_one_earns_less_than_half(levers):
    assert 0.25 < closed(**levers) < 0.5


def test_what_dele_can_do_alone_earns_little_and_half_a_cure_with_it_no_more_than_half():
    assert 0 < closed(**DELE) < 0.1 and closed(discounts="none", **DELE) < 0.5


def test_both_halves_earn_most_and_every_month_of_waiting_costs_as_much_as_the_next():
    """No cliff: not where the bank would have closed the doors (between month 18 and 19) either."""
    shares = [closed(**BOTH, from_month=month) for month in range(13, 27)]
    steps = [sooner - later for sooner, later in zip(shares, shares[1:])]
    assert 0.85 < shares[0] < 0.95 and shares[-1] < 0.5 and 0 < min(steps) and max(steps) < 0.06


def test_a_discount_that_stays_earns_less_and_overtime_costs():
    assert closed(**{**BOTH, "discounts": "ten"}) < closed(**{**BOTH, "discounts": "five"}) < closed(**BOTH) - 0.1
    assert closed(**BOTH, **DELE, overtime_share=0.25) < 1 and closed(**BOTH, overtime_share=1.0) < closed(**BOTH)


def test_the_share_is_half_for_the_banks_limit_and_half_for_cash_at_the_end():
    best, today, mine = (REPLAY.results(levers, SEEDS) for levers in (best_setting(SEEDS[:3]), TODAY, replace(TODAY, **BOTH, from_month=20)))
    shares = [(1 - max(0, -2e6 - lowest) / (-2e6 - least)) / 2 + (cash + 2e6) / (goal + 2e6) / 2
              for (cash, lowest), (_, least), (goal, _) in zip(mine, today, best)]
    assert closed(**BOTH, from_month=20) == pytest.approx(sum(shares) / len(shares) / 0.99)


def test_no_value_of_any_one_lever_leaves_more_than_the_best():
    seeds = SEEDS[:3]
    best = best_setting(seeds)
    assert best.triage_days < TODAY.triage_days, "the search moves numbers too"
    for lever in describe(TODAY):
        for value in values(lever):
            assert REPLAY.mean(replace(best, **{lever["name"]: value}), seeds) <= REPLAY.mean(best, seeds), (lever["name"], value)


def test_year_one_stands_as_it_went_for_dele_too():
    late = simulate(Levers(**DELE), draw(1), since=FIRST_MONTH)
    assert late.columns["closing_pence"][:12].tolist() == simulate(Levers(), draw(1)).columns["closing_pence"][:12].tolist()
    assert late.columns["repairs_pence"][11] == 0 > late.columns["repairs_pence"][12]


@pytest.mark.parametrize("levers", [{**BOTH, "from_month": 3}, {"discounts": "none", "from_month": 1}, {"fabric": "withdraw", "from_month": 12}])
def test_a_month_that_is_over_can_not_be_changed(levers):
    with pytest.raises(LeverError, match="from 13 to 60"):
        closed(**levers)


def test_who_is_told_changes_no_score():
    assert closed(**BOTH, transfer_charge=True, board_pack="all") == closed(**BOTH)


@pytest.mark.thorough
def test_no_setting_beats_the_best_and_what_earns_all_cures_both_mends_and_waits_for_nothing():
    seeds = SEEDS[:3]
    best = REPLAY.mean(best_setting(seeds), seeds)
    every = [each for each in REPLAY.settings() if each.from_month == FIRST_MONTH]
    assert max(REPLAY.mean(each, seeds) for each in every) <= best
    full = [each for each in every if gap_closed(asdict(each), seeds) == 1]
    assert 0 < len(full) / len(every) < 0.02
    assert {(each.fabric, each.discounts, each.repair, each.overtime_share) for each in full} == {("withdraw", "none", True, 0.0)}
