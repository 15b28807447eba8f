"""Every figure that the lesson's prose quotes, worked out from the model and the data.

Names read as sentences: `call7_ontime` is the on-time share of policy call with 7
pickers; `call7_hold10_filled` the share of missing items replaced when an order waits
10 minutes. Shares run 0 to 1, `_min` is minutes. The reference seed, 30 store-days,
unless a name says otherwise.
"""

from dataclasses import replace
from functools import cache

import numpy as np

from course.cases.curbside.author import dataset
from course.cases.curbside.author.certify import trap
from course.cases.curbside.author.sensitivity import picking_load
from course.cases.curbside.model import POLICIES, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.levers import describe

DAYS = 30
NOISE_DAYS = 300
FLIP_SEEDS = range(20)
FLIP_BETWEEN = (0.65, 6.0)  # minutes: as assumed, and where the hood ends
SHORT = {"ontime": "ontime_share", "ready_min": "mean_ready_min", "p90_min": "p90_ready_min", "utilisation": "utilisation",
         "filled": "filled_share", "call_min": "call_min_per_day", "hung_up": "hung_up_calls_per_day",
         "csat": "csat_mean", "contribution_gbp": "contribution_gbp_per_day", "left_gbp": "left_gbp_per_day"}


def findings(seed=REFERENCE_SEED):
    """{name: number} of the world of a seed. A fresh dict of builtin ints and floats; worked out once."""
    return dict(_findings(seed))


@cache
def _findings(seed):
    world = draw(seed, DAYS)
    found = {**_month(world), **_policies(world), **_headcount(world), **_hold(world), **_levers(world),
             **_same_orders(world), **_untouched(world), **_noise(seed), **_missing(seed), **_flips(), **_pilot()}
    return {name: value if isinstance(value, int) else float(value) for name, value in found.items()}


def _play(world, assumptions=Assumptions(), **levers):
    return simulate(Levers(report_calls=True, **levers), world, assumptions)


def _named(stem, run, names=SHORT):
    return {f"{stem}_{short}": run.value(SHORT[short]) for short in names}


def _month(world):
    affected = world.missing > 0
    return {"days": world.days, "orders": int(world.day.size), "orders_per_day": world.day.size / world.days,
            "orders_per_hour": Assumptions().orders_per_hour, "items_per_order": world.items.mean(),
            "missing_per_order": world.missing.mean(), "affected_share": affected.mean(),
            "pickers": Levers().pickers, "hold_min": Levers().hold_min, "promise_min": Levers().promise_min,
            "inline_item_min": Assumptions().inline_item_min, "fetch_item_min": Assumptions().fetch_item_min, "picking_load": picking_load(Assumptions())}


def _policies(world):
    """The table of policies by pickers, with call minutes as a store would report them."""
    found = {}
    for pickers in (6, 7, 8):
        for policy in POLICIES:
            run = _play(world, substitution=policy, pickers=pickers)
            found |= _named(f"{policy}{pickers}", run)
    return found


def _headcount(world):
    """How far people alone take the old process."""
    found = {}
    for pickers in (9, 10, 12, 14):
        found |= _named(f"call{pickers}", _play(world, pickers=pickers), ("ontime", "utilisation", "contribution_gbp"))
    return {**found, "past9_ontime": found["call14_ontime"] - found["call9_ontime"],
            "past9_picker_gbp": (found["call9_contribution_gbp"] - found["call14_contribution_gbp"]) / 5}


def _hold(world):
    found = {}
    for hold in (0, 10, 15, 20, 25):
        found |= _named(f"call7_hold{hold}", _play(world, hold_min=hold), ("ontime", "filled", "csat"))
    return found


def _levers(world):
    """What each other lever does by itself, from today's settings or under the new policy."""
    moves = {
        "call7_relief": {"admin_relief": 1.0}, "call7_slack": {"picking_order": "slack"},
        "call7_phone_person": {"phone_person": True},
        "both7_huddles": {"substitution": "both", "huddles_per_week": 5},
        "order7_huddles": {"substitution": "order", "huddles_per_week": 5},
        "app7_one_tap": {"substitution": "app", "app_build": "one_tap"},
        "both7_one_tap": {"substitution": "both", "app_build": "one_tap"},
        "both6_relief": {"substitution": "both", "pickers": 6, "admin_relief": 1.0},
    }
    found = {}
    for stem, levers in moves.items():
        found |= _named(stem, _play(world, **levers), ("ontime", "filled", "ready_min", "hung_up"))
    return found


def _same_orders(world):
    """Affected orders under call, by who got through; then the same orders in the app, and under both."""
    call, app, both = (_play(world, substitution=policy).columns for policy in ("call", "app", "both"))
    affected = world.missing > 0
    phoned = affected & (call["phoned"] == 1)
    silent = affected & (call["phoned"] == 0)
    return {
        "phoned_ontime": call["ontime"][phoned].mean(), "not_phoned_ontime": call["ontime"][silent].mean(),
        "phoned_share": phoned.sum() / affected.sum(),
        "affected_call_ontime": call["ontime"][affected].mean(), "affected_both_ontime": both["ontime"][affected].mean(),
        "phoned_app_ontime": app["ontime"][phoned].mean(), "not_phoned_app_ontime": app["ontime"][silent].mean(),
        "phoned_both_ontime": both["ontime"][phoned].mean(), "not_phoned_both_ontime": both["ontime"][silent].mean(),
        "late_call": int((1 - call["ontime"]).sum()), "late_both": int((1 - both["ontime"]).sum()),
        "saved_orders": int(((call["ontime"] == 0) & (both["ontime"] == 1)).sum()),
        "lost_orders": int(((call["ontime"] == 1) & (both["ontime"] == 0)).sum()),
    }


def _untouched(world):
    """Orders with nothing missing at all: slower when pickers are on the phone."""
    whole = world.missing == 0
    found = {}
    for pickers in (6, 7, 8):
        for policy in ("call", "app", "both"):
            run = _play(world, substitution=policy, pickers=pickers).columns
            found[f"untouched_{policy}{pickers}_ready_min"] = run["ready_min"][whole].mean()
            found[f"untouched_{policy}{pickers}_ontime"] = run["ontime"][whole].mean()
    return found


def _noise(seed):
    """How far a day, and a month, stray by luck; how much less when both meet the same customers."""
    world = draw((seed, NOISE_DAYS), NOISE_DAYS)
    call, both = (_play(world, substitution=policy).days["ontime_share"] for policy in ("call", "both"))
    sd = call.std(ddof=1)
    return {"day_sd": sd, "difference_sd_same": (both - call).std(ddof=1),
            "difference_sd_other": np.hypot(sd, both.std(ddof=1)),
            **{f"halfwidth_{days}": 1.96 * sd / np.sqrt(days) for days in (30, 100, 300)}}


def _missing(seed):
    """On-time share as the shelf gets emptier, in per cent of items missing."""
    found = {}
    for percent in (0, 2, 4, 6, 8, 10, 12):
        gaps = replace(Assumptions(), missing_rate=percent / 100)
        world = draw(seed, DAYS, gaps)
        for policy in ("call", "both"):
            found[f"missing{percent}_{policy}_ontime"] = _play(world, gaps, substitution=policy).value("ontime_share")
    return found


@cache
def _flips():
    """From how many minutes for a substitute taken while picking the app, and the phone, keep more promises than asking first.

    `_left_min` is from where on the app leaves more pounds. On average over the worlds
    of FLIP_SEEDS, to the step of the hood; fetching one afterwards takes what it takes today.
    """
    worlds = [draw(seed, DAYS) for seed in FLIP_SEEDS]
    step = next(d["step"] for d in describe(Assumptions) if d["name"] == "inline_item_min")

    @cache
    def mean(policy, steps):
        taken = replace(Assumptions(), inline_item_min=steps * step)
        runs = [_play(world, taken, substitution=policy) for world in worlds]
        return {kpi: np.mean([run.value(kpi) for run in runs]) for kpi in ("ontime_share", "left_gbp_per_day")}

    def flip(first, other, kpi):
        low, high = (round(minutes / step) for minutes in FLIP_BETWEEN)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if mean(first, middle)[kpi] > mean(other, 0)[kpi] else (low, middle)
        return high * step

    return {**{f"flip_{first}_{other}_min": flip(first, other, "ontime_share") for first in ("order", "both") for other in ("app", "call")},
            **{f"flip_{first}_app_left_min": flip(first, "app", "left_gbp_per_day") for first in ("order", "both")}}


def _pilot():
    """What the pilot week's tables say, pooled and by store format."""
    made = dataset.tables()
    stores, orders = made["stores"], made["orders"]
    joined = orders.merge(stores[["store", "format"]], on="store")
    pooled = joined.groupby("policy")["ontime"].mean()
    within = joined.groupby(["format", "policy"])["ontime"].mean()
    on_app = stores[stores["policy"] == "app"]
    return {
        "pilot_stores": len(stores), "pilot_orders": len(orders), "pilot_answered_share": orders["csat"].notna().mean(),
        "pilot_app_large_share": (on_app["format"] == "large").mean(),
        **{f"pilot_{policy}_ontime": pooled[policy] for policy in pooled.index},
        **{f"pilot_{size}_{policy}_ontime": share for (size, policy), share in within.items()},
        **{f"pilot_{name}_gap": size for name, size in trap(joined).items()},
    }
