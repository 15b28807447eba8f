"""Module 6, answered right, right in another form, wrong in every catalogued way, nearly right, not, and with nonsense."""

import pandas as pd

from course.cases.truth.author.decision import BEGIN
from course.data import load

MODULE = "06_truth"
VISITS = load("truth/visits")
BY = VISITS.groupby(["pay", "invited"])["counts_as"].mean()
SENTENCES = {"due": "keep", "tolerated": "reword", "three": "few", "help": "keep", "protection": "reword", "slowed": "few", "ways": "keep", "clause": "reword", "thanks": "few"}
ONE_OFF, TWO_OFF = 0.84, 0.67  # of nine, each above guessing among three


def decide(**levers):
    return {"levers": levers}


def best(**levers):
    return {"levers": {**BEGIN, **levers}}


def sentences(**changed):
    return {**SENTENCES, **changed}


RIGHT = [
    ("m6-1", decide()), ("m6-1", decide(scope="all", wording="capitals")), ("m6-1", decide(scope="repeat", wording="plain")),
    ("m6-2", SENTENCES), ("m6-3", "heard"),
    ("m6-4", "2639"), ("m6-4", "2,639"), ("m6-4", "2640 letters"), ("m6-4", "about 2640"), ("m6-4", 2638.9), ("m6-4", "2630"),
    ("m6-4b", "exit"), ("m6-5", {"top": "9", "low": "6"}), ("m6-5", {"top": " 9 ", "low": "“6”"}), ("m6-5", {"top": "nine", "low": "six"}),
    *(("m6-6", form) for form in (
        BY, BY.round(2), BY.to_frame(), BY.reset_index(), BY.unstack(), BY.unstack().T, BY.to_dict(), BY.sort_values(), BY.astype("float32"),
        VISITS.groupby(["invited", "pay"])["counts_as"].mean(), VISITS.pivot_table("counts_as", "pay", "invited"))),
    ("m6-6b", "weigh"), ("m6-7", "102.4"), ("m6-7", "102"), ("m6-7", "102,4"), ("m6-7", "about 102 reports"),
    ("m6-7b", best()), ("m6-7b", best(words=False)), ("m6-7b", best(layers=4)), ("m6-7b", best(layers=2)),
]
WRONG = [
    ("m6-2", sentences(tolerated="keep"), ONE_OFF, "a"), ("m6-2", sentences(slowed="keep"), ONE_OFF, "b"), ("m6-2", sentences(tolerated="few"), ONE_OFF, "c"),
    ("m6-2", sentences(clause="keep"), ONE_OFF, "d"), ("m6-2", sentences(protection="keep"), ONE_OFF, "d"), ("m6-2", sentences(three="keep"), ONE_OFF, "e"),
    ("m6-2", sentences(thanks="keep"), ONE_OFF, "e"), ("m6-2", sentences(slowed="reword"), ONE_OFF, "f"), ("m6-2", sentences(help="few"), ONE_OFF, "g"),
    ("m6-2", sentences(due="reword", ways="few"), TWO_OFF, "g"), ("m6-2", dict.fromkeys(SENTENCES, "keep"), 0, "a"), ("m6-2", dict.fromkeys(SENTENCES, "few"), 0, "c"),
    ("m6-2", dict.fromkeys(SENTENCES, "reword"), 0, "f"),
    ("m6-3", "worst", 0, "a"), ("m6-3", "chance", 0, "b"), ("m6-3", "lines", 0, "c"),
    ("m6-4", "21", 0, "a"), ("m6-4", "528", 0, "b"), ("m6-4", "26.4", 0, "c"), ("m6-4", "660", 0, "d"), ("m6-4", "105.6", 0, "e"), ("m6-4", "125", 0, "f"),
    ("m6-4", "47500", 0, "g"), ("m6-4", "2650", 0, ""), ("m6-4", "2628", 0, ""), ("m6-4", "-2639", 0, ""),
    ("m6-4b", "size", 0, "a"), ("m6-4b", "honest", 0, "b"), ("m6-4b", "words", 0, "c"),
    ("m6-5", {"top": "7", "low": "6"}, 0.5, "a"), ("m6-5", {"top": "8", "low": "6"}, 0.5, "b"), ("m6-5", {"top": "9", "low": "8"}, 0.5, "c"),
    ("m6-5", {"top": "9", "low": "7"}, 0.5, "d"), ("m6-5", {"top": "10", "low": "6"}, 0.5, "e"), ("m6-5", {"top": "9", "low": "5"}, 0.5, "f"),
    ("m6-5", {"top": "6", "low": "9"}, 0, ""), ("m6-5", {"top": "11", "low": "3"}, 0, ""),
    ("m6-6", VISITS.groupby("pay")["counts_as"].mean(), 0, "a"), ("m6-6", VISITS.groupby("invited")["counts_as"].mean(), 0, "b"),
    ("m6-6", VISITS.groupby(["pay", "invited"])["score"].mean(), 0, "c"), ("m6-6", VISITS.groupby(["pay", "invited"])["stayed"].mean(), 0, "d"),
    ("m6-6", VISITS.groupby(["pay", "invited", "shop"])["counts_as"].mean().groupby(["pay", "invited"]).mean(), 0, "e"),
    *(("m6-6", VISITS.groupby(["pay", "invited"])["counts_as"].agg(how), 0, name) for how, name in (("sum", "f"), ("count", "g"), ("median", "h"), ("max", "i"))),
    ("m6-6", BY * 100, 0, "j"), ("m6-6", BY + 0.02, 0, ""), ("m6-6", BY.iloc[:3], 0, ""), ("m6-6", BY.reset_index(drop=True), 0, ""), ("m6-6", VISITS.groupby(["pay", "reason"])["counts_as"].mean(), 0, ""),
    ("m6-6b", "more", 0, "a"), ("m6-6b", "drop", 0, "b"), ("m6-6b", "even", 0, "c"),
    ("m6-7", "80", 0, "a"), ("m6-7", "160", 0, "b"), ("m6-7", "480", 0, "c"), ("m6-7", "128", 0, "d"), ("m6-7", "82", 0, "e"), ("m6-7", "98", 0, "f"), ("m6-7", "1.6", 0, "g"),
    ("m6-7", "103", 0, ""),
    ("m6-7b", decide(), 0, "d"), ("m6-7b", decide(survey=6), 0, "a"), ("m6-7b", decide(messengers="thanked"), 0.1, "b"), ("m6-7b", best(messengers="blamed"), 0.75, "c"),
    ("m6-7b", best(messengers="blamed", layers=2), 0.75, "c"),
    ("m6-7b", best(loop=False), 0.9, "d"), ("m6-7b", best(acts="half"), 0.95, "b"), ("m6-7b", best(told=False), 0.92, "e"), ("m6-7b", best(odds="1000"), 0.95, "f"),
    ("m6-7b", best(odds="5"), 0.99, "g"), ("m6-7b", best(survey=3), 0.95, "h"), ("m6-7b", best(messengers="good"), 0.75, "i"),
    ("m6-7b", best(messengers="good", layers=2), 0.75, "i"), ("m6-7b", best(log_all=False), 0.99, "j"),
    ("m6-7b", best(line_hours=6), 0.97, "k"),
]
NONSENSE = [None, "", "nonsense", 0.5, -1, True, [], {}, ["heard"], {"due": "burn"}, {"levers": {"pickers": 14}}, {"levers": None}, "9" * 400,
            {"top": 9, "low": 6}, {"top": "9"}, {"levers": {"layers": 99}}, pd.DataFrame(), pd.Series(dtype=float)]
