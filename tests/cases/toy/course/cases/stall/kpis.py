"""What some days at the stall come to."""

from dataclasses import dataclass

from course.simulation.kpis import kpi, percent, pounds, whole


@dataclass(frozen=True)
class Kpis:
    """Means of a day."""

    left_gbp_per_day: float = kpi(label="Left a day", unit="£", better="more", write=pounds)
    sold_share: float = kpi(label="Bowls sold", unit="share", better="more", write=percent)
    away_per_day: float | None = kpi(label="Went away a day", unit="guests", better="less", write=whole, unknown="nobody counts them")
