"""What five years of a letter come to, and what a year of hearing late or early."""

from dataclasses import dataclass

from course.simulation.kpis import kpi, percent, whole


def _share(value):
    return f"{value:.0%}"


def _weeks(value):
    return f"{value:.1f} weeks"


def thousands(value):
    """Pounds in thousands, with a minus sign where they are lost."""
    return f"{'−' if value < -500 else ''}£{abs(value) / 1000:,.0f}k"


@dataclass(frozen=True)
class LetterKpis:
    """Twenty-four thousand customers, and what they leave once late bills are paid for."""

    year1_gbp: float = kpi(label="Left of bills, year 1", unit="£", better="more", write=thousands)
    year1_late_share: float = kpi(label="Bills paid late, year 1", unit="share", better="less", write=percent)
    year1_left: int = kpi(label="Customers lost, year 1", unit="customers", better="less", write=whole)
    year3_left: int = kpi(label="Customers lost, 3 years", unit="customers", better="less", write=whole)
    year3_gbp: float = kpi(label="Left of bills, 3 years", unit="£", better="more", write=thousands)
    year5_gbp: float = kpi(label="Left of bills, 5 years", unit="£", better="more", write=thousands)
    customers_end: int = kpi(label="Customers after 5 years", unit="customers", better="more", write=whole)
    letters: float = kpi(label="Customers who get it", unit="share", write=_share)


@dataclass(frozen=True)
class ChainKpis:
    """Two hundred faults, each after a quiet year, and what a year costs."""

    known_share: float = kpi(label="Faults known within 6 weeks", unit="share", better="more", write=_share)
    weeks: float = kpi(label="A fault is out, on average", unit="weeks", better="less", write=_weeks)
    cost_gbp: float = kpi(label="All of it, a year", unit="£", better="less", write=thousands)
    heard_share: float = kpi(label="Of ten with trouble, Agnes hears of", unit="share", better="more", write=lambda share: f"{10 * share:.1f}")
    passes_share: float = kpi(label="Of ten reports, a layer passes on", unit="share", better="more", write=lambda share: f"{10 * share:.1f}")
    logged: float = kpi(label="Complaints written down, a week", unit="a week", write=lambda value: f"{value:.1f}")
    alarms: float = kpi(label="False alarms a year", unit="a year", better="less", write=lambda value: f"{value:.1f}")
    ideas: float = kpi(label="Ideas that reach her, a month", unit="a month", better="more", write=whole)
    leavers: float = kpi(label="Who leave the desks, a year", unit="people", better="less", write=whole)
