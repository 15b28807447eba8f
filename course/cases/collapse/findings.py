"""Every figure that the lesson's prose quotes, worked out from the model and the data.

Names read as sentences: `chase_months` is how long the firm trades when nothing is
changed, `both3_cash_m` the cash after five years when both decisions are taken in time.
`_m` is £ million. The reference seed, unless a name says otherwise.
"""

from functools import cache

from course.cases.collapse.model import MONTHS, REFERENCE_SEED, Assumptions, Levers, draw, simulate

BOTH = {"fabric": "withdraw", "discounts": "none"}
# The courses that the prose compares, all but the first from month 3 and month 1 on.
COURSES = {
    "chase": {}, "ten": {"discounts": "ten"}, "five": {"discounts": "five"}, "prices": {"discounts": "none"},
    "fabric": {"fabric": "withdraw"}, "both": BOTH, "both_five": {**BOTH, "discounts": "five"},
}
MANAGER = {"triage_days": 5, "supplier_claim": True, "honest_delivery": True}


def findings():
    """{name: number}. A fresh dict of builtin ints and floats; worked out once."""
    return dict(_findings())


@cache
def _findings():
    found = {**_firm(), **_courses()}
    return {name: value if isinstance(value, int) else float(value) for name, value in found.items()}


@cache
def _luck():
    return draw(REFERENCE_SEED)


def play(assumptions=Assumptions(), **levers):
    """A run in the reference luck, with all four ledgers open."""
    return simulate(Levers(**{"board_pack": "all", **levers}), _luck(), assumptions)


def _firm():
    a = Assumptions()
    return {"months": MONTHS, "overdraft_m": a.overdraft_gbp / 1e6, "start_cash_m": a.cash_gbp / 1e6, "posts": a.staff,
            "cheap_share": a.cheap_share, "cheap_fault": a.cheap_fault, "sound_fault": a.sound_fault}


def _courses():
    found = {}
    for name, levers in COURSES.items():
        run = play(**levers)
        found |= {f"{name}_months": int(run.value("months_traded")), f"{name}_cash_m": run.value("closing_cash_gbp") / 1e6,
                  f"{name}_revenue1_m": run.value("year1_revenue_gbp") / 1e6, f"{name}_sales1_m": run.value("year1_sales_gbp") / 1e6,
                  f"{name}_after1_m": run.value("year1_after_sales_gbp") / 1e6, f"{name}_total1_m": run.value("year1_total_gbp") / 1e6}
    return found
