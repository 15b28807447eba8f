"""Do money and sofas go missing, and does the model settle where theory says?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.cases.collapse.author import theory
from course.cases.collapse.model import LAG, RULES, SEASON, Assumptions, Levers, World, catalogue, draw, simulate
from course.cases.collapse.world import FABRICS
from tests.strategies import any_setting

A = Assumptions()


def even(months=240):
    """A world without chance: what is drawn stands at its mean."""
    half = np.full((months, FABRICS), 0.5)
    return World(months, np.ones(months), half, np.ones((months, FABRICS)), half, np.full((months, 2), 0.5))


@settings(max_examples=80, deadline=None, derandomize=True)
@given(levers=any_setting(Levers), assumptions=any_setting(Assumptions), seed=st.integers(0, 2**32))
def test_no_penny_and_no_sofa_is_lost_at_any_setting(levers, assumptions, seed):
    run = simulate(levers, draw(seed), assumptions)
    assert theory.cash_gap(run) == theory.ledger_gap(run) == theory.sofas_gap(run) == 0
    assert all(type(amount) is int for amount in run.ledger.values())
    columns = run.columns
    assert (columns["sold"] >= 0).all() and (columns["returned"] >= 0).all() and (columns["in_pipeline"] >= 0).all()
    assert (columns["staff"] >= 0).all() and (columns["staff"] <= assumptions.staff).all()
    assert theory.mended_gap(run) <= 0
    assert (run.days["schedule"].sum(axis=2) <= run.days["sold"]).all()
    limit = -round(assumptions.overdraft_gbp * 100)
    assert (columns["closing_pence"][:-1] >= limit).all(), "trading went on below the bank's limit"
    assert run.value("survives") == (columns["closing_pence"][-1] >= limit)


def test_the_checks_would_see_a_lost_penny_and_a_lost_sofa():
    run = simulate(Levers(), draw(1))
    run.columns["refunds_pence"][5] += 1
    run.columns["kept"][5] += 1
    assert theory.cash_gap(run) == 1 and theory.sofas_gap(run) == 1
    run.days["HR"][3] -= 2
    assert theory.ledger_gap(run) == 2


def test_the_catalogue_keeps_its_means():
    shares, costs, faults = catalogue(A)
    assert shares.sum() == pytest.approx(1) and LAG.sum() == pytest.approx(1) and SEASON.mean() == pytest.approx(1)
    rest = shares[1:] / shares[1:].sum()
    assert rest @ costs[1:] == pytest.approx(A.sound_cost_gbp * 100) and rest @ faults[1:] == pytest.approx(A.sound_fault)


def test_break_even_by_hand():
    """Sold at 10 % off: £140 cheaper to make, £1,160 lost with each return, 3 in 100 of the others come back."""
    assert theory.break_even(A, 10) == pytest.approx(0.03 + 140 / 1160)
    at = replace(A, cheap_fault=theory.break_even(A, 10))
    margins = theory.unit_margin_gbp(at, 10)
    assert margins[0] == pytest.approx(np.average(margins[1:], weights=catalogue(at)[0][1:]))


@pytest.mark.parametrize("rule, percent", [("ten", 10), ("five", 5), ("none", 0)])
def test_simulated_indifference_is_the_break_even(rule, percent):
    """Buyers and staff who take no notice leave only the arithmetic: then the best seller's share stops mattering there."""

    def gain(fault):
        """Pounds a month that a larger share of the cheap fabric brings, once the pipeline has filled."""
        totals = []
        for share in (0.3, 0.5):
            deaf = replace(A, cheap_fault=fault, cheap_share=share, goodwill_harm=0.0, leave_returns=0.0, cash_gbp=1e9)
            run = simulate(Levers(discounts=rule), even(), deaf)
            totals.append(run.days["total_pence"][24:].mean() / 100)
        return totals[1] - totals[0]

    expected = theory.break_even(A, percent)
    assert gain(expected - 0.01) > 500 and gain(expected + 0.01) < -500
    low, high = gain(expected - 0.01), gain(expected + 0.01)
    crossing = expected - 0.01 + 0.02 * low / (low - high)
    assert crossing == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("repair", [False, True])
def test_margin_per_sofa_in_the_books_is_the_closed_form(repair):
    """Once as much comes back as has been sold: refunded at once, or mended once and then refunded."""
    run = simulate(Levers(discounts="ten", repair=repair), even(), replace(A, cash_gbp=1e9))
    part = slice(100, 240)
    lines = ("revenue", "making", "refunds", "repairs", "fetching", "salvage")
    booked = sum(run.columns[f"{line}_pence"][part].sum() for line in lines) / 100
    mix = run.days["sold"][part].sum(axis=0)
    assert booked / mix.sum() == pytest.approx(np.average(theory.unit_margin_gbp(A, 10, repair), weights=mix), abs=4)


def test_the_price_at_which_mending_would_turn_the_ranking_turns_it():
    lasting = replace(A, again_share=0.0)
    at = replace(lasting, recover_gbp=theory.turning_recover_gbp(lasting, 10))
    margins = theory.unit_margin_gbp(at, 10, repair=True)
    assert margins[0] == pytest.approx(np.average(margins[1:], weights=catalogue(at)[0][1:]), abs=0.01) and 200 < at.recover_gbp < 400
    assert theory.turning_recover_gbp(A, 10) < 0, "mended in the cloth that failed, it stays last even if re-covering is free"


@pytest.mark.parametrize("rule", RULES)
def test_with_equal_fault_rates_the_cheap_fabric_is_rightly_kept(rule):
    """The model does not moralise: what is cheap and sound should be sold."""
    fair = replace(A, cheap_fault=A.sound_fault)
    for seed in range(3):
        kept, gone = (simulate(Levers(fabric=fabric, discounts=rule), draw(seed), fair) for fabric in ("keep", "withdraw"))
        assert kept.value("closing_cash_gbp") > gone.value("closing_cash_gbp")


def test_a_sound_month_is_what_the_model_earns_without_the_fabric_and_its_harm():
    calm = replace(A, cash_gbp=1e9, goodwill_harm=0.0, vacancy_harm=0.0, upgrade_gbp=0.0)
    run = simulate(Levers(fabric="withdraw", discounts="none"), even(), calm)
    earned = run.days["total_pence"][36:].mean() / 100
    assert earned == pytest.approx(theory.sound_month_gbp(calm), abs=20_000) and 50_000 < theory.sound_month_gbp(A) < 150_000


def test_goodwill_settles_where_theory_says():
    world = even()
    calm = replace(A, cash_gbp=1e9, vacancy_harm=0.0, pull_share=0.0)
    run = simulate(Levers(discounts="none"), world, calm)
    tail = slice(120, 240)
    rate = run.columns["return_rate"][tail].mean()
    assert run.columns["goodwill"][tail].mean() == pytest.approx(theory.steady_goodwill(rate, Levers(), calm), abs=0.005)


def test_posts_settle_where_as_many_join_as_leave():
    world = even()
    world.staff_u[:] = np.random.default_rng(1).random(world.staff_u.shape)
    run = simulate(Levers(discounts="none"), world, replace(A, cash_gbp=1e9))
    rate = run.columns["return_rate"][60:].mean()
    empty = A.staff - run.columns["staff"][60:].mean()
    assert empty == pytest.approx(theory.steady_empty(rate, Levers(), A), rel=0.06)
