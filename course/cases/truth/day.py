"""Five years of a letter month by month: who pays late, who leaves, and what it has brought so far."""

from course.cases.truth import case
from course.cases.truth.levers import LetterAssumptions
from course.simulation.day import Books, Series
from course.simulation.kpis import whole


def so_far(run):
    """£ thousand that a run of the letter is ahead of no letter, added up month by month; a list without a month 0."""
    months = run.days["total_pence"]
    assumed = LetterAssumptions(**{one["name"]: one["value"] for one in run.assumptions})
    return (months - case.without(assumed)[:months.size]).cumsum() / 1e5


def _thousands(value):
    return f"{'−' if value < -0.5 else ''}£{abs(value):,.0f}k"


def _marks(setting, assumptions, run):
    """Where it has cost more than it brought, for good."""
    ahead = so_far(run)
    if not (ahead > 0).any() or ahead[-1] >= 0:
        return []
    return [((ahead >= 0).nonzero()[0][-1] + 2, "from here on it has cost more than it brought in")]


DAY = Books(
    title="Watch the five years month by month",
    watch="Watch how many have left by the end of each year, beside what the letter has saved by then.",
    first=1, marks=_marks, series=(
        Series("Customers", lambda run: run.days["customers"], whole, bars=False),
        Series("Bills paid late", lambda run: run.days["late"], whole),
        Series("Customers who leave", lambda run: run.days["left"], whole),
        Series("Ahead of no letter so far", so_far, _thousands)))
