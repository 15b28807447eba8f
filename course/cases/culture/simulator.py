"""Hartwell's four years as something to play with."""

from functools import cache

from course.cases.culture import charts
from course.cases.culture.case import CASE
from course.cases.culture.day import DAY
from course.cases.culture.levers import HELD
from course.cases.culture.parts import PARTS
from course.cases.culture.plan import PLAN
from course.charts.theme import spec
from course.exercises.view import View


@cache
def simulator():
    """The case, as the panel and the decision show it."""
    return View(
        CASE, title="Run Hartwell for four years", subtitle="Every setting meets the same 120 teams, the same customers, the same luck.",
        tiles=("net_gbp", "net12_gbp", "satisfaction3", "satisfaction24", "engagement24", "leavers_last_year", "spread48", "held_share"),
        said=("net_gbp", "satisfaction3", "satisfaction24", "engagement24"),
        rows=_satisfied, chart=spec(charts.live()), parts=PARTS, unseen="years", day=DAY, columns={
            "Recognised": "recognised", "Kept up": "held", "After 3 months": "satisfaction3", "2 years": "satisfaction24",
            "Engagement": "engagement24", "4 years, less costs": "net_gbp"},
        hood="The ratio of 5, 1.3 and .5 is one American department store’s of the 1990s, as others quote it. Nearly all else is our own "
             "guess. Change a line until the advice turns over, and you know what to find out in your own firm.")


def afterwards(answer):
    """What a decision in month three leads to, told to the one who made it. ``answer`` is one of HELD's names."""
    kpis = CASE.run(CASE.set({**PLAN, "held": answer})).kpis
    gained = f"After two years {kpis.satisfaction24:.1f} in a hundred customers are satisfied, from 78; after four, {kpis.satisfaction48:.1f}."
    money = f"Over four years it {'brings' if kpis.net_gbp > 0 else 'costs'} £{abs(kpis.net_gbp) / 1e6:.1f} million {'more than it costs' if kpis.net_gbp > 0 else 'more than it brings'}."
    asks = {"quarter": "What would you have had to know in month three?", "always": "What would you have told a board that had only the first chart?"}
    return f"{HELD[answer].capitalize()}, then. {gained} {money} {asks.get(answer, 'What is left of it once it ends, and why?')}"


def _satisfied(run):
    return [{"month": month, "satisfied": round(float(value), 3)} for month, value in enumerate(run.columns["satisfaction"])]
