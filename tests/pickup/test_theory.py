"""Does the till agree with queueing theory, and the model with what must always hold?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.cases.pickup.author.decision import CELLS
from course.cases.pickup.judgement import line_minutes
from course.cases.pickup.model import Assumptions, Levers, draw, simulate
from course.cases.pickup.author.theory import lindley, little_gap, pollaczek_khinchine, till_moments
from course.cases.pickup.till import Colleague, serve

LOOK = Levers(authority=True, coached="look")
CUSTOMERS = 400_000


def stream(seed, n, shoppers_per_h=24, pickups_per_h=6, a=Assumptions()):
    """One endless day at a constant rate: (arrive, service, missing, search) as lists."""
    rng = np.random.default_rng(seed)
    arrive = rng.exponential(60 / (shoppers_per_h + pickups_per_h), n).cumsum()
    pickup = rng.random(n) < pickups_per_h / (shoppers_per_h + pickups_per_h)
    service = rng.exponential(1, n) * np.where(pickup, a.handover_min, a.till_min)
    missing = pickup & (rng.random(n) < a.missing_share)
    return arrive.tolist(), service.tolist(), missing.tolist(), rng.gamma(2, a.search_min / 2, n).tolist()


def test_the_formula_gives_the_value_worked_out_by_hand():
    moments = till_moments(24, 6, Assumptions())
    assert moments[0] * moments[1] == pytest.approx(0.760) and pollaczek_khinchine(*moments) == pytest.approx(5.6625, abs=1e-9)


def test_with_exponential_service_it_is_the_m_m_1_line():
    assert pollaczek_khinchine(0.5, 1.4, 2 * 1.4 ** 2) == pytest.approx(0.7 / 0.3 * 1.4)


def test_a_till_that_cannot_keep_up_is_refused():
    with pytest.raises(ValueError, match="can't keep up"):
        pollaczek_khinchine(1.0, 1.0, 2.0)


def test_always_looking_waits_as_pollaczek_and_khinchine_say():
    arrive, service, missing, search = stream(1, CUSTOMERS)
    start, _ = serve(arrive, service, missing, search, decide=lambda *seen: "look", colleague=Colleague([], False))
    wait = np.array(start) - arrive
    batches = wait.reshape(-1, 4000).mean(axis=1)
    error = 3 * batches.std(ddof=1) / np.sqrt(batches.size)
    assert error < 0.5 and abs(wait.mean() - pollaczek_khinchine(*till_moments(24, 6, Assumptions()))) < error


@pytest.mark.parametrize(("waiting", "rate_per_h"), [(0, 15), (2, 15), (0, 24), (3, 24)])
def test_one_search_costs_the_line_what_a_practised_clerk_reckons(waiting, rate_per_h):
    """One look in a long stream of shoppers, with and without; the mean over all places where so many wait."""
    a = Assumptions()
    rng = np.random.default_rng(2)
    n = 60_000
    arrive = rng.exponential(60 / rate_per_h, n).cumsum()
    service = rng.exponential(a.till_min, n)
    before = np.concatenate(([0.0], service.cumsum()[:-1]))
    start = before + np.maximum.accumulate(arrive - before)
    ends = start + service
    behind = np.searchsorted(arrive, ends) - np.arange(1, n + 1)
    wait, added = start - arrive, []
    for i in np.flatnonzero(behind == waiting)[::7][:2500]:
        left, j, total = rng.gamma(2, a.search_min / 2), i + 1, 0.0
        # What is left of the delay shrinks by each gap in which the till would have stood idle.
        while j < n and left > 0:
            left -= max(0.0, arrive[j] - ends[j - 1]) if j > i else 0.0
            total += max(left, 0.0)
            j += 1
        added.append(total)
    reckoned = line_minutes(waiting, rate_per_h / 60, a.search_min, a.till_min)
    assert np.mean(added) == pytest.approx(reckoned, rel=0.12) and wait.mean() > 0


def test_past_nine_tenths_busy_a_line_is_reckoned_as_at_nine_tenths():
    """There the sum grows without end; below, it is the formula: two in line, five minutes away, a minute and a half each."""
    def by_hand(rate, slack):
        return 5 * 2 * (1 + rate * 1.5 / slack) + rate * 25 * 1.5 / (2 * slack)
    assert line_minutes(2, 0.58, 5, 1.5) == pytest.approx(by_hand(0.58, 0.13))
    assert line_minutes(2, 0.62, 5, 1.5) == pytest.approx(by_hand(0.62, 0.1))
    assert line_minutes(2, 0.9, 5, 1.5) == pytest.approx(by_hand(0.9, 0.1))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=st.integers(0, 2**32), table=st.lists(st.sampled_from(["look", "colleague", "text", "refuse"]), min_size=8, max_size=8))
def test_the_line_of_one_till_is_lindleys_whatever_the_table(seed, table):
    columns = simulate(Levers(authority=True, coached="rule", **dict(zip(CELLS, table))), draw(seed, days=2)).columns
    np.testing.assert_allclose(columns["wait_min"], lindley(columns), atol=1e-8)
    assert little_gap(columns) < 1e-9


def test_colleague_text_refusal_and_any_discount_leave_the_line_exactly_as_it_was():
    world = draw(3)
    refuse = simulate(Levers(), world).columns["wait_min"]
    for levers in (Levers(coached="colleague"), Levers(coached="text", spend_gbp=5), Levers(coached="judgement"), Levers(coached="look"),
                   Levers(coached="text", spend_gbp=15, discount_when="always", authority=True)):
        np.testing.assert_array_equal(simulate(levers, world).columns["wait_min"], refuse)


def test_with_nothing_missing_all_that_is_coached_coincides_exactly():
    full = replace(Assumptions(), missing_share=0.0)
    world = draw(4, assumptions=full)
    runs = [simulate(Levers(authority=True, coached=one), world, full) for one in ("refuse", "look", "colleague", "text", "rule", "judgement")]
    assert all(run.ledger == runs[0].ledger for run in runs[1:])
    assert runs[0].value("returns_share") is None and runs[0].columns["found"].all()


def test_minutes_added_to_others_are_what_taking_one_search_away_gives_back():
    """Every search in turn: the same week without it, and the difference in all waits."""
    world = draw(5, days=6)
    n = world.day.size
    whole = simulate(LOOK, world, given=(np.full(n, "look"), np.zeros(n))).columns
    kept = np.flatnonzero(~world.pickup | (world.keep_u < 0.96))
    for at in np.flatnonzero(whole["action"] == "look"):
        actions = np.full(n, "look", dtype="<U9")
        actions[kept[at]] = "refuse"
        without = simulate(LOOK, world, given=(actions, np.zeros(n))).columns
        assert whole["others_min"][at] == pytest.approx(whole["wait_min"].sum() - without["wait_min"].sum(), abs=1e-6)


def test_a_larger_set_of_actions_never_costs_more_when_decided_best():
    """Two rows by two columns would do: all tables of three cells that matter, over growing sets of actions."""
    world = draw(6, days=14)
    def cost(first, second, third):
        table = dict.fromkeys(CELLS, third) | {"none_free": second, "none_busy": first}
        return simulate(Levers(authority=True, coached="rule", **table), world).value("cost_gbp_per_day")
    best = []
    for most in range(1, 5):
        actions = ("refuse", "text", "colleague", "look")[:most]
        best.append(min(cost(a, b, c) for a in actions for b in actions for c in actions))
    assert best == sorted(best, reverse=True) and best[0] - best[2] > 20
