"""The culture decision: which programme leaves Hartwell most over four years?

What counts is what satisfied customers, fewer leavers and steadier shifts bring, less what the
programme costs, in years that the page never shows: the same teams and customers for today's
course, which is worth nothing, and for the best programme, which is worth everything. A
programme that is kept up for good: when to stop is decided before, in exercise 1. What comes
within half a per cent of the best has closed the gap, unless it coaches by one quarter's luck.
"""

from course.cases.culture.case import CASE
from course.cases.culture.model import Levers
from course.simulation.author.replay import Replay, closed

FIXED = {"held": "always"}
MOVED = ("recognised", "open_times", "layers", "relief", "seen_days", "one_to_ones", "training_h", "steady", "coached")
CLOSE_ENOUGH = 0.005  # of the gap
BY_LUCK = 0.9  # at most, where whoever was lowest for one quarter is coached: the page has shown that they rise by themselves
SEARCH_WORLDS = 6  # enough to find the best: all settings meet the same teams
START = Levers(recognised="customers", open_times=12, layers=4, relief=0.25, seen_days=3, one_to_ones=2.5, training_h=4, steady=0.75, coached="year")

# What somebody who has read the case might decide, and why.
THOUGHTFUL = {
    "Ines’s plan": {"recognised": "customers", "open_times": 4, "relief": 0.25, "seen_days": 2, "one_to_ones": 2.0, "training_h": 4, "steady": 0.5},
    "customers recognised, books open each month, time for one-to-ones": {
        "recognised": "customers", "open_times": 12, "relief": 0.25, "one_to_ones": 2.0, "steady": 0.5, "training_h": 2},
    "steady shifts, training and coaching, by managers who have the hours": {
        "recognised": "customers", "open_times": 6, "relief": 0.25, "seen_days": 2, "one_to_ones": 1.0, "training_h": 4, "steady": 0.75, "coached": "turn"},
    "fewer layers, leaders on the shop floor, one-to-ones each week": {
        "recognised": "customers", "open_times": 6, "layers": 4, "relief": 0.5, "seen_days": 4, "one_to_ones": 4.0, "training_h": 2, "steady": 0.5},
}


def refused(levers):
    """Why the page would not accept full marks for {lever: value}, or None."""
    if levers["recognised"] != "customers":
        return "what it recognises does not point at customers"
    if levers["open_times"] < 4:
        return "people hear the news less than once a quarter"
    if levers["coached"] == "nobody":
        return "it coaches nobody"
    if levers["coached"] == "quarter":
        return "it takes one quarter’s luck for a cause"
    if levers["relief"] == 0:
        return "it asks of managers what their hours do not reach"
    return None


def gap_closed(levers_mapping, seeds):
    """The share of the gap that {lever: value} closes in the worlds of ``seeds``, 0 to 1; levers left out stand as today.

    LeverError for a lever or value that does not exist; ValueError for no seeds or more than 20.
    """
    setting = REPLAY.set({**levers_mapping, **FIXED})
    share = closed(REPLAY.mean(setting, seeds), 0.0, REPLAY.mean(best_setting(seeds), seeds), CLOSE_ENOUGH)
    return min(share, BY_LUCK) if levers_mapping.get("coached") == "quarter" else share


def best_setting(seeds):
    """The Levers that leave most: one lever at a time, from a sound programme, until none helps.

    A thorough test looks two levers at a time, and from other beginnings, and finds none better.
    """
    return REPLAY.best(tuple(seeds)[:SEARCH_WORLDS], START)


REPLAY = Replay(CASE, counts=("net_gbp",), moved=MOVED, fixed=FIXED)
