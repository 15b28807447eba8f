"""The tables behind the story's charts, worked out from the year's own."""

import pandas as pd


def per_1000(shops):
    """Shops by the thousand customers: ``shop``, ``complaints``, ``drops``, ``left``, all of 1,000 customers and rounded as they are read off a chart."""
    rates = shops[["complaints", "drops", "left"]].div(shops["customers"], axis=0).mul(1000).round()
    return pd.concat([shops["shop"], rates], axis=1)


def climb(reports):
    """Half a year's reports by who passed them on: ``passed_by``, ``reports``, the lowest layer first."""
    return reports.groupby(["layers", "passed_by"])["reports"].sum().reset_index().drop(columns="layers")


def trial(shops, accounts):
    """What the letter did, by ``letter`` (none, capitals): shares of bills ``late`` and of customers who ``left``."""
    bills, customers = accounts.groupby("letter")[["late", "bills"]].sum(), shops.groupby("letter")[["left", "customers"]].sum()
    return pd.DataFrame({"late": bills["late"] / bills["bills"], "left": customers["left"] / customers["customers"]}).loc[["none", "capitals"]]
