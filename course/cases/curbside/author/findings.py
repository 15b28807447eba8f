"""Every figure that the lesson's prose quotes, worked out from the model and the data; the build refuses one that none quotes.

Names read as sentences: ``call7_ontime`` is the on-time share of policy call with 7
pickers; ``call7_hold10_filled`` the share of missing items replaced when an order waits
10 minutes. Shares run 0 to 1, ``_min`` is minutes. The reference seed, 30 store-days,
unless a name says otherwise.
"""

from functools import cache

from course.cases.curbside.author import dataset
from course.cases.curbside.author.averages import FILE as AVERAGES
from course.cases.curbside.author.sensitivity import picking_load
from course.cases.curbside.model import POLICIES, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made

DAYS = 30


def findings(seed=REFERENCE_SEED, edition="reference"):
    """{name: number} of the world of a seed and an edition's tables. A fresh dict of builtin ints and floats; worked out once."""
    return _findings(seed) | _pilot(edition)


@cache
def _findings(seed):
    world = draw(seed, DAYS)
    found = {**_month(world), **_policies(world), **_people(world), **_hold(world), **_same_orders(world), **made.load(AVERAGES)}
    return made.plain(found)


def _play(world, assumptions=Assumptions(), **levers):
    return simulate(Levers(report_calls=True, **levers), world, assumptions)


def _month(world):
    return {"orders": int(world.day.size), "orders_per_day": world.day.size / world.days,
            "pickers": Levers().pickers, "hold_min": Levers().hold_min, "promise_min": Levers().promise_min,
            "inline_item_min": Assumptions().inline_item_min, "fetch_item_min": Assumptions().fetch_item_min, "picking_load": picking_load(Assumptions())}


def _policies(world):
    """What each way of asking leaves a day; the phone and asking twice in more detail, call minutes as a store would report them."""
    runs = {policy: _play(world, substitution=policy) for policy in POLICIES}
    call, both = runs["call"], runs["both"]
    return {**{f"{policy}7_left_gbp": run.value("left_gbp_per_day") for policy, run in runs.items()},
            "call7_ontime": call.value("ontime_share"), "call7_filled": call.value("filled_share"), "call7_utilisation": call.value("utilisation"),
            "call7_call_min": call.value("call_min_per_day"), "both7_ontime": both.value("ontime_share"), "both7_filled": both.value("filled_share")}


def _people(world):
    """What five pickers more than nine bring on time in the old process, and what each costs a day."""
    nine, fourteen = (_play(world, pickers=pickers) for pickers in (9, 14))
    return {"past9_ontime": fourteen.value("ontime_share") - nine.value("ontime_share"),
            "past9_picker_gbp": (nine.value("contribution_gbp_per_day") - fourteen.value("contribution_gbp_per_day")) / 5}


def _hold(world):
    short = _play(world, hold_min=10)
    return {"call7_hold10_ontime": short.value("ontime_share"), "call7_hold10_filled": short.value("filled_share")}


def _same_orders(world):
    """Orders with something missing by who got through on the phone, and orders with nothing missing by phone and in the app."""
    call, app = (_play(world, substitution=policy).columns for policy in ("call", "app"))
    whole, through = world.missing == 0, call["phoned"] == 1
    return {"phoned_ontime": call["ontime"][~whole & through].mean(), "not_phoned_ontime": call["ontime"][~whole & ~through].mean(),
            "untouched_call7_ready_min": call["ready_min"][whole].mean(), "untouched_app7_ready_min": app["ready_min"][whole].mean()}


@cache
def _pilot(edition):
    """What the pilot week's tables say."""
    tables = dataset.tables(edition)
    stores, orders = tables["stores"], tables["orders"]
    on_app = stores[stores["policy"] == "app"]
    return made.plain({"pilot_stores": len(stores), "pilot_orders": len(orders), "pilot_answered_share": orders["csat"].notna().mean(),
                       "pilot_app_large_share": (on_app["format"] == "large").mean()})
