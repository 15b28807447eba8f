"""The coached table as a decision: how much of what a table can win does this one win?

A clerk who follows a table sees how many wait and whether the colleague is free, and nothing
else. Today is worth nothing, the best single habit (always look, always a colleague, always
text) a quarter, the best of all tables everything, and between these in proportion to what a
day costs, on days that the page never shows.

The table is written for the weeks of home delivery. While the colleague is free half of the
day, a colleague if free and a text if not does nearly all that a table can. Where there is
seldom anybody to call, what the line costs decides between a search and a text: seeing it
earns two fifths of the gap.
"""

from dataclasses import dataclass

import numpy as np

from course.cases.pickup.case import CASE
from course.cases.pickup.levers import CELLS, DELIVERY
from course.simulation.author.replay import Replay

# What the leader has granted when the table is written: the right to leave the till, and £2.
FIXED = {"coached": "rule", "authority": True, "spend_gbp": 2, "week_gbp": 100}
HABITS = ("look", "colleague", "text")
HABIT_SHARE = 0.25
CLOSE_ENOUGH = 0.01  # of the gap, some 25p a day: less than any one cell is worth

# For the score's landscape (python3 -m grading landscape): what somebody sets who has read the case, and why.
THOUGHTFUL = {
    "a colleague if free, a text if not": {name: "text" if name.endswith("busy") else "colleague" for name in CELLS},
    "a colleague if free; if not, look while nobody waits, and else a text":
        {**{name: "text" if name.endswith("busy") else "colleague" for name in CELLS}, "none_busy": "look"},
    "look while nobody waits, a colleague if free, a text if not":
        {**{name: "text" if name.endswith("busy") else "colleague" for name in CELLS}, "none_busy": "look", "none_free": "look"},
}


def refused(levers):
    """Why the page would not accept full marks for a table, or None."""
    if "refuse" in levers.values():
        return "it turns customers away"
    if len({levers[name] for name in CELLS if name.endswith("busy")}) == 1:
        return "with nobody to call, it does not look at the line"
    if "text" in (levers[name] for name in CELLS if name.endswith("free")):
        return "it sends a customer home while the colleague stands free"
    return None


@dataclass(frozen=True)
class Outcome:
    """What a table achieved on held-out worlds: its worth, 0 to 1; costs in £ a day."""

    share: float
    cost: float
    today: float
    habit: float
    best: float


def gap_closed(levers_mapping, seeds, best=None):
    """The Outcome of {lever: value} on the worlds of ``seeds``; levers left out stand as FIXED or today.

    best  the cells of the cheapest table on these seeds, if known: searching takes seconds

    LeverError for a lever or value that does not exist; ValueError for a table with an empty
    cell, no seeds or more than 20.
    """
    levers = REPLAY.set(levers_mapping)
    empty = sum(not getattr(levers, name) for name in CELLS)
    if empty:
        raise ValueError(f"{empty} of {len(CELLS)} cells still empty.")
    cheapest = REPLAY.set(best) if best else best_table(seeds)
    cost, today, best = (REPLAY.mean(each, seeds) for each in (levers, habit_table("refuse"), cheapest))
    habit = best_habit(seeds)[1]
    goal = habit - (habit - best) * (1 - CLOSE_ENOUGH)
    return Outcome(float(np.interp(-cost, [-today, -habit, -goal], [0.0, HABIT_SHARE, 1.0])), cost, today, habit, best)


def habit_table(action):
    """The Levers of a table that says the same in every cell."""
    return REPLAY.set(dict.fromkeys(CELLS, action))


def best_habit(seeds):
    """(action, cost in £ a day) of the cheapest single habit."""
    return min(((action, REPLAY.mean(habit_table(action), seeds)) for action in HABITS), key=lambda pair: pair[1])


def best_table(seeds):
    """The Levers of the cheapest table: one cell at a time from the best habit, until none helps.

    A thorough test looks through every table and finds none cheaper.
    """
    return REPLAY.best(seeds, habit_table(best_habit(seeds)[0]))


REPLAY = Replay(CASE, counts=("cost_gbp_per_day",), moved=CELLS, fixed=FIXED, assumed=DELIVERY)
