"""Module 1, answered right, right in another form, wrong in every catalogued way, nearly right, not, and with nonsense."""

import pandas as pd

from course.data import load
from grading.keys import load as load_key
from grading.layout import HERE

MODULE = "01_evidence"
KEY = load_key(HERE, MODULE)
RIGHT_ONES = KEY.ANSWERS
PAIRS, HABITS, LINES, CARDS, SHOWN, FEET = (RIGHT_ONES[name] for name in ("m1-2", "m1-2b", "m1-2c", "m1-3", "m1-7", "m1-7c"))
DIARY = load("evidence/diary")
TEAM = DIARY.groupby("relieved")["team_h"].mean()
TEN = {"trial_stores": 10, "trial_weeks": 8, "others_count": True, "before_weeks": 4, "days_counted": 6}


def levers(**moved):
    return {"levers": moved}


RIGHT = [
    *((name, answer) for name, answer in RIGHT_ONES.items() if name != "m1-8"),
    *(("m1-1", one) for one in ("rest", "same", "unknown")),
    *(("m1-5", typed) for typed in ("61.4", "61,4 %", "about 61.4", "61", "61%", "61.4 per cent", 61.4)),
    ("m1-6", {"part": " admin_h ", "whole": '"total_h"'}),
    *(("m1-6b", value) for value in (TEAM, TEAM.to_dict(), TEAM.round(2), TEAM.reset_index(), DIARY.pivot_table(values="team_h", columns="relieved"),
                                     DIARY.groupby("relieved")[["team_h"]].mean(), TEAM.rename({0: "not relieved", 1: "relieved 1"}),
                                     DIARY.groupby(["relieved", "manager"])["team_h"].mean().groupby("relieved").mean())),
    ("m1-7b", levers(trial_stores=16, trial_weeks=8, others_count=True, before_weeks=2, days_counted=5)),
]

# What earns less, how much of the points at most, and the thinking error that is named.
WRONG = [
    ("m1-2", {**PAIRS, "tuesday": "amira"}, 0.9, "a"), ("m1-2", {**PAIRS, "app": "ines"}, 0.9, "b"),
    ("m1-2", {**PAIRS, "huddle": "ines"}, 0.9, "c"), ("m1-2", {**PAIRS, "goal": "told"}, 0.9, "c"), ("m1-2", {**PAIRS, "stands": "room"}, 0.9, "d"),
    ("m1-2", {**PAIRS, "board": "amira"}, 0.9, "d"), ("m1-2", {**PAIRS, "board": "told"}, 0.9, "e"), ("m1-2", {**PAIRS, "stands": "told"}, 0.9, "e"),
    ("m1-2", {**PAIRS, "goal": "room"}, 0.9, "f"), ("m1-2", {**PAIRS, "tuesday": "ines"}, 0.9, ""), ("m1-2", dict.fromkeys(PAIRS, "ines"), 0.12, "b"),
    ("m1-2", dict.fromkeys(PAIRS, "amira"), 0.12, "a"),
    ("m1-2b", {**HABITS, "saturday": "culture"}, 0.9, "a"), ("m1-2b", {**HABITS, "missed": "empowerment"}, 0.9, "b"),
    ("m1-2b", {**HABITS, "bonus": "accountability"}, 0.9, "c"), ("m1-2b", {**HABITS, "four": "accountability"}, 0.9, "d"),
    ("m1-2b", {**HABITS, "regulars": "culture"}, 0.9, "e"), ("m1-2b", {**HABITS, "bonus": "brand"}, 0.9, "f"),
    ("m1-2b", {**HABITS, "missed": "culture"}, 0.9, "b"), ("m1-2b", {**HABITS, "missed": "modelling"}, 0.9, ""), ("m1-2b", dict.fromkeys(HABITS, "culture"), 0.01, "a"),
    ("m1-2c", {**LINES, "expect": "praise"}, 0.9, "a"), ("m1-2c", {**LINES, "ideas": "aside"}, 0.9, "b"), ("m1-2c", {**LINES, "inward": "aside"}, 0.9, "b"),
    ("m1-2c", {**LINES, "trade": "till"}, 0.9, "c"), ("m1-2c", {**LINES, "group": "speak"}, 0.9, "d"), ("m1-2c", {**LINES, "inward": "speak"}, 0.9, "e"),
    ("m1-2c", {**LINES, "ideas": "praise"}, 0.9, "f"), ("m1-2c", {**LINES, "group": "praise"}, 0.9, ""), ("m1-2c", dict.fromkeys(LINES, "aside"), 0.01, "b"),
    ("m1-3", {**CARDS, "sixtyfour": "money"}, 0.9, "a"), ("m1-3", {**CARDS, "thirty": "money"}, 0.9, "a"), ("m1-3", {**CARDS, "proportion": "firms"}, 0.9, "b"),
    ("m1-3", {**CARDS, "kodak": "firms"}, 0.9, "c"), ("m1-3", {**CARDS, "likely": "firms"}, 0.9, "f"), ("m1-3", {**CARDS, "sixty": "firms"}, 0.9, "d"), ("m1-3", {**CARDS, "fiftyfour": "people"}, 0.9, "e"),
    ("m1-3", {**CARDS, "seventyeight": "firms"}, 0.9, ""), ("m1-3", dict.fromkeys(CARDS, "firms"), 0.11, "b"),
    ("m1-4", "data", 0, "a"), ("m1-4", "none", 0, "b"), ("m1-4", "best", 0, "c"),
    ("m1-5", "70", 0, "a"), ("m1-5", "70 %", 0, "a"), ("m1-5", "50", 0, "b"), ("m1-5", "35", 0, "e"), ("m1-5", "57", 0, "f"), ("m1-5", "38.6", 0, "g"), ("m1-5", "62.9", 0, "h"),
    ("m1-5", "44", 0, "c"), ("m1-5", "22", 0, "c"),
    ("m1-5", "64", 0, ""), ("m1-5", "60.8", 0, ""), ("m1-5", "0.614%", 0, "c"), ("m1-5", "161.4", 0, "d"), ("m1-5", "-61.4", 0, ""),
    ("m1-6", {"part": "total_h", "whole": "admin_h"}, 0, "a"), ("m1-6", {"part": "admin_h", "whole": "floor_h"}, 0.5, "b"),
    ("m1-6", {"part": "admin_h", "whole": "team_h"}, 0.5, "c"), ("m1-6", {"part": "team_h", "whole": "total_h"}, 0.5, "d"),
    ("m1-6", {"part": "floor_h", "whole": "total_h"}, 0.5, "e"), ("m1-6", {"part": "admin", "whole": "hours"}, 0, ""),
    ("m1-6b", DIARY.groupby("week")["team_h"].mean(), 0, "a"), ("m1-6b", DIARY.groupby("manager")["team_h"].mean(), 0, "b"),
    ("m1-6b", DIARY.groupby("relieved")["team_h"].sum(), 0, "c"), ("m1-6b", DIARY.groupby("relieved")["admin_h"].mean(), 0, "d"),
    ("m1-6b", DIARY.groupby("relieved")["total_h"].mean(), 0, "d"), ("m1-6b", DIARY.groupby("relieved")["team_h"].median(), 0, "e"),
    ("m1-6b", DIARY.groupby("relieved")["floor_h"].mean(), 0, "f"), ("m1-6b", DIARY.groupby("relieved")["team_h"].max(), 0, "g"), ("m1-6b", TEAM + 0.01, 0, ""), ("m1-6b", TEAM[::-1].set_axis([0, 1]), 0, ""),
    ("m1-6b", TEAM.iloc[1:], 0, ""), ("m1-6b", DIARY["team_h"].mean(), 0, ""),
    ("m1-7", {**SHOWN, "calls": "others"}, 0.9, "a"), ("m1-7", {**SHOWN, "success": "colleagues"}, 0.9, "b"), ("m1-7", {**SHOWN, "base": "none"}, 0.9, "c"),
    ("m1-7", {**SHOWN, "answers": "colleagues"}, 0.9, "c"), ("m1-7", {**SHOWN, "calls": "none"}, 0.9, ""), ("m1-7", dict.fromkeys(SHOWN, "none"), 0.01, "c"),
    ("m1-7c", {**FEET, "charter": "lost"}, 0.9, "a"), ("m1-7c", {**FEET, "space": "rank"}, 0.9, "b"), ("m1-7c", {**FEET, "fourteen": "sells"}, 0.9, "c"),
    ("m1-7c", {**FEET, "original": "rank"}, 0.9, "d"), ("m1-7c", {**FEET, "space": "lost"}, 0.9, "b"), ("m1-7c", dict.fromkeys(FEET, "rank"), 0.3, "b"),
    ("m1-7b", levers(), 0, "a"), ("m1-7b", levers(asked="all"), 0.3, "c"), ("m1-7b", levers(trial_stores=10), 0.6, "d"),
    ("m1-7b", levers(**{**TEN, "trial_stores": 2}), 0.8, "e"), ("m1-7b", levers(**{**TEN, "trial_weeks": 52}), 0.7, "b"),
    ("m1-7b", levers(**{**TEN, "days_counted": 1}), 0.9, "f"), ("m1-7b", levers(**{**TEN, "asked": "all"}), 0.995, ""),
]
NONSENSE = [None, "", "nonsense", 0, -1, True, [], {}, ["told"], {"board": "ines"}, {"levers": {"followed_up": 1.0}}, {"levers": None}, "9" * 400,
            {"part": "admin_h", "whole": 5}, [["a"]], {"levers": {"trial_stores": 3}}, {"levers": {"trial_stores": True}}, {"levers": {**TEN, "doubt": 0}},
            pd.DataFrame(), pd.Series(dtype=float)]
