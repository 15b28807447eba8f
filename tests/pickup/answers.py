"""Module 3, answered right, right in another form, wrong in every catalogued way, nearly right, not, and with nonsense."""

import pandas as pd

from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import CELLS
from course.data import load

MODULE = "03_pickup"
PICKUPS = load("pickup/pickups")
MISSED = PICKUPS[PICKUPS["found"] == 0]
BY = PICKUPS.groupby("found")["returned_90d"].mean()
MOMENTS = {"opening": "look", "evening": "text", "noon_free": "colleague", "train": "gift", "bus": "look", "upstairs": "text"}
THREE = {"empty": "right", "nobody": "knowledge", "ring": "right", "tuesday": "money", "noon": "knowledge", "four": "money"}
LOOK_FIRST = {**SIMPLE_TABLE, "none_busy": "look"}
# No share, where it is more than one; where it is less it passes for one, and is told by the group that has nothing of it.
QUEUE = "d" if PICKUPS[PICKUPS["found"] == 0]["queue_len"].mean() > 1 else "e"


def table(**cells):
    return {"levers": {**SIMPLE_TABLE, **cells}}


def always(action):
    return {"levers": dict.fromkeys(CELLS, action)}


RIGHT = [
    ("m3-1", MOMENTS), ("m3-2", THREE), ("m3-3", "line"),
    ("m3-4", "14"), ("m3-4", "14,0"), ("m3-4", "£14.00"), ("m3-4", "14 pounds"), ("m3-4", 14.0), ("m3-4", "about 14"), ("m3-4", "1400p"),
    ("m3-5", {"group": "action", "value": "returned_90d"}), ("m3-5", {"group": " 'action' ", "value": '"returned_90d"'}),
    ("m3-6", BY), ("m3-6", BY.astype("float32")), ("m3-6", BY.round(4)), ("m3-6", BY.to_frame()), ("m3-6", BY.to_dict()), ("m3-6", BY[::-1]),
    *(("m3-6", form) for form in (
        PICKUPS.pivot_table(index="found", values="returned_90d"), PICKUPS.groupby("found", as_index=False)["returned_90d"].mean(),
        BY.reset_index(), BY.reset_index()[::-1], BY.reset_index().astype({"found": bool}), BY.reset_index().astype({"found": "category"}),
        PICKUPS.groupby(PICKUPS["found"] == 1)["returned_90d"].mean(), PICKUPS.groupby(PICKUPS["found"].astype(bool))["returned_90d"].mean(),
        PICKUPS.groupby(PICKUPS["found"].astype(float))["returned_90d"].mean(), PICKUPS.groupby(PICKUPS["found"].astype("Int64"))["returned_90d"].mean(),
        PICKUPS.pivot_table(values="returned_90d", columns="found"), BY.to_frame().T, BY.to_frame().stack(), BY.to_frame().unstack(),
        BY.reset_index(drop=True).to_frame().assign(found=[0, 1]), PICKUPS.groupby("found").agg({"returned_90d": ["mean"]}), {False: BY[0], True: BY[1]})),
    ("m3-6b", "asked"),
    ("m3-7", {"levers": LOOK_FIRST}),
]

# What earns less, how much of the points at most, and the thinking error that is named.
WRONG = [
    ("m3-1", {**MOMENTS, "noon_free": "look"}, 0.9, "a"), ("m3-1", dict.fromkeys(MOMENTS, "look"), 0.12, "a"), ("m3-1", {**MOMENTS, "bus": "text"}, 0.9, "b"),
    ("m3-1", {**MOMENTS, "train": "colleague"}, 0.9, "c"), ("m3-1", {**MOMENTS, "upstairs": "gift"}, 0.9, "d"),
    ("m3-1", {**MOMENTS, "train": "text"}, 0.9, "e"), ("m3-1", {**MOMENTS, "opening": "colleague"}, 0.9, ""), ("m3-1", dict.fromkeys(MOMENTS, "text"), 0.12, "b"),
    ("m3-2", {**THREE, "noon": "right"}, 0.9, "a"), ("m3-2", dict.fromkeys(THREE, "right"), 0.1, "a"), ("m3-2", {**THREE, "ring": "knowledge"}, 0.9, "b"),
    ("m3-2", {**THREE, "tuesday": "knowledge"}, 0.9, "d"), ("m3-2", {**THREE, "nobody": "money"}, 0.9, "c"),
    ("m3-3", "fast", 0, "a"), ("m3-3", "slow", 0, "b"), ("m3-3", "luck", 0, "c"),
    ("m3-4", "3.50", 0, "a"), ("m3-4", "24.50", 0, "f"), ("m3-4", "40", 0, "g"), ("m3-4", "40 pounds", 0, "g"), ("m3-4", "66.50", 0, "b"),
    ("m3-4", "5.25", 0, "c"), ("m3-4", "10.50", 0, "h"), ("m3-4", "14.06", 0, ""), ("m3-4", "13.94", 0, ""), ("m3-4", "-14", 0, ""), ("m3-4", "1400", 0, ""),
    ("m3-4", "2.10", 0, "d"), ("m3-4", "7", 0, "e"), ("m3-4", "8.40", 0, "e"), ("m3-4", "12", 0, ""),
    ("m3-4", "14-", 0, ""), ("m3-4", "—14", 0, ""),
    ("m3-5", {"group": "action", "value": "forgive"}, 0.5, "a"), ("m3-5", {"group": "action", "value": "queue_len"}, 0.5, "b"),
    ("m3-5", {"group": "store", "value": "returned_90d"}, 0.5, "c"), ("m3-5", {"group": "found", "value": "returned_90d"}, 0.5, "d"),
    ("m3-5", {"group": "action", "value": "others_wait_min"}, 0.5, "e"), ("m3-5", {"group": "actions", "value": "returned"}, 0, ""),
    ("m3-6", MISSED.groupby("action")["returned_90d"].mean(), 0, "a"), ("m3-6", PICKUPS.groupby("action")["returned_90d"].mean(), 0, "a"),
    ("m3-6", PICKUPS.groupby("store")["returned_90d"].mean(), 0, "b"), ("m3-6", MISSED.groupby("found")["returned_90d"].mean(), 0, "c"),
    ("m3-6", PICKUPS.groupby("found")["returned_90d"].sum(), 0, "d"), ("m3-6", PICKUPS.groupby("found")["queue_len"].mean(), 0, QUEUE),
    ("m3-6", PICKUPS.groupby("found")["found"].mean(), 0, "e"), ("m3-6", BY + 0.01, 0, ""), ("m3-6", BY.iloc[1:], 0, ""),
    ("m3-6", PICKUPS.groupby("returned_90d")["found"].mean(), 0, ""), ("m3-6", PICKUPS.groupby("returned_90d", as_index=False)["found"].mean(), 0, ""),
    ("m3-6", MISSED.groupby("found", as_index=False)["returned_90d"].mean(), 0, "c"), ("m3-6", MISSED.groupby(MISSED["found"] == 1)["returned_90d"].mean(), 0, "c"),
    ("m3-6", PICKUPS.groupby("found", as_index=False)["returned_90d"].sum(), 0, "d"), ("m3-6", PICKUPS.pivot_table(values="queue_len", columns="found"), 0, QUEUE),
    ("m3-6", MISSED.pivot_table(values="returned_90d", columns="action"), 0, "a"), ("m3-6", BY.to_frame().assign(customers=[900, 9100]), 0, ""),
    ("m3-6", BY.reset_index().assign(customers=[900, 9100]), 0, ""), ("m3-6", BY[::-1].set_axis([0, 1]), 0, ""),
    ("m3-6", BY.reset_index().assign(found=[True, False]), 0, ""), ("m3-6", BY.reset_index(drop=True).to_frame().assign(found=[1, 0]), 0, ""),
    ("m3-6", PICKUPS.groupby("found")["returned_90d"].median(), 0, "f"), ("m3-6", BY.round(3), 0, ""),
    ("m3-6", PICKUPS.groupby(["found", "store"])["returned_90d"].mean().groupby("found").mean(), 0, "g"),
    ("m3-6", pd.Series([0.9, *BY], index=["0", 0, 1]), 0, ""), ("m3-6", BY.set_axis([0.4, 1.4]), 0, ""),
    ("m3-6b", "lie", 0, "a"), ("m3-6b", "few", 0, "c"), ("m3-6b", "other", 0, "b"),
    ("m3-7", always("look"), 0.1, "a"), ("m3-7", {"levers": {**LOOK_FIRST, "some_busy": "look", "many_busy": "look"}}, 0.5, "d"),
    ("m3-7", always("colleague"), 0.25, "b"), ("m3-7", always("text"), 0.25, "b"), ("m3-7", always("refuse"), 0, "b"),
    ("m3-7", {"levers": {**LOOK_FIRST, "many_busy": "refuse"}}, 0.99, "c"), ("m3-7", table(few_busy="refuse", none_busy="refuse"), 0.25, "c"),
    ("m3-7", {"levers": {name: "look" if name == "none_busy" else "text" for name in CELLS}}, 0.8, "e"),
    ("m3-7", {"levers": {**LOOK_FIRST, "some_busy": "colleague"}}, 0.95, "f"), ("m3-7", table(none_busy="colleague"), 0.3, "f"),
    ("m3-7", table(), 0.8, "g"), ("m3-7", table(none_busy="look", some_free="text", many_free="text"), 0.99, "h"),
    ("m3-7", {"levers": {**LOOK_FIRST, "few_busy": "look", "many_busy": "refuse"}}, 0.99, "c"),
]
NONSENSE = [None, "", "nonsense", 0, -1, True, [], {}, ["look"], {"noon": "right"}, {"levers": {"spend_gbp": 15}}, {"levers": None}, "9" * 400,
            {"group": "action", "value": 5}, [["a"]], {"levers": {"none_free": "fly"}}, {"levers": {**SIMPLE_TABLE, "authority": False}},
            {"levers": {"none_free": "look"}}, pd.DataFrame(), pd.Series(dtype=float)]
