"""Right answers of module 3, and what proves that each is the only one. Never released."""

import csv
from collections import defaultdict

from course.cases.pickup.author.decision import REPLAY, best_habit, gap_closed
from course.cases.pickup.judgement import line_minutes
from course.cases.pickup.model import Assumptions
from course.cases.pickup.world import arrivals_per_min
from course.data import folder, load
from course.simulation.tables import at_least, at_most

# The weeks on which a table is replayed: on no learner's machine.
HELD_OUT = tuple(range(930_001, 930_017))
BEST = {"none_free": "colleague", "none_busy": "look", "few_free": "colleague", "few_busy": "text",
        "some_free": "colleague", "some_busy": "text", "many_free": "colleague", "many_busy": "text"}
MARGIN_GBP = 0.60

# Each moment of exercise 1: in line, hour from opening, colleague busy, second trip in £, can the customer stay.
MOMENTS = {
    "opening": (0, 0, True, 5, True), "evening": (9, 4, True, 0, True), "noon_free": (6, 4, False, 5, True),
    "train": (8, 9, True, 10, False), "bus": (0, 1, True, 14, True), "upstairs": (5, 3, True, 0, True),
}
GIFT_GBP = 4
SHARE_TOLERANCE = 0.0001  # under half the way to the mean of the shares with a colleague free and without
_pickups = load("pickup/pickups")

# Exercise 4: a search in minutes, people an hour, pounds a minute.
SEARCH, AN_HOUR, PRICE = 10, 36, 0.35


def _cost(own=1.0, line=0.5, arrive=AN_HOUR * SEARCH / 60, price=PRICE):
    """£ of a search: how much of it the customer at the counter waits, and each of those who arrive."""
    return price * SEARCH * (own + arrive * line)


def ways():
    """Every way of thinking about a number, from the same figures: by its letter what the catalogue tells, and the right one."""
    hour = {"arrive": AN_HOUR}
    return {"m3-4": {
        "right": _cost(),
        "a": _cost(line=0), "b": _cost(**hour), "c": _cost(arrive=1), "f": _cost(line=1), "g": _cost(price=1), "h": _cost(own=0),
        "the line alone, the whole time": _cost(own=0, line=1), "everybody halves it": _cost(own=0.5), "the clerk’s time too": _cost(own=2),
        "a quarter each": _cost(line=0.25), "all of an hour, the whole time": _cost(**hour, line=1), "the line alone, all of an hour": _cost(0, **hour),
        "one, the whole time": _cost(arrive=1, line=1), "people divided by minutes": _cost(arrive=AN_HOUR / SEARCH), "twice": 2 * _cost(),
        "the people of one minute": _cost(arrive=AN_HOUR / 60), "people times minutes": _cost(arrive=AN_HOUR * SEARCH),
        "pence": _cost(price=100 * PRICE), "an hour’s price": _cost(price=PRICE / 60),
    }}


ANSWERS = {
    "m3-1": {"opening": "look", "evening": "text", "noon_free": "colleague", "train": "gift", "bus": "look", "upstairs": "text"},
    "m3-2": {"empty": "right", "nobody": "knowledge", "ring": "right", "tuesday": "money", "noon": "knowledge", "four": "money"},
    "m3-3": "line",
    "m3-4": "14",
    "m3-5": {"group": "action", "value": "returned_90d"},
    "m3-6b": "asked",
    "m3-7": {"levers": BEST},
    "m3-8": {"text": "Joan may leave the till when nobody is in line.", "runs": [1]},
}

KEYS = {
    "m3-1": ANSWERS["m3-1"],
    "m3-2": ANSWERS["m3-2"],
    "m3-3": "line",
    "m3-4": (_cost(), 0.05),
    "m3-5": {"group": {"action"}, "value": {"returned_90d"}},
    "m3-6": (_pickups.groupby("found")["returned_90d"].mean(), SHARE_TOLERANCE),
    "m3-6b": "asked",
    "m3-7": lambda levers: gap_closed(levers, HELD_OUT, BEST).share,
}

# What somebody gets who averages otherwise: a step away from the right line.
OTHERS = {"m3-6": {"stores": _pickups.groupby(["found", "store"])["returned_90d"].mean().groupby("found").mean()}}

RUNS = []


def check():
    """Each computed answer, worked out a second way; margins that keep wrong answers apart."""
    found = [_moment(name) for name in MOMENTS]
    arrive = AN_HOUR * SEARCH // 60
    spread = [SEARCH * (arrived + 0.5) / arrive for arrived in range(arrive)]  # evenly over the minutes of the search
    again = PRICE * (SEARCH + sum(SEARCH - at for at in spread))
    found.append(at_most("m3-4, worked out arrival by arrival, differs by", abs(again - KEYS["m3-4"][0]), 1e-9))
    shares, tolerance = KEYS["m3-6"]
    by_hand = _shares_by_hand()
    found.append(at_most("m3-6, counted row by row, differs by", max(abs(by_hand[one] - share) for one, share in shares.items()), 1e-12))
    found.append(at_least("m3-6, distance between its two shares", shares[1] - shares[0], 2 * tolerance))
    best, two = REPLAY.set(BEST), HELD_OUT[:2]
    cheaper = [table for table in REPLAY.neighbours(best) if REPLAY.mean(table, two) < REPLAY.mean(best, two)]
    found.append(at_most("m3-7, tables that differ in one cell and are cheaper", len(cheaper), 1))
    found.append(at_least("m3-7, the best habit costs more than the best table by", best_habit(HELD_OUT)[1] - REPLAY.mean(best, HELD_OUT), 10))
    return found


def _moment(name):
    """The margin in £ between the answer to one moment and the next best action."""
    costs = costs_of(*MOMENTS[name])
    mine = costs.pop(ANSWERS["m3-1"][name])
    return at_least(f"m3-1, {name}: next best minus best", min(costs.values()) - mine, MARGIN_GBP)


def costs_of(waiting, hour, busy, trip, can_stay, a=Assumptions()):
    """{action: £} of one moment, by hand from the assumptions. Who can't stay and is made to, leaves: turned away."""
    lost = trip + a.customer_gbp * a.harm_refused
    stay = a.search_min * a.wait_gbp + a.customer_gbp * a.harm_prompt
    until = a.colleague_busy_min * busy
    late = max(a.search_min + until - 10, 0)
    text = trip + a.search_min * a.colleague_gbp
    harm = a.customer_gbp * (a.harm_text + a.harm_trip * trip)
    line = a.wait_gbp * float(line_minutes(waiting, arrivals_per_min(a), a.search_min, a.till_min)[hour])
    return {
        "look": (stay if can_stay else lost) + line,
        "colleague": (stay + until * a.wait_gbp + a.customer_gbp * a.harm_minute * late if can_stay else lost) + a.search_min * a.colleague_gbp,
        "text": text + harm,
        "gift": text + harm * 2.718281828459045 ** (-GIFT_GBP / a.discount_gbp) + GIFT_GBP,
    }


def _shares_by_hand():
    back = defaultdict(list)
    with open(folder() / "pickup" / "pickups.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            back[int(row["found"])].append(int(row["returned_90d"]))
    return {found: sum(rows) / len(rows) for found, rows in back.items()}
