"""Does the engine agree with queueing theory, and the model with what must always hold?"""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from course.cases.curbside.model import POLICIES, Assumptions, Levers, draw, simulate
from course.cases.curbside.author.theory import erlang_a, erlang_c, idle_while_waiting, little_gap, most_busy, tasks
from course.simulation.pool import serve

CALLS = 60_000
ORDERS = 300_000


def test_erlang_c_gives_the_textbook_value():
    waits, mean_wait = erlang_c(24, 8, 4)
    assert waits == pytest.approx(0.5964, abs=5e-5) and mean_wait == pytest.approx(5.964, abs=5e-4)


def test_erlang_c_with_one_server_is_its_utilisation():
    assert erlang_c(6, 8, 1)[0] == pytest.approx(0.8)


def test_erlang_c_says_when_servers_cannot_keep_up():
    with pytest.raises(ValueError, match="can't keep up"):
        erlang_c(30, 8, 4)


def test_the_engine_waits_as_erlang_c_says():
    rng = np.random.default_rng(1)
    release = rng.exponential(60 / 24, ORDERS).cumsum()
    first = rng.exponential(8, ORDERS)
    n = ORDERS
    start = np.array(serve([release.tolist(), first.tolist(), [inf] * n, [0.0] * n, [inf] * n, [0.0] * n], servers=4)[0])
    wait = start - release
    batches = wait[1000:].reshape(-1, 1000).mean(axis=1)
    error = 4 * batches.std(ddof=1) / np.sqrt(batches.size)
    waits, mean_wait = erlang_c(24, 8, 4)
    assert error < 0.8 and abs(wait.mean() - mean_wait) < error
    assert abs((wait > 0).mean() - waits) < 0.03


def test_erlang_a_without_limits_is_erlang_c():
    left, waits = erlang_a(24, 8, 1e7, 4)
    assert left == pytest.approx(0, abs=1e-4) and waits == pytest.approx(erlang_c(24, 8, 4)[0], abs=1e-3)


@pytest.mark.parametrize("where", [{"servers": 2}, {"servers": 1, "desk": 2}])
def test_phones_are_abandoned_as_erlang_a_says(where):
    """Picks of no length, all at once, leave the phone class alone: calls are Poisson, callers impatient."""
    rng = np.random.default_rng(2)
    n = CALLS
    rings = rng.exponential(60 / 24, n).cumsum().tolist()
    talk, patience = rng.exponential(5, n).tolist(), rng.exponential(6, n).tolist()
    _, second, _ = serve([[0.0] * n, [0.0] * n, rings, talk, patience, [0.0] * n], **where)
    assert np.isnan(second).mean() == pytest.approx(erlang_a(24, 5, 6, 2)[0], abs=0.008)


@pytest.mark.parametrize("policy", POLICIES)
def test_littles_law_holds_to_a_millionth(policy):
    assert little_gap(simulate(Levers(substitution=policy), draw(5)).columns) < 1e-6


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("order", ["fifo", "slack"])
def test_no_picker_idles_while_a_task_waits(policy, order):
    levers = Levers(substitution=policy, picking_order=order)
    work = tasks(levers, draw(6, days=10), Assumptions())
    assert idle_while_waiting(work, levers.pickers) == pytest.approx(0, abs=1e-6)
    assert idle_while_waiting(work, levers.pickers + 1) > 1, "the check itself must see an idle picker"


@pytest.mark.parametrize("pickers", [5, 7, 14])
def test_no_more_tasks_in_hand_than_pickers(pickers):
    assert most_busy(tasks(Levers(pickers=pickers), draw(7, days=5), Assumptions())) <= pickers


def test_busy_minutes_fit_into_pickers_times_makespan():
    world = draw(8, days=5)
    work = tasks(Levers(pickers=5), world, Assumptions())
    for day in range(world.days):
        taken = (work.day == day) & ~np.isnan(work.end)
        assert (work.end - work.start)[taken].sum() <= 5 * work.end[taken].max()


@pytest.mark.parametrize("policy", POLICIES)
def test_more_pickers_never_make_orders_later(policy):
    world = draw(9)
    shares = [simulate(Levers(substitution=policy, pickers=n), world).value("ontime_share") for n in range(5, 15)]
    assert all(more >= fewer - 0.005 for fewer, more in zip(shares, shares[1:])) and shares[-1] > shares[0] + 0.1


def test_with_nothing_missing_all_policies_coincide_exactly():
    full = replace(Assumptions(), missing_rate=0.0)
    world = draw(10, assumptions=full)
    runs = [simulate(Levers(substitution=policy), world, full) for policy in POLICIES]
    for run in runs[1:]:
        for name in runs[0].columns:
            np.testing.assert_array_equal(run.columns[name], runs[0].columns[name])
        assert run.kpis == runs[0].kpis
