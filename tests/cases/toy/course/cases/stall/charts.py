"""The stall's chart."""

import altair as alt

from course.charts import live as live_chart


def live():
    """Bowls sold on each day, for this run and for the one that it is compared with. Rows of ``day``, ``sold`` and ``run``."""
    return live_chart.fit(live_chart.lines(
        alt.X("day:Q", title="Day", axis=alt.Axis(grid=False, tickMinStep=1), scale=alt.Scale(nice=False)),
        alt.Y("sold:Q", title="Bowls sold", scale=live_chart.at_least(0, 120))))
