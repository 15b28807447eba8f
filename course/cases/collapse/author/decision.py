"""The collapse decision: year one is over, as it went. What keeps Larkfield trading for five years, and in what health?

Settings are replayed in luck that the page never shows, against the best that can still
be done from month 13 on. A setting under which the bank closes the doors earns nothing in
that luck; one that survives earns the share of the gap in closing cash, from the bank's
limit up to the best, that it closes. Anything within 5 % of the best counts as having
closed it.
"""

from dataclasses import replace
from functools import lru_cache

from course.cases.collapse.model import Assumptions, Levers, draw, simulate
from course.simulation.levers import describe, read, values

FIRST_MONTH = 13
CLOSE_ENOUGH = 0.05
MAX_WORLDS = 20
SEARCH_WORLDS = 3  # enough to find the best: all settings meet the same luck
TODAY = Levers(withdraw_month=FIRST_MONTH, discount_month=FIRST_MONTH)
IDLE = ("transfer_charge", "board_pack")  # who is told changes no month of trading


def gap_closed(levers_mapping, seeds):
    """The share of the gap that {lever: value} closes in the worlds of `seeds`, 0 to 1; levers left out stand as today.

    0 for a setting that changes a month that is over. LeverError for a lever or value that
    does not exist; ValueError for no seeds or more than 20.
    """
    seeds = tuple(seeds)
    if not 0 < len(seeds) <= MAX_WORLDS:
        raise ValueError(f"Between 1 and {MAX_WORLDS} worlds, not {len(seeds)}.")
    levers = read(Levers, {"withdraw_month": FIRST_MONTH, "discount_month": FIRST_MONTH, **levers_mapping})
    if rewrites_the_past(levers):
        return 0.0
    limit = -Assumptions().overdraft_gbp
    best = replay(best_setting(seeds[:SEARCH_WORLDS]), seeds)
    closed = [max(0.0, cash - limit) / ((1 - CLOSE_ENOUGH) * (goal - limit)) if survives else 0.0
              for (cash, survives), (goal, _) in zip(replay(levers, seeds), best)]
    return min(1.0, sum(closed) / len(closed))


def rewrites_the_past(levers):
    """Whether a setting changes something in year one."""
    return (levers.fabric == "withdraw" and levers.withdraw_month < FIRST_MONTH
            or levers.discounts != "chase" and levers.discount_month < FIRST_MONTH)


def replay(levers, seeds):
    """((closing cash in £, whether it survives) for each world) of a Levers."""
    return _replay(replace(levers, **{name: getattr(TODAY, name) for name in IDLE}), tuple(seeds))


@lru_cache(maxsize=8)
def best_setting(seeds):
    """The Levers with the most cash at the end: one lever at a time, until none helps.

    It starts from both halves of the cure, since either alone leads nowhere. A thorough
    test looks through every setting from month 13 on and finds none better.
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
    for fabric in grid["fabric"]:
        for rule in grid["discounts"]:
            for days in grid["triage_days"]:
                for claim in grid["supplier_claim"]:
                    for honest in grid["honest_delivery"]:
                        for overtime in grid["overtime_share"]:
                            yield replace(TODAY, fabric=fabric, discounts=rule, triage_days=days, supplier_claim=claim,
                                          honest_delivery=honest, overtime_share=overtime)


def _worth(levers, seeds):
    return sum(cash if survives else -Assumptions().overdraft_gbp for cash, survives in replay(levers, seeds))


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
    runs = [simulate(levers, _luck(seed)) for seed in seeds]
    return tuple((run.value("closing_cash_gbp"), bool(run.value("survives"))) for run in runs)


@lru_cache(maxsize=MAX_WORLDS)
def _luck(seed):
    return draw(seed)
