"""Store pickup: one till, a line of shoppers and pickup customers, and orders that are not there.

Shoppers and pickup customers stand in one line. One pickup in five is not where it should
be. Then the clerk goes to look while the line stands still, calls the floor colleague, texts
when it is found, or says that it is not the till's job. A coached table decides by what the
clerk can see; a clerk who may judge asks what coming back would cost this customer, and
weighs it against the line, as far as practice has taught to see it.

Everything random about customers is in the World, drawn before any policy is chosen: two
policies meet the same customers, the same missing orders, the same colleague's day.
"""

from math import exp

import numpy as np

from course.cases.pickup.judgement import judge
from course.cases.pickup.kpis import report
from course.cases.pickup.levers import ACTIONS, BAND_FROM, BANDS, CELLS, DELIVERY, HOME_DELIVERY, OPEN_MIN, Assumptions, Levers
from course.cases.pickup.till import Colleague, serve
from course.cases.pickup.world import SHOPPERS_PER_HOUR, World, draw

__all__ = ["ACTIONS", "BANDS", "CELLS", "DAYS", "DELIVERY", "HOME_DELIVERY", "REFERENCE_SEED", "Assumptions", "Levers", "World", "draw", "missing_share", "simulate"]

# Of seeds 0 to 719 one of the four weeks nearest to their average: prose should not quote odd ones.
REFERENCE_SEED = 117
DAYS = 28


def simulate(levers, world, assumptions=Assumptions(), given=None):
    """The Run of ``levers`` in ``world``: same customers for every policy.

    given  (actions, discounts in £), arrays with one value per customer of the world, that
           replace what is coached and granted: for tables in which every clerk differs
    """
    a = assumptions
    kept = ~world.pickup | (world.keep_u < (1 - a.promise_orders) ** np.log2(levers.promise_h))
    missing = world.pickup & kept & (world.missing_u < missing_share(levers, a))
    service = world.service_e * np.where(world.pickup, a.handover_min, a.till_min)
    search = world.search_g * a.search_min
    decide = _decision(levers, world, a, given)
    starts, incidents, tills = [], [], second_till(levers)
    for day, here in enumerate(_days(world, kept)):
        colleague = Colleague(*colleagues_day(world, day, a), at_till=tills)
        start, found = serve(
            world.arrive_min[here].tolist(), service[here].tolist(), missing[here].tolist(), search[here].tolist(),
            decide=lambda i, *seen, here=here: decide(here[i], *seen), colleague=colleague, second=tills)
        starts += start
        incidents += [(here[one.customer], one) for one in found]
    return report(np.array(starts), incidents, np.flatnonzero(kept), service, search, levers, world, a, given and given[1])


def missing_share(levers, a):
    """The share of pickups that are not there: promise, and bins as far as the log says which."""
    share = a.missing_share * (1 - a.promise_missing) ** np.log2(levers.promise_h / 2)
    effect = levers.bins * (1.0 if levers.log_misses else a.bins_blind)
    return float(share * (1 - effect * (1 - min(1.0, a.bins_missing / a.missing_share)))) if a.missing_share else 0.0


def second_till(levers):
    """The intervals, in minutes, of the second till: the busiest hours, ascending."""
    hour_min = OPEN_MIN / SHOPPERS_PER_HOUR.size
    busiest = sorted(np.argsort(-SHOPPERS_PER_HOUR, kind="stable")[:levers.second_till_h].tolist())
    return tuple((hour * hour_min, (hour + 1) * hour_min) for hour in busiest)


def colleagues_day(world, day, a):
    """(minutes at which the colleague's free and busy take turns, whether the day begins busy)."""
    begins_busy = bool(world.begins_busy[day] >= a.colleague_free)
    free_min = a.colleague_busy_min * a.colleague_free / (1 - a.colleague_free)
    busy = (np.arange(world.tasks.shape[1]) % 2 == 0) == begins_busy
    return np.cumsum(world.tasks[day] * np.where(busy, a.colleague_busy_min, free_min)).tolist(), begins_busy


def band(waiting):
    """The row of the coached table for so many waiting: 0 to 3."""
    return sum(waiting >= least for least in BAND_FROM) - 1


def _decision(levers, world, a, given):
    """(customer, minute, waiting, busy) -> action, under what is coached and allowed."""
    if given is not None:
        wanted = given[0].tolist()
        return lambda i, minute, waiting, busy: _allowed(wanted[i], levers)
    if levers.coached == "judgement":
        seen = a.naive_share + (1 - a.naive_share) * (1 - exp(-levers.practice_h / a.practice_scale_h))
        return judge(world, a, seen, levers.authority)
    if levers.coached == "rule":
        table = [_allowed(getattr(levers, name) or "refuse", levers) for name in CELLS]
        return lambda i, minute, waiting, busy: table[2 * band(waiting) + busy]
    always = _allowed(levers.coached, levers)
    return lambda i, minute, waiting, busy: always


def _allowed(action, levers):
    return "manager" if action == "look" and not levers.authority else action


def _days(world, kept):
    """For each day the customers who come, as a list of their places in the world."""
    edges = np.searchsorted(world.day, np.arange(world.days + 1))
    return [(lo + np.flatnonzero(kept[lo:hi])) for lo, hi in zip(edges, edges[1:])]
