"""Module 2, answered right, right in another form, wrong in every catalogued way, nearly right, not, and with nonsense."""

import pandas as pd

from course.data import load

MODULE = "02_curbside"
ORDERS = load("curbside/orders").merge(load("curbside/stores")[["store", "format"]], on="store")
BY = ORDERS.groupby(["format", "policy"])["ontime"].mean()
SORTED = {"calls": "up", "bread": "store", "unread": "leader", "late": "store", "form": "leader", "advert": "up", "hours": "up", "first": "leader",
          "breaks": "store"}


def decide(**levers):
    return {"levers": levers}


RIGHT = [
    ("m2-1", "staff"), ("m2-1", "ask"), ("m2-2", SORTED), ("m2-3", "bend"),
    ("m2-4", "11.25"), ("m2-4", "11,25"), ("m2-4", "11.25 orders"), ("m2-4", "about 11.3"), ("m2-4", "11"), ("m2-4", "11.5"), ("m2-4", 11.25), ("m2-4", "11.2"),
    ("m2-4", "11.25 orders on average"), ("m2-4", "45/4"), ("m2-4", "11¼"), ("m2-4", "eleven and a quarter"),
    ("m2-5", {"group": "policy", "value": "ontime"}), ("m2-5", {"group": " 'policy' ", "value": '"ontime"'}),
    ("m2-6", BY), ("m2-6", BY.astype("float32")), ("m2-6", BY.unstack()), ("m2-6", BY.unstack().T), ("m2-6", BY.round(3)),
    ("m2-6", BY.to_frame()), ("m2-6", BY.to_dict()), ("m2-6", ORDERS.groupby(["policy", "format"])["ontime"].mean()),
    ("m2-6", ORDERS.pivot_table(index="format", columns="policy", values="ontime")),
    *(("m2-6", form) for form in (
        ORDERS.groupby(["format", "policy"], as_index=False)["ontime"].mean(), BY.reset_index(), BY.unstack().reset_index(), BY.to_frame().T,
        BY.to_frame().stack(), ORDERS.pivot_table(values="ontime", columns=["format", "policy"]),
        ORDERS.pivot_table(values=["ontime"], index="format", columns="policy"), ORDERS.groupby(["format", "policy"]).agg({"ontime": ["mean"]}))),
    ("m2-6b", "mix"),
    ("m2-7", decide(substitution="both")), ("m2-7", decide(substitution="both", huddles_per_week=1)), ("m2-7", decide(substitution="both", hold_min=0)),
    ("m2-7", decide(substitution="both", picking_order="slack")),
]

# What earns less, how much of the points at most, and the thinking error that is named.
WRONG = [
    ("m2-2", {**SORTED, "calls": "store"}, 0.84, "a"), ("m2-2", {**SORTED, "bread": "leader"}, 0.84, "b"),
    ("m2-2", {name: "store" if right == "up" and name != "calls" else "leader" if name == "calls" else right for name, right in SORTED.items()}, 0.5, "c"),
    ("m2-2", {**SORTED, "advert": "leader"}, 0.84, "d"), ("m2-2", {**SORTED, "form": "up"}, 0.84, "e"),
    ("m2-2", {**SORTED, "hours": "store"}, 0.84, "f"), ("m2-2", {**SORTED, "breaks": "up"}, 0.84, "g"),
    ("m2-2", dict.fromkeys(SORTED, "leader"), 0, "b"), ("m2-2", dict.fromkeys(SORTED, "store"), 0, "a"), ("m2-2", dict.fromkeys(SORTED, "up"), 0, "e"),
    ("m2-3", "line", 0, "a"), ("m2-3", "full", 0, "b"), ("m2-3", "zero", 0, "c"),
    ("m2-4", "675", 0, "a"), ("m2-4", "675 orders", 0, "a"), ("m2-4", "0.33", 0, "b"), ("m2-4", "20", 0, "c"), ("m2-4", "15", 0, "d"),
    ("m2-4", "6.75", 0, "e"), ("m2-4", "3", 0, ""), ("m2-4", "11.25-", 0, ""), ("m2-4", "–11.25", 0, ""), ("m2-4", "11.25 m", 0, ""),
    ("m2-4", "10.9", 0, ""), ("m2-4", "11.6", 0, ""), ("m2-4", "-11.25", 0, ""),
    ("m2-5", {"group": "policy", "value": "csat"}, 0.5, "a"), ("m2-5", {"group": "policy", "value": "ready_min"}, 0.5, "b"),
    ("m2-5", {"group": "store", "value": "ontime"}, 0.5, "c"), ("m2-5", {"group": "format", "value": "ontime"}, 0.5, "d"),
    ("m2-5", {"group": "policies", "value": "on time"}, 0, ""),
    ("m2-6", ORDERS.groupby("policy")["ontime"].mean(), 0, "a"), ("m2-6", ORDERS.groupby("format")["ontime"].mean(), 0, "b"),
    ("m2-6", ORDERS.groupby(["store", "policy"])["ontime"].mean(), 0, "c"),
    ("m2-6", ORDERS.groupby(["format", "policy"])["ready_min"].mean(), 0, "d"),
    ("m2-6", ORDERS.groupby(["format", "policy"])["ontime"].sum(), 0, "d"), ("m2-6", BY - 0.01, 0, ""), ("m2-6", BY.iloc[:3], 0, ""),
    ("m2-6", ORDERS.pivot_table(values="ontime", columns="policy"), 0, "a"), ("m2-6", ORDERS.pivot_table(values="ontime", columns="format"), 0, "b"),
    ("m2-6", BY.loc[["small"]], 0, ""), ("m2-6", BY.unstack().loc[["small"]], 0, ""),  # of small stores only: not the pooled share
    ("m2-6", BY.reset_index().assign(orders=1), 0, ""),
    ("m2-6", ORDERS[ORDERS.csat.notna()].groupby(["format", "policy"])["ontime"].mean(), 0, "g"), ("m2-6", BY * 100, 0, "d"), ("m2-6", BY.round(2), 0, ""),
    ("m2-6", ORDERS.groupby(["format", "policy"])["ontime"].median(), 0, "e"),
    ("m2-6", ORDERS.groupby(["format", "policy", "store"])["ontime"].mean().groupby(["format", "policy"]).mean(), 0, "f"),
    ("m2-6b", "large", 0, "a"), ("m2-6b", "luck", 0, "c"), ("m2-6b", "survey", 0, "b"),
    ("m2-7", decide(), 0, "a"), ("m2-7", decide(hold_min=30), 0, "b"), ("m2-7", decide(phone_person=True), 0, "b"),
    ("m2-7", decide(app_build="one_tap", huddles_per_week=5), 0, "b"), ("m2-7", decide(hold_min=0), 0.3, "c"), ("m2-7", decide(hold_min=20), 0.3, "c"),
    ("m2-7", decide(substitution="both", phone_person=True), 0.7, "d"), ("m2-7", decide(substitution="app"), 0.8, "e"),
    ("m2-7", decide(substitution="both", app_build="one_tap"), 0.97, "f"), ("m2-7", decide(substitution="order"), 0.95, "g"),
    ("m2-7", decide(substitution="both", huddles_per_week=5), 0.998, "h"),
]
NONSENSE = [None, "", "nonsense", 0, -1, True, [], {}, ["ask"], {"calls": "leader"}, {"levers": {"pickers": 140}}, {"levers": None}, "9" * 400,
            {"group": "policy", "value": 5}, [["a"]], {"levers": {"hold_min": -5}}, pd.DataFrame(), pd.Series(dtype=float)]
