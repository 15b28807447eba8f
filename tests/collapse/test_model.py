"""Does every lever push the way the story says, with the same luck?"""

from dataclasses import fields, replace
from itertools import product

import numpy as np
import pytest

from course.cases.collapse.author.sensitivity import BOTH, MANAGER
from course.cases.collapse.model import MONTHS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.levers import LeverError, describe, read

SEEDS = range(12)
DEALT = {**MANAGER, "overtime_share": 1.0}


def play(seed=REFERENCE_SEED, assumptions=Assumptions(), **levers):
    return simulate(Levers(**{"board_pack": "all", **levers}), draw(seed), assumptions)


def months(seed=REFERENCE_SEED, **levers):
    return play(seed, **levers).value("months_traded")


def at(month):
    return {**BOTH, "from_month": month}


def test_drawn_factors_have_mean_one():
    worlds = [draw(seed) for seed in range(60)]
    assert np.mean([w.demand for w in worlds]) == pytest.approx(1, abs=0.003)
    assert np.mean([w.quality for w in worlds]) == pytest.approx(1, abs=0.003)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_story_holds_in_any_luck(seed):
    """Today ends, each half of the cure alone ends, both together last."""
    today, fabric, prices = months(seed), months(seed, fabric="withdraw"), months(seed, discounts="none")
    assert 24 <= today <= 28 and today < fabric < 34 and fabric < prices < 55
    assert play(seed, **BOTH).value("survives") == 1 and play(seed, **BOTH).value("closing_cash_gbp") > 4_500_000


@pytest.mark.parametrize("seed", SEEDS)
def test_the_fatal_course_wins_year_one_on_every_line_of_the_pack(seed):
    today, both = play(seed), play(seed, **BOTH)
    for line in ("year1_revenue_gbp", "year1_sales_gbp", "year1_total_gbp"):
        assert today.value(line) > both.value(line), line


@pytest.mark.parametrize("seed", SEEDS)
def test_there_is_a_last_safe_month(seed):
    safe = [month for month in range(10, 27) if play(seed, **at(month)).value("survives")]
    assert safe == list(range(10, safe[-1] + 1)) and 15 <= safe[-1] <= 18


def test_waiting_costs_cash_every_month():
    cash = [play(**at(month)).value("closing_cash_gbp") for month in range(3, 18)]
    assert all(later < sooner for sooner, later in zip(cash, cash[1:]))


def test_deeper_fixed_discounts_end_sooner():
    assert months(discounts="ten") < months(discounts="five") < months(discounts="none")
    assert play(discounts="ten").value("sold") / months(discounts="ten") > play(discounts="none").value("sold") / months(discounts="none")


def test_chasing_meets_last_years_revenue_in_year_one_and_then_no_more():
    run = play()
    revenue = run.columns["revenue_pence"] / 100
    goal = 2200 * 1200 * 12
    assert revenue[:12].sum() == pytest.approx(goal, rel=0.02)
    assert run.columns["discount_percent"][:6].max() <= 6 and run.columns["discount_percent"][-6:].max() == 25
    assert revenue[12:24].sum() < revenue[:12].sum()


def test_what_a_discount_sells_is_missed_for_half_a_year():
    """With buyers who don't mind what comes back, ten per cent sells much more at once and far less more later on."""
    calm = replace(Assumptions(), goodwill_harm=0.0)
    ten, none = (play(assumptions=calm, discounts=rule).columns["sold"][:12] for rule in ("ten", "none"))
    gain = (ten - none) / none
    assert gain[0] == pytest.approx(0.30, abs=0.01) and gain[6:].mean() == pytest.approx(0.12, abs=0.02)


def test_a_charge_to_sales_moves_money_and_changes_no_total():
    silent, charged = play(**BOTH), play(**BOTH, transfer_charge=True)
    assert charged.columns["closing_pence"].tolist() == silent.columns["closing_pence"].tolist()
    moved = charged.ledger["After-sales"] - silent.ledger["After-sales"]
    assert moved > 0 and charged.ledger["Sales"] == silent.ledger["Sales"] - moved
    assert charged.value("year1_sales_gbp") < silent.value("year1_sales_gbp")


def test_the_pack_hides_what_is_not_in_it_and_nothing_else():
    hidden, whole = play(board_pack="sales"), play()
    for line in ("year1_after_sales_gbp", "year1_hr_gbp", "year1_total_gbp"):
        assert hidden.value(line) is None is not whole.value(line)
    assert hidden.value("closing_cash_gbp") == whole.value("closing_cash_gbp")


@pytest.mark.parametrize("lever, value, sign", [
    ("triage_days", 5, 1), ("triage_days", 30, -1), ("supplier_claim", True, 1), ("repair", True, 1), ("overtime_share", 1.0, -1)])
def test_each_manager_lever_moves_the_end_by_weeks(lever, value, sign):
    today = play().value("weeks_traded")
    moved = play(**{lever: value}).value("weeks_traded") - today
    assert moved * sign > 0 and abs(moved) < 9


@pytest.mark.parametrize("seed", [REFERENCE_SEED, 1, 2])
def test_no_mix_of_manager_levers_changes_the_outcome(seed):
    grid = {"triage_days": (5, 30), "supplier_claim": (False, True), "repair": (False, True), "overtime_share": (0.0, 1.0)}
    weeks = play(seed).value("weeks_traded")
    for values in product(*grid.values()):
        run = play(seed, **dict(zip(grid, values)))
        assert not run.value("survives") and abs(run.value("weeks_traded") - weeks) < 13
    assert play(seed, **MANAGER).value("weeks_traded") > weeks and set(MANAGER) < set(DEALT)


def test_the_month_of_change_is_the_first_that_changes():
    today, late = play(), play(**at(7))
    for name in ("sold", "discount_percent", "closing_pence"):
        assert late.columns[name][:6].tolist() == today.columns[name][:6].tolist()
    assert late.days["sold"][6, 0] == 0 < late.days["sold"][5, 0] and late.columns["discount_percent"][6:].max() == 0
    assert late.columns["upgrades_pence"][:6].sum() == 0 > late.columns["upgrades_pence"][6]


def test_returns_come_back_for_nine_months_after_the_fabric_is_gone():
    run = play(**at(7))
    back = run.days["schedule"][:, 0].sum(axis=0)
    assert back[9] > 0 and run.days["schedule"][6:, 0].sum() == 0


def test_trading_stops_in_the_month_below_the_limit_and_the_week_lies_in_it():
    run = play()
    stop = run.value("months_traded")
    assert stop < MONTHS and len(run.events) == stop
    assert stop - 1 < run.value("weeks_traded") * 12 / 52 <= stop
    assert run.columns["closing_pence"][-1] < -200_000_000 <= run.columns["closing_pence"][-2]


def test_events_are_a_frame_without_blanks_and_assumptions_say_where_they_come_from():
    run = play()
    assert run.events.isna().sum().sum() == 0
    assert all(each["source"] for each in run.assumptions) and len(run.assumptions) == len(fields(Assumptions))


def test_levers_have_owners_and_the_firm_has_none():
    owners = {lever["name"]: lever["owner"] for lever in describe(Levers)}
    assert list(owners.values()).count("leader") == 5 and {name for name in owners if owners[name] == "manager"} == set(DEALT)
    assert {each["owner"] for each in describe(Assumptions)} == {None}


@pytest.mark.parametrize("given, words", [
    ({"from_month": 0}, "from_month is 0.*from 1 to 60"), ({"from_month": 61}, "from 1 to 60"),
    ({"discounts": "half"}, "must be one of: chase, ten, five, none"), ({"overtime_share": 0.3}, "steps of 0.25"),
    ({"triage_days": 5.5}, "whole number"), ({"supplier_claim": 1}, "must be True or False"), ({"margin": 3}, "no lever margin"),
])
def test_a_bad_value_is_named_with_what_is_allowed(given, words):
    with pytest.raises(LeverError, match=words):
        read(Levers, given)


@pytest.mark.thorough
def test_the_end_hardly_depends_on_luck():
    ends = [months(seed) for seed in range(200)]
    assert set(ends) <= set(range(24, 28)) and all(months(seed, **BOTH) == MONTHS for seed in range(200))
