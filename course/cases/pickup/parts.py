"""Where a pickup customer's time went, and what a day costs and who pays it: the run's own figures, taken apart."""

import numpy as np

from course.cases.pickup.case import CASE
from course.simulation.parts import Parts
from course.simulation.kpis import minutes, pounds

NAMES = {"colleague": "The floor colleague’s minutes", "manager on duty": "The manager’s minutes", "bins": "Bins checked", "log": "Logging what is missing"}
PAID = {"shoppers waiting": "customer", "pickup customers waiting": "customer", "second trips": "customer", "customers who stay away": "firm",
        "discounts": "firm", "colleague": "store", "manager on duty": "store", "second till": "store", "practice": "store", "bins": "firm", "log": "store",
        "orders not placed": "firm"}


def _money(run):
    return {NAMES.get(centre, centre[0].upper() + centre[1:]): (PAID[centre], -pence / 100 / CASE.length) for centre, pence in run.ledger.items()}


def _counter(run):
    """Mean minutes at the counter of a customer whose order is missing: until somebody looks for it, and while it is looked for."""
    missing = run.columns["found"] == 0
    stays = run.columns["customer_min"][missing] > 0
    if not stays.any():
        return None
    looked = np.where(stays, run.columns["search_min"][missing], 0.0)
    waited = run.columns["customer_min"][missing] - looked
    return {"Until somebody is free to look": ("", float(waited.mean())), "While it is looked for": ("", float(looked.mean()))}


PARTS = (Parts("at the counter, when an order is missing", _counter, "customer_min", 0.1, minutes, unknown="Nobody waits at the counter while a missing order is looked for."),
         Parts("that a day costs everybody", _money, "cost_gbp_per_day", 1, pounds, who="Paid by"),)
