"""The collapse case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt

from course.charts import live as live_chart
from course.charts.theme import INK, SOFT, THINK, WIDTH

MILLIONS = alt.Axis(format=",.0f", tickCount=5)


def live(limit_m=-2.0):
    """Cash at each month's end in £m, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``month``, ``cash_m`` and ``run``.
    """
    lines = live_chart.lines(
        alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=list(range(0, 61, 12))), scale=alt.Scale(domain=[0, 60])),
        alt.Y("cash_m:Q", title="Cash, £ million", axis=MILLIONS, scale=live_chart.at_least(-3, 12)), above=17)
    said = alt.Data(values=[{"limit": limit_m, "at": 0.5, "say": "the bank’s limit"}])
    rule = alt.Chart(said).mark_rule(color=THINK, strokeWidth=1.5).encode(y="limit:Q")
    name = alt.Chart(said).mark_text(align="left", dy=-9, fontSize=14, color=THINK).encode(x="at:Q", y="limit:Q", text="say:N")
    return live_chart.fit(rule + name + lines)


def pack():
    """Revenue of each month of year one in £m, for this course and for the one it is compared with: what the board sees."""
    return live_chart.fit(live_chart.lines(
        alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=[1, 3, 6, 9, 12]), scale=alt.Scale(domain=[1, 12], nice=False)),
        alt.Y("revenue_m:Q", title="Revenue, £ million", axis=alt.Axis(format=".1f", tickCount=4), scale=live_chart.at_least(1.5, 3.5))))


def complaints(frame):
    """Complaints by fabric, counted: what the count can't tell is for the reader to find."""
    return bars(frame.sort_values("complaints", ascending=False), "complaints:Q", "Complaints in two years", ",.0f").properties(
        title="Two years of complaints, by fabric", description=bars_said(frame, "complaints", "complaints", ",.0f"))


def vintages(frame):
    """Share of the best seller's sofas that came back, by month of sale: why the end falls is for the reader to find."""
    base = alt.Chart(frame).encode(
        x=alt.X("month_sold:Q", title="Month of sale", axis=alt.Axis(grid=False, values=[1, 6, 12, 18, 24])),
        y=alt.Y("returned_share:Q", title="Back so far", axis=alt.Axis(format=".0%", tickCount=4), scale=alt.Scale(domain=[0, 0.4])))
    said = "; ".join(f"month {row.month_sold} {row.returned_share:.0%}" for row in frame.itertuples())
    return base.mark_line(color=INK, point=alt.OverlayMarkDef(color=INK, size=50)).properties(
        height=210, width=WIDTH - 60, title="Sofas in the best-selling fabric that have come back, by month of sale",
        description=f"Line chart of the share of sofas back by the end of month 24. {said}.")


def bars(frame, x, title, form):
    """Bars by fabric, longest first, each with its number."""
    base = alt.Chart(frame).encode(
        y=alt.Y("fabric:N", title=None, sort=frame["fabric"].tolist(), axis=alt.Axis(labelFontSize=15)),
        x=alt.X(x, title=title, axis=alt.Axis(tickCount=4, format=form.replace(".1f", ".0f"))))
    names = base.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(text=alt.Text(x, format=form))
    return (base.mark_bar(color=INK, height=18) + names).properties(width=WIDTH - 140, height=170)


def bars_said(frame, column, what, form):
    """What such bars show, in words."""
    return "Bar chart. " + "; ".join(f"{fabric} {value:{form}} {what}" for fabric, value in zip(frame["fabric"], frame[column])) + "."
