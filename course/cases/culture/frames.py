"""The tables behind the story's charts."""

from functools import cache

import pandas as pd

from course.cases.culture.case import CASE
from course.cases.culture.plan import PLAN

LAGGED = {"engagement": "engagement", "service": "service", "satisfaction": "satisfied customers"}
SHOWN = 24


@cache
def _programme():
    return CASE.run(CASE.set(PLAN)).columns


def quarter():
    """The programme's first three months: ``month``, ``satisfied`` (of 100 customers)."""
    return pd.DataFrame({"month": range(4), "satisfied": _programme()["satisfaction"][:4].round(2)})


def lags():
    """Two years of the programme: ``month``, ``what`` (engagement, service, satisfied customers), ``change`` in points since the start."""
    columns = _programme()
    return pd.concat([pd.DataFrame({"month": range(SHOWN + 1), "what": what, "change": (columns[name][:SHOWN + 1] - columns[name][0]).round(2)})
                      for name, what in LAGGED.items()], ignore_index=True)


def first_wave(scores):
    """The teams that were coached first: ``team``, ``before`` (quarter 2), ``after`` (quarter 4), ``change``."""
    by = scores.pivot(index="team", columns="quarter", values="satisfaction")
    made = by.loc[scores.query("quarter == 3 and coached == 1")["team"], [2, 4]].set_axis(["before", "after"], axis=1)
    return made.assign(change=made["after"] - made["before"]).sort_values("before").reset_index()
