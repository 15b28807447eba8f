"""What comes up once an exercise is answered: its charts, and the figures that only they need."""

import altair as alt
import pandas as pd

from course.cases.truth import charts
from course.cases.truth.author.certify import score_by_pay
from course.charts.theme import INK, LINE, SOFT, WIDTH

PAYS = {"flat": "12 shops with flat pay", "score": "12 shops paid on the score"}
WHOM = ("invited by the shop", "invited, each weighed", "everybody")


def lines(frame, shop):
    """Complaints written down against the drops that the lines themselves report; ``frame`` from ``frames.per_1000``."""
    one = frame.set_index("shop").loc[shop]
    return charts.cloud(frame, shop, "drops:Q", "Drops that the lines report, of 1,000").properties(
        title=f"{shop} writes down most; {int((frame['drops'] > one['drops']).sum())} shops have more dropped lines",
        description=charts.cloud_said(frame, "drops", "drops that the lines report"))


def scores(visits):
    """The score of those invited, of those invited and weighed, and of everybody, by how the shop is paid."""
    found = score_by_pay(visits)
    rows = [(PAYS[pay], whom, round(found[pay][at])) for pay in PAYS for whom, at in zip(WHOM, (0, 2, 1))]
    frame = pd.DataFrame(rows, columns=["pay", "whom", "score"])
    base = alt.Chart(frame).encode(
        y=alt.Y("whom:N", title=None, sort=list(WHOM), axis=alt.Axis(labelFontSize=14, labelLimit=200)),
        x=alt.X("score:Q", title="Score", axis=alt.Axis(tickCount=4), scale=alt.Scale(domainMin=0, domainMax=55)))
    bars = base.mark_bar(height=18).encode(color=alt.Color("whom:N", scale=alt.Scale(domain=list(WHOM), range=[LINE, INK, INK]), legend=None),
                                           stroke=alt.value(INK), strokeDash=alt.condition(alt.datum.whom == WHOM[0], alt.value([5, 3]), alt.value([1, 0])))
    named = base.mark_text(align="left", dx=5, fontSize=14, color=SOFT).encode(text="score:Q")
    reported, true = (round(found["score"][at]) for at in (0, 1))
    said = "; ".join(f"{row.pay}, {row.whom}: {row.score}" for row in frame.itertuples())
    return (bars + named).properties(width=WIDTH - 260, height=95).facet(
        row=alt.Row("pay:N", title=None, sort=list(PAYS.values()), header=alt.Header(labelAngle=0, labelOrient="top", labelAnchor="start", labelFontSize=14, labelColor=SOFT)),
    ).properties(title=[f"Paid on the score, shops report {reported}.", f"Asked by somebody else, their customers give {true}"], description=f"Bar chart of scores. {said}.")
