"""Right answers of module 2, and what proves that each is the only one. Never released."""

from course.cases.curbside.decision import gap_closed
from course.data import load

# The months on which a decision is replayed: on no learner's machine.
HELD_OUT = tuple(range(910_001, 910_011))
_LEADER, _MANAGER = "leader", "manager"
_stores = load("curbside/stores")
_orders = load("curbside/orders").merge(_stores[["store", "format"]], on="store")

# What stands in the record when the solution is executed.
ANSWERS = {
    "m2-1": "ask",
    "m2-2": {"text": _LEADER, "hold": _MANAGER, "promise": _LEADER, "pickers": _MANAGER, "paperwork": _LEADER,
             "next": _MANAGER, "reply": _LEADER, "phone": _MANAGER, "log": _MANAGER, "huddle": _MANAGER},
    "m2-3": "bend",
    "m2-4": "11.25",
    "m2-5": {"group": "policy", "value": "ontime"},
    "m2-6b": "mix",
    "m2-7": {"levers": {"substitution": "both"}},
    "m2-8": {"text": "Ines, run 2 asks at order and in the app.", "runs": [1, 2]},
}

KEYS = {
    "m2-1": "any prediction",
    "m2-2": ANSWERS["m2-2"],
    "m2-3": "bend",
    "m2-4": (15 * 45 / 60, 0.26),
    "m2-5": {"group": {"policy"}, "value": {"ontime"}},
    "m2-6": (_orders.groupby(["format", "policy"])["ontime"].mean(), 0.006),
    "m2-6b": "mix",
    "m2-7": lambda levers: gap_closed(levers, HELD_OUT).share,
}

RUNS = []
