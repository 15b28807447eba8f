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
from functools import lru_cache
from itertools import product

from course.cases.curbside.model import Levers, draw, simulate
from course.simulation.levers import describe, idle, read, values

TODAY = Levers()
FIXED = {"promise_min": 60, "admin_relief": 0.0, "pickers": 7}
MOVED = ("substitution", "app_build", "picking_order", "hold_min", "phone_person", "huddles_per_week")
CLOSE_ENOUGH = 0.0025  # of the gap: less than £1 a day
DAYS = 30
MAX_WORLDS = 20
SEARCH_WORLDS = 5  # enough to find the best: all settings meet the same customers

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
    """The Outcome of {lever: value} on the worlds of `seeds`; levers left out stand as FIXED or today.

    Replays at most 20 worlds of 30 days and remembers them. LeverError for a lever or
    value that does not exist; ValueError for no seeds or more than 20.
    """
    seeds = tuple(seeds)
    if not 0 < len(seeds) <= MAX_WORLDS:
        raise ValueError(f"Between 1 and {MAX_WORLDS} worlds, not {len(seeds)}.")
    levers = read(Levers, {**FIXED, **levers_mapping})
    left, today, best = (left_a_day(each, seeds) for each in (levers, TODAY, best_setting(seeds[:SEARCH_WORLDS])))
    share = (left - today) / ((best - today) * (1 - CLOSE_ENOUGH))
    return Outcome(min(1.0, max(0.0, share)), left, today, best)


@lru_cache(maxsize=8)
def best_setting(seeds):
    """The Levers that leave most: one lever at a time, until none helps.

    A test looks through every setting and finds none better.
    """
    best = TODAY
    while True:
        better = max(neighbours(best), key=lambda each: left_a_day(each, seeds))
        if left_a_day(better, seeds) <= left_a_day(best, seeds):
            return best
        best = better


def neighbours(levers):
    """Every setting of the page that differs in one lever."""
    return [replace(levers, **{name: value}) for name in MOVED for value in _grid(name)]


def settings():
    """Every setting of the page."""
    return [Levers(**dict(zip(MOVED, chosen))) for chosen in product(*map(_grid, MOVED))]


def left_a_day(levers, seeds):
    """£ left a day, mean over the worlds of `seeds`; what acts and costs alike is played once."""
    free = {name: getattr(TODAY, name) for name in idle(levers) if name in ("hold_min", "report_calls")}
    return _left(replace(levers, **free), tuple(seeds))


def _grid(name):
    return values(next(lever for lever in describe(Levers) if lever["name"] == name))


@lru_cache(maxsize=2048)
def _left(levers, seeds):
    return sum(simulate(levers, _world(seed)).value("left_gbp_per_day") for seed in seeds) / len(seeds)


@lru_cache(maxsize=MAX_WORLDS)
def _world(seed):
    return draw(seed, DAYS)
