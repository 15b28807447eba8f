"""Where a pickup customer's time went, and what a day costs and who pays it: the run's own figures, taken apart."""

from course.cases.pickup.case import CASE
from course.exercises.parts import Parts
from course.simulation.kpis import pounds

NAMES = {"colleague": "The floor colleague’s minutes", "manager on duty": "The manager’s minutes", "bins": "Bins checked", "log": "Logging what is missing"}
PAID = {"shoppers waiting": "customer", "pickup customers waiting": "customer", "second trips": "customer", "customers who stay away": "firm",
        "discounts": "firm", "colleague": "store", "manager on duty": "store", "second till": "store", "practice": "store", "bins": "firm", "log": "store",
        "orders not placed": "firm"}


def _money(run):
    return {NAMES.get(centre, centre[0].upper() + centre[1:]): (PAID[centre], -pence / 100 / CASE.length) for centre, pence in run.ledger.items()}


PARTS = (Parts("that a day costs everybody", _money, "cost_gbp_per_day", 1, pounds, who="Paid by"),)
