"""The store pickup case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt

from course.charts import live as live_chart
from course.charts.theme import INK, LEADER, LINE, MANAGER, SOFT, THINK, WIDTH

OPENS = 8
CLOCK = "datum.label + ':00'"
POLICIES = {"refuse": "not my job", "look": "always look", "colleague": "always a colleague", "text": "always text later"}
ACTIONS = {"refuse": "refuse: not my job", "look": "look", "colleague": "colleague", "text": "text", "text+discount": "text+discount"}  # as the data call them
SHAPES = ["circle", "square", "triangle-up", "diamond"]


def live():
    """What an hour of the day costs, waiting and missing orders, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``hour``, ``cost_gbp`` and ``run``.
    """
    return live_chart.fit(live_chart.lines(
        alt.X("hour:Q", title="Hour of the day", axis=alt.Axis(grid=False, values=[8, 10, 12, 14, 16], labelExpr=CLOCK), scale=alt.Scale(nice=False)),
        alt.Y("cost_gbp:Q", title="Waiting and missing orders, £ an hour", axis=alt.Axis(tickCount=4), scale=live_chart.at_least(0, 120))))


def line(frame, minute):
    """One search at the busiest time: who stood in line, and how much of it was for somebody else's order.

    ``frame``: ``customer`` (1 is next), ``from_min`` and ``anyway_min`` (waiting, whatever the clerk does),
    ``looked_min`` (the end of the wait as it was), ``added_min``; minutes after the clerk left.
    """
    total, most = frame["added_min"].sum(), frame["added_min"].max()
    base = alt.Chart(frame).encode(y=alt.Y("customer:O", title="Customers behind, in order", axis=alt.Axis(labelAngle=0)))
    x = alt.X("from_min:Q", title="Minutes after the clerk left the till", axis=alt.Axis(grid=False), scale=alt.Scale(nice=False, domainMin=0))
    anyway = base.mark_bar(color=LINE, height=13).encode(x=x, x2="anyway_min")
    added = base.mark_bar(color=THINK, height=13).encode(x=alt.X("anyway_min:Q"), x2="looked_min")
    names = base.mark_text(align="left", dx=5, fontSize=13, color=SOFT).encode(x="looked_min:Q", text=alt.Text("added_min:Q", format="+.1f"))
    said = (f"One bar for each of {len(frame)} customers behind an order that was looked for, at {minute}. Grey is the wait that "
            f"each would have had anyway, colour what the search added: {most:.1f} minutes at most, {total:.0f} minutes in all.")
    return (anyway + added + names).properties(
        height=alt.Step(16), width=WIDTH - 110, description=said,
        title=alt.Title(f"One search, and {len(frame)} people wait {total:.0f} minutes more between them",
                        subtitle="grey: waiting anyway · coloured: waiting because the clerk had left"))


def policies(frame):
    """What four habits do to the customer at the counter and to the line: ``policy``, ``customer_min``, ``shopper_wait_min``."""
    frame = frame.assign(says=frame["policy"].map(POLICIES))
    order = list(POLICIES.values())
    base = alt.Chart(frame).encode(
        x=alt.X("customer_min:Q", title="A customer whose order is missing waits, min", scale=alt.Scale(domain=[-0.5, 14])),
        y=alt.Y("shopper_wait_min:Q", title="A shopper waits in line, min", scale=alt.Scale(domain=[0, 6])))
    dots = base.mark_point(size=170, filled=True, opacity=1).encode(
        color=alt.Color("says:N", scale=alt.Scale(domain=order, range=[INK, THINK, MANAGER, LEADER]), legend=None),
        shape=alt.Shape("says:N", scale=alt.Scale(domain=order, range=SHAPES), legend=None))
    above = base.transform_filter("datum.policy != 'text'").mark_text(align="left", dx=-8, dy=-18, fontSize=14, color=SOFT).encode(text="says:N")
    below = base.transform_filter("datum.policy == 'text'").mark_text(align="left", dx=-8, dy=20, fontSize=14, color=SOFT).encode(text="says:N")
    said = "; ".join(f"{row.says}: {row.customer_min:.1f} minutes at the counter, {row.shopper_wait_min:.1f} in line" for row in frame.itertuples())
    return (dots + above + below).properties(height=250, width=WIDTH - 80, description=f"Dot chart of four habits. {said}.",
                                             title="Each mark is the same four weeks with another habit at the till")


def by_hour(frame):
    """What one missing order costs everybody, by hour: ``hour``, ``looked_gbp``, ``refused_gbp``."""
    first, noon = frame.iloc[0], frame.loc[frame["looked_gbp"].idxmax()]
    sides = {"looked_gbp": "I’ll go and look", "refused_gbp": "not my job"}
    long = frame.melt("hour", list(sides), "side", "gbp").assign(says=lambda made: made["side"].map(sides))
    base = alt.Chart(long).encode(
        x=alt.X("hour:O", title=None, axis=alt.Axis(labelExpr=CLOCK, labelAngle=0)),
        y=alt.Y("gbp:Q", title="£ for one missing order", scale=alt.Scale(zero=True)),
        color=alt.Color("says:N", scale=alt.Scale(domain=list(sides.values()), range=[THINK, INK]), legend=None),
        detail="says:N")
    lines = base.mark_line(point=alt.OverlayMarkDef(size=50)).encode(
        strokeDash=alt.StrokeDash("says:N", scale=alt.Scale(domain=list(sides.values()), range=[[1, 0], [6, 4]]), legend=None))
    at_noon = base.transform_filter(alt.datum.hour == int(noon.hour))
    names = [at_noon.transform_filter(alt.datum.side == side).mark_text(align="left", dx=10, dy=dy, fontSize=14).encode(text="says:N")
             for side, dy in (("looked_gbp", -2), ("refused_gbp", 20))]
    rest = "; ".join(f"{row.hour:.0f} o’clock £{row.looked_gbp:.0f} against £{row.refused_gbp:.0f}" for row in frame.itertuples())
    return alt.layer(lines, *names).properties(
        height=230, width=WIDTH - 60, description=f"Line chart of the cost of one missing order when the clerk looks, against turning the customer away: {rest}.",
        title=f"“I’ll go and look” costs £{first.looked_gbp:.0f} at {first.hour:.0f} o’clock and £{noon.looked_gbp:.0f} at {noon.hour:.0f}")


def by_action(frame):
    """Who came back and who paid, by what was done: ``action``, ``returned_90d``, ``others_wait_min``."""
    looked = frame.set_index("action").loc["look"]
    order = list(ACTIONS)
    base = alt.Chart(frame.assign(says=frame["action"].map(ACTIONS))).encode(
        y=alt.Y("says:N", title=None, sort=[ACTIONS[one] for one in order], axis=alt.Axis(labelFontSize=14, labelLimit=180)))
    back = base.mark_bar(color=INK, height=14).encode(x=alt.X("returned_90d:Q", title="Back within 90 days", axis=alt.Axis(format=".0%", tickCount=4)))
    paid = base.mark_bar(color=THINK, height=14).encode(
        x=alt.X("others_wait_min:Q", title="Minutes added to others", axis=alt.Axis(tickCount=4)), y=alt.Y("says:N", title=None, sort=[ACTIONS[one] for one in order], axis=None))
    named = [back + base.mark_text(align="left", dx=4, fontSize=13, color=SOFT).encode(x="returned_90d:Q", text=alt.Text("returned_90d:Q", format=".0%")),
             paid + base.mark_text(align="left", dx=4, fontSize=13, color=SOFT).encode(x="others_wait_min:Q", text=alt.Text("others_wait_min:Q", format=".0f"))]
    said = "; ".join(f"{ACTIONS[row.action]}: {row.returned_90d:.0%} came back, {row.others_wait_min:.0f} minutes added to others" for row in frame.itertuples())
    return alt.hconcat(*(one.properties(width=210, height=170) for one in named), spacing=30).properties(
        description=f"Two bar charts by what was done. {said}.",
        title=f"Only a search costs others: {looked.others_wait_min:.0f} minutes between them")


def levers(frame):
    """What each kind of clerk saves, by how busy the store is: ``store``, ``clerk``, ``saved_gbp`` a day against “not my job”."""
    saved = frame.set_index(["store", "clerk"])["saved_gbp"]
    stores, clerks = list(frame["store"].unique()), list(frame["clerk"].unique())
    alone = clerks[1]
    base = alt.Chart(frame).encode(
        y=alt.Y("clerk:N", title=None, sort=clerks, axis=alt.Axis(labelFontSize=14, labelLimit=260)), yOffset=alt.YOffset("store:N", sort=stores),
        x=alt.X("saved_gbp:Q", title="£ a day better than “not my job”", axis=alt.Axis(tickCount=5), scale=alt.Scale(padding=12)))
    dots = base.mark_point(size=150, filled=True, opacity=1).encode(
        color=alt.Color("store:N", scale=alt.Scale(domain=stores, range=[MANAGER, INK, THINK]), sort=stores),
        shape=alt.Shape("store:N", scale=alt.Scale(domain=stores, range=["circle", "diamond", "square"]), sort=stores))
    zero = alt.Chart(alt.Data(values=[{"x": 0}])).mark_rule(color=SOFT, strokeDash=[4, 3]).encode(x="x:Q")
    said = "; ".join(f"{clerk}, {store}: £{value:.0f}" for (store, clerk), value in saved.items())
    return (zero + dots).properties(
        height=alt.Step(16), width=WIDTH - 250, description=f"Dot chart of what a day saves against turning customers away. {said}.",
        title=[f"A clerk who may leave and sees nothing of the line: £{saved[stores[0], alone]:.0f} a day better",
               f"than “not my job” in a quiet store, £{-saved[stores[-1], alone]:.0f} worse in a busy one"])
