"""The stall's decision: how much of what can be won is left a day, on days that no page shows."""

from course.cases.stall.case import CASE
from course.simulation.author.replay import Replay, closed

THOUGHTFUL = {"the price, and enough for all": {"board": "price", "bowls": 80}}
REPLAY = Replay(CASE, counts=("left_gbp_per_day",), moved=("board", "bowls"))


def refused(levers):
    """Why the page would not accept full marks for {lever: value}, or None."""
    return "nobody reads a price" if levers["board"] == "none" else None


def gap_closed(levers, seeds):
    """The share of the gap closed, 0 to 1. LeverError for what is no setting; ValueError for no seeds or more than 20."""
    today = REPLAY.set()
    return closed(*(REPLAY.mean(each, seeds) for each in (REPLAY.set(levers), today, REPLAY.best(seeds, today))))
