"""Right answers of module 6, and what proves that each is the only one. Never released."""

import csv
from collections import defaultdict

from course.cases.truth.author import decision
from course.data import folder, load
from course.simulation.tables import Check, at_least, at_most

# The faults on which a decision is replayed: on no learner's machine.
HELD_OUT = tuple(range(960_001, 960_009))
TOLERANCE_LETTERS, TOLERANCE_REPORTS, TOLERANCE_SCORE = 10, 0.5, 0.01
# Exercise 4: a late bill in £, late bills of a hundred before and after, what a customer would have brought in £.
LATE, BEFORE, AFTER, WORTH = 18, 4.0, 3.2, 380
# Exercise 7: reports written down, layers, what each passes on.
WRITTEN, LAYERS, PASSED = 200, 3, 0.8
_visits = load("truth/visits")


def _letters(prevented=(BEFORE - AFTER) / 100, late=LATE, worth=WORTH):
    """How many letters save as much as one customer is worth."""
    return worth / (prevented * late)


def _left(written=WRITTEN, layers=LAYERS, passed=PASSED):
    return written * passed ** layers


def ways():
    """Every way of thinking about a number, from the same figures: by its letter what the catalogue tells, and the right one."""
    return {
        "m6-4": {
            "right": _letters(),
            "a": _letters(prevented=1), "b": _letters(prevented=BEFORE / 100), "c": _letters(prevented=BEFORE - AFTER), "d": _letters(prevented=AFTER / 100),
            "e": _letters(prevented=(BEFORE - AFTER) / BEFORE), "f": 100 / (BEFORE - AFTER), "g": _letters(late=1),
            "what a letter saves": LATE * (BEFORE - AFTER) / 100, "what a hundred save": LATE * (BEFORE - AFTER), "bills on time": _letters(prevented=1 - AFTER / 100),
            "both shares": _letters(prevented=(BEFORE + AFTER) / 100), "pounds times letters": WORTH * LATE, "a year’s letters to one": 12 * _letters(),
            "the customer’s months": _letters() / 12, "twice": 2 * _letters(), "share of customers lost": 100 / _letters(),
        },
        "m6-7": {
            "right": _left(),
            "a": WRITTEN * (1 - LAYERS * (1 - PASSED)), "b": _left(layers=1), "c": WRITTEN * PASSED * LAYERS, "d": _left(layers=2), "e": _left(layers=LAYERS + 1),
            "f": WRITTEN - _left(), "g": _left(passed=1 - PASSED), "eight in ten of ten in ten": PASSED ** LAYERS, "per cent": 100 * PASSED ** LAYERS,
            "a third of what one passes": _left(layers=1) / LAYERS, "lost at the first": WRITTEN * (1 - PASSED), "halves": _left(passed=0.5), "none": 0.0,
            "lost at each, added": WRITTEN * LAYERS * (1 - PASSED),
        },
    }


ANSWERS = {
    "m6-1": {"levers": {"scope": "all", "wording": "capitals"}},
    "m6-2": {"due": "keep", "tolerated": "reword", "three": "few", "help": "keep", "protection": "reword", "slowed": "few", "ways": "keep", "clause": "reword", "thanks": "few"},
    "m6-3": "heard",
    "m6-4": "2639",
    "m6-4b": "exit",
    "m6-5": {"top": "9", "low": "6"},
    "m6-6b": "weigh",
    "m6-7": "102.4",
    "m6-7b": {"levers": decision.BEGIN},
    "m6-8": {"text": "Thank you, Leila. As run 1 shows, I would have heard too late. What did the first customer say?", "runs": [1]},
}

KEYS = {
    "m6-1": "any decision",
    "m6-2": ANSWERS["m6-2"],
    "m6-3": "heard",
    "m6-4": (_letters(), TOLERANCE_LETTERS),
    "m6-4b": "exit",
    "m6-5": {"top": {"9"}, "low": {"6"}},
    "m6-6": (_visits.groupby(["pay", "invited"])["counts_as"].mean(), TOLERANCE_SCORE),
    "m6-6b": "weigh",
    "m6-7": (_left(), TOLERANCE_REPORTS),
    "m6-7b": lambda levers: decision.gap_closed(levers, HELD_OUT),
}

# What somebody gets who averages otherwise: a step away from the right line.
OTHERS = {"m6-6": {"shops": _visits.groupby(["pay", "invited", "shop"])["counts_as"].mean().groupby(["pay", "invited"]).mean()}}

RUNS = []


def check():
    """Each computed answer, worked out a second way; margins that keep wrong answers apart."""
    low, high = 0.0, 1e6  # letters: how many save too little, and how many enough
    for _ in range(80):
        middle = (low + high) / 2
        late_before, late_after = middle * BEFORE / 100, middle * AFTER / 100
        low, high = (middle, high) if LATE * (late_before - late_after) < WORTH else (low, middle)
    yield at_most("m6-4, found by halving, differs by", abs(high - KEYS["m6-4"][0]), 1e-6)
    reports = WRITTEN
    for _ in range(LAYERS):
        reports -= reports * (1 - PASSED)
    yield at_most("m6-7, layer by layer, differs by", abs(reports - KEYS["m6-7"][0]), 1e-9)
    scores, tolerance = KEYS["m6-6"]
    by_hand = _by_hand()
    yield at_most("m6-6, promoters and detractors counted row by row, differs by", max(abs(by_hand[group] - score) for group, score in scores.items()), 1e-9)
    yield at_least("m6-6, nearest two of its scores", float(scores.sort_values().diff().min()), 2 * tolerance)
    yield at_least("m6-6, away from the mean of the shops by", float((scores - OTHERS["m6-6"]["shops"]).abs().max()), 2 * tolerance)
    invited = scores["score", "yes"] - scores["score", "no"]
    yield at_least("m6-6, those invited where pay follows the score, above the others", float(invited), 20)
    yield at_most("m6-7b, today closes", decision.gap_closed({}, HELD_OUT), 0)
    best = decision.REPLAY.set(ANSWERS["m6-7b"]["levers"])
    worth = decision.REPLAY.worth(best, HELD_OUT)
    gap = worth - decision.REPLAY.worth(decision.REPLAY.set(), HELD_OUT)
    better = max(decision.REPLAY.worth(each, HELD_OUT) for each in decision.REPLAY.neighbours(best))
    yield at_most("m6-7b, what one lever would still save, of the gap", (better - worth) / gap, decision.CLOSE_ENOUGH)
    yield Check("m6-7b, the answer closes", decision.gap_closed(ANSWERS["m6-7b"]["levers"], HELD_OUT), 1, decision.gap_closed(ANSWERS["m6-7b"]["levers"], HELD_OUT) == 1)


def _by_hand():
    """Per cent of 9 and 10 less per cent of 0 to 6, by pay and invitation, from the file itself."""
    marks = defaultdict(list)
    with open(folder() / "truth" / "visits.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            marks[row["pay"], row["invited"]].append(int(row["score"]))
    return {group: 100 * (sum(mark >= 9 for mark in all_of) - sum(mark <= 6 for mark in all_of)) / len(all_of) for group, all_of in marks.items()}
