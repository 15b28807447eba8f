"""Twenty days, made by the model itself."""

import pandas as pd

from course.cases.stall.author.certify import certify
from course.cases.stall.author.fields import TABLES
from course.cases.stall.model import Levers, draw, simulate
from course.simulation import editions

__all__ = ["DESCRIPTION", "TABLES", "TITLE", "certify", "make", "tables"]

TITLE = "A soup stall: twenty days"
DESCRIPTION = "Synthetic. A model of a stall made every row: no real guest is in it."


def tables(edition="reference"):
    """{table name: DataFrame} of a certified edition."""
    return make(edition).tables


def make(edition="reference"):
    """The Edition of that name."""
    return editions.make("stall", edition, _build, certify)


def _build(seed):
    columns = simulate(Levers(), draw(seed)).columns
    return {"days": pd.DataFrame({**columns, "day": columns["day"] + 1})}, {}
