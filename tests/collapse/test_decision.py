"""Is the decision scored by what it does in luck not seen, and can it not be gamed?"""

from dataclasses import asdict, replace

import pytest

from course.cases.collapse.author import decision
from course.cases.collapse.author.decision import TODAY, best_setting, gap_closed, replay, rewrites_the_past, settings
from course.cases.collapse.model import Levers, draw, simulate
from course.simulation.levers import LeverError, describe, values

SEEDS = tuple(range(5001, 5006))
BOTH = {"fabric": "withdraw", "discounts": "none"}
DELE = {"triage_days": 5, "supplier_claim": True, "repair": True}


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
    best, today, mine = (replay(levers, SEEDS) for levers in (best_setting(SEEDS[:3]), TODAY, replace(TODAY, **BOTH, from_month=20)))
    shares = [(1 - max(0, -2e6 - lowest) / (-2e6 - least)) / 2 + (cash + 2e6) / (goal + 2e6) / 2
              for (lowest, cash), (least, _), (_, goal) in zip(mine, today, best)]
    assert closed(**BOTH, from_month=20) == pytest.approx(sum(shares) / len(shares) / 0.99)


def test_no_value_of_any_one_lever_leaves_more_than_the_best():
    seeds = SEEDS[:3]
    best = best_setting(seeds)
    assert best.triage_days < TODAY.triage_days, "the search moves numbers too"
    for lever in describe(Levers):
        for value in values(lever):
            other = replace(best, **{lever["name"]: value})
            assert rewrites_the_past(other) or sum(cash for _, cash in replay(other, seeds)) <= sum(cash for _, cash in replay(best, seeds)), other


def test_year_one_stands_as_it_went_for_dele_too():
    late = simulate(Levers(**DELE), draw(1), since=decision.FIRST_MONTH)
    assert late.columns["closing_pence"][:12].tolist() == simulate(Levers(), draw(1)).columns["closing_pence"][:12].tolist()
    assert late.columns["repairs_pence"][11] == 0 > late.columns["repairs_pence"][12]


@pytest.mark.parametrize("levers", [
    {**BOTH, "from_month": 3}, {"discounts": "none", "from_month": 1}, {"fabric": "withdraw", "from_month": 12}])
def test_a_month_that_is_over_can_not_be_changed(levers):
    assert rewrites_the_past(replace(TODAY, **levers)) and closed(**levers) == 0


def test_a_month_that_acts_on_nothing_does_not_count_as_the_past():
    assert not rewrites_the_past(replace(TODAY, from_month=1))


def test_who_is_told_changes_no_score():
    assert closed(**BOTH, transfer_charge=True, board_pack="all") == closed(**BOTH)


@pytest.mark.parametrize("levers", [{"from_month": 99}, {"magic": 1}, {"fabric": None}, {"overtime_share": 5.0}])
def test_what_is_no_setting_is_refused(levers):
    with pytest.raises(LeverError):
        gap_closed(levers, SEEDS)


@pytest.mark.parametrize("seeds", [(), range(21)])
def test_replays_are_capped(seeds):
    with pytest.raises(ValueError, match="Between 1 and 20 worlds"):
        gap_closed({}, seeds)


def test_replays_are_remembered():
    closed(**BOTH)
    before = decision._replay.cache_info().misses
    closed(**BOTH, board_pack="all")
    assert decision._replay.cache_info().misses == before


@pytest.mark.thorough
def test_no_setting_beats_the_best_and_what_earns_all_cures_both_mends_and_waits_for_nothing():
    seeds = SEEDS[:3]
    best = decision._worth(best_setting(seeds), seeds)
    every = list(settings())
    assert max(decision._worth(each, seeds) for each in every) <= best
    full = [each for each in every if gap_closed(asdict(each), seeds) == 1]
    assert 0 < len(full) / len(every) < 0.02
    assert {(each.fabric, each.discounts, each.repair, each.overtime_share) for each in full} == {("withdraw", "none", True, 0.0)}
