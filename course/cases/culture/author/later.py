"""What comes up once an exercise is answered: its charts."""

import altair as alt
import pandas as pd

from course.charts.theme import INK, LINE, SOFT, WIDTH

NAMES = {"first": "the lowest twelve, all coached", "yes": "second wave, coached by lot", "no": "second wave, not coached"}


def waves(first, wave2):
    """How far three groups of low teams rose; whole tenths, as they are read off."""
    means = {"first": first["change"].mean(), **wave2.groupby("coached")["change"].mean()}
    frame = pd.DataFrame([{"who": NAMES[name], "rose": round(float(means[name]), 1), "of": name} for name in NAMES])
    base = alt.Chart(frame).encode(y=alt.Y("who:N", title=None, sort=None, axis=alt.Axis(labelFontSize=14, labelLimit=260)),
                                   x=alt.X("rose:Q", title="Points that their score rose in two quarters", axis=alt.Axis(tickCount=4), scale=alt.Scale(domain=[0, 9])))
    bars = base.mark_bar(height=20).encode(color=alt.Color("of:N", scale=alt.Scale(domain=list(NAMES), range=[INK, INK, LINE]), legend=None), stroke=alt.value(INK))
    names = base.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(text=alt.Text("rose:Q", format="+.1f"))
    rose = dict(zip(frame["of"], frame["rose"]))
    return (bars + names).properties(
        height=130, width=WIDTH - 290, title=f"Low teams that nobody coached rose {rose['no']:.1f} points",
        description="Bar chart of points that a score rose. " + "; ".join(f"{row.who} {row.rose:+.1f}" for row in frame.itertuples()) + ".")
