"""What must be true of the store pickup model, whatever its parameters.

Closed forms
    pollaczek_khinchine  M/G/1: F. Pollaczek (1930), Über eine Aufgabe der
                         Wahrscheinlichkeitstheorie, Mathematische Zeitschrift 32;
                         A. Y. Khinchine (1932), Matematicheskii Sbornik 39
    till_moments         the service of "always look" as a mixture, to put into it
Invariants
    lindley              the line of one till, from D. V. Lindley (1952), The theory of queues
                         with a single server, Mathematical Proceedings 48(2)
    little_gap           J. D. C. Little (1961), Operations Research 9(3)
"""

import numpy as np

from course.cases.pickup.world import SEARCH_SHAPE


def pollaczek_khinchine(rate, mean, square):
    """Mean wait in line, minutes, of a single server with Poisson arrivals.

    rate    arrivals a minute
    mean    E[S], minutes; ``square`` E[S²], minutes²

    ValueError when the server can't keep up, for then no long-run wait exists.
    """
    if rate * mean >= 1:
        raise ValueError(f"One till can't keep up with a load of {rate * mean:.2f}.")
    return rate * square / (2 * (1 - rate * mean))


def till_moments(shoppers_per_h, pickups_per_h, a):
    """(rate a minute, E[S], E[S²]) of a till whose clerk always looks.

    A shopper takes an exponential time; a pickup another, and with the chance that the
    order is missing a gamma-distributed search on top.
    """
    rate, share = (shoppers_per_h + pickups_per_h) / 60, pickups_per_h / (shoppers_per_h + pickups_per_h)
    search, squared = a.search_min, a.search_min ** 2 * (1 + 1 / SEARCH_SHAPE)
    pickup = a.handover_min + a.missing_share * search
    pickup_square = 2 * a.handover_min ** 2 + a.missing_share * (2 * a.handover_min * search + squared)
    return rate, (1 - share) * a.till_min + share * pickup, (1 - share) * 2 * a.till_min ** 2 + share * pickup_square


def lindley(columns):
    """Waits in line worked out anew from a Run's columns, for one till: minutes, in order of arrival.

    With C the time that the till has been taken up by those before, a service begins at
    C + max over those up to now of (arrival - their C): no clock, no loop over events.
    """
    taken = columns["service_min"] + columns["search_min"] * (columns["action"] == "look")
    waits = np.zeros(taken.size)
    for day in np.unique(columns["day"]):
        here = columns["day"] == day
        arrive, before = columns["arrive_min"][here], np.concatenate(([0.0], np.cumsum(taken[here])[:-1]))
        waits[here] = before + np.maximum.accumulate(arrive - before) - arrive
    return waits


def little_gap(columns):
    """|time integral of the line - sum of waits| / sum, from a Run's columns; 0 when nobody waits."""
    area = 0.0
    for day in np.unique(columns["day"]):
        here = columns["day"] == day
        times = np.concatenate((columns["arrive_min"][here], columns["start_min"][here]))
        step = np.concatenate((np.ones(here.sum()), -np.ones(here.sum())))
        order = np.lexsort((step, times))
        area += (np.cumsum(step[order])[:-1] * np.diff(times[order])).sum()
    total = columns["wait_min"].sum()
    return float(abs(area - total) / total) if total else 0.0
