"""The tables behind the story's charts, worked out from the model and from the books."""

from functools import cache

import numpy as np
import pandas as pd

from course.cases.collapse.model import REFERENCE_SEED, Levers, draw, simulate

COURSES = {"as it went": Levers(), "both stopped": Levers(fabric="withdraw", discounts="none")}
LINES = {"Revenue": "year1_revenue_gbp", "Sales result": "year1_sales_gbp"}


@cache
def _luck():
    return draw(REFERENCE_SEED)


@cache
def pack():
    """Year one in the board's pack: ``course``, ``line``, ``amount_m`` (£ million)."""
    runs = {course: simulate(levers, _luck()) for course, levers in COURSES.items()}
    return pd.DataFrame([(course, line, run.value(kpi) / 1e6) for course, run in runs.items() for line, kpi in LINES.items()],
                        columns=["course", "line", "amount_m"])


@cache
def truth():
    """The five years of the same two courses: ``course``, ``month`` (0 is the start), ``cash_m`` (£ million)."""
    parts = []
    for course, levers in COURSES.items():
        run = simulate(levers, _luck())
        cash = np.concatenate((run.columns["opening_pence"][:1], run.columns["closing_pence"])) / 1e8
        parts.append(pd.DataFrame({"course": course, "month": np.arange(cash.size), "cash_m": cash}))
    return pd.concat(parts, ignore_index=True)


def complaints(made, sales):
    """Complaints by fabric: ``fabric``, ``complaints``, ``units``, ``per_100`` (for each 100 sofas sold)."""
    sums = pd.DataFrame({"complaints": made["fabric"].value_counts(), "units": sales.groupby("fabric")["units"].sum()})
    return sums.assign(per_100=100 * sums["complaints"] / sums["units"]).rename_axis("fabric").reset_index()


def vintages(sales, returns):
    """The best seller by month of sale: ``month_sold``, ``units``, ``units_returned`` so far, ``returned_share``."""
    best = sales.groupby("fabric")["revenue_gbp"].sum().idxmax()
    units = sales[sales["fabric"] == best].set_index("month")["units"].rename_axis("month_sold")
    back = returns[returns["fabric"] == best].groupby("month_sold")["units_returned"].sum().reindex(units.index, fill_value=0)
    return pd.DataFrame({"units": units, "units_returned": back, "returned_share": back / units}).reset_index()


def by_fabric(sales, returns):
    """Two years by fabric: ``units``, ``revenue_gbp``, ``cogs_gbp``, ``returns_gbp`` (what all that came back has cost)."""
    cost = returns.assign(returns_gbp=returns["refund_gbp"] + returns["handling_gbp"] - returns["salvage_gbp"])
    sums = sales.groupby("fabric")[["units", "revenue_gbp", "cogs_gbp"]].sum()
    return sums.join(cost.groupby("fabric")["returns_gbp"].sum())


def ledgers(ledger):
    """Each cost centre's result by year: ``year``, ``cost_centre``, ``amount_m`` (£ million)."""
    made = ledger.assign(year=(ledger["month"] - 1) // 12 + 1).groupby(["year", "cost_centre"])["amount_gbp"].sum() / 1e6
    return made.rename("amount_m").reset_index()


# What no answer changes: worked out as the kernel starts.
AHEAD = (pack, truth)
