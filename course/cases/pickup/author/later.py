"""What comes up once an exercise is answered: its charts, and the figures that only they need."""

import altair as alt
import pandas as pd

from course.charts.theme import INK, LINE, SOFT, WIDTH


def came_back(pickups):
    """Shares of customers who came back within 90 days: where the order was missing, and where it was found; to the whole per cent that is read off a chart."""
    missing = pickups["found"] == 0
    return tuple(pickups.loc[group, "returned_90d"].mean().round(2) for group in (missing, ~missing))


def forgiven(forgive, missing_back, found_back):
    """What was said, and what was done: three shares."""
    frame = pd.DataFrame([
        ("forgive, when asked", forgive, "asked"),
        ("came back after a missing order", missing_back, "all"),
        ("came back, order was there", found_back, "all"),
    ], columns=["who", "share", "of"])
    base = alt.Chart(frame).encode(y=alt.Y("who:N", title=None, sort=None, axis=alt.Axis(labelFontSize=14, labelLimit=260)))
    bars = base.mark_bar(height=20).encode(
        x=alt.X("share:Q", title="Share: of those asked (dashed), of all such customers (solid)", axis=alt.Axis(format=".0%"), scale=alt.Scale(domain=[0, 1])),
        color=alt.Color("of:N", scale=alt.Scale(domain=["asked", "all"], range=[LINE, INK]), legend=None),
        stroke=alt.value(INK), strokeDash=alt.condition(alt.datum.of == "asked", alt.value([5, 3]), alt.value([1, 0])))
    names = base.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(x="share:Q", text=alt.Text("share:Q", format=".0%"))
    return (bars + names).properties(
        height=130, width=WIDTH - 270, title=[f"{forgive:.0%} of those asked forgive;", f"of all whose order was missing, {missing_back:.0%} came back"],
        description=f"Bar chart. Of those asked at their next visit {forgive:.0%} forgive. Of all whose order was missing {missing_back:.0%} came back, "
                    f"of all whose order was there {found_back:.0%}.")
