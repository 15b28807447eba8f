"""Four years of Hartwell month by month: what people feel, what customers get, and what it has brought so far."""

from math import isfinite

from course.cases.culture.levers import HELD_MONTHS
from course.simulation.day import Books, Series
from course.simulation.kpis import millions

SEEN = 0.5  # points: fewer satisfied than at the start by so much shows in a survey


def _points(value):
    return f"{value:.1f}"


def _so_far(run):
    return run.columns["total_pence"].cumsum() / 100


def _marks(setting, assumptions, run):
    """Where new habits cost most, when the programme has paid for itself, and when it ends."""
    satisfied, so_far = run.columns["satisfaction"], _so_far(run)
    marks = []
    if satisfied.min() < satisfied[0] - SEEN:
        marks.append((satisfied.argmin(), "fewest customers are satisfied"))
    if so_far.min() < 0 < so_far[-1]:
        marks.append(((so_far <= 0).nonzero()[0][-1] + 1, "it has paid for itself"))
    ends = HELD_MONTHS[setting.held]
    if isfinite(ends) and so_far.any():
        marks.append((ends + 1, "the programme is over"))
    return marks


DAY = Books(
    title="Watch the four years month by month",
    watch="Watch which line moves first, and how long the next one takes.",
    first=0, marks=_marks, series=(
        Series("Engagement", lambda run: run.columns["engagement"], _points, bars=False),
        Series("Service", lambda run: run.columns["service"], _points, bars=False),
        Series("Satisfied, of 100 customers", lambda run: run.columns["satisfaction"], _points, bars=False),
        Series("Net gain so far", _so_far, millions)))
