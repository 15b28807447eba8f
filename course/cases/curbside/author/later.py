"""What comes up once an exercise is answered: its charts, and the figures that only they need."""

import altair as alt

from course.cases.curbside.author.frames import month
from course.cases.curbside.charts import SHARE
from course.cases.curbside.model import Levers, simulate
from course.charts.theme import INK, LEADER, SOFT, WIDTH


def asked_first(pickers):
    """The on-time share when the store asks at order and in the app, with so many pickers."""
    return simulate(Levers(substitution="both", pickers=pickers), month()).value("ontime_share")


def pilot(week):
    """The pilot week's orders, one row for each kind of store under each policy: ``format``, ``policy``, ``ontime``, to the whole per cent that is read off a chart."""
    return week.pivot_table("ontime", ["format", "policy"]).round(2).reset_index()


def by_format(frame):
    """On-time share by store format and policy: ``format``, ``policy``, ``ontime``."""
    share = frame.set_index(["format", "policy"])["ontime"]
    gaps = {size: share[size, "app"] - share[size, "call"] for size in ("small", "large")}
    base = alt.Chart(frame).encode(
        y=alt.Y("format:N", title=None, sort=["small", "large"], axis=alt.Axis(labelExpr="datum.label + ' stores'", labelFontSize=15)),
        x=alt.X("ontime:Q", title="Ready on time", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[0.4, 1])))
    scale = alt.Scale(domain=["call", "app"], range=[INK, LEADER])
    dots = base.mark_point(size=170, filled=True, opacity=1).encode(
        color=alt.Color("policy:N", scale=scale), shape=alt.Shape("policy:N", scale=alt.Scale(domain=["call", "app"], range=["circle", "triangle-up"])))
    above, below = (base.transform_filter(alt.datum.policy == policy).mark_text(dy=dy, fontSize=14, color=SOFT).encode(text=alt.Text("ontime:Q", format=".0%"))
                    for policy, dy in (("call", -18), ("app", 19)))
    said = "; ".join(f"{size} stores, {policy}: {share[size, policy]:.0%}" for size in ("small", "large") for policy in ("call", "app"))
    return (dots + above + below).properties(
        height=150, width=WIDTH - 120, description=f"Dot chart of orders ready on time. {said}.",
        title=f"Like with like, the app is ahead: by {gaps['small'] * 100:.0f} points in small stores, {gaps['large'] * 100:.0f} in large")


def ceiling(frame, asked_first, pickers):
    """On-time share by pickers under today's process, against asking at order and in the app with ``pickers`` people."""
    most = frame.iloc[-1]
    base = alt.Chart(frame).encode(x=alt.X("pickers:Q", title="Pickers on shift", axis=alt.Axis(tickMinStep=1, format="d", grid=False)))
    line = base.mark_line(color=INK, point=alt.OverlayMarkDef(color=INK, size=60)).encode(
        y=alt.Y("ontime_share:Q", title="Ready on time", axis=SHARE, scale=alt.Scale(domain=[0.2, 1])))
    rule = alt.Chart(alt.Data(values=[{"y": asked_first}])).mark_rule(color=LEADER, strokeDash=[6, 4], strokeWidth=2.5).encode(y="y:Q")
    label = alt.Chart(alt.Data(values=[{"y": asked_first, "x": 5.1, "say": f"asked first, {pickers} pickers: {asked_first:.0%}"}])).mark_text(
        align="left", dy=-10, fontSize=14, color=LEADER).encode(x="x:Q", y="y:Q", text="say:N")
    rest = "; ".join(f"{row.pickers} pickers {row.ontime_share:.0%}" for row in frame.itertuples())
    return (line + rule + label).properties(
        height=230, width=WIDTH - 60, title=f"{most.pickers:.0f} people with the phone don’t reach what {pickers} reach when the store asks first",
        description=f"Line chart of orders ready on time under text and call: {rest}. "
                    f"A dashed line marks {asked_first:.0%}, reached by {pickers} pickers when the store asks at order and in the app.")
