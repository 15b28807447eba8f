"""Right answers of module 1, and what proves that each is the only one. Never released."""

import csv
from collections import defaultdict

from course.cases.evidence.author.decision import REPLAY, gap_closed
from course.cases.evidence.author.sensitivity import ASK_ALL, COLLEAGUES, WAYS
from course.cases.evidence.author.theory import shares
from course.cases.evidence.model import Assumptions, Levers
from course.data import folder, load
from course.simulation.levers import read
from course.simulation.tables import at_least, at_most

# The hundreds of boards at which a setting is replayed: on no learner's machine.
HELD_OUT = tuple(range(910_001, 910_009))
BEST = {"trial_stores": 16, "trial_weeks": 8, "others_count": True, "before_weeks": 2, "days_counted": 6}
NEAR_NOTHING = 0.02  # what a board is told, at most, where a question has brought it to about nothing
HOURS_TOLERANCE = 0.005
_diary = load("evidence/diary")

# Exercise 5: firms that are ahead and the others, and how many of each answer.
AHEAD, BEHIND, AHEAD_ANSWER, BEHIND_ANSWER = 100, 100, 70, 44


def ways():
    """Every way of thinking about a number, from the same figures: by its letter what the catalogue tells, and the right one."""
    answered, asked = AHEAD_ANSWER + BEHIND_ANSWER, AHEAD + BEHIND
    return {"m1-5": {
        "right": 100 * AHEAD_ANSWER / answered,
        "a": 100 * AHEAD_ANSWER / AHEAD, "b": 100 * AHEAD / asked, "e": 100 * AHEAD_ANSWER / asked, "f": 100 * answered / asked,
        "g": 100 * BEHIND_ANSWER / answered, "h": 100 * BEHIND_ANSWER / AHEAD_ANSWER,
        "those behind, of those asked": 100 * BEHIND_ANSWER / asked, "those behind who answer": 100 * BEHIND_ANSWER / BEHIND,
        "a difference of two shares": 100 * (AHEAD_ANSWER - BEHIND_ANSWER) / AHEAD, "all that are ahead, of the answers": 100 * AHEAD / answered,
        "a ratio": AHEAD_ANSWER / BEHIND_ANSWER, "a part of one": AHEAD_ANSWER / answered,
        "the slide": 64.0,
    }}


ANSWERS = {
    "m1-1": "half",
    "m1-2": {"stands": "ines", "board": "ines", "app": "told", "huddle": "amira", "goal": "amira", "tuesday": "room"},
    "m1-2b": {"bonus": "culture", "four": "empowerment", "saturday": "modelling", "missed": "accountability", "regulars": "brand"},
    "m1-2c": {"ideas": "speak", "inward": "praise", "group": "aside", "trade": "substitute", "expect": "till"},
    "m1-3": {"sixty": "money", "sixtyfour": "firms", "likely": "none", "thirty": "firms", "fiftyfour": "hours", "seventyeight": "people",
             "kodak": "none", "proportion": "none"},
    "m1-4": "beside",
    "m1-5": "61.4%",
    "m1-6": {"part": "admin_h", "whole": "total_h"},
    "m1-7": {"base": "others", "answers": "others", "calls": "colleagues", "success": "none"},
    "m1-7b": {"levers": BEST},
    "m1-7c": {"space": "sells", "fourteen": "rank", "charter": "rank", "original": "lost"},
    "m1-8": {"text": "Show our sixteen stores, drawn by lot: of eight hours the team got two. Leave the 64%: nobody asked the others.", "runs": [1]},
}

KEYS = {
    "m1-1": "any prediction",
    **{name: ANSWERS[name] for name in ("m1-2", "m1-2b", "m1-2c", "m1-3", "m1-4", "m1-7", "m1-7c")},
    "m1-5": (ways()["m1-5"]["right"], 0.5),
    "m1-6": {"part": {"admin_h"}, "whole": {"total_h"}},
    "m1-6b": (_diary.groupby("relieved")["team_h"].mean(), HOURS_TOLERANCE),
    "m1-7b": lambda levers: gap_closed(levers, HELD_OUT, BEST).share,
}

# What somebody gets who takes another column, or another mean: a step away from the right line.
OTHERS = {"m1-6b": {"most": _diary.groupby("relieved")["team_h"].max(), "median": _diary.groupby("relieved")["team_h"].median(), "floor": _diary.groupby("relieved")["floor_h"].mean()}}

RUNS = []


def check():
    """Each computed answer, worked out a second way; margins that keep wrong answers apart."""
    right, tolerance = KEYS["m1-5"]
    firms = ["ahead"] * AHEAD_ANSWER + ["behind"] * BEHIND_ANSWER  # one by one
    found = [at_most("m1-5, counted firm by firm, differs by", abs(100 * firms.count("ahead") / len(firms) - right), 1e-9),
             at_least("m1-5, distance to the nearest other way", min(abs(way - right) for name, way in ways()["m1-5"].items() if name != "right"), 2 * tolerance)]
    team, tolerance = KEYS["m1-6b"]
    by_hand = _team_by_hand()
    found.append(at_most("m1-6b, counted manager by manager, differs by", max(abs(by_hand[one] - hours) for one, hours in team.items()), 1e-9))
    found.append(at_least("m1-6b, distance between its two means", team[1] - team[0], 100 * tolerance))
    found.append(at_most("m1-6b, hours that reached the team, away from two", abs(team[1] - team[0] - 2), 0.4))
    found += [one for way in WAYS for one in _exposed(way)]
    best, two = REPLAY.set(BEST), HELD_OUT[:2]
    better = [levers for levers in REPLAY.neighbours(best) if REPLAY.mean(levers, two) > 1.05 * REPLAY.mean(best, two)]
    found.append(at_most("m1-7b, settings that differ in one lever and leave a twentieth more", len(better), 0))
    return found


def _exposed(way):
    """Which question brings what a board is told to about nothing, by Bayes' rule: none before the answer does, and the answer does."""
    told = {name: _gap(levers, read(Assumptions, WAYS[way])) for name, levers in (("others", ASK_ALL), ("colleagues", COLLEAGUES))}
    answer = ANSWERS["m1-7"][way]
    if answer in told:
        yield at_most(f"m1-7, {way}: what a board is told after the question that answers", told[answer], NEAR_NOTHING)
    before = list(told)[:list(told).index(answer)] if answer in told else list(told)
    yield from (at_least(f"m1-7, {way}: what a board is still told with {name} asked", told[name], 5 * NEAR_NOTHING) for name in before)


def _gap(levers, facts):
    found = shares(Levers(**levers), facts)
    return abs(found.figure - found.others)


def _team_by_hand():
    """Hours with the team by relief: the mean of managers' own means, each of four weeks."""
    hours, relieved = defaultdict(list), {}
    with open(folder() / "evidence" / "diary.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            hours[row["manager"]].append(float(row["team_h"]))
            relieved[row["manager"]] = int(row["relieved"])
    means = {manager: sum(weeks) / len(weeks) for manager, weeks in hours.items()}
    return {one: sum(mean for manager, mean in means.items() if relieved[manager] == one) / list(relieved.values()).count(one) for one in (0, 1)}
