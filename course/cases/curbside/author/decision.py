"""The curbside decision: how much of what can be won does a setting win, in pounds that are left a day?

The brief: next month's rota, promise and paperwork stand. What counts is what the orders
earn, less the hours, the missing items that nobody replaced and what is spent on the app,
less the custom that late orders lose. Settings are replayed on worlds that the page never
shows, on the same customers as today's setting, which is worth nothing, and the best one,
which is worth everything: the score is the share of that gap closed. So a fuller basket
counts beside a sooner one, money that buys nothing costs points, and no condition is there
to be broken. What comes within £1 a day of the best has closed the gap.
"""

from dataclasses import dataclass, replace

from course.cases.curbside.case import CASE
from course.simulation.author.replay import Replay, closed
from course.simulation.levers import idle

FIXED = {"promise_min": 60, "admin_relief": 0.0, "pickers": 7}
CLOSE_ENOUGH = 0.0025  # of the gap: less than £1 a day
SEARCH_WORLDS = 5  # enough to find the best: all settings meet the same customers
COSTLESS = ("hold_min", "report_calls")  # while they act on nobody

# What somebody who has read the case might decide, and why.
THOUGHTFUL = {
    "asks in the app, as the pilot did": {"substitution": "app"},
    "asks in the app, and pays for more answers": {"substitution": "app", "app_build": "one_tap"},
    "asks when the order is placed, so that none waits": {"substitution": "order"},
    "asks at order, and has the team prompt for a substitute": {"substitution": "order", "huddles_per_week": 5},
    "asks at order and in the app": {"substitution": "both"},
    "asks twice, and spares no means of getting an answer": {"substitution": "both", "app_build": "one_tap", "huddles_per_week": 5},
}


def refused(levers):
    """Why the page would not accept full marks for {lever: value}, or None."""
    if levers["substitution"] != "both":
        return "some customers are asked at one moment only"
    if levers["phone_person"]:
        return "a picker sits at a phone that nobody rings"
    return "one tap costs more than it brings" if levers["app_build"] == "one_tap" else None


@dataclass(frozen=True)
class Outcome:
    """What a setting achieved on held-out worlds: share of the gap closed, 0 to 1; £ left a day by itself, today and at best."""

    share: float
    left: float
    today: float
    best: float


def gap_closed(levers_mapping, seeds):
    """The Outcome of {lever: value} on the worlds of ``seeds``; levers left out stand as FIXED or today.

    LeverError for a lever or value that does not exist; ValueError for no seeds or more than 20.
    """
    today = CASE.levers()
    best = REPLAY.best(tuple(seeds)[:SEARCH_WORLDS], today)
    left = [REPLAY.mean(each, seeds) for each in (REPLAY.set(levers_mapping), today, best)]
    return Outcome(closed(*left, CLOSE_ENOUGH), *left)


def _alike(levers):
    return replace(levers, **{name: getattr(CASE.levers(), name) for name in idle(levers) if name in COSTLESS})


REPLAY = Replay(CASE, counts=("left_gbp_per_day",), fixed=FIXED, alike=_alike,
                moved=("substitution", "app_build", "picking_order", "hold_min", "phone_person", "huddles_per_week"))
