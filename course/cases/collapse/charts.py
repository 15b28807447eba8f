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
        alt.Y("cash_m:Q", title="Cash, £ million", axis=MILLIONS, scale=alt.Scale(domain=[-3, 9], clamp=True)), above=17)
    said = alt.Data(values=[{"limit": limit_m, "at": 0.5, "say": "the bank’s limit"}])
    rule = alt.Chart(said).mark_rule(color=THINK, strokeWidth=1.5).encode(y="limit:Q")
    name = alt.Chart(said).mark_text(align="left", dy=-9, fontSize=14, color=THINK).encode(x="at:Q", y="limit:Q", text="say:N")
    return live_chart.fit(rule + name + lines)


def pack():
    """Revenue of each month of year one in £m, for this course and for the one it is compared with: what the board sees."""
    return live_chart.fit(live_chart.lines(
        alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=[1, 3, 6, 9, 12]), scale=alt.Scale(domain=[1, 12], nice=False)),
        alt.Y("revenue_m:Q", title="Revenue, £ million", axis=alt.Axis(format=".1f", tickCount=4), scale=alt.Scale(domain=[1.5, 3.5], clamp=True))))


def complaints(frame):
    """Complaints by fabric, counted: what the count can't tell is for the reader to find."""
    return _bars(frame.sort_values("complaints", ascending=False), "complaints:Q", "Complaints in two years", ",.0f").properties(
        title="Two years of complaints, by fabric", description=_said(frame, "complaints", "complaints", ",.0f"))


def per_100(frame):
    """Complaints by fabric for each 100 sofas sold."""
    top = frame.sort_values("per_100", ascending=False)
    times = top["per_100"].iloc[0] / top["per_100"].iloc[1:].mean()
    return _bars(top, "per_100:Q", "Complaints for each 100 sofas sold", ".1f").properties(
        title=f"Sofa for sofa, {top['fabric'].iloc[0]} draws {times:.0f} times the complaints of the others",
        description=_said(top, "per_100", "complaints for each 100 sold", ".1f"))


def vintages(frame):
    """Share of the best seller's sofas that came back, by month of sale: why the end falls is for the reader to find."""
    base = alt.Chart(frame).encode(
        x=alt.X("month_sold:Q", title="Month of sale", axis=alt.Axis(grid=False, values=[1, 6, 12, 18, 24])),
        y=alt.Y("returned_share:Q", title="Back so far", axis=alt.Axis(format=".0%", tickCount=4), scale=alt.Scale(domain=[0, 0.4])))
    said = "; ".join(f"month {row.month_sold} {row.returned_share:.0%}" for row in frame.itertuples())
    return base.mark_line(color=INK, point=alt.OverlayMarkDef(color=INK, size=50)).properties(
        height=210, width=WIDTH - 60, title="Sofas in the best-selling fabric that have come back, by month of sale",
        description=f"Line chart of the share of sofas back by the end of month 24. {said}.")


def ledgers(frame):
    """Each cost centre's result in year two against year one."""
    amount = frame.set_index(["cost_centre", "year"])["amount_m"]
    total = frame.groupby("year")["amount_m"].sum()
    order = ["Sales", "After-sales", "HR", "Head office"]
    base = alt.Chart(frame.assign(label=frame["year"].map({1: "year 1", 2: "year 2"}))).encode(
        y=alt.Y("cost_centre:N", title=None, sort=order, axis=alt.Axis(labelFontSize=15)), yOffset=alt.YOffset("label:N"),
        x=alt.X("amount_m:Q", title="Result, £ million", axis=alt.Axis(format=".0f", tickCount=5), scale=alt.Scale(domain=[-9, 18])))
    colours = alt.Color("cost_centre:N", legend=None, scale=alt.Scale(domain=order, range=[INK, LEADER, LEADER, LEADER]))
    named = base.transform_calculate(say="datum.label + ': ' + format(datum.amount_m, '.1f')").mark_text(
        fontSize=13, color=SOFT, align="left", dx=6).encode(x=alt.datum(0), text="say:N")
    beside = named.transform_filter("datum.amount_m < 0"), named.transform_filter("datum.amount_m >= 0").encode(x="amount_m:Q")
    said = "; ".join(f"{centre} {amount[centre, 1]:.1f} and {amount[centre, 2]:.1f}" for centre in order)
    return alt.layer(base.mark_bar(height=17).encode(color=colours), *beside).properties(
        width=WIDTH - 110, height=210,
        title=f"All four: {_m(total[1])} in year one, {_m(total[2])} in year two",
        description=f"Bar chart of each cost centre’s result in £ million, year one and year two. {said}.")


def two_pages(pack, truth):
    """The board's page of year one beside the five-year truth, for the course it took and the one it did not."""
    scale = alt.Scale(domain=["as it went", "both stopped"], range=[INK, LEADER])
    key = pack.set_index(["line", "course"])["amount_m"]
    bars = alt.Chart(pack).encode(
        y=alt.Y("course:N", title=None, sort=["as it went", "both stopped"], axis=alt.Axis(labelFontSize=14)),
        x=alt.X("amount_m:Q", title="£ million", axis=alt.Axis(tickCount=3, format=".0f"), scale=alt.Scale(domain=[0, 42])))
    left = (bars.mark_bar(height=22).encode(color=alt.Color("course:N", scale=scale, legend=None))
            + bars.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(text=alt.Text("amount_m:Q", format=".1f"))
            ).properties(width=125, height=66).facet(row=alt.Row("line:N", sort=["Revenue", "Sales result"], title=None,
                                                               header=alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start",
                                                               labelFontSize=14, labelColor=SOFT))
            ).properties(title=alt.Title("Year one, the board’s page", fontSize=15))
    line = alt.Chart(truth).encode(
        x=alt.X("month:Q", title="Month", axis=alt.Axis(grid=False, values=[0, 12, 24, 36, 48, 60])),
        y=alt.Y("cash_m:Q", title="Cash, £ million", axis=MILLIONS))
    ends = truth.groupby("course").tail(1)
    stopped = ends[ends["course"] == "as it went"]
    names = alt.Chart(ends).encode(x="month:Q", y="cash_m:Q", text="course:N", color=alt.Color("course:N", scale=scale, legend=None))
    right = (line.mark_line(strokeWidth=2.5).encode(color=alt.Color("course:N", scale=scale, legend=None), strokeDash=alt.StrokeDash(
        "course:N", scale=alt.Scale(domain=["as it went", "both stopped"], range=[[1, 0], [6, 4]]), legend=None))
        + names.transform_filter("datum.course == 'both stopped'").mark_text(align="right", dy=-14, fontSize=14)
        + alt.Chart(stopped).mark_text(text="✕ closed", align="left", dx=8, fontSize=15, color=INK).encode(x="month:Q", y="cash_m:Q")
    ).properties(width=235, height=190, title=alt.Title("Five years of cash", fontSize=15))
    last = ends.set_index("course")
    return alt.hconcat(left, right, spacing=34).properties(
        title=f"The page that looked better closed the firm in month {int(last.loc['as it went', 'month'])}",
        description=(f"Left, year one in the board’s pack. Revenue: as it went {key['Revenue', 'as it went']:.1f}, both stopped "
                     f"{key['Revenue', 'both stopped']:.1f}. Sales result: {key['Sales result', 'as it went']:.1f} and "
                     f"{key['Sales result', 'both stopped']:.1f} £ million. Right, cash over five years: as it went it ends in month "
                     f"{int(last.loc['as it went', 'month'])} at {_m(last.loc['as it went', 'cash_m'])}; with both stopped it reaches "
                     f"{_m(last.loc['both stopped', 'cash_m'])} in month {int(last.loc['both stopped', 'month'])}."))


def _bars(frame, x, title, form):
    """Bars by fabric, longest first, each with its number."""
    base = alt.Chart(frame).encode(
        y=alt.Y("fabric:N", title=None, sort=frame["fabric"].tolist(), axis=alt.Axis(labelFontSize=15)),
        x=alt.X(x, title=title, axis=alt.Axis(tickCount=4, format=form.replace(".1f", ".0f"))))
    names = base.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(text=alt.Text(x, format=form))
    return (base.mark_bar(color=INK, height=18) + names).properties(width=WIDTH - 140, height=170)


def _said(frame, column, what, form):
    return "Bar chart. " + "; ".join(f"{fabric} {value:{form}} {what}" for fabric, value in zip(frame["fabric"], frame[column])) + "."


def _m(amount):
    return f"{'−' if amount < 0 else ''}£{abs(amount):.1f} million"
