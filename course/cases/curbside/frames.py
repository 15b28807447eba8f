"""The tables behind the story's charts, worked out from the model on the reference month."""

from functools import cache

import pandas as pd

from course.cases.curbside.model import REFERENCE_SEED, Levers, draw, simulate

DAYS = 30
OPENS = 8


@cache
def _month():
    return draw(REFERENCE_SEED, DAYS)


@cache
def hours():
    """Today's process by hour of release: ``hour``, ``ontime_share``, ``phone_min`` (mean minutes a day)."""
    events = simulate(Levers(), _month()).events
    events = events.assign(hour=(events["release_min"] // 60).astype(int) + OPENS)
    made = events.groupby("hour").agg(ontime_share=("ontime", "mean"), phone_min=("call_min", "sum")).reset_index()
    return made.assign(phone_min=made["phone_min"] / DAYS)


@cache
def staffing(most=14):
    """Today's process with 5 to ``most`` pickers: ``pickers``, ``utilisation``, ``mean_ready_min``, ``ontime_share``."""
    rows = []
    for pickers in range(5, most + 1):
        run = simulate(Levers(pickers=pickers), _month())
        rows.append((pickers, run.value("utilisation"), run.value("mean_ready_min"), run.value("ontime_share")))
    return pd.DataFrame(rows, columns=["pickers", "utilisation", "mean_ready_min", "ontime_share"])


def asked_first(pickers):
    """The on-time share when the store asks at order and in the app, with so many pickers."""
    return simulate(Levers(substitution="both", pickers=pickers), _month()).value("ontime_share")


def pilot(week):
    """The pilot week's orders, one row for each kind of store under each policy: ``format``, ``policy``, ``ontime``."""
    return week.pivot_table("ontime", ["format", "policy"]).reset_index()


@cache
def same_orders():
    """Orders with something missing, by what their customer did, under two policies.

    ``customer`` (got through, or not), ``policy``, ``ontime_share``, ``orders``.
    """
    world = _month()
    call, both = (simulate(Levers(substitution=policy), world).events for policy in ("call", "both"))
    affected = world.missing > 0
    through = call["phoned"] == 1
    rows = []
    for customer, chosen in (("got through by phone", affected & through), ("did not get through", affected & ~through)):
        for policy, events in (("text and call", call), ("asked first", both)):
            rows.append((customer, policy, events["ontime"][chosen].mean(), int(chosen.sum())))
    return pd.DataFrame(rows, columns=["customer", "policy", "ontime_share", "orders"])


# What no answer changes: worked out as the kernel starts.
AHEAD = (hours, staffing, same_orders)
