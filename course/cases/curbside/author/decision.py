"""The curbside decision: how far is today's process from the best that these people can do?

The brief: orders on time, with the hours of seven pickers (any of the manager's floor
hours included), the promise left at 60 minutes, and no fewer missing items replaced
than today. Settings are replayed on worlds that the page never shows, on the same
customers as today's settings and the best ones; the score is the share of that gap
closed. Anything within 2 % of the best on-time share counts as having closed it: the
brief does not say whether a basket that is complete is worth a minute.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from course.cases.curbside.levers import OPEN_MIN, POLICIES
from course.cases.curbside.model import Assumptions, Levers, draw, floor_shift, simulate
from course.simulation.levers import describe, read, values

TODAY = Levers()
FIXED = {"promise_min": 60}
HOURS = TODAY.pickers * OPEN_MIN / 60
FILLED_SLACK = 0.01  # "no fewer than today", to within a point
CLOSE_ENOUGH = 0.02  # of the best on-time share
DAYS = 30
MAX_WORLDS = 20
SEARCH_WORLDS = 5  # enough to find the best: all settings meet the same customers
KPIS = ("ontime_share", "filled_share", "mean_ready_min", "utilisation", "contribution_gbp_per_day")

# A setting that misses, by what it reveals. Each asks; none gives the answer away.
QUESTIONS = {
    "promise-moved": "You changed the promise, not the work. Is any customer's order ready a minute sooner?",
    "added-people": "This needs more hours than seven pickers have. With fourteen people on the old process orders "
                    "are still late. What holds them up that is not labour?",
    "hold-cut": "On time was bought by not waiting for an answer, and fewer missing items were replaced than today. "
                "Would the customer call that order complete?",
    "fewer-filled": "Fewer missing items were replaced than today. Which of your moves took away somebody's chance to "
                    "answer, or to be answered?",
    "nothing-changed": "Under this policy the levers you moved change nothing that a customer would notice. Is the "
                       "difference you saw larger than one month differs from the next by luck?",
    "idle-phone": "Nobody phones the store under this policy. What does the person at the phone do all day?",
    "fewer-people": "You left hours unused. Who picks the orders that those hours would have picked?",
    "manager-alone": "Everything you moved belongs to the store manager. What makes orders wait on the shelf, and who "
                     "could change that?",
    "asks-late": "The order is picked, and then waits on the shelf for a reply. When could the customer have been "
                 "asked instead?",
    "not-enough": "Part of the gap is still open. Which minutes of an order's hour are spent waiting, and on whom?",
}


@dataclass(frozen=True)
class Outcome:
    """What a setting achieved on held-out worlds.

    share      of the attainable gap closed, 0 to 1; 0 where the brief was broken
    kpis       {name: mean over worlds} in the units of the Run
    feasible   whether the brief was kept
    reason_id  a key of QUESTIONS, or None when the gap is closed
    """

    share: float
    kpis: dict
    feasible: bool
    reason_id: str | None


def gap_closed(levers_mapping, seeds):
    """The Outcome of {lever: value} on the worlds of `seeds`; levers left out stand as today.

    Replays at most 20 worlds of 30 days and remembers them. LeverError for a lever or
    value that does not exist; ValueError for no seeds or more than 20.
    """
    seeds = tuple(seeds)
    if not 0 < len(seeds) <= MAX_WORLDS:
        raise ValueError(f"Between 1 and {MAX_WORLDS} worlds, not {len(seeds)}.")
    levers = read(Levers, levers_mapping)
    kpis, today, best = (replay(each, seeds) for each in (levers, TODAY, best_setting(seeds[:SEARCH_WORLDS])))
    broken = breaks_brief(levers, kpis, today)
    goal = (1 - CLOSE_ENOUGH) * best["ontime_share"]
    share = (kpis["ontime_share"] - today["ontime_share"]) / (goal - today["ontime_share"])
    share = 0.0 if broken else min(1.0, max(0.0, share))
    why = None if share == 1.0 else mistake(levers_mapping, kpis, today) or "not-enough"
    return Outcome(share, kpis, broken is None, why)


def mistake(levers_mapping, kpis, today):
    """The id in QUESTIONS of what a setting reveals, or None where the setting itself shows nothing.

    levers_mapping  {lever: value}, levers left out as today
    kpis, today     {name: value} of the setting and of today's, on the same customers
    """
    levers = read(Levers, levers_mapping)
    return breaks_brief(levers, kpis, today) or _why(levers)


@lru_cache(maxsize=8)
def best_setting(seeds):
    """The feasible Levers with the highest on-time share: one lever at a time, until none helps.

    A thorough test looks through every feasible setting and finds none better.
    """
    today, best = replay(TODAY, seeds), TODAY
    while True:
        better = max((each for each in _neighbours(best) if not breaks_brief(each, replay(each, seeds), today)),
                     key=lambda each: replay(each, seeds)["ontime_share"])
        if replay(better, seeds)["ontime_share"] <= replay(best, seeds)["ontime_share"]:
            return best
        best = better


def replay(levers, seeds):
    """{KPI: mean over the worlds of `seeds`} of a Levers; what acts alike is played once."""
    return dict(_replay(_effective(levers), tuple(seeds)))


def breaks_brief(levers, kpis, today):
    """The id of the condition that a setting breaks, or None.

    levers      a Levers
    kpis, today {name: value} of the setting and of today's, on the same customers
    """
    if levers.promise_min != FIXED["promise_min"]:
        return "promise-moved"
    if hours(levers) > HOURS:
        return "added-people"
    if kpis["filled_share"] < today["filled_share"] - FILLED_SLACK:
        return "hold-cut" if levers.substitution == "call" and levers.hold_min < TODAY.hold_min else "fewer-filled"
    return None


def hours(levers):
    """Picking hours a day: pickers on shift and the manager's floor hours."""
    shift = floor_shift(levers, Assumptions())
    return levers.pickers * OPEN_MIN / 60 + ((shift[1] - shift[0]) / 60 if shift else 0.0)


def feasible_staffing():
    """Every (pickers, admin_relief) within the hours."""
    return [(pickers, relief) for pickers, relief in product(_grid("pickers"), _grid("admin_relief"))
            if hours(replace(TODAY, pickers=pickers, admin_relief=relief)) <= HOURS]


def settings():
    """Every setting within the hours and the promise that differs in effect from every other."""
    for pickers, relief in feasible_staffing():
        for policy, order, desk in product(POLICIES, _grid("picking_order"), _grid("phone_person")):
            for detail in _details(policy):
                yield Levers(substitution=policy, admin_relief=relief, pickers=pickers, picking_order=order,
                             phone_person=desk, **detail)


def space_size():
    """How many settings the page allows, promise fixed: the whole grid, effective or not."""
    size = 1
    for lever in describe(Levers):
        if lever["name"] not in FIXED:
            size *= len(_grid(lever["name"]))
    return size


def _neighbours(levers):
    """Every setting within the hours that differs in one lever."""
    for name in (d["name"] for d in describe(Levers) if d["name"] not in FIXED):
        for value in _grid(name):
            other = replace(levers, **{name: value})
            if hours(other) <= HOURS:
                yield other


def same_in_effect(levers):
    """How many settings of the page act as this one does: moving what the policy ignores changes nothing."""
    size = len(_grid("report_calls"))
    for name, policies in ACTS_UNDER.items():
        if levers.substitution not in policies:
            size *= len(_grid(name))
    return size


# Which policies a lever acts under; levers not named here act under all.
ACTS_UNDER = {"hold_min": ("call",), "huddles_per_week": ("order", "both"), "app_build": ("app", "both")}


def _details(policy):
    names = [name for name, policies in ACTS_UNDER.items() if policy in policies]
    for chosen in product(*(_grid(name) for name in names)):
        yield dict(zip(names, chosen))


def _grid(name):
    return values(next(lever for lever in describe(Levers) if lever["name"] == name))


def _effective(levers):
    """The same setting with every lever that its policy ignores put back to today's."""
    idle = {name: getattr(TODAY, name) for name, policies in ACTS_UNDER.items() if levers.substitution not in policies}
    return replace(levers, report_calls=TODAY.report_calls, **idle)


@lru_cache(maxsize=512)
def _replay(levers, seeds):
    runs = [simulate(levers, _world(seed)) for seed in seeds]
    return tuple((name, sum(run.value(name) for run in runs) / len(runs)) for name in KPIS)


@lru_cache(maxsize=MAX_WORLDS)
def _world(seed):
    return draw(seed, DAYS)


def _why(levers):
    """The most telling question for a setting that keeps the brief."""
    effective = _effective(levers)
    if effective == TODAY:
        return "nothing-changed"
    if levers.phone_person and levers.substitution != "call":
        return "idle-phone"
    if hours(levers) < HOURS and levers.substitution != "call":
        return "fewer-people"
    if levers.substitution == "call":
        return "manager-alone"
    return "asks-late" if levers.substitution == "app" else None
