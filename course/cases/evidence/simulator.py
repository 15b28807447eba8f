"""The evidence case as something to play with: make a figure, then choose what a board should commission."""

from functools import cache

import numpy as np

from course.cases.evidence import charts
from course.cases.evidence.case import CASE, SURVEY
from course.cases.evidence.levers import UNKNOWN_FACTS
from course.cases.evidence.parts import PARTS
from course.charts.theme import spec
from course.exercises.view import Column, View

EDGES = np.arange(-32.5, 58, 5)  # points; what lies beyond stands in the last


@cache
def simulator():
    """All that may be commissioned and counted, for boards of which nobody knows the facts."""
    return View(
        CASE, title="What should the board commission?", subtitle="A hundred boards, each with a truth of its own. The programme pays from five points on.",
        tiles=("told_share", "true_share", "right_share", "left_gbp"), rows=_told, chart=spec(charts.live()), parts=PARTS, unseen="boards",
        columns={"Survey": "asked", "Trial": Column(_trial, ("trial_stores", "trial_weeks")), "Others": "others_count",
                 "Decide rightly": "right_share", "Left": "left_gbp"},
        elsewhere={"facts unknown": UNKNOWN_FACTS})


@cache
def machine():
    """The survey alone. The facts that nobody who reads a slide knows lie under the hood, for the reader to set."""
    return View(
        SURVEY, title="Make a figure", subtitle="A hundred surveys of 400 firms each. Focus adds nothing, unless you set it so under the hood.",
        tiles=("figure_share", "others_share", "told_share", "true_share"), rows=_told, chart=spec(charts.live()), unseen="firms",
        columns={"Asked": "asked", "Colleagues": "colleagues_say", "Slide": "figure_share", "Others": "others_share", "Told": "told_share", "It adds": "true_share"},
        hood="Five facts about firms. Nobody who reads the slide knows one of them, and the article gives none. The first is what focus really adds. "
             "With each of the other four you can make the slide say 64%.")


def _told(run):
    counts, _ = np.histogram(np.clip(run.columns["told"] * 100, EDGES[0], EDGES[-1]), EDGES)
    return [{"gain_points": float(middle), "boards": int(count)} for middle, count in zip((EDGES[:-1] + EDGES[1:]) / 2, counts)]


def _trial(run):
    stores, weeks = (run["levers"].get(name, getattr(CASE.levers(), name)) for name in ("trial_stores", "trial_weeks"))
    return f"{stores} stores, {weeks} weeks" if stores else "none"
