"""Sixty months of Larkfield's books as they fill: what is sold, what comes back, and the cash that is left."""

from course.cases.collapse.levers import FIXED_PERCENT, RULES, WITHDRAW_FROM
from course.simulation.day import Books, Series
from course.simulation.kpis import millions, whole

FELT = 0.1  # of a month's sofas: so many come back that nobody can miss it


def _back(run):
    return run.columns["returned"] + run.columns["again"]


def _marks(setting, assumptions, run):
    """Where what was sold comes back, what the board changes, and how it ends."""
    months, last = run.columns["month"], run.columns["month"][-1]
    felt = months[_back(run) >= FELT * run.columns["sold"]]
    marks = [(felt[0], "one sofa comes back for every ten that are sold")] if felt.size else []
    if setting.fabric == "withdraw":
        marks.append((max(setting.from_month, WITHDRAW_FROM), "the fabric is out"))
    if setting.discounts in FIXED_PERCENT:
        marks.append((setting.from_month, f"the discount rule is now: {RULES[setting.discounts].lower()}"))
    if not run.kpis.survives:
        marks.append((last, "the bank closes the doors"))
    return [(month, says) for month, says in marks if month <= last]


DAY = Books(
    title="Watch the books fill month by month",
    watch="Watch how long each row takes to follow the one above it.",
    first=1, marks=_marks, series=(
        Series("Sofas sold", lambda run: run.columns["sold"], whole),
        Series("Sofas that came back", _back, whole),
        Series("Left over in the month", lambda run: run.days["total_pence"] / 100, millions),
        Series("Cash at its end", lambda run: run.columns["closing_pence"] / 100, millions)))
