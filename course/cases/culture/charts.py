"""The culture case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt

from course.charts import live as live_chart
from course.charts.theme import INK, LEADER, MANAGER, SOFT, THINK, WIDTH

COLOURS = {"engagement": MANAGER, "service": THINK, "satisfied customers": INK}
DASHES = {"engagement": [6, 3], "service": [2, 3], "satisfied customers": [1, 0]}
SIZES = ("small", "medium", "large")


def live():
    """Satisfied customers month by month, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``month``, ``satisfied`` and ``run``.
    """
    return live_chart.fit(live_chart.lines(
        alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=list(range(0, 49, 12))), scale=alt.Scale(domain=[0, 48])),
        alt.Y("satisfied:Q", title="Satisfied, of 100 customers", axis=alt.Axis(tickCount=5), scale=live_chart.at_least(72, 86)), above=17))


def quarter(frame):
    """The first three months of the programme, as the board sees them."""
    base = alt.Chart(frame).encode(
        x=alt.X("month:Q", title="Months since the programme began", axis=alt.Axis(grid=False, values=[0, 1, 2, 3])),
        y=alt.Y("satisfied:Q", title="Satisfied, of 100 customers", axis=alt.Axis(tickCount=4), scale=alt.Scale(domain=[72, 80])))
    names = base.mark_text(dy=-15, fontSize=14, color=SOFT).encode(text=alt.Text("satisfied:Q", format=".1f"))
    said = ", ".join(f"{row.satisfied:.1f} in month {row.month}" for row in frame.itertuples())
    first, last = frame["satisfied"].iloc[0], frame["satisfied"].iloc[-1]
    return (base.mark_line(color=INK, point=alt.OverlayMarkDef(color=INK, size=70)) + names).properties(
        height=180, width=WIDTH - 60, description=f"Line chart. Satisfied of 100 customers: {said}.",
        title=f"A quarter of effort, and satisfied customers fall from {first:.1f} to {last:.1f} in a hundred")


def lags(frame):
    """Three lines over two years: which follows which, and how late, is for the reader to find."""
    order = list(COLOURS)
    base = alt.Chart(frame).encode(
        x=alt.X("month:Q", title="Months since the programme began", axis=alt.Axis(grid=False, values=list(range(0, 25, 3))), scale=alt.Scale(domain=[0, 29])),
        y=alt.Y("change:Q", title="Points since the start", axis=alt.Axis(tickCount=6)))
    zero = alt.Chart(alt.Data(values=[{"at": 0}])).mark_rule(color=SOFT, strokeWidth=1).encode(y="at:Q")
    drawn = base.mark_line(strokeWidth=2.5).encode(
        color=alt.Color("what:N", scale=alt.Scale(domain=order, range=list(COLOURS.values())), legend=None),
        strokeDash=alt.StrokeDash("what:N", scale=alt.Scale(domain=order, range=list(DASHES.values())), legend=None))
    names = base.transform_filter("datum.month == 24").transform_calculate(word="split(datum.what, ' ')[0]").mark_text(
        align="left", dx=6, fontSize=14).encode(
        text="word:N", color=alt.Color("what:N", scale=alt.Scale(domain=order, range=list(COLOURS.values())), legend=None))
    by = frame.set_index(["what", "month"])["change"]
    said = "; ".join(f"{what} {by[what, 3]:+.1f} in month 3, {by[what, 6]:+.1f} in month 6, {by[what, 12]:+.1f} in month 12, {by[what, 24]:+.1f} in month 24"
                     for what in order)
    return (zero + drawn + names).properties(height=250, width=WIDTH - 60, description=f"Line chart, points since the start. {said}.",
                                             title="Two years of the programme: engagement, service, satisfied customers")


def stores(frame):
    """Engagement and profit of forty stores, one dot each."""
    r = frame["engagement"].corr(frame["profit_percent"])
    return _dots(frame).mark_point(filled=True, size=80, opacity=0.9, color=INK).properties(
        height=260, width=WIDTH - 60, title="The more engaged a store’s people, the less the store earns",
        description=f"Scatter chart of {len(frame)} stores, engagement against profit in % of sales. The correlation over all is {r:.2f}.")


def sizes(frame):
    """The same, with the size of each store, and a line through each size."""
    scale = alt.Scale(domain=list(SIZES), range=[MANAGER, THINK, LEADER])
    base = _dots(frame)
    dots = base.mark_point(filled=True, size=80, opacity=0.9).encode(
        color=alt.Color("size:N", scale=scale, legend=None),
        shape=alt.Shape("size:N", scale=alt.Scale(domain=list(SIZES), range=["circle", "square", "triangle-up"]), legend=None))
    fits = base.transform_regression("engagement", "profit_percent", groupby=["size"]).mark_line(strokeWidth=2).encode(
        color=alt.Color("size:N", scale=scale, legend=None),
        strokeDash=alt.StrokeDash("size:N", scale=alt.Scale(domain=list(SIZES), range=[[6, 3], [2, 3], [1, 0]]), legend=None))
    ends = frame.loc[frame.groupby("size")["engagement"].idxmax()]
    names = alt.Chart(ends).mark_text(align="left", dx=9, fontSize=15, fontWeight=600).encode(
        x="engagement:Q", y="profit_percent:Q", text="size:N", color=alt.Color("size:N", scale=scale, legend=None))
    r = frame.groupby("size")["engagement"].corr(frame["profit_percent"])
    return (fits + dots + names).properties(
        height=260, width=WIDTH - 60, title="Among stores of one size, more engagement goes with more profit",
        description="Scatter chart of the same stores by size, with a line through each. Correlations: " + ", ".join(f"{size} {r[size]:.2f}" for size in SIZES) + ".")


def _dots(frame):
    return alt.Chart(frame).encode(
        x=alt.X("engagement:Q", title="Engagement of the store’s people, points", scale=alt.Scale(domain=[40, 80], zero=False), axis=alt.Axis(tickCount=5)),
        y=alt.Y("profit_percent:Q", title="Profit, % of sales", scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=5)))
