"""Right answers of module 5, and what proves that each is the only one. Never released."""

import csv
from collections import defaultdict

from course.cases.culture.author import decision
from course.cases.culture.author.theory import sears
from course.cases.culture.levers import HELD
from course.data import folder, load
from course.simulation.tables import at_least, at_most

# The years on which a programme is replayed: on no learner's machine.
HELD_OUT = tuple(range(950_001, 950_009))
BEST = {"recognised": "customers", "open_times": 12, "layers": 4, "relief": 0.25, "seen_days": 3, "one_to_ones": 2.5, "training_h": 4, "steady": 0.75, "coached": "year"}
CHANGE_TOLERANCE, EFFECT_TOLERANCE, GBP_TOLERANCE = 0.0051, 0.05, 500

# Exercise 4: points of engagement, and a store's sales.
POINTS, SALES = 8, 20_000_000
CHAIN = {"engagement": 5, "satisfaction": 1.3, "growth": 0.5}

_wave = load("culture/wave2")
_rose = _wave.groupby("coached")["change"].mean()
_scores = load("culture/scores")


def _first_rise():
    """Points that the twelve teams which were coached first rose, from quarter 2 to 4."""
    by = _scores.pivot(index="team", columns="quarter", values="satisfaction")
    twelve = _scores[(_scores["quarter"] == 3) & (_scores["coached"] == 1)]["team"]
    return float((by.loc[twelve, 4] - by.loc[twelve, 2]).mean())


def _ways_to_sales():
    percent = {
        "right": POINTS / CHAIN["engagement"] * CHAIN["growth"],
        "a": POINTS, "b": POINTS / CHAIN["engagement"] * CHAIN["satisfaction"], "c": CHAIN["engagement"] * CHAIN["growth"], "d": POINTS * CHAIN["growth"], "e": CHAIN["growth"],
        "f": POINTS / CHAIN["engagement"] * CHAIN["satisfaction"] * CHAIN["growth"],
        "satisfaction for each point": POINTS * CHAIN["satisfaction"],
        "both for each point": POINTS * CHAIN["satisfaction"] * CHAIN["growth"], "fives of engagement, a per cent each": POINTS / CHAIN["engagement"],
        "the three that are more than five": (POINTS - CHAIN["engagement"]) / CHAIN["engagement"] * CHAIN["growth"],
        "over 1.3": POINTS / CHAIN["satisfaction"] * CHAIN["growth"], "turned round": CHAIN["engagement"] / POINTS * CHAIN["growth"],
        "a month": POINTS / CHAIN["engagement"] * CHAIN["growth"] / 12, "satisfaction of five": CHAIN["satisfaction"],
    }
    return {way: SALES * one / 100 for way, one in percent.items()}


def _ways_to_the_effect():
    yes, no, first = float(_rose["yes"]), float(_rose["no"]), _first_rise()
    return {
        "right": yes - no, "a": first, "b": yes + no, "c": (yes + no) / 2, "d": yes, "e": no,
        "f": first - no, "g": _end("yes") - _end("no"), "first less coached": first - yes, "coached over not, as a share": yes / no,
        "for each of twenty teams": (yes - no) * 20, "half of the difference": (yes - no) / 2, "of all three": (first + yes + no) / 3,
        "first and coached, less not": (first + yes) / 2 - no, "twice": 2 * (yes - no),
    }


def _end(coached):
    return float(_wave.loc[_wave["coached"] == coached, "afterwards"].mean())


def ways():
    """Every way of thinking about a number, from the same figures: by its letter what the catalogue tells, and the right one."""
    return {"m5-4": _ways_to_sales(), "m5-6b": _ways_to_the_effect()}


ANSWERS = {
    "m5-1": "year",
    "m5-2": {"pallets": "output", "lunch": "inward", "bread": "ideas", "scanner": "comfort", "bag": "service", "offer": "staying", "party": "inward", "mile": "name"},
    "m5-3": "unmet",
    "m5-4": "160000",
    "m5-5": {"group": "size", "value": "profit_percent"},
    "m5-5b": {"written": "ton", "mood": "harter", "few": "silvestro", "hours": "gap", "stock": "pritchard", "time": "hogreve", "both": "harter"},
    "m5-6b": f"{_ways_to_the_effect()['right']:.1f}",
    "m5-7": {"levers": BEST},
    "m5-8": {"text": "Leaders will work in stores two days a month, as run 2 has it. Nobody is paid on scores.", "runs": [1, 2]},
}

KEYS = {
    "m5-1": "any of " + ", ".join(HELD),
    "m5-2": ANSWERS["m5-2"],
    "m5-3": "unmet",
    "m5-4": (_ways_to_sales()["right"], GBP_TOLERANCE),
    "m5-5": {"group": {"size"}, "value": {"profit_percent"}},
    "m5-5b": ANSWERS["m5-5b"],
    "m5-6": (_rose, CHANGE_TOLERANCE),
    "m5-6b": (_ways_to_the_effect()["right"], EFFECT_TOLERANCE),
    "m5-7": lambda levers: decision.gap_closed(levers, HELD_OUT),
}

RUNS = []


def check():
    """Each computed answer worked out a second way, and told apart from every other reading."""
    _, growth = sears(POINTS)
    yield at_most("sales: the chain by hand and as the model has it, £ apart", abs(SALES * growth / 100 - _ways_to_sales()["right"]), 20)
    by_hand = _rows_by_hand()
    yield at_most("second wave: grouped and row by row, points apart", max(abs(by_hand[one] - _rose[one]) for one in ("yes", "no")), 1e-9)
    yield at_least("second wave: coached apart from not, over the tolerance", abs(_rose["yes"] - _rose["no"]) / 2 / CHANGE_TOLERANCE, 1)
    again = _by_scores()
    yield at_most("effect of coaching: from the wave and from the scores, points apart", abs(again - _ways_to_the_effect()["right"]), 0.006)
    stores = load("culture/stores")
    within = stores.groupby("size")["engagement"].corr(stores["profit_percent"])
    yield at_least("within a size engagement and profit go together, the least", float(within.min()), 0.25)
    yield at_most("over all stores they go against each other", float(stores["engagement"].corr(stores["profit_percent"])), -0.3)
    yield at_least("decision: the best closes the gap by", decision.gap_closed(BEST, HELD_OUT), 1)
    yield at_most("decision: today closes the gap by", decision.gap_closed({}, HELD_OUT), 0)


def _rows_by_hand():
    rose = defaultdict(list)
    with open(folder() / "culture" / "wave2.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rose[row["coached"]].append(float(row["change"]))
    return {coached: sum(changes) / len(changes) for coached, changes in rose.items()}


def _by_scores():
    """The difference again, from every team's scores."""
    by = _scores.pivot(index="team", columns="quarter", values="satisfaction").loc[_wave["team"]]
    rose = (by[6] - by[4]).groupby(_wave.set_index("team")["coached"]).mean()
    return float(rose["yes"] - rose["no"])
