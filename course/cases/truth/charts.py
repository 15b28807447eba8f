"""The truth case's charts: frames in, Altair charts out.

A title states the finding in the frame's own numbers, except where the reader is asked
to find it; the description says what the chart shows, for those who don't see it.
"""

import altair as alt
import pandas as pd

from course.charts import live as live_chart
from course.charts.theme import INK, SOFT, THINK, WIDTH

SOON = 6
LETTERS = {"none": "no letter", "capitals": "letter to all"}
PASSED_BY = {"desk": "written down at the desks", "shop": "passed on by shops", "area": "… by areas", "region": "… by regions", "director": "… by the director: Agnes"}


def ahead(months, low, high):
    """£ thousand that a letter is ahead of no letter, added up since month 1, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``month``, ``ahead_k`` and ``run``.
    """
    return live_chart.fit(live_chart.lines(
        alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=list(range(0, months + 1, 12 if months > 12 else 3))), scale=alt.Scale(domain=[0, months])),
        alt.Y("ahead_k:Q", title="Ahead of today so far, £ thousand", axis=alt.Axis(tickCount=5), scale=live_chart.at_least(low, high)), above=17))


def known():
    """Share of faults known by each week, for this run and for the run that it is compared with: rows of ``week``, ``known`` and ``run``."""
    lines = live_chart.lines(
        alt.X("week:Q", title="Weeks since the fault came out", axis=alt.Axis(grid=False, values=[0, 6, 12, 18, 26]), scale=alt.Scale(domain=[0, 26])),
        alt.Y("known:Q", title="Faults that Agnes knows of", axis=alt.Axis(format=".0%", tickCount=4), scale=live_chart.at_least(0, 1)), above=17)
    soon = alt.Data(values=[{"at": SOON, "up": 1.0, "say": "six weeks"}])
    rule = alt.Chart(soon).mark_rule(color=THINK, strokeWidth=1.5).encode(x="at:Q")
    name = alt.Chart(soon).mark_text(align="left", dx=5, dy=2, fontSize=14, color=THINK).encode(x="at:Q", y="up:Q", text="say:N")
    return live_chart.fit(rule + name + lines)


def shops(frame, shop):
    """Complaints and customers lost, one mark a shop: what the cloud says is for the reader to find. ``frame`` from ``frames.per_1000``."""
    return cloud(frame, shop, "left:Q", "Customers lost, of 1,000").properties(
        title="24 shops in one year, each with some 1,000 customers", description=cloud_said(frame, "left", "customers lost"))


def cloud(frame, shop, y, title):
    """Complaints written down against another rate, one mark a shop, one of them named."""
    base = alt.Chart(frame).encode(
        x=alt.X("complaints:Q", title="Complaints written down, of 1,000 customers", axis=alt.Axis(grid=False, tickCount=6), scale=alt.Scale(zero=False, padding=14)),
        y=alt.Y(y, title=title, axis=alt.Axis(tickCount=4), scale=alt.Scale(zero=False, padding=14)))
    one = base.transform_filter(alt.datum.shop == shop)
    return (base.transform_filter(alt.datum.shop != shop).mark_point(color=INK, size=80, filled=True, opacity=0.8)
            + one.mark_point(color=THINK, size=150, filled=True, shape="diamond", opacity=1)
            + one.mark_text(align="right", dx=-10, fontSize=14, color=THINK).encode(text="shop:N")).properties(width=WIDTH - 70, height=230)


def cloud_said(frame, column, what):
    """What such a cloud shows, in words."""
    return f"Dot chart of 24 shops. Complaints and {what}, each of 1,000 customers: " + "; ".join(
        f"{row.shop} {row.complaints:.0f} and {getattr(row, column):.0f}" for row in frame.sort_values("complaints").itertuples()) + "."


def climb(frame):
    """Half a year's reports of dropped lines by who passed them on; ``frame`` from ``frames.climb``."""
    made = frame.assign(says=frame["passed_by"].map(PASSED_BY))
    first, last = made["reports"].iloc[0], made["reports"].iloc[-1]
    base = alt.Chart(made).encode(
        y=alt.Y("says:N", title=None, sort=list(PASSED_BY.values()), axis=alt.Axis(labelFontSize=14, labelLimit=260)),
        x=alt.X("reports:Q", title="Reports of dropped lines in half a year", axis=alt.Axis(tickCount=4)))
    said = "; ".join(f"{row.says} {row.reports}" for row in made.itertuples())
    return (base.mark_bar(color=INK, height=18) + base.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(text="reports:Q")).properties(
        width=WIDTH - 240, height=150, title=f"Of {first} reports written down, {last} reach Agnes", description=f"Bar chart. {said}.")


def trial(frame):
    """What the letter did in the shops that sent it, beside those that did not; ``frame`` from ``frames.trial``."""
    late, left = frame["late"], frame["left"]
    parts = []
    for share, title in ((late, "Bills paid late"), (left, "Customers lost in the year")):
        base = alt.Chart(pd.DataFrame({"letter": [LETTERS[one] for one in share.index], "share": share.to_numpy()})).encode(
            y=alt.Y("letter:N", title=None, sort=list(LETTERS.values()), axis=alt.Axis(labelFontSize=14)),
            x=alt.X("share:Q", title=title, axis=alt.Axis(format=".0%", tickCount=4), scale=alt.Scale(domainMin=0)))
        parts.append((base.mark_bar(color=INK, height=20) + base.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(
            text=alt.Text("share:Q", format=".1%"))).properties(width=190, height=80))
    return alt.hconcat(*parts, spacing=50).properties(
        title=[f"A year of letters: {1000 * (late['none'] - late['capitals']):.0f} fewer late of 1,000 bills,",
               f"{1000 * (left['capitals'] - left['none']):.0f} more lost of 1,000 customers"],
        description=f"Two bar charts. Bills paid late: no letter {late['none']:.1%}, letter to all {late['capitals']:.1%}. "
                    f"Customers lost: no letter {left['none']:.1%}, letter to all {left['capitals']:.1%}.")
