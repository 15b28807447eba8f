"""The tables behind the story's charts, worked out from the books."""

import pandas as pd


def complaints(made, sales):
    """Complaints by fabric: ``fabric``, ``complaints``, ``units`` sold."""
    sums = pd.DataFrame({"complaints": made["fabric"].value_counts(), "units": sales.groupby("fabric")["units"].sum()})
    return sums.rename_axis("fabric").reset_index()


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
