"""From the day at the till to what a manager and a leader see: events, KPIs, ledger."""

from dataclasses import dataclass

import numpy as np

from course.cases.pickup.levers import OPEN_MIN, Assumptions
from course.simulation.kpis import kpi, minutes, percent, pounds
from course.simulation.ledger import pence
from course.simulation.levers import describe
from course.simulation.run import Run, as_records

DECLARED = describe(Assumptions)
NOBODY = "no order was missing"
PATIENT_MIN = 10.0  # waits up to here harm no more than any
MONTH_DAYS = 30
DAYS_OF_WEEK = 7


def _a_day(count):
    return f"{count:.0f} a day"


@dataclass(frozen=True)
class Kpis:
    """What some weeks at the till come to; of the customers whose order was missing, means."""

    cost_gbp_per_day: float = kpi(label="A day costs everybody", unit="£", better="less", write=pounds)
    shopper_wait_min: float = kpi(label="Shoppers wait", unit="min", better="less", write=minutes)
    customer_min: float | None = kpi(label="Missing: customer waits", unit="min", better="less", write=minutes, unknown=NOBODY)
    others_min: float | None = kpi(label="Missing: adds to others", unit="min", better="less", write=minutes, unknown=NOBODY)
    returns_share: float | None = kpi(label="Missing: come back", unit="share", better="more", write=percent, unknown=NOBODY)
    looks_per_day: float = kpi(label="The till stands still", unit="times a day", better="less", write=_a_day)
    discounts_gbp_per_week: float = kpi(label="Discounts in a week", unit="£", write=pounds)
    misses_per_day: float | None = kpi(label="Missing orders", unit="orders a day", better="less", write=_a_day, unknown="not logged by the store")
    pickups_per_day: float = kpi(label="Pickups", unit="orders a day", write=_a_day)


def report(start, incidents, who, service, search, levers, world, a, gifts=None):
    """The Run of one policy.

    start      when each customer who came was served; ``who`` their places in the world
    incidents  (place in the world, Incident) of every order that was not there
    gifts      discounts in £, one per customer of the world, instead of what was granted
    """
    columns = _events(start, incidents, who, service, search, levers, world, a, gifts)
    ledger = _ledger(columns, search[who], levers, world, a)
    return Run(columns, _kpis(columns, ledger, levers, world.days, a), ledger, as_records(a, DECLARED),
               hours=_by_hour(columns, world.days, a))


def _events(start, incidents, who, service, search, levers, world, a, gifts):
    """One value per customer who came. Minutes count from the opening of the day."""
    n = who.size
    at = np.searchsorted(who, np.array([customer for customer, _ in incidents], int))
    action = np.full(n, "none", dtype="<U9")
    minute, helped = np.full(n, np.nan), np.zeros(n)
    waiting, busy = np.zeros(n, int), np.zeros(n, int)
    if incidents:
        found = [one for _, one in incidents]
        action[at] = [one.action for one in found]
        minute[at] = [one.at_min for one in found]
        waiting[at] = [one.waiting for one in found]
        busy[at] = [one.busy for one in found]
        helped[at] = [0.0 if one.action in ("text", "refuse", "manager") else one.help_min - one.at_min for one in found]
    mine, trip = search[who], world.trip_g[who] * a.trip_gbp
    looked, manager = action == "look", action == "manager"
    stays = looked | manager | (action == "colleague")
    customer_min = np.where(stays, helped + mine + manager * world.manager_e[who] * a.manager_min, 0.0)
    back = (action == "text") | (action == "refuse")
    harm = _harm(action, customer_min, trip, a)
    discount = _discounts(action, back, world.day[who], levers) if gifts is None else gifts[who] * (action == "text")
    harm = harm * np.exp(-discount / a.discount_gbp)
    wait = start - world.arrive_min[who]
    return {
        "day": world.day[who], "arrive_min": world.arrive_min[who], "pickup": world.pickup[who].astype(int),
        "start_min": start, "service_min": service[who], "wait_min": wait, "search_min": mine,
        "found": (action == "none").astype(int), "missing_min": minute, "waiting": waiting, "colleague_busy": busy,
        "action": action, "customer_min": customer_min, "others_min": _added(looked, mine, wait, world.day[who]),
        "discount_gbp": discount, "trip_gbp": np.where(back, trip, 0.0),
        "harm": harm, "returned": (world.return_u[who] < a.returns_share - harm).astype(int),
    }


def _harm(action, customer_min, trip, a):
    """By how much the probability of coming back within 90 days falls, before any discount."""
    stayed = a.harm_prompt + a.harm_minute * np.maximum(customer_min - PATIENT_MIN, 0)
    told = a.harm_text + a.harm_trip * trip
    harm = np.where(action == "refuse", a.harm_refused, np.where(action == "text", told, stayed))
    return np.where(action == "none", 0.0, np.minimum(harm, a.harm_refused))


def _discounts(action, back, day, levers):
    """Pounds given to each customer, until the week's allowance does not reach for another."""
    helped = (action != "none") & (action != "refuse")
    offered = {"never": np.zeros(day.size, bool), "back": helped & back, "always": helped}[levers.discount_when]
    given = np.zeros(day.size)
    if not levers.spend_gbp:
        return given
    enough = levers.week_gbp // levers.spend_gbp
    for week in range(int(day.max(initial=0)) // DAYS_OF_WEEK + 1):
        given[np.flatnonzero(offered & (day // DAYS_OF_WEEK == week))[:enough]] = levers.spend_gbp
    return given


def _added(looked, search, wait, day):
    """Minutes that others waited because this customer's order was looked for, each look taken alone.

    Without the look, everyone behind would have begun sooner by what is left of it: the
    least of the search and of the waits so far, until somebody did not wait. Exact for one till.
    """
    added = np.zeros(wait.size)
    waits, closes = wait.tolist(), np.searchsorted(day, day, side="right").tolist()
    for i in np.flatnonzero(looked).tolist():
        left, total = float(search[i]), 0.0
        for j in range(i + 1, closes[i]):
            left = min(left, waits[j])
            if left <= 0:
                break
            total += left
        added[i] = total
    return added


def _ledger(columns, search, levers, world, a):
    """What a month costs everybody, integer pence by cost centre; all of it counted below zero."""
    days, action = world.days, columns["action"]
    shopper = columns["pickup"] == 0
    missed = int((columns["found"] == 0).sum())
    colleague_min = search[(action == "colleague") | (action == "text")].sum()
    not_ordered = world.pickup.sum() - columns["pickup"].sum()
    costs = {
        "shoppers waiting": columns["wait_min"][shopper].sum() * a.wait_gbp,
        "pickup customers waiting": (columns["wait_min"][~shopper].sum() + columns["customer_min"].sum()) * a.wait_gbp,
        "second trips": columns["trip_gbp"].sum(),
        "customers who stay away": columns["harm"].sum() * a.customer_gbp,
        "discounts": columns["discount_gbp"].sum(),
        "colleague": colleague_min * a.colleague_gbp,
        "manager on duty": search[action == "manager"].sum() * a.manager_gbp,
        "second till": levers.second_till_h * 60 * a.colleague_gbp * days,
        "practice": levers.practice_h * a.practice_gbp * days / MONTH_DAYS,
        "bins": levers.bins * a.bins_gbp * days / MONTH_DAYS,
        "log": missed * a.log_min * a.colleague_gbp * levers.log_misses,
        "orders not placed": not_ordered * a.order_gbp,
    }
    return {centre: -pence(float(gbp)) for centre, gbp in costs.items()}


def _kpis(columns, ledger, levers, days, a):
    missed = columns["found"] == 0
    shopper = columns["pickup"] == 0
    return Kpis(
        cost_gbp_per_day=-sum(ledger.values()) / 100 / days, shopper_wait_min=_mean(columns["wait_min"][shopper]) or 0.0,
        customer_min=_mean(columns["customer_min"][missed]), others_min=_mean(columns["others_min"][missed]),
        returns_share=_mean(a.returns_share - columns["harm"][missed]), looks_per_day=float((columns["action"] == "look").sum() / days),
        discounts_gbp_per_week=float(columns["discount_gbp"].sum() / days * DAYS_OF_WEEK),
        misses_per_day=float(missed.sum() / days) if levers.log_misses else None, pickups_per_day=float((~shopper).sum() / days))


def _by_hour(columns, days, a):
    """Per hour of the day: minutes that shoppers waited, mean; £ that customers of that hour cost.

    £ a day: all waiting, second trips, who stays away, discounts, the minutes of who searches. What a setting costs
    whoever comes (practice, bins, a second till) has no hour and is left out.
    """
    hours = int(OPEN_MIN / 60)
    hour, action = np.minimum(columns["arrive_min"] // 60, hours - 1).astype(int), columns["action"]
    shopper = columns["pickup"] == 0
    searching = np.where((action == "colleague") | (action == "text"), a.colleague_gbp, np.where(action == "manager", a.manager_gbp, 0.0))
    gbp = ((columns["wait_min"] + columns["customer_min"]) * a.wait_gbp + columns["trip_gbp"] + columns["harm"] * a.customer_gbp
           + columns["discount_gbp"] + columns["search_min"] * searching)
    count = np.maximum(np.bincount(hour[shopper], minlength=hours), 1)
    return {"shopper_wait_min": np.bincount(hour[shopper], columns["wait_min"][shopper], hours) / count,
            "cost_gbp": np.bincount(hour, gbp, hours) / days}


def _mean(values):
    """None for the mean of nobody."""
    return float(values.mean()) if values.size else None
