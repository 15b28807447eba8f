"""The curbside case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt

from course.charts import live as live_chart
from course.charts.theme import INK, LEADER, SOFT, THINK, WIDTH

SHARE = alt.Axis(format=".0%", tickCount=4)
NAMED_AT = 12  # the hour at which the lines of a day are named
POLICY_COLOURS = alt.Scale(domain=["text and call", "asked in the app"], range=[INK, LEADER])
POLICY_SHAPES = alt.Scale(domain=["text and call", "asked in the app"], range=["circle", "triangle-up"])


def live():
    """On-time share of each day, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``day``, ``ontime_share`` (0 to 1) and ``run``.
    """
    return live_chart.fit(live_chart.lines(
        alt.X("day:Q", title="Day", axis=alt.Axis(grid=False, tickMinStep=1), scale=alt.Scale(nice=False)),
        alt.Y("ontime_share:Q", title="Ready on time", axis=SHARE, scale=live_chart.at_least(0.2, 1.0))))


def hours(frame):
    """Today by hour: promises kept above; below, how many orders wait for a picker, and picked for a customer."""
    first, last = frame.iloc[0], frame.iloc[-1]
    base = alt.Chart(frame).encode(x=alt.X("hour:O", title=None, axis=alt.Axis(labelExpr="datum.label + ':00'", labelAngle=0)))
    kept = base.mark_line(color=INK, point=alt.OverlayMarkDef(color=INK, size=50)).encode(
        y=alt.Y("ontime_share:Q", title="Ready on time", axis=SHARE, scale=alt.Scale(domain=[0.5, 1])))
    stages = base.transform_fold(["waiting", "shelf"], as_=["stage", "orders"]).mark_line(point=alt.OverlayMarkDef(size=60, filled=True, opacity=1)).encode(
        y=alt.Y("orders:Q", title="Orders at a time", axis=alt.Axis(tickCount=3), scale=alt.Scale(domain=[0, 6])),
        color=alt.Color("stage:N", scale=alt.Scale(domain=["waiting", "shelf"], range=[INK, THINK]), legend=None),
        strokeDash=alt.StrokeDash("stage:N", scale=alt.Scale(domain=["waiting", "shelf"], range=[[1, 0], [6, 3]]), legend=None),
        shape=alt.Shape("stage:N", scale=alt.Scale(domain=["waiting", "shelf"], range=["circle", "triangle-up"]), legend=None))
    name = base.transform_filter(alt.datum.hour == NAMED_AT).mark_text
    names = (name(text="picked, waiting for a customer", fontSize=13, dy=-13, color=SOFT).encode(y="shelf:Q")
             + name(text="waiting for a picker", fontSize=13, dy=22, color=SOFT).encode(y="waiting:Q"))
    said = (f"Two charts by hour, 8 to 17 o’clock. Orders ready on time fall from {first.ontime_share:.0%} to {last.ontime_share:.0%}. "
            f"Picked orders that wait for their customer stand at {first.shelf:.1f} in the first hour, {frame.iloc[3].shelf:.1f} in the fourth and "
            f"{last.shelf:.1f} in the last. Orders that wait for a picker grow from {first.waiting:.1f} to {last.waiting:.1f}.")
    return alt.vconcat(kept.properties(width=WIDTH - 60, height=150), (stages + names).properties(width=WIDTH - 60, height=120)).properties(
        title=f"Of the orders that come in after five, {1 - last.ontime_share:.0%} are late", description=said)


def bend(frame):
    """Time until ready against how busy the pickers are: where it bends is for the reader to find."""
    base = alt.Chart(frame).encode(
        x=alt.X("utilisation:Q", title="Share of the day that pickers are busy", axis=alt.Axis(format=".0%"),
                scale=alt.Scale(domain=[0.4, 1])),
        y=alt.Y("mean_ready_min:Q", title="Minutes until an order is ready", scale=alt.Scale(domain=[0, 100])))
    dots = base.mark_line(color=SOFT, strokeWidth=1.5, point=alt.OverlayMarkDef(color=INK, size=80, filled=True))
    names = base.mark_text(dy=-14, fontSize=13, color=SOFT).encode(text="pickers:Q")
    pairs = "; ".join(f"{row.pickers} pickers, busy {row.utilisation:.0%}, {row.mean_ready_min:.0f} minutes" for row in frame.itertuples())
    return (dots + names).properties(height=240, width=WIDTH - 60, description=f"Line chart. {pairs}.",
                                     title="Each dot is the same month with another number of pickers")


def same_orders(frame):
    """The same affected orders under two policies: ``customer``, ``policy``, ``ontime_share``."""
    share = frame.set_index(["customer", "policy"])["ontime_share"]
    base = alt.Chart(frame).encode(
        y=alt.Y("customer:N", title=None, sort=["got through by phone", "did not get through"], axis=alt.Axis(labelFontSize=15, labelLimit=220)),
        x=alt.X("ontime_share:Q", title="Ready on time", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[0.5, 1])))
    link = base.mark_line(color=SOFT, strokeWidth=1.5).encode(detail="customer:N")
    dots = base.mark_point(size=170, filled=True, opacity=1).encode(
        color=alt.Color("policy:N", scale=POLICY_COLOURS), shape=alt.Shape("policy:N", scale=POLICY_SHAPES))
    names = base.mark_text(dy=-18, fontSize=14, color=SOFT).encode(text=alt.Text("ontime_share:Q", format=".0%"))
    points = (share * 100).round().astype(int)  # as the marks are labelled, so that who subtracts them finds the title
    apart = points["got through by phone"] - points["did not get through"]
    said = "; ".join(f"{customer}, {policy}: {value:.0%}" for (customer, policy), value in share.items())
    return (link + dots + names).properties(
        height=150, width=WIDTH - 190, description=f"Dot chart of orders ready on time. {said}.",
        title=f"In the app both groups gain, and {apart['text and call']} points between them become {apart['asked in the app']}")
