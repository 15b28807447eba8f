"""Tarnside as something to play with: the letter over five years, the same as year one shows it, and the way that bad news climbs."""

from functools import cache

from course.cases.truth import charts, parts
from course.cases.truth.case import CASE, LETTER, YEAR_ONE
from course.cases.truth.day import DAY, so_far
from course.cases.truth.levers import SHORT_SCOPE, SHORT_WORDING, LetterLevers
from course.charts.theme import spec
from course.exercises.view import Column, View

HOOD = "No figure here was measured in a firm of ours, and the article gives none. "


@cache
def letter():
    """Five years of the letter, as the panel shows them."""
    return View(
        LETTER, title="Send the letter for five years", subtitle="The same 24,000 customers meet every setting. Nobody new joins, so that those lost can be seen.",
        tiles=("year1_gbp", "year1_late_share", "year1_left", "year3_left", "year5_gbp", "customers_end"), said=("year1_gbp", "year5_gbp", "customers_end"),
        rows=_ahead, chart=spec(charts.ahead(60, -150, 50)), parts=parts.LETTER, day=DAY,
        columns={"Letter": LETTERS, "Calls": "call_first", "Year 1": "year1_gbp", "5 years": "year5_gbp", "Still there": "customers_end"},
        hood=HOOD + "How many leave over a letter is a guess. Change it until the advice turns over, and you know what to go and measure.")


@cache
def year_one():
    """The first year of the letter, as Gareth's page shows it."""
    return View(
        YEAR_ONE, title="Year one, as Gareth’s page shows it", subtitle="What is left of the bills, and how many are late. There is no other page.",
        tiles=YEAR_ONE.shows, rows=_ahead, chart=spec(charts.ahead(12, 0, 30)),
        columns={"Letter": LETTERS, "Year 1": "year1_gbp", "Late": "year1_late_share"})


@cache
def simulator():
    """A year of reports and two hundred faults, as the panel and the decision show them."""
    return View(
        CASE, title="Hear of a fault in time", subtitle="Two hundred faults, each after a quiet year. The same customers meet every setting.",
        tiles=("known_share", "weeks", "cost_gbp", "heard_share", "passes_share", "logged", "alarms", "leavers", "ideas"),
        said=("known_share", "weeks", "cost_gbp"), rows=_known, chart=spec(charts.known()), parts=parts.CHAIN, unseen="faults",
        columns={"Messengers": "messengers", "Layers": "layers", "Acts": "acts", "Looks at": "odds", "In 6 weeks": "known_share", "A year": "cost_gbp"},
        hood=HOOD + "What a layer passes on can be counted in any firm: take one kind of report, and count it at each desk on its way.")


def afterwards(answer):
    """What a decision of year one leads to, told to the one who made it. ``answer`` is {lever: value}."""
    mine, none = (LETTER.run(LETTER.set(levers)).kpis for levers in (answer, {}))
    if answer.get("scope") == "nobody":
        return "You send none, and nothing changes. Did you decide so for the customers, or because a page of one year was too little to go by?"
    lost, ahead = mine.year3_left - none.year3_left, (mine.year5_gbp - none.year5_gbp) / 1000
    money = f"£{abs(ahead):,.0f} thousand {'more' if ahead > 0 else 'less'} than without a letter"
    return (f"Your page was £{(mine.year1_gbp - none.year1_gbp) / 1000:,.0f} thousand ahead after a year. After three, {abs(lost):,} "
            f"{'more' if lost > 0 else 'fewer'} customers have left than without a letter; after five it has brought in {money}. "
            f"{'Which of those who left had ever paid late?' if ahead < 0 else 'Whom did you leave out, and what does that say of the others?'}")


def _ahead(run):
    return [{"month": 0, "ahead_k": 0.0}, *({"month": month, "ahead_k": round(float(one), 2)} for month, one in enumerate(so_far(run), start=1))]


def _known(run):
    return [{"week": week, "known": round(float(share), 4)} for week, share in zip(run.days["week"].tolist(), run.days["known"])]


def _letter(run):
    set_to = {**vars(LetterLevers()), **run["levers"]}
    return "nobody" if set_to["scope"] == "nobody" else f"{SHORT_SCOPE[set_to['scope']]}, {SHORT_WORDING[set_to['wording']]}"


LETTERS = Column(_letter, ("scope", "wording"))
