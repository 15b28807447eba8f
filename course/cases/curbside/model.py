"""Curbside pickup: orders, pickers, missing items, and who answers the phone.

An order is released, waits for a picker, is picked, and is ready, unless something
was missing. Then the policy decides: the shelf until the customer has phoned and
somebody had time to answer (``call``), a substitute taken while picking (``order``), the
shelf until the customer has answered in the app (``app``), or the second of these where
the first is lacking (``both``). Ringing phones and substitutes to fetch go before new
orders; nobody breaks off what he is doing.

Everything random about customers is in the World, drawn before any policy is chosen:
two policies meet the same orders, the same gaps on the shelf, the same patience.
"""

from dataclasses import dataclass

import numpy as np

from course.cases.curbside.kpis import report
from course.cases.curbside.levers import POLICIES, Assumptions, Levers
from course.cases.curbside.world import World, draw
from course.simulation.pool import serve

__all__ = ["POLICIES", "REFERENCE_SEED", "Assumptions", "Levers", "Plan", "World", "draw", "plan_orders", "simulate"]

# Of seeds 0 to 259 the month whose quoted figures all lie near the middle: prose should not quote an odd month.
REFERENCE_SEED = 73
MANAGER_DAY_H = 8.0
BUSIEST_MIN = 510.0  # the middle of the busiest hour: the manager's floor hours lie around it


def simulate(levers, world, assumptions=Assumptions()):
    """The Run of ``levers`` in ``world``: same customers for every policy."""
    plan = plan_orders(levers, world, assumptions)
    starts = start_times(plan, levers, world, assumptions)
    return report(plan, starts, levers, world, assumptions, floor_shift(levers, assumptions))


@dataclass(frozen=True)
class Plan:
    """What each order will need under one policy, before anybody queues for it.

    first, second, third  minutes of work: picking; call or fetching; fetching after a call
    react                 minutes on the shelf until the customer is heard of; inf if never
    patience              minutes until a ringing customer hangs up; inf for an app reply
    hold                  minutes on the shelf if nothing is agreed; 0 if nothing is asked
    preferred             a substitute was named at order and is taken while picking
    phone                 the second task is a call
    """

    first: np.ndarray
    react: np.ndarray
    second: np.ndarray
    patience: np.ndarray
    third: np.ndarray
    hold: np.ndarray
    preferred: np.ndarray
    phone: bool


def plan_orders(levers, world, a):
    """The Plan: pure arithmetic on the world's unit draws, no queue yet."""
    affected = world.missing > 0
    asks_first, asks_app = levers.substitution in ("order", "both"), levers.substitution in ("app", "both")
    prompted = a.preference_share + a.huddle_gain * levers.huddles_per_week / 5
    preferred = affected & (world.preference_u < prompted) & asks_first
    asked = affected & ~preferred
    first = (a.setup_min + a.item_min * world.items) * _lognormal(world.pick_z, a.pick_cv)
    first = first + a.inline_item_min * world.missing * preferred
    fetch = a.fetch_item_min * world.missing
    never = np.full(world.items.size, np.inf)
    nothing = np.zeros(world.items.size)
    if levers.substitution == "call":
        reacts, after, hold = world.phones_u < a.phones_share, world.phones_e * a.phones_after_min, levers.hold_min
        talk = (a.call_base_min + a.call_item_min * world.missing) * _lognormal(world.call_z, a.call_cv)
        second, third = talk + a.call_switch_min * (not levers.phone_person), fetch
        patience = world.patience_e * a.phone_patience_min
    elif asks_app:
        share = a.app_reply_share + a.one_tap_gain * (levers.app_build == "one_tap")
        after = np.maximum(world.app_e * a.app_reply_min - a.app_lead_min, 0.0)  # who answers before the order is picked
        reacts, hold = world.app_u < share, a.app_hold_min
        second, third, patience = fetch, nothing, never
    else:
        reacts, after, hold, second, third, patience = np.zeros(affected.size, bool), nothing, 0, nothing, nothing, never
    return Plan(
        first=first, react=np.where(asked & reacts & (after <= hold), after, np.inf), second=second,
        patience=patience, third=third, hold=np.where(asked, float(hold), 0.0), preferred=preferred,
        phone=levers.substitution == "call")


def floor_shift(levers, a):
    """(from, to) in minutes of the manager's floor hours that admin relief buys, or None."""
    half = MANAGER_DAY_H * 60 * a.admin_share * levers.admin_relief / 2
    return (BUSIEST_MIN - half, BUSIEST_MIN + half) if half else None


def start_times(plan, levers, world, a):
    """Start times of first, second and third tasks, one array each, in world order."""
    columns = [c.tolist() for c in (world.release_min, plan.first, plan.react, plan.second, plan.patience, plan.third)]
    key = None
    if levers.picking_order == "slack":
        work = a.setup_min + a.item_min * world.items
        key = (world.release_min + levers.promise_min - work).tolist()
    desk = int(levers.phone_person)
    shift = floor_shift(levers, a)
    edges = np.searchsorted(world.day, np.arange(world.days + 1)).tolist()
    starts = ([], [], [])
    for lo, hi in zip(edges, edges[1:]):
        day = serve([c[lo:hi] for c in columns], servers=levers.pickers - desk, desk=desk if plan.phone else 0,
                    shift=shift, key=key and key[lo:hi])
        for whole, part in zip(starts, day):
            whole += part
    return [np.array(s) for s in starts]


def _lognormal(z, cv):
    """Factors with mean 1 and coefficient of variation ``cv`` from standard normals."""
    variance = np.log1p(cv * cv)
    return np.exp(np.sqrt(variance) * z - variance / 2)
