"""What a clerk weighs who asks the customer first: each action's cost, as far as it can be seen."""

import numpy as np

from course.cases.pickup.levers import OPEN_MIN
from course.cases.pickup.world import SEARCH_SHAPE, arrivals_per_min

FULLEST = 0.9  # above this share busy the sum below has no meaning


def line_minutes(waiting, rate, search_min, service_min):
    """Minutes that others wait, in all, because the till stands still while its clerk searches.

    waiting * S                       those in line now
    rate * S * waiting * s / (1 - r)  those who come before that line is gone
    rate * E[S²] / (2 (1 - r))        those who come meanwhile and after, until the delay is worked off

    A fluid approximation for one till: a delay lasts until the busy period would have
    ended, then shrinks at the rate 1 - r (D. Gross et al., Fundamentals of Queueing
    Theory, on delay busy periods). ``rate`` in customers a minute, r = rate * service_min.
    """
    slack = 1 - np.minimum(rate * service_min, FULLEST)
    square = search_min ** 2 * (1 + 1 / SEARCH_SHAPE)
    return search_min * waiting * (1 + rate * service_min / slack) + rate * square / (2 * slack)


def judge(world, a, seen, authority):
    """(customer, minute, waiting, busy) -> the action that looks cheapest.

    seen       the share of the line's cost that the clerk takes in, 0 to 1
    authority  whether the clerk may leave the till
    """
    rate = arrivals_per_min(a)
    shoppers = rate * 60 - a.pickups_per_hour
    service = (shoppers * a.till_min + a.pickups_per_hour * a.handover_min) / np.maximum(rate * 60, 1e-9)
    none = a.wait_gbp * line_minutes(0, rate, a.search_min, service)
    each = a.wait_gbp * line_minutes(1, rate, a.search_min, service) - none
    none, each = (seen * none).tolist(), (seen * each).tolist()
    hour_min = OPEN_MIN / rate.size
    trip = world.trip_g * a.trip_gbp
    away = trip + a.customer_gbp * np.minimum(a.harm_text + a.harm_trip * trip, a.harm_refused) + a.colleague_gbp * a.search_min
    away = away.tolist()
    stays = a.search_min * a.wait_gbp + a.customer_gbp * a.harm_prompt
    fetched = stays + a.search_min * a.colleague_gbp
    late = a.search_min + a.colleague_busy_min
    fetched_late = fetched + a.colleague_busy_min * a.wait_gbp + a.customer_gbp * a.harm_minute * max(late - 10, 0)

    def decide(i, minute, waiting, busy):
        hour = min(int(minute / hour_min), len(none) - 1)
        costs = [(fetched_late if busy else fetched, "colleague"), (away[i], "text")]
        if authority:
            costs.append((stays + none[hour] + each[hour] * waiting, "look"))
        return min(costs)[1]

    return decide
