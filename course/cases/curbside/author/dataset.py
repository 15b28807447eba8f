"""The pilot week: 24 stores, their orders and comments, made by the model itself.

The planted trap is a mechanism. Head office started the app in its large stores.
Large stores serve bigger baskets with busier pickers, so their orders are late more
often whatever the policy. Pooled over stores, "call" looks better than "app";
within each format it is worse. An edition is a name; its numbers follow from the
name alone, and a draw whose margins are too thin is passed over.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from course.cases.curbside.author import comments
from course.cases.curbside.author.certify import certify
from course.cases.curbside.author.fields import TABLES
from course.cases.curbside.model import Assumptions, Levers, draw, simulate
from course.simulation import editions
from course.simulation.editions import Edition
from course.simulation.streams import streams

__all__ = ["DESCRIPTION", "TABLES", "TITLE", "Edition", "certify", "make", "tables"]

TITLE = "Curbside pickup at Hartwell: the pilot week"
DESCRIPTION = ("Synthetic. A queueing model of curbside picking made every row: no real store, customer or "
               "order is in it.")
MONDAY = np.datetime64("2026-10-05T08:00:00")
DAYS = 5
PER_FORMAT = 12
COMMENTS = 300
PROMISE_MIN = 60
NAMES = ("Alder Quay", "Bramley Cross", "Calder Row", "Dunmore", "Eastgate", "Fenwick Lane", "Gorse Hill", "Harrow Mill",
         "Ivy Bridge", "Jubilee Way", "Kiln Street", "Lark Rise", "Marsh End", "Nettle Bank", "Orchard Park", "Priory Gate",
         "Quarry Road", "Rook Wood", "Saltmarket", "Thorn Green", "Upper Weir", "Vale Corner", "Windmill Hill", "Yarrow Side",
         "Ashby Wharf", "Beacon Court", "Copper Lane", "Dove Street", "Elm Tree", "Foundry Yard")
# Mean items; planned load, the share of shift minutes that picking alone takes; pickers on shift.
FORMAT = {"small": (19.0, 0.57, (5, 6)), "large": (36.0, 0.86, (7, 9))}
# Scores 1 to 5 of a pleased and of an upset customer: people answer at the ends, seldom between.
PLEASED = np.array([0.02, 0.02, 0.06, 0.22, 0.68])
UPSET = np.array([0.42, 0.20, 0.16, 0.14, 0.08])
ANSWERS = np.array([0.60, 0.40, 0.22, 0.24, 0.31])  # by score: anger answers surveys
SCORES = np.arange(1, 6)


def tables(edition="reference"):
    """{table name: DataFrame} of a certified edition."""
    return make(edition).tables


def make(edition="reference"):
    """The Edition of that name. RuntimeError if no draw of many passes certification."""
    return editions.make("curbside", edition, _build, certify)


def _build(seed):
    """Tables and truth from a seed, certified or not."""
    rng = streams(seed, ("stores", "survey", "comments", "orders"))
    missing_rate = float(rng["stores"].uniform(0.06, 0.10))
    stores = _stores(rng["stores"])
    worlds = rng["orders"].integers(2**63, size=len(stores)).tolist()
    parts = [_orders(store, missing_rate, world) for store, world in zip(stores.itertuples(), worlds)]
    orders = pd.concat(parts, ignore_index=True)
    orders["csat"] = _survey(orders.pop("expected_csat").to_numpy(), rng["survey"])
    orders = orders.sort_values(["released_at", "store"], ignore_index=True)
    orders.insert(0, "order_id", np.arange(10001, 10001 + len(orders)))
    stores["orders_week"] = stores["store"].map(orders["store"].value_counts())
    ids, texts, topics = comments.write(orders, COMMENTS, rng["comments"])
    said = pd.DataFrame({"comment_id": np.arange(1, COMMENTS + 1), "order_id": ids, "text": texts})
    made = {"stores": stores.drop(columns="load"), "orders": orders, "comments": said}
    return made, {"missing_rate": missing_rate, "topics": topics, "load": stores["load"].tolist()}


def _stores(rng):
    """24 stores, 12 of each format; 9 or 10 of the 12 app stores are large."""
    large_app = int(rng.integers(9, 11))
    rows = []
    for size, on_app in (("small", PER_FORMAT - large_app), ("large", large_app)):
        _, load, (fewest, most) = FORMAT[size]
        for i in range(PER_FORMAT):
            rows.append((size, "app" if i < on_app else "call", int(rng.integers(fewest, most + 1)),
                         load * float(rng.uniform(0.96, 1.04))))
    stores = pd.DataFrame(rows, columns=["format", "policy", "pickers", "load"])
    stores = stores.iloc[rng.permutation(len(stores))].reset_index(drop=True)
    stores.insert(0, "store", [f"H{i:02d}" for i in range(1, len(stores) + 1)])
    stores.insert(1, "name", rng.permutation(NAMES)[: len(stores)].astype(object))
    return stores


def _orders(store, missing_rate, seed):
    """One store's week out of the engine, columns as in the orders table plus expected_csat."""
    usual = Assumptions()
    items = FORMAT[store.format][0]
    picking_h = (usual.setup_min + usual.item_min * items) / 60
    here = replace(usual, order_items=items, missing_rate=missing_rate,
                   orders_per_hour=store.load * store.pickers / picking_h)
    world = draw(seed, DAYS, here)
    events = simulate(Levers(substitution=store.policy, pickers=store.pickers), world, here).columns
    ready = np.maximum(events["ready_min"].round(1), 0.1)
    seconds = np.floor(events["release_min"] * 60).astype("timedelta64[s]")
    return pd.DataFrame({
        "store": store.store,
        "released_at": MONDAY + events["day"].astype("timedelta64[D]") + seconds,
        "items": events["items"], "missing_items": events["missing_items"], "policy": store.policy,
        "phoned": events["phoned"], "call_min": events["call_min"].round(1), "ready_min": ready,
        "ontime": (ready <= PROMISE_MIN).astype(int), "filled_items": events["filled_items"],
        "expected_csat": events["csat"],
    })


def _survey(expected, rng):
    """Whole scores 1 to 5, blank where unanswered; J-shaped, with the model's mean while it lies between."""
    high, low = PLEASED @ SCORES, UPSET @ SCORES
    upset = np.clip((high - expected) / (high - low), 0, 1)
    mood = np.where(rng.random(expected.size) < upset, 1, 0)
    edges = np.cumsum([PLEASED, UPSET], axis=1)[mood]
    score = 1 + (rng.random(expected.size)[:, None] > edges[:, :-1]).sum(axis=1)
    answered = rng.random(expected.size) < ANSWERS[score - 1]
    return pd.Series(score, dtype="Int64").where(answered)
