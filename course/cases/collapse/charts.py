"""The collapse case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt

from course.charts import live as live_chart
from course.charts.theme import INK, LEADER, SOFT, THINK, WIDTH

MILLIONS = alt.Axis(format=",.0f", tickCount=5)


def live(limit_m=-2.0):
    """Cash at each month's end in £m, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``month``, ``cash_m`` and ``run``.
    """
    lines = live_chart.lines(
        alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=list(range(0, 61, 12))), scale=alt.Scale(domain=[0, 60])),
        alt.Y("cash_m:Q", title="Cash, £ million", axis=MILLIONS, scale=alt.Scale(domain=[-3, 9], clamp=True)))
    said = alt.Data(values=[{"limit": limit_m, "at": 0.5, "say": "the bank’s limit"}])
    rule = alt.Chart(said).mark_rule(color=THINK, strokeWidth=1.5).encode(y="limit:Q")
    name = alt.Chart(said).mark_text(align="left", dy=-9, fontSize=14, color=THINK).encode(x="at:Q", y="limit:Q", text="say:N")
    return live_chart.fit(rule + name + lines)


def pack():
    """Revenue of each month of year one in £m, for this course and for the one it is compared with: what the board sees."""
    return live_chart.fit(live_chart.lines(
        alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=[1, 3, 6, 9, 12]), scale=alt.Scale(domain=[1, 12], nice=False)),
        alt.Y("revenue_m:Q", title="Revenue, £ million", axis=alt.Axis(format=".1f", tickCount=4), scale=alt.Scale(domain=[1.5, 3.5], clamp=True))))
