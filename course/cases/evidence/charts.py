"""The evidence case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt

from course.charts import live as live_chart
from course.charts.theme import INK, LINE, SOFT, WIDTH


def live():
    """How many of a hundred boards are told of which gain, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``gain_points``, ``boards`` and ``run``.
    """
    return live_chart.fit(live_chart.lines(
        alt.X("gain_points:Q", title="What a board is told that it adds, points", axis=alt.Axis(grid=False, tickCount=8), scale=alt.Scale(nice=False)),
        alt.Y("boards:Q", title="Boards of 100", axis=alt.Axis(tickCount=4), scale=live_chart.at_least(0, 40))))


def growth(frame):
    """What grew by how much, beside the figure of the slide: ``what``, ``growth`` (share), ``on_slide``."""
    base = alt.Chart(frame).encode(y=alt.Y("what:N", title=None, sort=None, axis=alt.Axis(labelFontSize=14, labelLimit=260)))
    bars = base.mark_bar(height=22, stroke=INK).encode(
        x=alt.X("growth:Q", title="Sales against a year before", axis=alt.Axis(format=".0%", tickCount=5), scale=alt.Scale(domain=[0, 0.2])),
        color=alt.condition("datum.on_slide", alt.value(INK), alt.value(LINE)))
    names = base.mark_text(align="left", dx=6, fontSize=14, color=SOFT).encode(x="growth:Q", text=alt.Text("says:N"))
    said = "; ".join(f"{row.what}: {row.says}" for row in frame.itertuples())
    return (bars + names).properties(
        height=alt.Step(36), width=WIDTH - 280, description=f"Bar chart of sales in the third quarter of 2020 against a year before. {said}.",
        title=alt.Title("Sales of one grocer, third quarter of 2020", subtitle="dark: on the slide · light: beside it"))
