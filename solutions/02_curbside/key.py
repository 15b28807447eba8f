"""Right answers of module 2, and what proves that each is the only one. Never released."""

from dataclasses import asdict

from course.cases.curbside.author.decision import gap_closed
from course.cases.curbside.model import REFERENCE_SEED, Levers, draw, simulate
from course.data import load

# The months on which a decision is replayed: on no learner's machine.
HELD_OUT = tuple(range(910_001, 910_011))
_stores = load("curbside/stores")
_orders = load("curbside/orders").merge(_stores[["store", "format"]], on="store")

SHARE_TOLERANCE = 0.0006  # under half the way to the mean of the days' shares
_by = _orders.groupby(["format", "policy"])["ontime"]

_month = draw(REFERENCE_SEED, 30)


def of_month(**moved):
    """A run of the page’s month, as the page keeps it."""
    levers = Levers(report_calls=True, **moved)
    kpis = vars(simulate(levers, _month).kpis)
    return {"simulator": "curbside", "levers": asdict(levers), "seed": REFERENCE_SEED, "kpis": kpis}


def _said(run):
    """What a memo says of a run."""
    return "{ontime_share:.0%} on time and {filled_share:.0%} of missing items filled".format(**run["kpis"])


# The runs that the memo cites: as it is, at order, in the app, both.
RUNS = [of_month(), of_month(substitution="order"), of_month(substitution="app"), of_month(substitution="both")]

# What stands in the record when the solution is executed.
ANSWERS = {
    "m2-1": "ask",
    "m2-2": {"calls": "up", "bread": "store", "unread": "leader", "late": "store", "form": "leader", "advert": "up", "hours": "up",
             "first": "leader", "breaks": "store"},
    "m2-3": "bend",
    "m2-4": "11.25",
    "m2-5": {"group": "policy", "value": "ontime"},
    "m2-6b": "mix",
    "m2-7": {"levers": {"substitution": "both"}},
    "m2-8": {"runs": [1, 2, 3, 4], "text": (
        f"Ines, we counted the phone for a month: {RUNS[0]['kpis']['call_min_per_day']:.0f} minutes a day (run 1). That month gives "
        f"{_said(RUNS[0])}. Asking at order gives {_said(RUNS[1])} (run 2), the app alone {_said(RUNS[2])} (run 3), both "
        f"{_said(RUNS[3])} (run 4). Hartwell wants to be known for complete orders on time, so I recommend both. At order alone is a "
        "little quicker and leaves more gaps. What could be wrong: how many customers name a substitute when they order is assumed, "
        "not measured here. Let us ask in one store for two weeks and count.")},
}

AN_HOUR, MINUTES = 15, 45  # orders; until each is ready


def ways():
    """Every way of thinking about a number, from the same figures: by its letter what the catalogue tells, and the right one."""
    return {"m2-4": {
        "right": AN_HOUR * MINUTES / 60,
        "a": AN_HOUR * MINUTES, "b": AN_HOUR / MINUTES, "c": AN_HOUR / (MINUTES / 60), "d": AN_HOUR, "e": AN_HOUR * MINUTES / 100,
        "minutes by orders": MINUTES / AN_HOUR, "hours by orders": MINUTES / 60 / AN_HOUR, "what has left": AN_HOUR * (60 - MINUTES) / 60,
        "half, since they are on average halfway": AN_HOUR * MINUTES / 60 / 2, "twice": AN_HOUR * MINUTES / 60 * 2, "the minutes": MINUTES,
        "in seconds": AN_HOUR * MINUTES * 60, "orders in as many hours as minutes": AN_HOUR * 60 / MINUTES * 60, "both added": AN_HOUR + MINUTES,
    }}


KEYS = {
    "m2-1": "any prediction",
    "m2-2": ANSWERS["m2-2"],
    "m2-3": "bend",
    "m2-4": (AN_HOUR * MINUTES / 60, 0.26),
    "m2-5": {"group": {"policy"}, "value": {"ontime"}},
    "m2-6": (_by.mean(), SHARE_TOLERANCE),
    "m2-6b": "mix",
    "m2-7": lambda levers: gap_closed(levers, HELD_OUT).share,
}

# What somebody gets who averages otherwise, or over other rows: a step away from the right line; and by how much the app is ahead in large stores.
OTHERS = {"m2-6b": {"gap": _by.mean()["large", "app"] - _by.mean()["large", "call"]}, "m2-6": {
    "stores": _orders.groupby(["format", "policy", "store"])["ontime"].mean().groupby(["format", "policy"]).mean(),
    "answered": _orders[_orders["csat"].notna()].groupby(["format", "policy"])["ontime"].mean(),
}}
