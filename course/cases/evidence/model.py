"""What a board is told of a programme for its stores, whether it then brings it in, and what that leaves after three years.

A hundred boards ask the same question: does it pay to free every store manager for a day a
week with the team? Each is shown a figure from a survey of firms, and some try it in stores
of their own. A board brings the programme in when what it is told is worth more than the
programme costs. Everything random is in the World, drawn before anything is commissioned:
two ways of asking meet the same firms and the same stores.
"""

import numpy as np

from course.cases.evidence.kpis import report
from course.cases.evidence.levers import UNKNOWN_FACTS, Assumptions, Facts, Levers, Survey
from course.cases.evidence.survey import survey
from course.cases.evidence.trial import gain
from course.cases.evidence.world import World, draw, facts

__all__ = ["BOARDS", "COIN", "REFERENCE_SEED", "UNKNOWN_FACTS", "Assumptions", "Facts", "Levers", "Survey", "World", "draw", "simulate", "simulate_survey"]

REFERENCE_SEED = 322  # of seeds 0 to 399 the one whose hundred boards are nearest to the middle of many
BOARDS = 100
COIN = 0.5  # what the figure is held against where the others were not asked


def simulate(levers, world, assumptions=Assumptions()):
    """The Run of ``levers`` in ``world``: one row per board."""
    a, known = assumptions, facts(world, assumptions)
    answers = survey(levers, world, known, a)
    told = gain(levers, world, known, a) if levers.trial_stores else _compared(levers, answers)
    effect = np.broadcast_to(known.effect[:, 0], told.shape)
    return report(levers, answers, told, effect, a)


def simulate_survey(levers, world, facts=None):
    """The Run of a Survey alone, under the Facts that a reader sets."""
    return simulate(Levers(**vars(levers)), world, Assumptions(**vars(facts or Facts())))


def _compared(levers, answers):
    """How far the firms with a focused CEO are before the others, or before a coin; 0 where nobody answered."""
    figure = _share(answers.focused_ahead, answers.focused)
    beside = _share(answers.others_ahead, answers.others) if levers.asked == "all" else COIN
    return np.nan_to_num(figure - beside)


def _share(part, whole):
    return np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
