"""The collapse decision: year one is over, as it went. What keeps Larkfield trading for five years, and in what health?

Settings are replayed in luck that the page never shows, with a bank that waits, between
what today's lead to and the best that can still be done from month 13 on. Half is earned by
staying within the bank's limit: all of it by a firm that never passes it, none by one that
passes it by as much as today's. Half by cash after 60 months: the share of the gap from the
limit up to the best. So nothing hangs on a single pound or month. Anything within 1 % of
the best counts as having closed the gap.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import product

from course.cases.collapse.model import Assumptions, Levers, draw, simulate
from course.simulation.levers import describe, read, values

FIRST_MONTH = 13
CLOSE_ENOUGH = 0.01
MAX_WORLDS = 20
SEARCH_WORLDS = 3  # enough to find the best: all settings meet the same luck
TODAY = Levers(from_month=FIRST_MONTH)
LIMIT_GBP = -Assumptions().overdraft_gbp
PATIENT = replace(Assumptions(), overdraft_gbp=1e9)
IDLE = ("transfer_charge", "board_pack")  # who is told changes no month of trading

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
    """The share of the gap that {lever: value} closes in the worlds of `seeds`, 0 to 1; levers left out stand as today.

    0 for a setting that changes a month that is over. LeverError for a lever or value that
    does not exist; ValueError for no seeds or more than 20.
    """
    seeds = tuple(seeds)
    if not 0 < len(seeds) <= MAX_WORLDS:
        raise ValueError(f"Between 1 and {MAX_WORLDS} worlds, not {len(seeds)}.")
    levers = read(Levers, {"from_month": FIRST_MONTH, **levers_mapping})
    if rewrites_the_past(levers):
        return 0.0
    best = replay(best_setting(seeds[:SEARCH_WORLDS]), seeds)
    closed = [share(*of_one) for of_one in zip(replay(levers, seeds), replay(TODAY, seeds), best)]
    return min(1.0, sum(closed) / len(closed) / (1 - CLOSE_ENOUGH))


def share(mine, today, best):
    """What one world earns, 0 to 1, from three outcomes as `replay` gives them."""
    (lowest, cash), (least, _), (_, goal) = mine, today, best
    within = 1 - max(0.0, LIMIT_GBP - lowest) / (LIMIT_GBP - least)
    kept = (cash - LIMIT_GBP) / (goal - LIMIT_GBP)
    return sum(min(1.0, max(0.0, half)) for half in (within, kept)) / 2


def rewrites_the_past(levers):
    """Whether a setting changes something in year one."""
    return levers.from_month < FIRST_MONTH and (levers.fabric, levers.discounts) != (TODAY.fabric, TODAY.discounts)


def replay(levers, seeds):
    """((lowest cash, cash at the end), in £, for each world) of a Levers; year one stands as it went."""
    return _replay(replace(levers, **{name: getattr(TODAY, name) for name in IDLE}), tuple(seeds))


@lru_cache(maxsize=8)
def best_setting(seeds):
    """The Levers with the most cash at the end: one lever at a time, from both halves of the cure, until none helps.

    A thorough test looks through every setting from month 13 on and finds none better.
    """
    best = replace(TODAY, fabric="withdraw", discounts="none")
    while True:
        better = max(_neighbours(best), key=lambda each: _worth(each, seeds))
        if _worth(better, seeds) <= _worth(best, seeds):
            return best
        best = better


def settings():
    """Every setting from month 13 on that may differ in effect, both changes made at once."""
    grid = {name: values(lever) for name, lever in _declared().items()}
    names = [name for name in grid if name not in (*IDLE, "from_month")]
    return (replace(TODAY, **dict(zip(names, chosen))) for chosen in product(*(grid[name] for name in names)))


def _worth(levers, seeds):
    return sum(cash for _, cash in replay(levers, seeds))


def _neighbours(levers):
    """Every setting that differs in one lever: by one step of a number, by anything else of a choice."""
    for name, lever in _declared().items():
        if name in IDLE:
            continue
        grid = values(lever)
        at = grid.index(getattr(levers, name))
        near = grid if lever["kind"] in ("choice", "bool") else grid[max(0, at - 1):at + 2]
        yield from (other for other in (replace(levers, **{name: value}) for value in near) if not rewrites_the_past(other))


def _declared():
    return {lever["name"]: lever for lever in describe(Levers)}


@lru_cache(maxsize=4096)
def _replay(levers, seeds):
    runs = [simulate(levers, _luck(seed), PATIENT, since=FIRST_MONTH) for seed in seeds]
    return tuple((run.value("lowest_cash_gbp"), run.value("closing_cash_gbp")) for run in runs)


@lru_cache(maxsize=MAX_WORLDS)
def _luck(seed):
    return draw(seed)
