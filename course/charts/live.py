"""The live chart of a simulator: a line for this run, a dotted one for the run it is compared with."""

import altair as alt

from course.charts.theme import INK, LEADER

CLEAR = 8, 22  # px from the axis to the lower of two names, and to the other, a line above it


def at_least(low, high):
    """A scale from ``low`` to ``high``, so that runs are drawn alike, which grows with a run that goes beyond."""
    return alt.Scale(domain=alt.DomainUnionWith(unionWith=[low, high]), zero=False, nice=True)


def lines(x, y, above=8):
    """A layered chart of the data named ``runs``, which the panel fills as levers move.

    ``x`` and ``y`` are Altair encodings; each row also names its ``run``. A line carries
    the name of its run at its right end, so that colour is never the only difference: the
    name of the run that ends higher ``above`` pixels over its end, the other's under it.
    """
    base = alt.Chart(alt.NamedData("runs")).encode(x=x, y=y)
    mine = alt.datum.run == "this run"
    colour = alt.condition(mine, alt.value(INK), alt.value(LEADER))
    drawn = base.mark_line(strokeWidth=2.5).encode(
        detail="run:N", strokeDash=alt.condition(mine, alt.value([1, 0]), alt.value([3, 4])), color=colour)
    across, up = (channel.shorthand.partition(":")[0] for channel in (x, y))
    ends = base.transform_window(rank="rank()", groupby=["run"], sort=[alt.SortField(across, "descending")]).transform_filter(
        "datum.rank == 1").transform_joinaggregate(middle=f"mean({up})")
    # Set apart upwards and downwards: two runs may end in the same place, and then the other one's name is the upper.
    upper = f"datum.{up} > datum.middle || datum.{up} == datum.middle && datum.run != 'this run'"
    # Neither comes down on the axis below: there the lower one stays on it, and the other one line above.
    names = [ends.transform_filter(which).mark_text(align="left", dx=6, dy=alt.expr(f"min({dy}, height - {clear} - scale('y', datum.{up}))"), fontSize=14)
             .encode(text="run:N", color=colour) for which, dy, clear in ((f"!({upper})", 8, CLEAR[0]), (upper, -above, CLEAR[1]))]
    return alt.layer(drawn, *names)


def fit(chart):
    """The chart as wide as its place on the page, with what its runs are called inside of that, however long their names are."""
    return chart.properties(width="container", height=230, padding={"left": 4, "right": 8, "top": 8, "bottom": 4},
                            autosize=alt.AutoSizeParams(type="fit-x", contains="padding", resize=True))
