"""From start times to what a manager and a leader see: events, KPIs, ledger."""

from dataclasses import dataclass

import numpy as np

from course.cases.curbside.levers import OPEN_MIN, Assumptions
from course.simulation import ledger as money
from course.simulation.kpis import kpi, minutes, percent, pounds, whole, whole_minutes
from course.simulation.ledger import pence
from course.simulation.levers import describe
from course.simulation.run import Run, as_records

DECLARED = describe(Assumptions)
NOT_REPORTED = "not reported by the store"


@dataclass(frozen=True)
class Kpis:
    """What a month at the store comes to. Money is £ a store-day."""

    ontime_share: float = kpi(label="Ready on time", unit="share", better="more", write=percent)
    mean_ready_min: float = kpi(label="Mean wait", unit="min", better="less", write=minutes)
    p90_ready_min: float = kpi(label="Nine in ten wait at most", unit="min", better="less", write=minutes)
    filled_share: float | None = kpi(label="Missing items filled", unit="share", better="more", write=percent, unknown="no item was missing")
    utilisation: float = kpi(label="Pickers busy", unit="share", write=percent)
    csat_mean: float = kpi(label="Satisfaction, mean", unit="1-5", better="more", write=lambda mean: f"{mean:.2f} of 5")
    contribution_gbp_per_day: float = kpi(label="Contribution a day", unit="£", better="more", write=pounds)
    retention_cost_gbp_per_day: float = kpi(label="Lost to late orders a day", unit="£", better="less", write=pounds)
    left_gbp_per_day: float = kpi(label="Left a day", unit="£", better="more", write=pounds)
    call_min_per_day: float | None = kpi(label="On the phone a day", unit="min", better="less", write=whole_minutes, unknown=NOT_REPORTED)
    hung_up_calls_per_day: float | None = kpi(label="Hung up a day", unit="calls", better="less", write=whole, unknown=NOT_REPORTED)
    orders_per_day: float = kpi(label="Orders a day", unit="orders", write=whole)


def report(plan, starts, levers, world, a, shift=None):
    """The Run of one policy from its plan, the start times of its tasks, and the manager's floor hours."""
    columns = _events(plan, starts, levers, world, a)
    days = _days(columns, world.days)
    minutes = _minutes(plan, starts, levers, world, shift)
    ledger = _ledger(columns, minutes, levers, world.days, a)
    return Run(columns, _kpis(columns, minutes, ledger, levers, world.days, a), ledger,
               as_records(a, DECLARED), days, steps=_steps(plan, starts, columns))


def _events(plan, starts, levers, world, a):
    """One value per order. Minutes count from the opening of the day."""
    first_start, second_start, third_start = starts
    picked = first_start + plan.first
    heard = picked + plan.react
    rang = np.isfinite(plan.react) & plan.phone
    agreed = ~np.isnan(second_start)
    hung_up = rang & ~agreed
    gave_up = np.where(hung_up, heard + plan.patience, -np.inf)
    agreed_end = np.where(plan.third > 0, third_start + plan.third, second_start + plan.second)
    ready_at = np.where(agreed, agreed_end, np.maximum(picked + plan.hold, gave_up))
    ready = ready_at - world.release_min
    late = ready > levers.promise_min
    filled = world.missing * (agreed | plan.preferred)
    unfilled_share = np.divide(world.missing - filled, world.missing, out=np.zeros(late.size), where=world.missing > 0)
    csat = 4.7 - 1.3 * late - 0.35 * unfilled_share - 0.01 * np.maximum(ready - 30, 0)
    return {
        "day": world.day, "release_min": world.release_min, "items": world.items, "missing_items": world.missing,
        "pick_start_min": first_start, "pick_end_min": picked,
        "preferred": plan.preferred.astype(int), "phoned": (rang & agreed).astype(int), "hung_up": hung_up.astype(int),
        "call_min": np.where(rang & agreed, plan.second, 0.0),
        "ready_min": ready, "ontime": (~late).astype(int), "filled_items": filled, "csat": np.clip(csat, 1, 5),
    }


def _steps(plan, starts, columns):
    """When each order is heard of, taken up again and let go; NaN where that never comes. Minutes from the opening of the day."""
    _, second, third = starts
    heard = columns["pick_end_min"] + plan.react
    return {"heard_min": np.where(np.isfinite(heard), heard, np.nan), "second_min": second, "second_end_min": second + plan.second,
            "third_min": third, "gives_up_min": np.where(columns["hung_up"] == 1, heard + plan.patience, np.nan)}


def _minutes(plan, starts, levers, world, shift):
    """Minutes of the team over all days: worked while open, worked after, on shift while open."""
    in_hours = after_close = 0.0
    for start, work in zip(starts, (plan.first, plan.second, plan.third)):
        done = ~np.isnan(start)
        begin, end = start[done], start[done] + work[done]
        in_hours += (np.minimum(end, OPEN_MIN) - np.minimum(begin, OPEN_MIN)).sum()
        after_close += (np.maximum(end, OPEN_MIN) - np.maximum(begin, OPEN_MIN)).sum()
    floor = min(shift[1], OPEN_MIN) - shift[0] if shift else 0.0
    return {"in_hours": in_hours, "after_close": after_close,
            "on_shift": (levers.pickers * OPEN_MIN + floor) * world.days}


def _days(columns, days):
    """Per store-day: orders, on-time share, mean minutes until ready."""
    day = columns["day"]
    orders = np.bincount(day, minlength=days)
    safe = np.maximum(orders, 1)
    return {
        "orders": orders,
        "ontime_share": np.bincount(day, columns["ontime"], days) / safe,
        "mean_ready_min": np.bincount(day, columns["ready_min"], days) / safe,
        "call_min": np.bincount(day, columns["call_min"], days),
    }


def _ledger(columns, minutes, levers, days, a):
    """Integer pence by cost centre. Phone wages stand alone only once they are reported."""
    missed = int((columns["missing_items"] - columns["filled_items"]).sum())
    huddle = levers.huddles_per_week / 7 * a.huddle_min * levers.pickers * days
    wages = pence((levers.pickers * days * OPEN_MIN + minutes["after_close"] + huddle) / 60 * a.wage_gbp)
    phone = pence(columns["call_min"].sum() / 60 * a.wage_gbp) if levers.report_calls else 0
    ledger = {
        "order margin": pence(columns["day"].size * a.order_margin_gbp),
        "store wages": phone - wages,
        "items not filled": -pence(missed * a.unfilled_item_gbp),
        "app": -pence(a.one_tap_gbp * days * (levers.app_build == "one_tap")),
        "paperwork moved": -pence(a.admin_gbp * levers.admin_relief * days),
    }
    if levers.report_calls:
        ledger["phone wages"] = -phone
    return ledger


def _kpis(columns, minutes, ledger, levers, days, a):
    ready, missing = columns["ready_min"], columns["missing_items"].sum()
    late = columns["ontime"].size - columns["ontime"].sum()
    contribution = money.pounds(sum(ledger.values())) / days
    lost = float(late * a.late_retention_loss * a.customer_year_gbp / days)
    known = levers.report_calls
    return Kpis(
        ontime_share=_mean(columns["ontime"]), mean_ready_min=_mean(ready), p90_ready_min=float(np.quantile(ready, 0.9)) if ready.size else 0.0,
        filled_share=float(columns["filled_items"].sum() / missing) if missing else None,
        utilisation=float(minutes["in_hours"] / minutes["on_shift"]), csat_mean=_mean(columns["csat"]),
        contribution_gbp_per_day=contribution, retention_cost_gbp_per_day=lost, left_gbp_per_day=contribution - lost,
        call_min_per_day=float(columns["call_min"].sum() / days) if known else None,
        hung_up_calls_per_day=float(columns["hung_up"].sum() / days) if known else None,
        orders_per_day=columns["day"].size / days)


def _mean(values):
    return float(values.mean()) if values.size else 0.0
