"""Right answers of module 4, and what proves that each is the only one. Never released."""

from functools import cache

from course.cases.collapse.author import decision
from course.cases.collapse.levers import FABRIC, LIST_GBP, RULES
from course.cases.collapse.model import LAG, MONTHS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.data import load
from course.simulation.tables import Check, at_least, at_most

# The five years on which a decision is replayed: on no learner's machine.
HELD_OUT = tuple(range(940_001, 940_009))
TOLERANCE_PERCENT, TOLERANCE_GBP, TOLERANCE_MONTHS = 0.1, 0.5, 0.4
# Exercise 4: the firm’s own figures, at a price that keeps each way of thinking apart.
FIRM, PAID_GBP = Assumptions(), 990
SAVED_GBP = FIRM.sound_cost_gbp - FIRM.cheap_cost_gbp
_sales, _returns = load("collapse/sales"), load("collapse/returns")


def _after_returns():
    """Pounds per sofa sold, by fabric: both tables merged, as the exercise has it."""
    cost = _returns.assign(cost=_returns["refund_gbp"] + _returns["handling_gbp"] - _returns["salvage_gbp"])
    both = _sales.groupby("fabric")[["units", "revenue_gbp", "cogs_gbp"]].sum().join(cost.groupby("fabric")["cost"].sum())
    return (both["revenue_gbp"] - both["cogs_gbp"] - both["cost"]) / both["units"]


def _break_even(refund=PAID_GBP, van=FIRM.collect_gbp, handling=FIRM.handling_gbp, left=FIRM.salvage_gbp, others=FIRM.sound_fault):
    """Per cent: difference in cost over what one return costs, and the share of the others that comes back."""
    return 100 * (SAVED_GBP / (refund + van + handling - left) + others)


def _ways_to_break_even():
    back = PAID_GBP + FIRM.collect_gbp + FIRM.handling_gbp - FIRM.salvage_gbp
    none = {"van": 0, "handling": 0, "left": 0}
    return {
        "right": _break_even(),
        "a": 100 * (PAID_GBP - FIRM.cheap_cost_gbp) / back, "b": _break_even(**none), "c": _break_even(**none, others=0), "d": _break_even(refund=LIST_GBP),
        "e": _break_even(left=0), "f": _break_even(left=-FIRM.salvage_gbp), "g": _break_even(handling=0), "h": _break_even(van=0), "i": _break_even(others=0),
        "neither van nor handling": _break_even(van=0, handling=0), "the list price alone": _break_even(LIST_GBP, **none),
        "the list price alone, no other comes back": _break_even(LIST_GBP, **none, others=0), "list price, no other comes back": _break_even(LIST_GBP, others=0),
        "nothing left, no other comes back": _break_even(left=0, others=0), "list price, nothing left": _break_even(LIST_GBP, left=0),
        "what the others’ refunds cost, no more": 100 * (SAVED_GBP + FIRM.sound_fault * PAID_GBP) / back, "three per cent more": _break_even(others=0) * 1.03,
        "how many more than of the others, twice": _break_even(others=2 * FIRM.sound_fault), "a part of one": _break_even() / 100,
        "all that another earns": 100 * (PAID_GBP - FIRM.sound_cost_gbp) / back, "cost of making over cost of a return": 100 * FIRM.cheap_cost_gbp / back,
    }


@cache
def _trades_on(month, **more):
    """Whether Larkfield trades for all its months when the fabric goes and the discounts end in `month`."""
    levers = Levers(**{"fabric": "withdraw", "discounts": "none", "from_month": month, **more})
    return simulate(levers, draw(REFERENCE_SEED)).value("survives") == 1


def _survives(month):
    return _trades_on(month)


def _last_safe(**more):
    return max(month for month in range(3, MONTHS + 1) if _trades_on(month, **more))


def _ways_to_the_last_month():
    right, doors = _last_safe(), simulate(Levers(), draw(REFERENCE_SEED)).value("months_traded")
    return {
        "right": right,
        "a": doors, "b": MONTHS, "c": 12, "d": 3, "e": _last_safe(triage_days=5, supplier_claim=True, repair=True),
        "first that is too late": right + 1, "one before": right - 1, "last month with open doors": doors - 1, "month after the doors close": doors + 1,
        "counted in year two": right - 12, "first month of year two": 13, "months until the doors close": doors - right, "months left": MONTHS - right,
    }


def _last_complete():
    return 24 - (len(LAG) - 1)


def ways():
    """Every way of thinking about a number, from the same figures: by its letter what the catalogue tells, and the right one."""
    return {"m4-4": _ways_to_break_even(), "m4-7b": _ways_to_the_last_month()}


# What stands in the record when the solution is executed.
ANSWERS = {
    "m4-1": {"levers": {"fabric": "keep", "discounts": "chase"}},
    "m4-2": ["look", "culture", "fail", "morale", "lost", "deeper"],
    "m4-3": "rate",
    "m4-4": "16.1",
    "m4-6": "wait",
    "m4-6b": {"last": str(_last_complete())},
    "m4-7": {"levers": {"fabric": "withdraw", "discounts": "none", "from_month": 13, "triage_days": 5,
                        "supplier_claim": True, "repair": True, "overtime_share": 0.0}},
    "m4-7b": str(_last_safe()),
    "m4-8": {"text": "Run 2 stops both and ends with cash; run 1 reaches the bank’s limit.", "runs": [1, 2]},
}

KEYS = {
    "m4-1": "any decision",
    # After-sales loses heart while buyers stay away and discounts deepen: each can be said to bring about the other.
    "m4-2": [["look", "culture", "fail", "lost", "deeper"], ["fail", "morale"]],
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
    by_rows, right = _row_by_row(), _after_returns()
    yield at_most("after returns: merged and row by row, £ apart", max(abs(by_rows[name] - right[name]) for name in right.index), 1e-9)
    gaps = right.sort_values().diff().min()
    yield at_least("after returns: half the way between two fabrics over the tolerance", gaps / 2 / TOLERANCE_GBP, 1)
    yield Check("after returns: the best seller is last", 0, 0, right.idxmin() == _sales.groupby("fabric")["revenue_gbp"].sum().idxmax())
    yield Check("last complete month: by lag and by the table", _by_table(), _last_complete(), _by_table() == _last_complete())
    later = [month for month in range(_last_safe() + 1, 61) if _survives(month)]
    yield at_most("last safe month: months after it that are safe", len(later), 0)
    yield at_most("last safe month: months before it that are not", sum(not _survives(m) for m in range(3, _last_safe())), 0)
    others = [month for month in range(_last_safe() + 1, 61) for levers in _other_courses() if _trades_on(month, **levers)]
    yield at_most("last safe month: months after it in which another course of the board's is safe", len(others), 0)
    yield at_most("decision: today closes the gap by", decision.gap_closed({}, HELD_OUT), 0)


def _other_courses():
    """What else the board can change, at once: each as levers."""
    courses = [(fabric, rule) for fabric in FABRIC for rule in RULES]
    return [{"fabric": fabric, "discounts": rule} for fabric, rule in courses if (fabric, rule) != ("withdraw", "none")]


def _bisected():
    """The share at which both fabrics earn the same, found by trying."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        cheap, other = (PAID_GBP - cost - share * (PAID_GBP + 80) for cost, share in ((520, middle), (660, 0.03)))
        low, high = (middle, high) if cheap > other else (low, middle)
    return low * 100


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
