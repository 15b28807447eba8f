"""Every figure that the lesson's prose quotes."""

from functools import cache

from course.cases.stall.model import REFERENCE_SEED, Levers, draw, simulate


def findings(seed=REFERENCE_SEED, edition="reference"):  # nothing that is quoted is of a table
    """{name: number} of the world of a seed. A fresh dict."""
    return dict(_findings(seed))


@cache
def _findings(seed):
    world = draw(seed)
    return {"priced_gbp": simulate(Levers(board="price"), world).value("left_gbp_per_day"), "silent_gbp": simulate(Levers(), world).value("left_gbp_per_day")}
