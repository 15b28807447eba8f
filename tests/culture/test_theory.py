"""Does the model settle where theory says, keep its books, and do scores fall back as the formula has it?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.cases.culture.author import theory
from course.cases.culture.model import Assumptions, Levers, asked, draw, effects, simulate
from course.cases.culture.world import ANSWERS
from tests.strategies import any_setting

A = Assumptions()
PLAN = Levers(recognised="customers", open_times=12, layers=4, relief=0.25, seen_days=3, one_to_ones=2.0, training_h=4, steady=0.75)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(levers=any_setting(Levers), assumptions=any_setting(Assumptions), seed=st.integers(0, 2**32))
def test_no_penny_is_lost_at_any_setting(levers, assumptions, seed):
    run = simulate(levers, draw(seed, 24), assumptions)
    assert theory.ledger_gap(run) == 0 and all(type(amount) is int for amount in run.ledger.values())
    assert 0 <= run.value("held_share") <= 1 and np.isfinite(run.columns["satisfaction"]).all()


def test_the_check_would_see_a_lost_penny():
    run = simulate(PLAN, draw(1))
    run.columns["training_pence"][7] += 1
    assert theory.ledger_gap(run) == 2


@pytest.mark.parametrize("levers", [PLAN, Levers(recognised="colleagues", open_times=0), Levers(layers=3, one_to_ones=4.0), Levers(training_h=16)])
def test_every_stock_settles_at_its_closed_form(levers):
    world = draw(8, 480)
    run = simulate(levers, world)
    for name, wanted in zip(("engaged", "served", "satisfied"), theory.equilibrium(levers, world)):
        assert np.allclose(run.days[name][-1], wanted, atol=1e-4), name


def test_with_no_programme_nothing_moves_and_nothing_is_paid():
    run = simulate(Levers(), draw(3))
    assert (run.days["satisfied"] == run.days["satisfied"][0]).all() and set(run.ledger.values()) == {0}


def test_the_sears_ratio_holds_where_all_engagement_reaches_customers():
    """Five points of engagement bring 1.3 of satisfaction, and those half a per cent of growth a year."""
    assert theory.sears(5) == pytest.approx((1.3, 0.5), abs=0.001)
    world = draw(8, 480)
    plain = replace(A, habits=0.0, skill=0.0, spread_harm=0.0)
    run = simulate(replace(PLAN, layers=5), world, plain)
    gained = run.days["engaged"][-1].mean() - run.days["engaged"][0].mean()
    satisfaction, growth = theory.sears(gained, plain)
    assert run.days["satisfied"][-1].mean() - run.days["satisfied"][0].mean() == pytest.approx(satisfaction, abs=1e-4)
    assert run.columns["growth_percent"][-1] == pytest.approx(growth, abs=1e-4)


def test_what_is_new_wears_off_as_the_closed_form_has_it():
    """Habits alone, with nothing else to move service: what service is drawn down by, read back from its own steps."""
    deaf = replace(A, skill=0.0, quality_gain=0.0, comfort=0.0)
    run = simulate(Levers(training_h=16), draw(8), deaf)
    served = run.days["served"].mean(axis=1) - run.days["served"][0].mean()
    drawn = served[:-1] + np.diff(served) * deaf.quality_months
    new = effects(Levers(training_h=16), deaf).new - effects(Levers(), deaf).new
    assert drawn == pytest.approx(-deaf.habits * theory.new_habits(new, 48, deaf), abs=1e-9)


def test_a_step_of_engagement_rises_as_a_first_order_lag_does():
    run = simulate(Levers(steady=0.75), draw(8))
    gained = run.columns["engagement"] - run.columns["engagement"][0]
    end = A.rota * 0.5
    assert gained == pytest.approx(end * (1 - (1 - 1 / A.engage_months) ** np.arange(49)), abs=1e-9)


def test_the_lowest_scores_rise_by_themselves_as_the_selection_formula_says():
    """Asked twice with nothing done between: the bottom twelve of 120, in 400 worlds."""
    rises, expected = [], []
    for seed in range(400):
        world = draw(seed, 3)
        first, second = (asked(world.satisfied, answers) for answers in world.survey_u[:2])
        low = np.argsort(first, kind="stable")[:12]
        rises.append(second[low].mean() - first[low].mean())
        expected.append(theory.regression(first.mean(), first[low].mean(), world.satisfied.std(), theory.survey_sd(78.0, ANSWERS)))
    assert np.mean(rises) == pytest.approx(np.mean(expected), rel=0.08) and 5 < np.mean(rises) < 6.5  # low scores stray a little more than the mean does


def test_the_selection_formula_is_exact_where_scores_are_normal():
    rng = np.random.default_rng(6)
    lasting, first, second = (rng.normal(0, sd, (4000, 120)) for sd in (4, 5, 5))
    low = np.argsort(lasting + first, axis=1)[:, :12]
    before, after = (np.take_along_axis(lasting + noise, low, axis=1).mean() for noise in (first, second))
    assert after - before == pytest.approx(theory.regression(0.0, before, 4, 5), abs=0.05)
    assert after - before == pytest.approx(6.8, abs=0.1)


def test_a_score_strays_as_a_binomial_does():
    u = np.random.default_rng(4).random((4000, ANSWERS))
    assert asked(np.full(4000, 78.0), u).std() == pytest.approx(theory.survey_sd(78.0, ANSWERS), rel=0.03)
