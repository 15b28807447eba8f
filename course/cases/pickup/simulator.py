"""The store pickup case as something to play with: four weeks at the till of Hartwell Road."""

from functools import cache

from course.cases.pickup import charts
from course.cases.pickup.case import CASE
from course.cases.pickup.day import DAY
from course.cases.pickup.levers import HOME_DELIVERY
from course.cases.pickup.parts import PARTS
from course.charts.theme import spec
from course.exercises.view import View


@cache
def simulator():
    """The case, as the panel and the decision show it."""
    return View(
        CASE, title="Run the till for four weeks", subtitle="Every setting meets the same customers, the same missing orders, the same colleague.",
        tiles=("cost_gbp_per_day", "shopper_wait_min", "customer_min", "others_min", "returns_share", "misses_per_day"),
        said=("cost_gbp_per_day", "shopper_wait_min", "customer_min"),
        rows=_hours, parts=PARTS, chart=spec(charts.live()), unseen="weeks", day=DAY, columns={
            "Coached": "coached", "May leave": "authority", "Discount": "spend_gbp", "Cost a day": "cost_gbp_per_day", "In line": "shopper_wait_min"},
        elsewhere={"home delivery": HOME_DELIVERY},
        hood="Nothing here was measured in a shop of ours. A minute of waiting is counted at a price that you may find "
             "too high or too low. Change it until the advice turns over, and you know what to go and measure.")


def _hours(run):
    return [{"hour": hour, "cost_gbp": round(float(cost), 3)} for hour, cost in enumerate(run.hours["cost_gbp"], charts.OPENS)]
