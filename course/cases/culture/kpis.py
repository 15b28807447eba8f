"""From the stocks of every team to what a manager and a leader see: months, KPIs, ledger."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from course.cases.culture.levers import HELD_MONTHS, Assumptions, Levers
from course.cases.culture.world import STORES, TEAMS
from course.simulation.kpis import kpi, millions, whole
from course.simulation.ledger import pence
from course.simulation.levers import describe
from course.simulation.run import Run, as_records

LEADERS = 12
OPEN_H = 0.5  # of everybody's time, each time that the books are opened
YEAR = 12
TODAY_STEADY = Levers().steady


def _points(value):
    return f"{value:.1f}"


def _percent(value):
    return f"{value:.0%}"


def _satisfied(when):
    return kpi(label=f"Satisfied {when}", unit="of 100 customers", better="more", write=_points)


@dataclass(frozen=True)
class Kpis:
    """What four years of one programme come to; money beside today's course."""

    satisfaction3: float = _satisfied("after 3 months")
    satisfaction12: float = _satisfied("after a year")
    satisfaction24: float = _satisfied("after 2 years")
    satisfaction48: float = _satisfied("after 4 years")
    lowest_month: int = kpi(label="Fewest satisfied in month", unit="month", write=whole)
    engagement24: float = kpi(label="Engagement after 2 years", unit="points", better="more", write=_points)
    spread48: float = kpi(label="Teams differ by", unit="points", better="less", write=_points)
    leavers_last_year: float = kpi(label="Staff who leave in year 4", unit="people", better="less", write=whole)
    held_share: float = kpi(label="Managers’ tasks done", unit="share", better="more", write=_percent)
    net12_gbp: float = kpi(label="Net gain, year 1", unit="£", better="more", write=millions)
    net_gbp: float = kpi(label="Net gain, 4 years", unit="£", better="more", write=millions)


@cache
def declared():
    """The assumptions as they are declared."""
    return describe(Assumptions)


def report(state, levers, programme, before, world, a):
    """The Run of one programme. Money is what it adds to or takes from today's course."""
    engaged, served, satisfied = (np.array(kept) for kept in zip(*state.months))
    spread = satisfied.std(axis=1)
    growth = a.growth_gain * (satisfied.mean(axis=1) - satisfied[0].mean() - a.spread_harm * (spread - spread[0]))
    sales = np.cumsum(growth[1:]) / 100 / YEAR  # how much larger than on today's course, a share
    staying = 1 - a.leavers_gain * (engaged.mean(axis=1) - engaged[0].mean())
    columns = {
        "month": np.arange(world.months + 1), "engagement": engaged.mean(axis=1), "service": served.mean(axis=1),
        "satisfaction": satisfied.mean(axis=1) + np.concatenate(([0.0], world.luck)), "spread": spread, "growth_percent": growth,
        "sales_share": np.concatenate(([0.0], sales)), "leavers": a.leavers * np.maximum(0.0, staying) * _people(a)}
    lines = _lines(columns, levers, programme, before, state, a)
    columns |= {f"{line}_pence": amounts for line, amounts in lines.items()}
    total = sum(lines.values())
    columns["total_pence"] = total
    return Run(columns, _kpis(columns, total, programme), {line: int(amounts.sum()) for line, amounts in lines.items()}, as_records(a, declared()),
               {"engaged": engaged, "served": served, "satisfied": satisfied, "seen": np.array(state.seen)})


def _people(a):
    return STORES * TEAMS * a.team


def _lines(columns, levers, programme, before, state, a):
    """{line: pence a month}, month 0 first with nothing: income above zero, cost below."""
    months = len(columns["month"]) - 1
    on = (np.arange(months) < HELD_MONTHS[levers.held]).astype(float)
    hour = a.wage_gbp * _people(a)
    trained = programme.hours["training"] - before.hours["training"]
    talked = programme.hours["one-to-ones"] - before.hours["one-to-ones"]  # everybody is in one: as long as the manager's, for each of a team
    steady = _labour_saved(levers.steady * programme.done, a) - _labour_saved(TODAY_STEADY * before.done, a)
    coached = np.array([0 if chosen is None else chosen.sum() for chosen in state.coached])
    gbp = {
        "customers": a.sales_gbp * STORES * a.margin * columns["sales_share"][1:],
        "leavers": a.replace_gbp * (columns["leavers"][0] - columns["leavers"][1:]),
        "steady shifts": on * a.labour_gbp * STORES * steady,
        "training": -on * trained * hour,
        "one-to-ones": -on * talked * a.wage_gbp * STORES * TEAMS,
        "coaching": -coached * 2.0 * a.team * a.wage_gbp * programme.done,
        "paperwork": -on * levers.relief * a.admin_share * a.manager_h * STORES * TEAMS * a.clerk_gbp * (1 - a.needless),
        "open books": -on * (levers.open_times - 1) / YEAR * OPEN_H * hour,
        "leaders in stores": -on * levers.seen_days * LEADERS * a.boss_gbp,
    }
    return {line: np.array([0, *(pence(float(one)) for one in amounts)]) for line, amounts in gbp.items()}


def _labour_saved(steady, a):
    return a.rota_labour * steady - a.rigid_labour * steady**3


def _kpis(columns, total, programme):
    at, last = columns["satisfaction"], len(total) - 1
    return Kpis(
        satisfaction3=float(at[min(3, last)]), satisfaction12=float(at[min(12, last)]), satisfaction24=float(at[min(24, last)]), satisfaction48=float(at[-1]),
        lowest_month=int(at.argmin()), engagement24=float(columns["engagement"][min(24, last)]), spread48=float(columns["spread"][-1]),
        leavers_last_year=float(columns["leavers"][-YEAR:].sum()), held_share=programme.done,
        net12_gbp=float(total[:YEAR + 1].sum()) / 100, net_gbp=float(total.sum()) / 100)
