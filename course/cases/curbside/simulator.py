"""The curbside case as something to play with: thirty days at the Hartwell Road store."""

from functools import cache

from course.cases.curbside import charts
from course.cases.curbside.case import CASE
from course.cases.curbside.day import DAY
from course.cases.curbside.parts import PARTS
from course.charts.theme import spec
from course.exercises.view import Tile, View
from course.simulation.kpis import pounds


@cache
def simulator():
    """The case, as the panel and the decision show it."""
    return View(
        CASE, title="Run the store for thirty days", subtitle=f"Every setting meets the same {CASE.world().day.size:,} orders.",
        tiles=("ontime_share", "mean_ready_min", "filled_share", "call_min_per_day", "utilisation", "contribution_gbp_per_day",
               Tile("Lost to late orders", _lost, lambda value: f"{pounds(value)} a day", better="less"), "left_gbp_per_day"),
        said=("ontime_share", "mean_ready_min", "filled_share", "left_gbp_per_day"),
        rows=_days, parts=PARTS, chart=spec(charts.live()), unseen="months", day=DAY, columns={
            "Substitutes": "substitution", "Pickers": "pickers", "Phone": "call_min_per_day", "On time": "ontime_share",
            "Filled": "filled_share", "Left": "left_gbp_per_day"},
        hood="Nothing here was measured in a shop of ours: most values are assumed, and say so. Change one until "
             "the best choice changes, and you know what to go and measure in your own store.")


def _days(run):
    return [{"day": day + 1, "ontime_share": round(float(share), 4)} for day, share in enumerate(run.days["ontime_share"])]


def _lost(kpis):
    """What late orders lose, in the whole pounds that lie between the two figures beside it."""
    return round(kpis["contribution_gbp_per_day"]) - round(kpis["left_gbp_per_day"])
