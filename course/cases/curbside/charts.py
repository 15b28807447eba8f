"""The curbside case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt

from course.charts import live as live_chart
from course.charts.theme import INK, LEADER, SOFT, THINK, WIDTH

SHARE = alt.Axis(format=".0%", tickCount=4)
POLICY_COLOURS = alt.Scale(domain=["text and call", "asked first"], range=[INK, LEADER])
POLICY_SHAPES = alt.Scale(domain=["text and call", "asked first"], range=["circle", "triangle-up"])


def live():
    """On-time share of each day, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``day``, ``ontime_share`` (0 to 1) and ``run``.
    """
    return live_chart.fit(live_chart.lines(
        alt.X("day:Q", title="Day", axis=alt.Axis(grid=False, tickMinStep=1), scale=alt.Scale(nice=False)),
        alt.Y("ontime_share:Q", title="Ready on time", axis=SHARE, scale=alt.Scale(domain=[0.2, 1.0], clamp=True))))


def hours(frame):
    """Today by hour: promises kept above, minutes on the phone below."""
    first, last = frame.iloc[0], frame.iloc[-1]
    base = alt.Chart(frame).encode(x=alt.X("hour:O", title=None, axis=alt.Axis(labelExpr="datum.label + ':00'", labelAngle=0)))
    kept = base.mark_line(color=INK, point=alt.OverlayMarkDef(color=INK, size=50)).encode(
        y=alt.Y("ontime_share:Q", title="Ready on time", axis=SHARE, scale=alt.Scale(domain=[0.5, 1])))
    phone = base.mark_bar(color=THINK, width=26).encode(
        y=alt.Y("phone_min:Q", title="On the phone, min a day", axis=alt.Axis(tickCount=3)))
    said = (f"Two charts by hour of release, 8 to 17 o’clock. Orders ready on time fall from {first.ontime_share:.0%} "
            f"to {last.ontime_share:.0%}. Staff are on the phone {first.phone_min:.0f} minutes of the first hour and "
            f"{last.phone_min:.0f} of the last.")
    return alt.vconcat(kept.properties(width=WIDTH - 60, height=150), phone.properties(width=WIDTH - 60, height=96)).properties(
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
    said = "; ".join(f"{customer}, {policy}: {value:.0%}" for (customer, policy), value in share.items())
    return (link + dots + names).properties(
        height=150, width=WIDTH - 190, description=f"Dot chart of orders ready on time. {said}.",
        title="Asked first, both groups are on time, and the gap all but closes")
