"""Is the decision scored by what it does in luck not seen, and can it not be gamed?"""

from dataclasses import asdict, replace

import pytest

from course.cases.collapse.author import decision
from course.cases.collapse.author.decision import TODAY, best_setting, gap_closed, replay, rewrites_the_past, settings
from course.simulation.levers import LeverError

SEEDS = tuple(range(5001, 5006))
BOTH = {"fabric": "withdraw", "discounts": "none"}
DELE = {"triage_days": 5, "supplier_claim": True, "honest_delivery": True}


def closed(**levers):
    return gap_closed(levers, SEEDS)


def test_today_is_nothing_and_the_best_is_all():
    assert closed() == 0 and closed(**BOTH, **DELE) == 1


@pytest.mark.parametrize("levers", [
    {"fabric": "withdraw"}, {"discounts": "none"}, {"discounts": "none", **DELE}, DELE, {**BOTH, "withdraw_month": 20, "discount_month": 20},
    {"fabric": "withdraw", "discounts": "ten"}])
def test_half_a_cure_or_a_late_one_earns_nothing(levers):
    assert closed(**levers) == 0


def test_both_halves_earn_most_and_every_month_of_waiting_costs():
    shares = [closed(**BOTH, withdraw_month=month, discount_month=month) for month in (13, 14, 15, 16)]
    assert 0.85 < shares[0] < 1 and all(later < sooner for sooner, later in zip(shares, shares[1:]))


def test_five_per_cent_off_earns_less_and_overtime_costs():
    assert closed(fabric="withdraw", discounts="five") < 0.4
    assert closed(**BOTH, overtime_share=1.0) < closed(**BOTH)


def test_the_share_is_that_of_the_gap_in_cash_above_the_banks_limit():
    best = replay(best_setting(SEEDS[:3]), SEEDS)
    mine = replay(replace(TODAY, **BOTH), SEEDS)
    shares = [(cash + 2e6) / (0.95 * (goal + 2e6)) for (cash, _), (goal, _) in zip(mine, best)]
    assert closed(**BOTH) == pytest.approx(sum(shares) / len(shares))


@pytest.mark.parametrize("levers", [
    {**BOTH, "withdraw_month": 3}, {**BOTH, "discount_month": 1}, {"fabric": "withdraw", "withdraw_month": 12}])
def test_a_month_that_is_over_can_not_be_changed(levers):
    assert rewrites_the_past(replace(TODAY, **levers)) and closed(**levers) == 0


def test_months_that_act_on_nothing_do_not_count_as_the_past():
    assert not rewrites_the_past(replace(TODAY, withdraw_month=3, discount_month=1))


def test_who_is_told_changes_no_score():
    assert closed(**BOTH, transfer_charge=True, board_pack="all") == closed(**BOTH)


@pytest.mark.parametrize("levers", [{"withdraw_month": 99}, {"magic": 1}, {"fabric": None}, {"overtime_share": 5.0}])
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
def test_no_setting_beats_the_best_and_few_come_near():
    seeds = SEEDS[:3]
    best = decision._worth(best_setting(seeds), seeds)
    every = list(settings())
    assert max(decision._worth(each, seeds) for each in every) <= best
    full = sum(gap_closed(asdict(each), seeds) == 1 for each in every)
    assert 0 < full / len(every) < 0.25
