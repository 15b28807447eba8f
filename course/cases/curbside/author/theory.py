"""What must be true of the curbside model, whatever its parameters.

Closed forms
    erlang_c   M/M/c: A. K. Erlang (1917), Solution of some problems in the theory of
               probabilities of significance in automatic telephone exchanges
    erlang_a   M/M/c+M: C. Palm (1957), Research on telephone traffic carried by full
               availability groups; O. Garnett, A. Mandelbaum and M. Reiman (2002),
               Designing a call center with impatient customers, MSOM 4(3)
Invariants
    little_gap         J. D. C. Little (1961), A proof for the queuing formula L = lambda W,
                       Operations Research 9(3)
    idle_while_waiting work conservation: L. Kleinrock (1976), Queueing Systems II, chapter 3
"""

from dataclasses import dataclass

import numpy as np

from course.cases.curbside.model import plan_orders, start_times


def erlang_c(arrivals_per_h, service_min, servers):
    """(probability of waiting, mean wait in minutes) in M/M/c.

    Exponential gaps and services, first come first served. ValueError when the
    servers can't keep up, for then no long-run wait exists.
    """
    load = arrivals_per_h * service_min / 60
    if load >= servers:
        raise ValueError(f"{servers} servers can't keep up with a load of {load:.2f}.")
    blocked = 1.0
    for n in range(1, servers + 1):  # Erlang B, by its recursion
        blocked = load * blocked / (n + load * blocked)
    waits = blocked / (1 - load / servers * (1 - blocked))
    return waits, waits * service_min / (servers - load)


def erlang_a(arrivals_per_h, service_min, patience_min, servers, most=2000):
    """(probability of hanging up, of waiting) in M/M/c+M.

    The birth-death chain, solved: with n in the system, births at the arrival rate,
    deaths at min(n, c)/service + max(n - c, 0)/patience.
    """
    birth = arrivals_per_h / 60
    n = np.arange(1, most + 1)
    death = np.minimum(n, servers) / service_min + np.maximum(n - servers, 0) / patience_min
    weight = np.concatenate(([0.0], np.cumsum(np.log(birth) - np.log(death))))
    share = np.exp(weight - weight.max())
    share /= share.sum()
    queue = (np.maximum(np.arange(most + 1) - servers, 0) * share).sum()
    return queue / patience_min / birth, share[servers:].sum()


@dataclass(frozen=True)
class Tasks:
    """Every task of a simulated month: when it joined, started and ended, minutes of its day.

    ``end`` is NaN for a call that was never taken, and ``left`` when its customer hung up.
    """

    day: np.ndarray
    joined: np.ndarray
    start: np.ndarray
    end: np.ndarray
    left: np.ndarray


def tasks(levers, world, assumptions):
    """All Tasks of one policy in one world."""
    plan = plan_orders(levers, world, assumptions)
    first, second, third = start_times(plan, levers, world, assumptions)
    picked, agreed = first + plan.first, second + plan.second
    heard = picked + plan.react
    called = np.isfinite(plan.react)
    fetched = ~np.isnan(third)
    parts = [
        (world.day, world.release_min, first, picked, first),
        (world.day[called], heard[called], second[called], agreed[called],
         np.where(np.isnan(second), heard + plan.patience, second)[called]),
        (world.day[fetched], agreed[fetched], third[fetched], (third + plan.third)[fetched], third[fetched]),
    ]
    return Tasks(*(np.concatenate(column) for column in zip(*parts)))


def idle_while_waiting(work, pickers):
    """Minutes, over all days, in which a task waited and a picker was free. Must be 0.

    Holds for an undivided pool: no phone person, no floor hours of the manager.
    """
    wasted = 0.0
    for day in np.unique(work.day):
        here = work.day == day
        taken = here & ~np.isnan(work.end)
        times, waiting = _level(work.joined[here], np.fmin(work.start, work.left)[here])
        moments, busy = _level(work.start[taken], work.end[taken])
        grid = np.unique(np.concatenate((times, moments)))
        middle = (grid[1:] + grid[:-1]) / 2
        idle = _at(middle, moments, busy) < pickers
        queued = _at(middle, times, waiting) > 0
        wasted += np.diff(grid)[idle & queued].sum()
    return float(wasted)


def most_busy(work):
    """The most tasks ever in hand at once: never more than there are pickers."""
    taken = ~np.isnan(work.end)
    return max(int(_level(work.start[taken & (work.day == day)], work.end[taken & (work.day == day)])[1].max())
               for day in np.unique(work.day))


def little_gap(columns):
    """|time integral of orders in progress - sum of sojourns| / sum, from a Run's columns."""
    area = 0.0
    for day in np.unique(columns["day"]):
        here = columns["day"] == day
        released = columns["release_min"][here]
        times, level = _level(released, released + columns["ready_min"][here])
        area += (level[:-1] * np.diff(times)).sum()
    total = columns["ready_min"].sum()
    return float(abs(area - total) / total)


def _level(ups, downs):
    """(times, how many are in progress from each time on), counting a down before an up."""
    times = np.concatenate((downs, ups))
    step = np.concatenate((-np.ones(len(downs), int), np.ones(len(ups), int)))
    order = np.argsort(times, kind="stable")
    return times[order], np.cumsum(step[order])


def _at(moments, times, level):
    """The level that holds at each moment; 0 before the first time."""
    place = np.searchsorted(times, moments, side="right")
    return np.concatenate(([0], level))[place]
