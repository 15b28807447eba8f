"""The curbside case's charts: frames in, Altair charts out. Titles state findings."""

import altair as alt

from course.charts.theme import INK, LEADER, LINE, MANAGER, SOFT, THINK, WIDTH

DAY_DOMAIN = [0.4, 1.0]


def live():
    """On-time share of each day, for this run and for the run that it is compared with.

    The data are named ``runs``: rows of ``day``, ``ontime_share`` (0 to 1) and ``run``.
    """
    base = alt.Chart(alt.NamedData("runs")).encode(
        x=alt.X("day:Q", title="Day", axis=alt.Axis(grid=False, tickMinStep=1), scale=alt.Scale(nice=False)),
        y=alt.Y("ontime_share:Q", title="Ready on time", axis=alt.Axis(format=".0%", tickCount=4),
                scale=alt.Scale(domain=DAY_DOMAIN, clamp=True)),
    )
    mine = alt.datum.run == "this run"
    dash = alt.condition(mine, alt.value([1, 0]), alt.value([3, 4]))
    lines = base.mark_line(strokeWidth=2.5, clip=True).encode(
        detail="run:N", strokeDash=dash, color=alt.condition(mine, alt.value(INK), alt.value(LEADER)))
    last = base.transform_window(rank="rank()", groupby=["run"], sort=[alt.SortField("day", "descending")])
    names = last.transform_filter("datum.rank == 1").mark_text(align="left", dx=6, fontSize=14).encode(
        text="run:N", color=alt.condition(mine, alt.value(INK), alt.value(LEADER)))
    return (lines + names).properties(width="container", height=190, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
                                      padding={"left": 4, "right": 66, "top": 8, "bottom": 4})
