"""Module 5, answered right, right in another form, wrong in every catalogued way, nearly right, not, and with nonsense."""

import pandas as pd

from course.cases.culture.plan import PLAN
from course.data import load
from grading.keys import load as key_of
from grading.layout import HERE

MODULE = "05_culture"
KEY = key_of(HERE, MODULE)
LINES, TRUE = KEY.ANSWERS["m5-2"], KEY.ANSWERS["m5-5b"]
WAVE = load("culture/wave2")
BY = WAVE.groupby("coached")["change"].mean()
EFFECT = KEY.ways()["m5-6b"]


def programme(**levers):
    return {"levers": {**KEY.BEST, **levers}}


RIGHT = [
    *(("m5-1", held) for held in ("quarter", "half", "year", "two", "always")), ("m5-2", LINES), ("m5-3", "unmet"),
    ("m5-4", "160000"), ("m5-4", "£160,000"), ("m5-4", "160k"), ("m5-4", "0.16 million pounds"), ("m5-4", 160000.0), ("m5-4", "about 160 000"),
    ("m5-5", {"group": "size", "value": "profit_percent"}), ("m5-5", {"group": "'size'", "value": ' "profit_percent" '}), ("m5-5b", TRUE),
    ("m5-6", BY), ("m5-6", BY.round(2)), ("m5-6", BY.to_dict()), ("m5-6", BY[::-1]), ("m5-6", BY.reset_index()), ("m5-6", BY.to_frame()),
    ("m5-6", WAVE.pivot_table(index="coached", values="change")), ("m5-6", WAVE.groupby(WAVE["coached"] == "yes")["change"].mean()),
    ("m5-6", {"not coached": BY["no"], "was coached": BY["yes"]}),
    ("m5-6b", f"{EFFECT['right']:.1f}"), ("m5-6b", f"{EFFECT['right']:.1f} points".replace(".", ",")), ("m5-6b", f"{EFFECT['right']:.2f}"), ("m5-6b", BY["yes"] - BY["no"]),
    ("m5-7", programme()),
]

# What earns less, how much of the points at most, and the thinking error that is named.
WRONG = [
    ("m5-2", {**LINES, "lunch": "staying"}, 0.9, "a"), ("m5-2", {**LINES, "bag": "name"}, 0.9, "b"), ("m5-2", {**LINES, "scanner": "output"}, 0.9, "c"),
    ("m5-2", {**LINES, "scanner": "inward"}, 0.9, "d"), ("m5-2", {**LINES, "party": "staying"}, 0.9, "e"), ("m5-2", {**LINES, "lunch": "comfort"}, 0.9, "f"), ("m5-2", dict.fromkeys(LINES, "service"), 0.1, "a"),
    ("m5-2", {**LINES, "mile": "staying"}, 0.9, ""), ("m5-3", "fails", 0, "a"), ("m5-3", "staff", 0, "b"), ("m5-3", "six", 0, "c"),
    ("m5-4", "1.6m", 0, "a"), ("m5-4", "416000", 0, "b"), ("m5-4", "500 000", 0, "c"), ("m5-4", "£800,000", 0, "d"), ("m5-4", "100000", 0, "e"),
    ("m5-4", "208000", 0, "f"),
    ("m5-4", "161000", 0, ""), ("m5-4", "-160000", 0, ""), ("m5-4", "16", 0, ""), ("m5-4", "99999999", 0, ""),
    ("m5-5", {"group": "store", "value": "profit_percent"}, 0.5, "a"), ("m5-5", {"group": "size", "value": "satisfaction"}, 0.5, "c"),
    ("m5-5", {"group": "size", "value": "leavers_share"}, 0.5, "d"), ("m5-5", {"group": "size", "value": "engagement"}, 0.5, "e"),
    ("m5-5", {"group": "engagement", "value": "profit_percent"}, 0.5, "b"), ("m5-5", {"group": "sizes", "value": "profit"}, 0, ""),
    ("m5-5b", {**TRUE, "few": "harter"}, 0.9, "a"), ("m5-5b", {**TRUE, "written": "gap"}, 0.9, "b"), ("m5-5b", {**TRUE, "both": "silvestro"}, 0.9, "c"),
    ("m5-5b", {**TRUE, "hours": "ton"}, 0.9, "d"), ("m5-5b", {**TRUE, "stock": "silvestro"}, 0.9, "e"), ("m5-5b", {**TRUE, "stock": "ton"}, 0.9, "e"),
    ("m5-5b", {**TRUE, "time": "harter"}, 0.9, "f"), ("m5-5b", dict.fromkeys(TRUE, "ton"), 0.1, "c"), ("m5-5b", {**TRUE, "mood": "gap"}, 0.9, ""),
    ("m5-6", WAVE.groupby("team")["change"].mean(), 0, "a"), ("m5-6", WAVE.groupby("coached")["before"].mean(), 0, "b"),
    ("m5-6", WAVE.groupby("coached")["change"].sum(), 0, "c"), ("m5-6", WAVE.groupby("coached")["change"].count(), 0, "d"),
    ("m5-6", WAVE.groupby("coached")["afterwards"].mean(), 0, "e"), ("m5-6", WAVE.groupby("coached")["change"].median(), 0, "f"),
    ("m5-6", WAVE.groupby("coached")["change"].max(), 0, "g"), ("m5-6", BY * 100, 0, "i"),
    ("m5-6", WAVE.groupby(["coached", "store"])["change"].mean().groupby("coached").mean(), 0, "h"),
    ("m5-6", BY + 0.02, 0, ""), ("m5-6", BY.iloc[1:], 0, ""), ("m5-6", BY[::-1].set_axis(["no", "yes"]), 0, ""),
    *(("m5-6b", f"{EFFECT[letter]:.{digits}f}", 0, letter) for letter in "abcdefg" for digits in (1, 2)),
    ("m5-6b", f"{EFFECT['right'] + 0.07:.3f}", 0, ""), ("m5-6b", "-20", 0, ""),
    ("m5-7", {"levers": {"recognised": "colleagues"}}, 0, "a"), ("m5-7", {"levers": {**PLAN, "relief": 0.0}}, 0.7, "b"),
    ("m5-7", programme(recognised="colleagues"), 0.5, "c"), ("m5-7", programme(recognised="sales"), 0.7, "d"), ("m5-7", programme(open_times=1), 0.9, "e"),
    ("m5-7", programme(one_to_ones=4.0), 0.99, "f"), ("m5-7", programme(training_h=8), 0.99, "f"), ("m5-7", programme(training_h=8, relief=0.5), 0.99, "g"),
    ("m5-7", programme(coached="turn"), 0.99, "h"), ("m5-7", programme(relief=0.75), 0.99, "i"), ("m5-7", programme(coached="quarter"), 0.9, "j"),
    ("m5-7", {"levers": {}}, 0, "d"), ("m5-7", {"levers": PLAN}, 0.7, "h"),
]
NONSENSE = [None, "", "nonsense", 0, -1, True, [], {}, ["quarter!"], {"lunch": "inward"}, {"levers": {"held": "quarter"}}, {"levers": None}, "9" * 400,
            {"group": "size", "value": 5}, [["a"]], {"levers": {"seen_days": 99}}, {"levers": {**KEY.BEST, "held": "quarter"}}, pd.DataFrame(), pd.Series(dtype=float)]
