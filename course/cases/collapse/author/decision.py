"""The collapse decision: year one is over, as it went. What keeps Larkfield trading for five years, and in what health?

Settings are replayed in luck that the page never shows, with a bank that waits, between
what today's lead to and the best that can still be done from month 13 on. Half is earned by
staying within the bank's limit: all of it by a firm that never passes it, none by one that
passes it by as much as today's. Half by cash after 60 months: the share of the gap from the
limit up to the best. So nothing hangs on a single pound or month. Anything within 1 % of
the best counts as having closed the gap.
"""

from dataclasses import replace

from course.cases.collapse.case import LATER
from course.simulation.author.replay import Replay

CLOSE_ENOUGH = 0.01
SEARCH_WORLDS = 3  # enough to find the best: all settings meet the same luck
LIMIT_GBP = -LATER.assumptions().overdraft_gbp
IDLE = ("transfer_charge", "board_pack")  # who is told changes no month of trading
BOTH = {"fabric": "withdraw", "discounts": "none"}

# For the score's landscape (python3 -m grading landscape): what somebody sets who has read the case, and why.
THOUGHTFUL = {
    "stop both at once": {"fabric": "withdraw", "discounts": "none"},
    "stop both, once the quarter is over": {"fabric": "withdraw", "discounts": "none", "from_month": 16},
    "withdraw the fabric, and let Sales keep a small discount": {"fabric": "withdraw", "discounts": "five"},
    "stop both, and look at complaints at once": {"fabric": "withdraw", "discounts": "none", "triage_days": 5},
}


def refused(levers):
    """Why the page would not accept full marks for a setting, or None."""
    if levers["fabric"] == "keep":
        return "it still sells the fabric that comes back"
    if levers["discounts"] != "none":
        return "it still buys revenue with discounts"
    if not levers["repair"]:
        return "it refunds what could be mended in a cloth that lasts"
    if levers["overtime_share"] > 0:
        return "it pays overtime that costs more than the empty posts"
    return None


def gap_closed(levers_mapping, seeds):
    """The share of the gap that {lever: value} closes in the worlds of ``seeds``, 0 to 1; levers left out stand as today.

    LeverError for a lever or value that does not exist, a month that is over included; ValueError for no seeds or more than 20.
    """
    settings = REPLAY.set(levers_mapping), REPLAY.set(), REPLAY.best(tuple(seeds)[:SEARCH_WORLDS], REPLAY.set(BOTH))
    earned = [share(*of_one) for of_one in zip(*(REPLAY.results(each, seeds) for each in settings))]
    return min(1.0, sum(earned) / len(earned) / (1 - CLOSE_ENOUGH))


def share(mine, today, best):
    """What one world earns, 0 to 1, from three pairs of cash at the end and lowest cash, in £."""
    (cash, lowest), (_, least), (goal, _) = mine, today, best
    within = 1 - max(0.0, LIMIT_GBP - lowest) / (LIMIT_GBP - least)
    kept = (cash - LIMIT_GBP) / (goal - LIMIT_GBP)
    return sum(min(1.0, max(0.0, half)) for half in (within, kept)) / 2


def _alike(levers):
    return replace(levers, **{name: getattr(LATER.levers(), name) for name in IDLE})


REPLAY = Replay(LATER, counts=("closing_cash_gbp", "lowest_cash_gbp"), assumed=replace(LATER.assumptions(), overdraft_gbp=1e9), alike=_alike,
                moved=("fabric", "discounts", "from_month", "triage_days", "supplier_claim", "repair", "overtime_share"))
