"""From a State to what a board, a manager and a bank see: months, KPIs, four ledgers."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from course.cases.collapse.books import CENTRES, LINES
from course.cases.collapse.levers import Assumptions
from course.simulation.kpis import kpi, millions, percent, whole
from course.simulation.ledger import pence
from course.simulation.levers import describe
from course.simulation.run import Run, as_records

NOT_SHOWN = "not in the pack"
WEEKS_A_MONTH = 52 / 12


def _gbp(label, unknown=""):
    return kpi(label=label, unit="£", better="more", write=millions, unknown=unknown)


@dataclass(frozen=True)
class Kpis:
    """What some years at Larkfield come to."""

    months_traded: int = kpi(label="Months traded", unit="months", better="more", write=whole)
    weeks_traded: float = kpi(label="Weeks until the bank’s limit is reached", unit="weeks", better="more", write=whole)
    survives: float = kpi(label="Still trading at the end", unit="", better="more", write=lambda share: "yes" if share else "no")
    closing_cash_gbp: float = _gbp("Cash at the end")
    lowest_cash_gbp: float = _gbp("Lowest cash")
    year1_revenue_gbp: float = _gbp("Year-1 revenue")
    year1_sales_gbp: float = _gbp("Year-1 Sales result")
    year1_after_sales_gbp: float | None = _gbp("Year-1 After-sales", unknown=NOT_SHOWN)
    year1_hr_gbp: float | None = _gbp("Year-1 HR", unknown=NOT_SHOWN)
    year1_total_gbp: float | None = _gbp("Year-1 total", unknown=NOT_SHOWN)
    sold: int = kpi(label="Sofas sold", unit="sofas", better="more", write=whole)
    returned: int = kpi(label="Sofas that came back, each time", unit="sofas", better="less", write=whole)
    leavers: int = kpi(label="Staff who left", unit="people", better="less", write=whole)
    goodwill_end: float = kpi(label="Goodwill at the end", unit="share", better="more", write=percent)


@cache
def declared():
    """The assumptions as they are declared."""
    return describe(Assumptions)


def report(state, levers, a, asked):
    """The Run of the months traded, out of the ``asked`` ones."""
    lines = dict(zip(LINES, np.array(state.books).T.copy()))
    centres = {centre: sum(amounts for line, amounts in lines.items() if LINES[line][0] == centre) for centre in CENTRES}
    sold, schedule = np.array(state.sold), np.array(state.schedule)
    columns = _months(state, sold, schedule, lines, a)
    return Run(columns, _kpis(columns, centres, levers, a, asked), {c: int(p.sum()) for c, p in centres.items()},
               as_records(a, declared()), {"schedule": schedule, "sold": sold, "total_pence": sum(centres.values()), **centres})


def _months(state, by_fabric, schedule, lines, a):
    """One value a month; money in pence, a ``_pence`` column for each line of the books."""
    sold, failing = by_fabric.sum(axis=1), schedule.sum(axis=1)
    to_come = failing.sum(axis=1, keepdims=True) - failing.cumsum(axis=1)
    cash, months = np.array(state.cash), len(sold)
    return {
        "month": np.arange(1, months + 1), "discount_percent": np.array(state.percent),
        "sold": sold, "returned": np.array(state.back)[:, :months].sum(axis=0), "mended": np.array(state.mended),
        "again": np.array(state.again[:months]), "in_pipeline": _by_month(to_come),
        "kept": (sold - failing.sum(axis=1)).cumsum(), "return_rate": np.array(state.return_rate),
        "goodwill": np.array(state.goodwill[:months]), "staff": np.array(state.staff[:months]), "leavers": np.array(state.leavers),
        "joiners": np.array(state.joiners),
        "opening_pence": np.concatenate(([pence(a.cash_gbp)], cash[:-1])), "closing_pence": cash,
        **{f"{line}_pence": amounts for line, amounts in lines.items()},
    }


def _by_month(by_age):
    """Sums over the months of sale that stand in each month at their own age; ``by_age`` is (month of sale, age)."""
    months, ages = by_age.shape
    total = np.zeros(months, int)
    for age in range(min(ages, months)):
        total[age:] += by_age[:months - age, age]
    return total


def _kpis(columns, centres, levers, a, asked):
    cash, traded = columns["closing_pence"], len(columns["month"])
    limit = -pence(a.overdraft_gbp)
    stopped = cash[-1] < limit
    year = {centre: float(amounts[:12].sum()) / 100 for centre, amounts in centres.items()}
    known = levers.board_pack == "all"
    weeks = asked * WEEKS_A_MONTH
    if stopped:
        opening = columns["opening_pence"][-1]
        weeks = (traded - 1 + (opening - limit) / (opening - cash[-1])) * WEEKS_A_MONTH
    return Kpis(
        months_traded=traded, weeks_traded=float(weeks), survives=float(not stopped),
        closing_cash_gbp=float(cash[-1]) / 100, lowest_cash_gbp=float(cash.min()) / 100,
        year1_revenue_gbp=float(columns["revenue_pence"][:12].sum()) / 100, year1_sales_gbp=year["Sales"],
        year1_after_sales_gbp=year["After-sales"] if known else None, year1_hr_gbp=year["HR"] if known else None,
        year1_total_gbp=sum(year.values()) if known else None, sold=int(columns["sold"].sum()),
        returned=int(columns["returned"].sum() + columns["again"].sum()), leavers=int(columns["leavers"].sum()),
        goodwill_end=float(columns["goodwill"][-1]))
