"""The stall as something to play with."""

from functools import cache

from course.cases.stall import charts
from course.cases.stall.case import CASE
from course.charts.theme import spec
from course.exercises.view import View


@cache
def simulator():
    """The case, as the panel and the decision show it."""
    return View(
        CASE, title="Run the stall for twenty days", subtitle="Every setting meets the same guests.",
        tiles=("left_gbp_per_day", "sold_share", "away_per_day"), rows=_days, chart=spec(charts.live()),
        columns={"Board": "board", "Bowls": "bowls", "Left": "left_gbp_per_day"}, hood="Nothing here was counted on a street.")


def _days(run):
    return [{"day": day + 1, "sold": sold} for day, sold in enumerate(run.columns["sold"].tolist())]
