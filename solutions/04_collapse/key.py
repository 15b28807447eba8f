"""Right answers of module 4, and what proves that each is the only one. Never released."""

from functools import cache

from course.cases.collapse.author import decision
from course.cases.collapse.model import LAG, REFERENCE_SEED, Levers, draw, simulate
from course.data import load
from course.simulation.tables import Check, at_least, at_most

# The five years on which a decision is replayed: on no learner's machine.
HELD_OUT = tuple(range(940_001, 940_009))
TOLERANCE_PERCENT, TOLERANCE_GBP, TOLERANCE_MONTHS = 0.25, 0.5, 0.4
_sales, _returns = load("collapse/sales"), load("collapse/returns")


def _after_returns():
    """Pounds per sofa sold, by fabric: both tables merged, as the exercise has it."""
    cost = _returns.assign(cost=_returns["refund_gbp"] + _returns["handling_gbp"] - _returns["salvage_gbp"])
    both = _sales.groupby("fabric")[["units", "revenue_gbp", "cogs_gbp"]].sum().join(cost.groupby("fabric")["cost"].sum())
    return (both["revenue_gbp"] - both["cogs_gbp"] - both["cost"]) / both["units"]


def _break_even():
    """Per cent: (difference in cost + what the others' returns cost) over what one return costs."""
    back = 0.9 * 1200 + 95 + 45 - 60
    return (660 - 520 + 0.03 * back) / back * 100


@cache
def _survives(month, seed=REFERENCE_SEED):
    levers = Levers(fabric="withdraw", discounts="none", withdraw_month=month, discount_month=month)
    return simulate(levers, draw(seed)).value("survives") == 1


def _last_safe():
    return max(month for month in range(3, 61) if _survives(month))


def _last_complete():
    return 24 - (len(LAG) - 1)


# What stands in the record when the solution is executed.
ANSWERS = {
    "m4-1": {"levers": {"fabric": "keep", "discounts": "chase"}},
    "m4-2": ["look", "keep", "fail", "refunds", "lost", "deeper", "limit"],
    "m4-3": "rate",
    "m4-4": "15.1",
    "m4-6": "wait",
    "m4-6b": {"last": str(_last_complete())},
    "m4-7": {"levers": {"fabric": "withdraw", "withdraw_month": 13, "discounts": "none", "discount_month": 13, "triage_days": 5,
                        "supplier_claim": True, "honest_delivery": True, "overtime_share": 0.0}},
    "m4-7b": str(_last_safe()),
    "m4-8": {"text": "Run 2 stops both and ends with cash; run 1 reaches the bank’s limit.", "runs": [1, 2]},
}

KEYS = {
    "m4-1": "any decision",
    "m4-2": ANSWERS["m4-2"],
    "m4-3": "rate",
    "m4-4": (_break_even(), TOLERANCE_PERCENT),
    "m4-5": (_after_returns(), TOLERANCE_GBP),
    "m4-6": "wait",
    "m4-6b": {"last": {str(_last_complete())}},
    "m4-7": lambda levers: decision.gap_closed(levers, HELD_OUT),
    "m4-7b": (float(_last_safe()), TOLERANCE_MONTHS),
}

RUNS = []


def check():
    """Each computed answer worked out a second way, and told apart from every catalogued error."""
    yield at_most("break-even: by hand and by bisection, per cent apart", abs(_break_even() - _bisected()), 1e-9)
    nearest = min(abs(_break_even() - wrong) for wrong in _wrong_break_evens())
    yield at_least("break-even: half the way to the nearest error over the tolerance", nearest / 2 / TOLERANCE_PERCENT, 1)
    by_rows, right = _row_by_row(), _after_returns()
    yield at_most("after returns: merged and row by row, £ apart", max(abs(by_rows[name] - right[name]) for name in right.index), 1e-9)
    gaps = right.sort_values().diff().min()
    yield at_least("after returns: half the way between two fabrics over the tolerance", gaps / 2 / TOLERANCE_GBP, 1)
    yield Check("after returns: the best seller is last", 0, 0, right.idxmin() == _sales.groupby("fabric")["revenue_gbp"].sum().idxmax())
    yield Check("last complete month: by lag and by the table", _by_table(), _last_complete(), _by_table() == _last_complete())
    later = [month for month in range(_last_safe() + 1, 61) if _survives(month)]
    yield at_most("last safe month: months after it that are safe", len(later), 0)
    yield at_most("last safe month: months before it that are not", sum(not _survives(m) for m in range(3, _last_safe())), 0)
    yield at_least("last safe month: half the way to the nearest error over the tolerance", (24.6 - _last_safe()) / 2 / TOLERANCE_MONTHS, 1)
    yield at_most("decision: today closes the gap by", decision.gap_closed({}, HELD_OUT), 0)


def _bisected():
    """The share at which both fabrics earn the same, found by trying."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        cheap, other = (1080 - cost - share * (1080 + 80) for cost, share in ((520, middle), (660, 0.03)))
        low, high = (middle, high) if cheap > other else (low, middle)
    return low * 100


def _wrong_break_evens():
    return (560 / 1160 * 100, 140 / 1160 * 100, (140 + 0.03 * 1080) / 1080 * 100, 140 / 1080 * 100,
            (140 + 0.03 * 1280) / 1280 * 100, (140 + 0.03 * 1220) / 1220 * 100)


def _row_by_row():
    """The same without a merge: every row added up by hand."""
    earned, sold = {}, {}
    for row in _sales.itertuples():
        earned[row.fabric] = earned.get(row.fabric, 0) + row.revenue_gbp - row.cogs_gbp
        sold[row.fabric] = sold.get(row.fabric, 0) + row.units
    for row in _returns.itertuples():
        earned[row.fabric] -= row.refund_gbp + row.handling_gbp - row.salvage_gbp
    return {name: earned[name] / sold[name] for name in earned}


def _by_table():
    """The last month of sale whose oldest seen return is as old as any in the table."""
    age = _returns["month_returned"] - _returns["month_sold"]
    return int(_returns.loc[age == age.max(), "month_sold"].max())
