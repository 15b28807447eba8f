"""Is the planted trap there, with room to spare, in data that look like a shop's?

Schema, realism and trap margins only. What the right answers are, and whether they
are unique, is the answer key's business.
"""

from dataclasses import replace

import numpy as np

from course.cases.curbside.author.fields import FORMATS, PILOT, TABLES
from course.cases.curbside.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.cases.curbside.author.sensitivity import MOST_BUSY
from course.simulation.certification import even_hours, keys, schema
from course.simulation.tables import at_least, at_most

POOLED_MARGIN = 0.02
WITHIN_MARGIN = 0.03
PHONED_MARGIN = 0.05
ONE_IN_THREE = (0.29, 0.38)  # as which the page speaks of those who answered
LEAST_SHOWN = 0.42  # its chart begins at 40 %
DAY_START_H, DAY_END_H = 8, 18


def certify(tables):
    """Every Check on {name: DataFrame}: an edition is good when all are ok."""
    stores, orders = tables["stores"], tables["orders"]
    joined = orders.merge(stores[["store", "format"]], on="store")
    return [*schema(TABLES, tables), *keys(TABLES, tables), _counted(tables), *_trap(joined), *_realism(orders), *_survey(orders), *_said(joined), _scope(orders)]


def trap(joined):
    """The trap's sizes, shares: pooled call - app, app - call by format, phoned - not;
    NaN where a group is empty.

    joined  orders with the store's format
    """
    pooled = joined.groupby("policy")["ontime"].mean().reindex(PILOT)
    within = joined.groupby(["format", "policy"])["ontime"].mean().unstack().reindex(index=FORMATS, columns=PILOT)
    affected = joined[(joined["policy"] == "call") & (joined["missing_items"] > 0)]
    phoned = affected.groupby("phoned")["ontime"].mean().reindex([0, 1])
    lift = within["app"] - within["call"]
    return {"pooled": float(pooled["call"] - pooled["app"]), "small": float(lift["small"]),
            "large": float(lift["large"]), "phoned": float(phoned[1] - phoned[0])}


def _trap(joined):
    sizes = trap(joined)
    return [
        at_least("pooled, call looks better on time", sizes["pooled"], POOLED_MARGIN),
        at_least("in small stores the app is better", sizes["small"], WITHIN_MARGIN),
        at_least("in large stores the app is better", sizes["large"], WITHIN_MARGIN),
        at_least("call stores: affected orders phoned through look better", sizes["phoned"], PHONED_MARGIN),
    ]


def _counted(tables):
    counts = tables["orders"]["store"].value_counts()
    wrong = (tables["stores"]["store"].map(counts) != tables["stores"]["orders_week"]).sum()
    return at_most("stores: orders_week differs from the orders", int(wrong), 0)


def _realism(orders):
    """Arrivals like a shop's, waits with a long tail, sizes more spread than chance."""
    hours, ready = orders["released_at"].dt.hour, orders["ready_min"]
    counts = orders.groupby(["store", orders["released_at"].dt.date, hours]).size().unstack(fill_value=0)
    by_store = counts.groupby("store")
    dispersion = float((by_store.var() / by_store.mean()).to_numpy().mean())
    tail = float(ready.quantile(0.9) / ready.median())
    return [
        at_least("releases within an hour even: store-hours that pass", _even_hours(orders), 0.95),
        at_least("hourly counts, variance over mean", dispersion, 0.8),
        at_most("hourly counts, variance over mean, at most", dispersion, 1.2),
        at_least("ready times skewed right", float(ready.skew()), 0.3),
        at_least("ready times, p90 over median", tail, 1.4),
        at_most("ready times, p90 over median, at most", tail, 2.6),
        at_most("Little's law from the table, relative gap", _little_gap(orders), 1e-6),
        at_least("order size, variance over mean", float(orders["items"].var() / orders["items"].mean()), 1.5),
        at_most("ontime differs from ready within 60 minutes", int(((ready <= 60) != orders["ontime"]).sum()), 0),
        at_most("more filled than missing", int((orders["filled_items"] > orders["missing_items"]).sum()), 0),
        at_most("rows", len(orders), 30_000),
    ]


def _even_hours(orders):
    """Share of store-hours with even releases; none when a release lies outside opening hours."""
    at = orders["released_at"]
    return even_hours(at, orders["store"]) if at.dt.hour.between(DAY_START_H, DAY_END_H - 1).all() else 0.0


def _little_gap(orders):
    """Little's law, both sides counted from the table: orders in progress summed over time, and sojourns."""
    start = (orders["released_at"] - orders["released_at"].min()).dt.total_seconds().to_numpy() / 60
    end = start + orders["ready_min"].to_numpy()
    times = np.concatenate((start, end))
    step = np.concatenate((np.ones(len(start)), -np.ones(len(end))))
    order = np.argsort(times, kind="stable")
    in_progress = np.cumsum(step[order])[:-1]
    area = float((in_progress * np.diff(times[order])).sum())
    sojourns = float(orders["ready_min"].sum())
    return abs(area - sojourns) / sojourns


def _survey(orders):
    """Scores pile up at 5 and, where orders were late, at 1 again; the middle answers least."""
    answered = orders["csat"].notna()
    shares = orders["csat"].value_counts(normalize=True)
    late = orders.loc[orders["ontime"] == 0, "csat"].value_counts(normalize=True)
    return [
        at_least("survey answer rate", float(answered.mean()), ONE_IN_THREE[0]),
        at_most("survey answer rate, at most", float(answered.mean()), ONE_IN_THREE[1]),
        at_least("share of fives above any other score", float(shares[5] - shares.drop(5).max()), 0.05),
        at_least("late orders: ones above twos", float(late[1] - late[2]), 0.05),
    ]


def _said(joined):
    """What the page says of these tables in words, and what it tells apart by numbers."""
    by = joined.groupby(["format", "policy"])["ontime"].mean()
    shares = by.unstack().reindex(index=FORMATS, columns=PILOT)
    stores = joined.groupby(["format", "policy", "store"])["ontime"].mean().groupby(["format", "policy"]).mean()
    answered = joined[joined["csat"].notna()].groupby(["format", "policy"])["ontime"].mean()
    return [
        at_least("large stores are late more often under either policy", float((shares.loc["small"] - shares.loc["large"]).min()), 0.05),
        at_least("shares that the chart has room for", float(by.min()), LEAST_SHOWN),
        at_least("orders counted, or stores: apart", float((by - stores).abs().max()), 0.0015),
        at_least("orders counted, or those with a score: apart", float((by - answered).abs().max()), 0.0015),
    ]


def _scope(orders):
    """With as many gaps on the shelf, seven pickers must carry the picking, or the case's advice may turn over."""
    gaps = replace(Assumptions(), missing_rate=float(orders["missing_items"].sum() / orders["items"].sum()))
    run = simulate(Levers(substitution="both"), draw(REFERENCE_SEED, 30, gaps), gaps)
    return at_most("pickers busy under both, with this share missing", run.value("utilisation"), MOST_BUSY)
