"""Every figure that the lesson's prose quotes, worked out from the model and the data.

Names read as sentences: `chase_months` is how long the firm trades when nothing is
changed, `both3_cash_m` the cash after five years when both decisions are taken in time.
`_m` is £ million. The reference seed, unless a name says otherwise.
"""

from dataclasses import replace
from functools import cache

from course.cases.collapse.author import dataset, sensitivity, theory
from course.cases.collapse.author.certify import by_fabric, misleading, return_shares
from course.cases.collapse.levers import LIST_GBP
from course.cases.collapse.model import MONTHS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.author.study import DRAWS, WORLDS

BOTH = {"fabric": "withdraw", "discounts": "none"}
# The courses that the prose compares, all but the first from month 3 and month 1 on.
COURSES = {
    "chase": {}, "ten": {"discounts": "ten"}, "five": {"discounts": "five"}, "prices": {"discounts": "none"},
    "fabric": {"fabric": "withdraw"}, "both": BOTH, "both_five": {**BOTH, "discounts": "five"},
}
MANAGER = {"triage_days": 5, "supplier_claim": True, "repair": True}
LUCKS = 20
OFF = 17.5  # per cent off, where a sofa sells for the £990 of exercise 4
DEALT = {**MANAGER, "overtime_share": 1.0}


def findings(seed=REFERENCE_SEED):
    """{name: number} of the luck of a seed. A fresh dict of builtin ints and floats; worked out once."""
    return dict(_findings(seed))


@cache
def _findings(seed):
    found = {**_firm(), **_courses(seed), **_managers(seed), **_books(seed), **_trials()}
    return {name: value if isinstance(value, int) else float(value) for name, value in found.items()}


@cache
def _luck(seed):
    return draw(seed)


def play(assumptions=Assumptions(), seed=REFERENCE_SEED, **levers):
    """A run in the luck of a seed, with all four ledgers open."""
    return simulate(Levers(**{"board_pack": "all", **levers}), _luck(seed), assumptions)


def _firm():
    a = Assumptions()
    return {"months": MONTHS, "overdraft_m": a.overdraft_gbp / 1e6, "start_cash_m": a.cash_gbp / 1e6, "posts": a.staff,
            "cheap_share": a.cheap_share, "cheap_fault": a.cheap_fault, "sound_fault": a.sound_fault, "list_gbp": LIST_GBP,
            **{name: getattr(a, name) for name in ("cheap_cost_gbp", "sound_cost_gbp", "collect_gbp", "handling_gbp", "salvage_gbp", "recover_gbp")},
            "allowed_share": theory.break_even(a, OFF), "free_recover_gbp": theory.turning_recover_gbp(a, OFF),
            "lasting_recover_gbp": theory.turning_recover_gbp(replace(a, again_share=0.0), OFF)}


def _courses(seed):
    found = {}
    for name, levers in COURSES.items():
        run = play(seed=seed, **levers)
        found |= {f"{name}_months": int(run.value("months_traded")), f"{name}_cash_m": run.value("closing_cash_gbp") / 1e6,
                  f"{name}_revenue1_m": run.value("year1_revenue_gbp") / 1e6, f"{name}_sales1_m": run.value("year1_sales_gbp") / 1e6,
                  f"{name}_after1_m": run.value("year1_after_sales_gbp") / 1e6, f"{name}_total1_m": run.value("year1_total_gbp") / 1e6}
    return found


def _managers(seed):
    """What the after-sales manager can do by himself, in weeks of trading."""
    today = play(seed=seed).value("weeks_traded")
    gains = {name: play(seed=seed, **{name: value}).value("weeks_traded") - today for name, value in DEALT.items()}
    return {"manager_weeks": play(seed=seed, **MANAGER).value("weeks_traded") - today,
            "triage_weeks": gains["triage_days"], "claim_weeks": gains["supplier_claim"], "repair_weeks": gains["repair"],
            "overtime_weeks": gains["overtime_share"]}


def _books(seed):
    """What the tables of the first two years say."""
    made = dataset.tables() if seed == REFERENCE_SEED else dataset.in_luck(seed)
    hr, sums = made["hr"], by_fabric(made)
    best = sums["revenue_gbp"].idxmax()
    sales = (sums["revenue_gbp"] - sums["cogs_gbp"]) / sums["units"]
    after = sales - sums["returns_gbp"] / sums["units"]
    naive, complete = return_shares(made)
    sick = hr["sick_days"] / hr["staff"]
    cash = play(seed=seed).columns["closing_pence"] / 1e8
    return {"leavers": int(hr["leavers"].sum()), "sick_growth": sick[12:].sum() / sick[:12].sum() - 1, "complaints": len(made["complaints"]),
            "returned": int(made["returns"]["units_returned"].sum()),
            "cash12_m": cash[11], "cash24_m": cash[23], "naive_share": naive, "complete_share": complete,
            "best_sales_gbp": sales[best], "rest_sales_gbp": sales.drop(best).mean(),
            "best_after_gbp": after[best], "rest_after_gbp": after.drop(best).mean(),
            "returns_m": sums["returns_gbp"].sum() / 1e6, "best_units_share": sums["units"][best] / sums["units"].sum()}


def _trials():
    """How many firms like this one were tried, what one in scope has to spare, and what 20 other lucks say of the total."""
    return {"draws": DRAWS, "spare_gbp": sensitivity.SPARE_GBP, "luck_total_leads": _lucky(),
            "forgiven_share": _forgiven()}


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
