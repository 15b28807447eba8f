"""Module 4, answered right, right in another form, wrong in every catalogued way, nearly right, not, and with nonsense."""

import pandas as pd

from course.cases.collapse import frames
from course.data import load

MODULE = "04_collapse"
SUMS = frames.by_fabric(load("collapse/sales"), load("collapse/returns"))
SALES = (SUMS["revenue_gbp"] - SUMS["cogs_gbp"]) / SUMS["units"]
AFTER = SALES - SUMS["returns_gbp"] / SUMS["units"]
CHAIN = ["look", "culture", "fail", "morale", "lost", "deeper"]
BOTH = {"fabric": "withdraw", "discounts": "none"}
DELE = {"triage_days": 5, "supplier_claim": True, "repair": True}


def decide(**levers):
    return {"levers": levers}


def swapped(a, b):
    order = list(CHAIN)
    i, j = order.index(a), order.index(b)
    order[i], order[j] = order[j], order[i]
    return order


RIGHT = [
    ("m4-1", decide(fabric="keep", discounts="chase")), ("m4-1", decide(**BOTH)), ("m4-1", decide()),
    ("m4-2", CHAIN), ("m4-2", swapped("morale", "lost")), ("m4-2", ["look", "culture", "fail", "lost", "deeper", "morale"]), ("m4-3", "rate"),
    ("m4-4", "16"), ("m4-4", "16.1"), ("m4-4", "16,08"), ("m4-4", "16.08 %"), ("m4-4", "16 per cent"), ("m4-4", "about 16"), ("m4-4", 16.0841),
    ("m4-4", "16 in 100"), ("m4-4", "sixteen out of a hundred"),
    ("m4-5", AFTER), ("m4-5", AFTER.astype("float32")), ("m4-5", AFTER.round(0)), ("m4-5", AFTER.to_frame()), ("m4-5", AFTER.to_dict()),
    ("m4-5", AFTER.sort_values()), ("m4-5", SUMS.eval("(revenue_gbp - cogs_gbp - returns_gbp) / units")),
    *(("m4-5", form) for form in (
        AFTER.reset_index(), AFTER.reset_index()[::-1], AFTER.to_frame().T, AFTER.to_frame().stack(), AFTER.to_frame().unstack(),
        AFTER.rename("pounds").reset_index(), SUMS.assign(after=AFTER)[["after"]], AFTER.astype("Float64"))),
    ("m4-6", "wait"), ("m4-6b", {"last": "15"}), ("m4-6b", {"last": " 15 "}), ("m4-6b", {"last": "month 15"}), ("m4-6b", {"last": "“15”"}), ("m4-6b", {"last": "fifteen"}),
    ("m4-7", decide(**BOTH, **DELE)), ("m4-7", decide(**BOTH, **DELE, from_month=13, overtime_share=0.0)),
    ("m4-7b", "18"), ("m4-7b", "month 18"), ("m4-7b", 18), ("m4-7b", "18.0"),
    ("m4-7b", "month 18 of 60"), ("m4-7b", "18 mths"), ("m4-7b", "m18"), ("m4-7b", "18 m"),
]

# What earns less, how much of the points at most, and the thinking error that is named.
WRONG = [
    ("m4-2", ["morale", "look", "culture", "fail", "lost", "deeper"], 0.9, "a"),
    ("m4-2", ["fail", "look", "culture", "morale", "lost", "deeper"], 0.9, "b"),
    ("m4-2", swapped("look", "culture"), 0.95, "c"), ("m4-2", swapped("lost", "deeper"), 0.95, "d"),
    ("m4-2", ["look", "culture", "lost", "fail", "morale", "deeper"], 0.9, "e"), ("m4-2", swapped("morale", "fail"), 0.95, "f"),
    ("m4-2", swapped("culture", "fail"), 0.95, ""), ("m4-2", CHAIN[::-1], 0, "d"), ("m4-2", ["lost", "culture", "deeper", "fail", "look", "morale"], 0, "e"),
    ("m4-3", "long", 0, "a"), ("m4-3", "share", 0, "b"), ("m4-3", "trend", 0, "c"),
    ("m4-4", "43.9", 0, "a"), ("m4-4", "13.1", 0, "i"), ("m4-4", "17.14", 0, "b"), ("m4-4", "17.1", 0, "b"), ("m4-4", "14.1", 0, "c"),
    ("m4-4", "13.9", 0, "d"), ("m4-4", "15.4", 0, "e"), ("m4-4", "14.8", 0, "f"), ("m4-4", "16.7", 0, "g"), ("m4-4", "17.4", 0, "h"),
    ("m4-4", "0.16", 0, ""), ("m4-4", "0.16 %", 0, ""), ("m4-4", "15.9", 0, ""), ("m4-4", "16.3", 0, ""), ("m4-4", "-16", 0, ""), ("m4-4", "16-", 0, ""),
    ("m4-5", SALES, 0, "a"), ("m4-5", SALES + SUMS["returns_gbp"] / SUMS["units"], 0, "d"),
    ("m4-5", (SUMS["revenue_gbp"] - SUMS["returns_gbp"]) / SUMS["units"], 0, "e"),
    ("m4-5", AFTER * SUMS["units"], 0, "b"), ("m4-5", AFTER / 1200, 0, "c"), ("m4-5", AFTER + 0.6, 0, ""), ("m4-5", SALES.to_frame().T, 0, "a"),
    ("m4-5", AFTER.reset_index(drop=True), 0, ""), ("m4-5", SUMS.assign(after=AFTER), 0, ""), ("m4-5", AFTER.to_frame().assign(units=SUMS["units"]), 0, ""),
    ("m4-5", AFTER.reset_index(drop=True).reset_index(), 0, ""), ("m4-5", AFTER.iloc[:5], 0, ""),
    ("m4-6", "mended", 0, "a"), ("m4-6", "fewer", 0, "c"), ("m4-6", "cheap", 0, "b"),
    ("m4-6b", {"last": "24"}, 0, "a"), ("m4-6b", {"last": "16"}, 0, "b"), ("m4-6b", {"last": "14"}, 0, "c"),
    ("m4-6b", {"last": "12"}, 0, "d"), ("m4-6b", {"last": "9"}, 0, "e"), ("m4-6b", {"last": "15 sofas"}, 0, ""), ("m4-6b", {"last": "the last"}, 0, ""),
    ("m4-7", decide(), 0, "a"), ("m4-7", decide(**DELE), 0.1, "a"), ("m4-7", decide(fabric="withdraw"), 0.45, "b"),
    ("m4-7", decide(discounts="none"), 0.45, "d"), ("m4-7", decide(discounts="five", **DELE), 0.5, "d"),
    ("m4-7", decide(**BOTH, from_month=22), 0.5, "e"), ("m4-7", decide(**BOTH, from_month=26), 0.4, "e"), ("m4-7", decide(**BOTH, from_month=27), 0.4, "c"),
    ("m4-7", decide(discounts="none", from_month=30), 0.4, "c"), ("m4-7", decide(fabric="withdraw", discounts="ten", from_month=17), 0.5, "f"),
    ("m4-7", decide(fabric="withdraw", discounts="five"), 0.8, "g"), ("m4-7", decide(**BOTH, from_month=14), 0.95, "h"),
    ("m4-7", decide(**BOTH, **DELE, overtime_share=1.0), 0.96, "i"), ("m4-7", decide(**BOTH), 0.92, "j"),
    ("m4-7b", "26", 0, "a"), ("m4-7b", "25", 0, ""), ("m4-7b", "27", 0, ""), ("m4-7b", "20", 0, "e"), ("m4-7b", "60", 0, "b"), ("m4-7b", "12", 0, "c"), ("m4-7b", "3", 0, "d"),
    ("m4-7b", "17", 0, ""), ("m4-7b", "19", 0, ""), ("m4-7b", "-18", 0, ""),
    ("m4-7b", "17.6", 0, ""), ("m4-7b", "18.4", 0, ""),
]
NONSENSE = [None, "", "nonsense", 0.5, -1, True, [], {}, ["rate"], {"look": "keep"}, {"levers": {"pickers": 14}}, {"levers": None}, "9" * 400,
            {"last": 5}, [["a"]], {"levers": {"from_month": 2}}, pd.DataFrame(), pd.Series(dtype=float)]
