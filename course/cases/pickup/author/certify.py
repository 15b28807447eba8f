"""Is the planted trap there, with room to spare, in data that look like a shop's?

Schema, realism and trap margins only. What the right answers are, and whether they
are unique, is the answer key's business.
"""

import pandas as pd

from course.cases.pickup.author.fields import TABLES
from course.simulation.certification import even_hours, keys, schema
from course.simulation.tables import at_least, at_most

FORGIVE = (0.76, 0.80)
GAP_MARGIN = 0.04
REFUSED_MARGIN = 0.05
OTHERS_MARGIN_MIN = 10.0
HALF = (0.501, 0.54)  # as which the page speaks of those who came back after a missing order; more than half, so that the one in the middle did
ALIKE = 2.6  # standard errors: by who came back the four helpful actions can't be told apart
HUNDREDS = 300
OPENS_H, CLOSES_H = 8, 18


def certify(tables):
    """Every Check on {name: DataFrame}: an edition is good when all are ok."""
    pickups, survey = tables["pickups"], tables["survey"]
    return [*schema(TABLES, tables), *keys(TABLES, tables), *_consistent(pickups, survey), *_trap(pickups, survey), *_said(pickups, survey), *_realism(tables)]


def trap(pickups, survey):
    """The trap's sizes, shares: forgiving of those asked, back after a missing order and after none, NaN where nobody is."""
    back = pickups.groupby("found")["returned_90d"].mean().reindex([0, 1])
    return {"forgive": float(survey["forgive"].mean()), "missing_back": float(back[0]), "found_back": float(back[1]),
            "forgive_of_all": float(survey["forgive"].sum() / (pickups["found"] == 0).sum())}


def _trap(pickups, survey):
    sizes = trap(pickups, survey)
    missed = pickups[pickups["found"] == 0]
    back = missed.groupby("action")["returned_90d"].mean()
    added = missed.groupby("action")["others_wait_min"].mean()
    return [
        at_least("of those asked, forgive", sizes["forgive"], FORGIVE[0]),
        at_most("of those asked, forgive, at most", sizes["forgive"], FORGIVE[1]),
        at_least("back after no trouble minus back after a missing order", sizes["found_back"] - sizes["missing_back"], GAP_MARGIN),
        at_least("asked and forgiving minus back at all", sizes["forgive"] - sizes["missing_back"], 0.15),
        at_least("turned away, fewer back than after any other action", float(back.drop("refuse").min() - back["refuse"]), REFUSED_MARGIN),
        at_least("minutes that a search adds to others, mean", float(added["look"]), OTHERS_MARGIN_MIN),
        at_most("minutes that any other action adds", float(added.drop("look").max()), 0),
    ]


def _said(pickups, survey):
    """What the page says of these tables in words, and what it tells apart by numbers."""
    back = pickups.groupby("found")["returned_90d"].mean()
    helpful = pickups[(pickups["found"] == 0) & (pickups["action"] != "refuse")].groupby("action")["returned_90d"].agg(["mean", "count"])
    low, high = helpful["mean"].idxmin(), helpful["mean"].idxmax()
    error = (helpful["mean"] * (1 - helpful["mean"]) / helpful["count"])[[low, high]].sum() ** 0.5
    stores = pickups.groupby(["found", "store"])["returned_90d"].mean().groupby("found").mean()
    return [
        at_least("half came back after a missing order", float(back[0]), HALF[0]),
        at_most("half came back after a missing order, at most", float(back[0]), HALF[1]),
        at_most("helpful actions furthest apart, standard errors", float((helpful["mean"][high] - helpful["mean"][low]) / max(error, 1e-9)), ALIKE),
        at_least("asked, hundreds", len(survey), HUNDREDS),
        at_least("shares to four decimals, or to three: apart", float((back - back.round(3)).abs().max()), 0.00015),
        at_least("shares to three decimals, or stores: apart", float((back.round(3) - stores).abs().max()), 0.00015),
        at_least("customers counted, or stores: apart", float((back - stores).abs().max()), 0.0003),
    ]


def _consistent(pickups, survey):
    """The rows agree with each other and with what they are about."""
    asked = pickups["pickup_id"][(pickups["found"] == 0) & (pickups["returned_90d"] == 1)]
    gave = pickups["discount_gbp"] > 0
    return [
        at_most("survey: asked somebody who did not come back, or left out who did", len(set(asked) ^ set(survey["pickup_id"])), 0),
        at_most("found but acted on, or missing and not", int(((pickups["found"] == 1) != (pickups["action"] == "none")).sum()), 0),
        at_most("a discount that is no discount", int((gave != (pickups["action"] == "text+discount")).sum()), 0),
        at_most("sent away and made to wait", int((pickups["action"].isin(["refuse", "text", "text+discount"]) & (pickups["customer_min"] > 0)).sum()), 0),
    ]


def _realism(tables):
    """Arrivals like a shop's, waits with a long tail, no store without trouble."""
    shoppers, pickups = tables["shoppers"], tables["pickups"]
    both = pd.concat([shoppers, pickups])[["store", "arrived_at"]].reset_index(drop=True)
    at = both["arrived_at"]
    counts = both.groupby(["store", at.dt.date, at.dt.hour]).size().unstack(fill_value=0)
    by_store = counts.groupby("store")
    dispersion = float((by_store.var() / by_store.mean()).to_numpy().mean())
    waits = shoppers["wait_min"]
    missing = 1 - pickups.groupby("store")["found"].mean()
    return [
        at_least("arrivals while open", float(at.dt.hour.between(OPENS_H, CLOSES_H - 1).mean()), 1.0),
        at_least("arrivals within an hour even: store-hours that pass", even_hours(at, both["store"]), 0.95),
        at_least("hourly counts, variance over mean", dispersion, 0.8),
        at_most("hourly counts, variance over mean, at most", dispersion, 1.2),
        at_least("waits skewed right", float(waits.skew()), 1.0),
        at_least("shoppers who wait not at all", float((waits == 0).mean()), 0.1),
        at_least("missing, the store with fewest", float(missing.min()), 0.08),
        at_most("missing, the store with most", float(missing.max()), 0.35),
        at_most("rows", max(map(len, tables.values())), 30_000),
    ]
