"""What comes up once an exercise is answered: its charts, and the figures that only they need."""

from functools import cache

import altair as alt
import numpy as np
import pandas as pd

from course.cases.collapse.charts import MILLIONS, bars, bars_said
from course.cases.collapse.model import REFERENCE_SEED, Levers, draw, simulate
from course.charts.theme import INK, LEADER, SOFT, WIDTH

COURSES = {"as it went": Levers(), "both stopped": Levers(fabric="withdraw", discounts="none")}
LINES = {"Revenue": "year1_revenue_gbp", "Sales result": "year1_sales_gbp"}


def per_100(frame):
    """Complaints by fabric for each 100 sofas sold: ``fabric``, ``complaints``, ``units``."""
    top = frame.assign(per_100=100 * frame["complaints"] / frame["units"]).sort_values("per_100", ascending=False)
    times = top["per_100"].iloc[0] / top["per_100"].iloc[1:].mean()
    return bars(top, "per_100:Q", "Complaints for each 100 sofas sold", ".1f").properties(
        title=f"Sofa for sofa, {top['fabric'].iloc[0]} draws {times:.0f} times the complaints of the others",
        description=bars_said(top, "per_100", "complaints for each 100 sold", ".1f"))


def by_centre(ledger):
    """Each cost centre's result by year: ``year``, ``cost_centre``, ``amount_m`` (£ million)."""
    made = ledger.assign(year=(ledger["month"] - 1) // 12 + 1).groupby(["year", "cost_centre"])["amount_gbp"].sum() / 1e6
    return made.rename("amount_m").reset_index()


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


@cache
def pack():
    """Year one in the board's pack: ``course``, ``line``, ``amount_m`` (£ million)."""
    runs = {course: simulate(levers, _luck()) for course, levers in COURSES.items()}
    return pd.DataFrame([(course, line, run.value(kpi) / 1e6) for course, run in runs.items() for line, kpi in LINES.items()],
                        columns=["course", "line", "amount_m"])


@cache
def truth():
    """The five years of the same two courses: ``course``, ``month`` (0 is the start), ``cash_m`` (£ million)."""
    parts = []
    for course, levers in COURSES.items():
        run = simulate(levers, _luck())
        cash = np.concatenate((run.columns["opening_pence"][:1], run.columns["closing_pence"])) / 1e8
        parts.append(pd.DataFrame({"course": course, "month": np.arange(cash.size), "cash_m": cash}))
    return pd.concat(parts, ignore_index=True)


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


@cache
def _luck():
    return draw(REFERENCE_SEED)


def _m(amount):
    return f"{'−' if amount < 0 else ''}£{abs(amount):.2f} million"
