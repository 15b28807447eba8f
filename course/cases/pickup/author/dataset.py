"""One week at eight tills: pickups, shoppers, and a survey of those who came back, made by the model itself.

Nobody has coached anything: each clerk does what came to mind, so that actions can be compared.
The planted trap is a mechanism. Customers who came back after a missing order are asked
whether they forgive, and about four in five do. Those who did not come back are not asked.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from course.cases.pickup.author.certify import certify
from course.cases.pickup.author.fields import TABLES
from course.cases.pickup.model import Assumptions, Levers, draw, simulate
from course.simulation import editions
from course.simulation.editions import Edition
from course.simulation.streams import streams

__all__ = ["DESCRIPTION", "TABLES", "TITLE", "Edition", "certify", "make", "tables"]

TITLE = "Store pickup at Hartwell: one week at eight tills"
DESCRIPTION = "Synthetic. A queueing model of a till made every row: no real store, customer or order is in it."
MONDAY = np.datetime64("2026-10-12T08:00:00")
DAYS = 7
STORES = 8
TRAFFIC = (0.60, 1.05)
MISSING = (0.19, 0.25)
# How often a clerk, left alone, does each of these; a text comes with a discount in some cases.
HABITS = {"refuse": 0.20, "look": 0.26, "colleague": 0.26, "text": 0.28}
GENEROUS = 0.4
GIFTS_GBP = (2, 7)  # from, to (not included)
FORGIVES = 0.85  # of those who came back, when nothing was harmed; less as more was
LESS = 0.6


def tables(edition="reference"):
    """{table name: DataFrame} of a certified edition."""
    return make(edition).tables


def make(edition="reference"):
    """The Edition of that name. RuntimeError if no draw of many passes certification."""
    return editions.make("pickup", edition, _build, certify)


def _build(seed):
    """Tables and truth from a seed, certified or not."""
    rng = streams(seed, ("stores", "worlds", "habits", "survey"))
    missing = float(rng["stores"].uniform(*MISSING))
    traffic = rng["stores"].uniform(*TRAFFIC, STORES).tolist()
    worlds = rng["worlds"].integers(2**63, size=STORES).tolist()
    both = [_store(f"H{n:02d}", replace(Assumptions(), traffic=busy, missing_share=missing), world, rng["habits"])
            for n, (busy, world) in enumerate(zip(traffic, worlds), 1)]
    pickups, shoppers = (pd.concat([pair[i] for pair in both]).sort_values(["arrived_at", "store"], ignore_index=True) for i in (0, 1))
    pickups.insert(0, "pickup_id", np.arange(1, 1 + len(pickups)))
    shoppers.insert(0, "shopper_id", np.arange(10001, 10001 + len(shoppers)))
    harm = pickups.pop("harm").to_numpy()
    forgives = rng["survey"].random(len(pickups)) < FORGIVES - LESS * harm
    asked = (pickups["found"] == 0) & (pickups["returned_90d"] == 1)
    survey = pd.DataFrame({"pickup_id": pickups["pickup_id"][asked], "forgive": forgives[asked].astype(int)}).reset_index(drop=True)
    return {"pickups": pickups, "shoppers": shoppers, "survey": survey}, {"missing_share": missing, "traffic": traffic}


def _store(name, here, seed, rng):
    """(pickups, shoppers) of one store's week out of the engine."""
    world = draw(seed, DAYS, here)
    habits = rng.choice(list(HABITS), world.day.size, p=list(HABITS.values()))
    gifts = rng.integers(*GIFTS_GBP, world.day.size) * (rng.random(world.day.size) < GENEROUS)
    events = simulate(Levers(authority=True), world, here, given=(habits, gifts)).columns
    seconds = np.floor(events["arrive_min"] * 60).astype("timedelta64[s]")
    arrived = MONDAY + events["day"].astype("timedelta64[D]") + seconds
    pickup = events["pickup"] == 1
    action = np.where(events["discount_gbp"] > 0, "text+discount", events["action"])
    pickups = pd.DataFrame({
        "store": name, "arrived_at": arrived, "found": events["found"], "queue_len": events["waiting"],
        "colleague_free": 1 - events["colleague_busy"], "action": action.astype(object), "discount_gbp": events["discount_gbp"].astype(int),
        "customer_min": events["customer_min"].round(1), "others_wait_min": events["others_min"].round(1),
        "returned_90d": events["returned"], "harm": events["harm"],
    })[pickup]
    shoppers = pd.DataFrame({"store": name, "arrived_at": arrived, "wait_min": events["wait_min"].round(1)})[~pickup]
    return pickups, shoppers
