"""Every figure that the lesson's prose quotes, worked out from the model and the data; the build refuses one that none quotes.

Names read as sentences: ``chase_months`` is how long the firm trades when nothing is
changed, ``both_cash_m`` the cash after five years when both decisions are taken in time.
``_m`` is £ million. The reference seed, unless a name says otherwise.
"""

from dataclasses import replace
from functools import cache

from course.cases.collapse.author import dataset, theory
from course.cases.collapse.author.certify import misleading, return_shares
from course.cases.collapse.author.sensitivity import BOTH, MANAGER
from course.cases.collapse.levers import LIST_GBP
from course.cases.collapse.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made
from course.simulation.author.study import DRAWS, WORLDS

# The courses that end too soon, all but the first from month 3 and month 1 on.
COURSES = {"chase": {}, "prices": {"discounts": "none"}, "fabric": {"fabric": "withdraw"}}
LUCKS = 20
OFF = 17.5  # per cent off, where a sofa sells for the £990 of exercise 4


def findings(seed=REFERENCE_SEED, edition="reference"):
    """{name: number} of the luck of a seed and of an edition's tables. A fresh dict of builtin ints and floats; worked out once."""
    return _findings(seed) | _books(seed, edition)


@cache
def _findings(seed):
    found = {**_firm(), **_courses(seed), **_managers(seed), **_trials()}
    return made.plain(found)


@cache
def _luck(seed):
    return draw(seed)


def play(assumptions=Assumptions(), seed=REFERENCE_SEED, **levers):
    """A run in the luck of a seed, with all four ledgers open."""
    return simulate(Levers(**{"board_pack": "all", **levers}), _luck(seed), assumptions)


def _firm():
    a = Assumptions()
    return {"start_cash_m": a.cash_gbp / 1e6, "posts": a.staff, "cheap_share": a.cheap_share, "sound_fault": a.sound_fault, "list_gbp": LIST_GBP,
            **{name: getattr(a, name) for name in ("cheap_cost_gbp", "sound_cost_gbp", "collect_gbp", "handling_gbp", "salvage_gbp", "recover_gbp")},
            "allowed_share": theory.break_even(a, OFF), "lasting_recover_gbp": theory.turning_recover_gbp(replace(a, again_share=0.0), OFF)}


def _courses(seed):
    return {**{f"{name}_months": int(play(seed=seed, **levers).value("months_traded")) for name, levers in COURSES.items()},
            "both_cash_m": play(seed=seed, **BOTH).value("closing_cash_gbp") / 1e6}


def _managers(seed):
    """The most that the after-sales manager can do by himself, in weeks of trading."""
    return {"manager_weeks": play(seed=seed, **MANAGER).value("weeks_traded") - play(seed=seed).value("weeks_traded")}


@cache
def _books(seed, edition):
    """What the tables of the first two years say."""
    tables = dataset.tables(edition) if seed == REFERENCE_SEED else dataset.in_luck(seed)
    hr = tables["hr"]
    naive, complete = return_shares(tables)
    sick = hr["sick_days"] / hr["staff"]
    return made.plain({
        "leavers": int(hr["leavers"].sum()), "sick_growth": sick[12:].sum() / sick[:12].sum() - 1, "complaints": len(tables["complaints"]),
        "returned": int(tables["returns"]["units_returned"].sum()), "cash24_m": play(seed=seed).columns["closing_pence"][23] / 1e8,
        "naive_share": naive, "complete_share": complete})


def _trials():
    """How many firms like this one were tried, and what 20 other lucks say of the total and of a forgiven repair."""
    return {"draws": DRAWS, "luck_total_leads": _lucky(), "forgiven_share": _forgiven()}


@cache
def _forgiven():
    """The most goodwill that a repair may cost, a share of what a refund costs, for no discounts and the most that Dele can do to be enough in any luck."""
    most = range(20, -1, -1)  # by the steps of the hood
    return next((part / 20 for part in most if all(_mended_in_time(part / 20, seed) for seed in (REFERENCE_SEED, *WORLDS))), 0.0)


def _mended_in_time(harm, seed):
    return play(Assumptions(repair_harm=harm), seed, discounts="none", **MANAGER).value("survives") == 1


@cache
def _lucky():
    """In how many of LUCKS other five years the fatal course leads in the total of year one."""
    return sum("year1_total_gbp" in misleading(Assumptions(), seed) for seed in range(1000, 1000 + LUCKS))
