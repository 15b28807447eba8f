"""The chain as a decision: how much of what lateness costs a year does a setting save?

Settings are replayed on faults that the page never shows. Today is worth nothing, the
cheapest setting everything, and between them counts the share of the gap in what a year
costs: faults that are out, false alarms, hours, people who leave. So nothing hangs on
whether one fault is known in week six or seven. Anything within 1 % of the gap counts as
having closed it: two settings that near are one to whoever plays two hundred faults.
"""

from course.cases.truth.case import CASE
from course.simulation.author.replay import Replay, closed

CLOSE_ENOUGH = 0.01
UNTHANKED = 0.75  # at most, where nobody has a reason to bring bad news
SEARCH_WORLDS = 3  # enough to find the best: all settings meet the same faults
BEGIN = {"messengers": "thanked", "layers": 3, "acts": "nearly all", "told": True, "odds": "20", "log_all": True, "words": True, "loop": True}
REPLAY = Replay(CASE, counts=("cost_gbp",), moved=("messengers", "layers", "line_hours", "acts", "told", "odds", "survey", "log_all", "words", "loop"))

# For the score's landscape (python3 -m grading landscape): what somebody sets who has read the case, and why.
THOUGHTFUL = {
    "thank messengers, act on nearly all, tell them so":
        {"messengers": "thanked", "acts": "nearly all", "loop": True, "told": True},
    "act on nearly all, tell everybody so, and look sooner":
        {"acts": "nearly all", "loop": True, "told": True, "odds": "20"},
    "thank messengers, act, tell, write everything down":
        {"messengers": "thanked", "acts": "nearly all", "loop": True, "told": True, "log_all": True, "words": True},
    "the same with two layers less and a sooner look":
        {"messengers": "thanked", "acts": "nearly all", "loop": True, "told": True, "log_all": True, "words": True, "layers": 2, "odds": "20"},
}


def refused(levers):
    """Why the page would not accept full marks for a setting, or None."""
    if levers["messengers"] != "thanked":
        return "who brings bad news is not thanked"
    if levers["acts"] != "nearly all" or not levers["loop"]:
        return "people speak up, and do not see that anything comes of it"
    if not levers["told"]:
        return "it leaves people in the dark, and rumours in the figures"
    if levers["survey"] > 1:
        return "it buys answers, and leaves the chain as it is"
    if levers["odds"] in ("1000", "100"):
        return "Agnes still needs more evidence than a fault gives in weeks"
    return None


def gap_closed(levers_mapping, seeds):
    """The share of the gap that {lever: value} closes on the faults of ``seeds``, 0 to 1; levers left out stand as today.

    LeverError for a lever or value that does not exist; ValueError for no seeds or more than 20.
    """
    mine, today = REPLAY.set(levers_mapping), REPLAY.set()
    best = REPLAY.best(tuple(seeds)[:SEARCH_WORLDS], REPLAY.set(BEGIN))
    share = closed(*(REPLAY.mean(each, seeds) for each in (mine, today, best)), CLOSE_ENOUGH)
    return share if levers_mapping.get("messengers") == "thanked" else min(share, UNTHANKED)
