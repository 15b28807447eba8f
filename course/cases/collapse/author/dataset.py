"""Larkfield's first two years on the course that it took: fabrics, sales, returns, ledger, staff, complaints.

The planted traps are mechanisms. The cheap fabric earns most per sofa in the ledger of
Sales, since what comes back is booked elsewhere, and later. And the sofas sold in the
last nine months have not finished coming back, so their share of returns looks low. The
reference edition is the very run that the simulator plays as today. Any other name gives
a firm of its own; a draw whose margins are too thin is passed over.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from course.cases.collapse.books import LINES
from course.cases.collapse.author.certify import certify, misleading
from course.cases.collapse.author.fields import MONTHS_SEEN, NAMES, TABLES
from course.cases.collapse.levers import LIST_GBP
from course.cases.collapse.model import REFERENCE_SEED, Assumptions, Levers, catalogue, draw, simulate
from course.simulation import editions
from course.simulation.streams import streams

__all__ = ["DESCRIPTION", "TABLES", "TITLE", "certify", "make", "tables"]

TITLE = "Larkfield Sofas: the first two years"
DESCRIPTION = ("Synthetic. A model of a fictional sofa retailer made every row: no real firm, buyer or sofa is in it.")
JANUARY = np.datetime64("2024-01")
COMPLAINS = 0.35  # share of sofas that come back about which somebody also complains
SERVICE = 0.012  # complaints per sofa sold that have nothing to do with the fabric
REST = slice(3, 8)  # the topics that are not about the cover
SICK_USUAL, SICK_RETURNS = 0.6, 5.0  # days a head and month; more of them per share of sofas coming back


def tables(edition="reference"):
    """{table name: DataFrame} of a certified edition."""
    return make(edition).tables


def in_luck(seed):
    """{table name: DataFrame} of Larkfield as assumed, in another luck and not certified: how far a figure strays by chance."""
    return _build(seed, Assumptions(), seed)[0]


def make(edition="reference"):
    """The Edition of that name. RuntimeError if no draw of many passes certification."""
    planted = {}

    def build(seed):
        firm, luck = (Assumptions(), REFERENCE_SEED) if edition == "reference" else _firm(seed)
        made, names = _build(seed, firm, luck)
        planted.update(fabric=names[0], assumptions=firm, seed=luck, misleading=misleading(firm, luck))
        return made, dict(planted)

    return editions.make("collapse", edition, build, lambda made: certify(made, planted["assumptions"], planted["seed"]))


def _firm(seed):
    """(Assumptions, seed of its luck): how bad the fabric is, and how popular, differ from edition to edition."""
    rng = streams(seed, ("firm",))["firm"]
    return replace(Assumptions(), cheap_fault=round(float(rng.uniform(0.26, 0.33)), 3),
                   cheap_share=round(float(rng.uniform(0.38, 0.45)), 3)), int(rng.integers(2**62))


def _build(seed, firm, luck):
    """(Tables, fabric names with the cheap one first) from seeds, certified or not."""
    rng = streams(seed, ("names", "complaints", "staff"))
    names = rng["names"].permutation(NAMES)[:6].astype(object)
    run = simulate(Levers(), draw(luck), firm)
    months = min(MONTHS_SEEN, len(run.columns["month"]))
    made = {
        "fabrics": _fabrics(names, firm), "sales": _sales(run, names, firm, months), "returns": _returns(run, names, firm, months),
        "ledger": _ledger(run, months), "hr": _hr(run, months, rng["staff"]),
    }
    return {**made, "complaints": _complaints(run, names, months, rng["complaints"])}, names


def _fabrics(names, firm):
    costs = catalogue(firm)[1] // 100
    return pd.DataFrame({"fabric": names, "list_gbp": LIST_GBP, "cost_gbp": costs}).sort_values("fabric", ignore_index=True)


def _sales(run, names, firm, months):
    month, fabric = np.meshgrid(np.arange(months), np.arange(len(names)), indexing="ij")
    percent, units = run.columns["discount_percent"][month], run.days["sold"][:months]
    sales = pd.DataFrame({
        "month": month.ravel() + 1, "fabric": names[fabric.ravel()], "units": units.ravel(), "list_gbp": LIST_GBP,
        "discount_share": percent.ravel() / 100, "revenue_gbp": (units * LIST_GBP * (100 - percent)).ravel() // 100,
        "cogs_gbp": (units * catalogue(firm)[1]).ravel() // 100})
    return _numbered(sales.sort_values(["month", "fabric"], ignore_index=True), "sale_id")


def _returns(run, names, firm, months):
    sold, fabric, age = np.nonzero(run.days["schedule"][:months])
    seen = sold + age < months
    sold, fabric, age = sold[seen], fabric[seen], age[seen]
    units = run.days["schedule"][sold, fabric, age]
    paid = LIST_GBP * (100 - run.columns["discount_percent"][sold]) // 100
    returns = pd.DataFrame({
        "month_returned": sold + age + 1, "month_sold": sold + 1, "fabric": names[fabric], "units_returned": units,
        "refund_gbp": units * paid, "handling_gbp": units * round(firm.collect_gbp + firm.handling_gbp),
        "salvage_gbp": units * round(firm.salvage_gbp)})
    return _numbered(returns.sort_values(["month_returned", "month_sold", "fabric"], ignore_index=True), "return_id")


def _ledger(run, months):
    parts = [pd.DataFrame({"month": run.columns["month"][:months], "cost_centre": centre, "line": line,
                           "amount_gbp": run.columns[f"{name}_pence"][:months] / 100})
             for name, (centre, line) in LINES.items() if run.columns[f"{name}_pence"].any()]
    return _numbered(pd.concat(parts).sort_values("month", kind="stable", ignore_index=True), "entry_id")


def _hr(run, months, rng):
    columns = {name: run.columns[name][:months] for name in ("month", "staff", "leavers", "joiners")}
    days = columns["staff"] * (SICK_USUAL + SICK_RETURNS * run.columns["return_rate"][:months])
    return pd.DataFrame({**columns, "sick_days": np.round(days * rng.normal(1, 0.05, months)).astype(int)})


def _complaints(run, names, months, rng):
    """One row a complaint: about sofas that came back, and about all that goes wrong with any sofa."""
    sold, fabric, age = np.nonzero(run.days["schedule"][:months])
    count = rng.binomial(run.days["schedule"][sold, fabric, age], COMPLAINS)
    month, kind = np.meshgrid(np.arange(months), np.arange(len(names)), indexing="ij")
    other = rng.binomial(run.days["sold"][:months].ravel(), SERVICE)
    rows = np.repeat(np.array([sold, fabric, age]), count, axis=1)
    late = np.repeat(np.array([month.ravel(), kind.ravel()]), other, axis=1)
    late = np.vstack([late, rng.integers(0, 3, late.shape[1])])
    topics = np.array(TABLES[-1].fields[3].enum, dtype=object)
    wear = np.where(rows[1] == 0, rng.integers(0, 3, rows.shape[1]), rng.integers(0, 4, rows.shape[1]))
    topic = np.concatenate([topics[wear], topics[REST][rng.integers(0, 5, late.shape[1])]])
    sold, fabric, age = np.hstack([rows, late])
    seen = sold + age < months
    first = (JANUARY + (sold + age).astype("timedelta64[M]")).astype("datetime64[D]")
    day = first + rng.integers(0, 28, sold.size).astype("timedelta64[D]")
    made = pd.DataFrame({"date": pd.to_datetime(day), "fabric": names[fabric], "topic": topic, "months_since_sale": age})[seen]
    return _numbered(made.sort_values(["date", "fabric", "topic", "months_since_sale"], ignore_index=True), "complaint_id")


def _numbered(frame, key):
    frame.insert(0, key, np.arange(1, len(frame) + 1))
    return frame
