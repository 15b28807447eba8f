"""Where an order's time went, and what a day brings and costs: the run's own figures, taken apart."""

import numpy as np

from course.cases.curbside.case import CASE
from course.simulation.parts import Parts
from course.simulation.parts import ledger as of_ledger
from course.simulation.kpis import minutes, pounds

PAID = {"order margin": "customer", "store wages": "store", "phone wages": "store", "items not filled": "firm", "app": "firm", "paperwork moved": "firm"}


def _time(run):
    """Mean minutes of an order by where it was. What the phone takes stands alone once the store reports it."""
    events, steps = run.columns, run.steps
    if not events["ready_min"].size:
        return None
    picked, heard = events["pick_end_min"], steps["heard_min"]
    ready_at = events["release_min"] + events["ready_min"]
    agreed, phoned = ~np.isnan(steps["second_min"]), events["phoned"] == 1
    done = np.where(phoned, steps["second_end_min"], heard)
    shelf = np.where(agreed, heard, ready_at) - picked
    phone = np.where(phoned, steps["second_end_min"] - heard, 0.0)
    fetch = np.where(agreed, ready_at - done, 0.0)
    parts = {"Waiting for a picker": events["pick_start_min"] - events["release_min"], "Being picked": picked - events["pick_start_min"]}
    if phone.any() and run.kpis.call_min_per_day is None:
        parts["On the shelf or on the phone: the store reports no minutes"] = shelf + phone
    else:
        parts |= {"On the shelf, until the customer answers or time is up": shelf, "Ringing and on the phone": phone}
    return {label: ("", float(amount.mean())) for label, amount in (parts | {"Until a substitute is fetched": fetch}).items()}


def _money(run):
    """Pounds a day: the ledger, and what late orders lose beside it."""
    return of_ledger(PAID, 1 / CASE.length)(run) | {"Lost to late orders": ("firm, within a year", -run.kpis.retention_cost_gbp_per_day)}


PARTS = (Parts("until an order is ready", _time, "mean_ready_min", 0.1, minutes),
         Parts("left a day", _money, "left_gbp_per_day", 1, pounds, who="Paid by"))
