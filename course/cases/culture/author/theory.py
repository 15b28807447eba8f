"""What must be true of the culture model, whatever its parameters.

Closed forms
    equilibrium      where every stock settles once a programme has worked through: a first-order stock rests where
                     inflow is outflow (J. D. Sterman 2000, Business Dynamics, chapter 8)
    new_habits       what is still new of a change made at once, month by month: a discrete exponential decay
    sears            the published chain: five points of engagement, 1.3 of satisfaction, .5 % of growth
    regression       how far the lowest of many scores rise with nothing done: (1 − ρ)(μ − selected mean), ρ the share
                     of the scores' variance that lasts (F. Galton 1886; F. M. Lord & M. R. Novick 1968, chapter 3)
    survey_sd        how far a team's score strays because some customers are asked and others are not: binomial
Invariant
    ledger_gap       the lines of the books make the total, to the penny
"""

import numpy as np

from course.cases.culture.levers import Assumptions
from course.cases.culture.model import TODAY, effects, heard


def equilibrium(levers, world, a=Assumptions()):
    """(engagement, service, satisfaction) of each team, for good; nobody is coached."""
    now, before = effects(levers, a), effects(TODAY, a)
    gained = heard(now, world.passing) + now.own - heard(before, world.passing) - before.own
    served = a.quality_gain * now.focus * gained + now.skill - before.skill
    return world.engaged + gained, world.served + served, world.satisfied + a.csat_gain * served


def new_habits(new, months, a):
    """How much of a change by ``new`` is still new at the start of each month 1 to ``months``: an array."""
    return new * (1 - 1 / a.settle_months) ** np.arange(months)


def sears(points, a=Assumptions()):
    """(satisfaction, growth in % a year) that so many points of engagement come to where all of it reaches customers."""
    satisfaction = points * a.quality_gain * a.csat_gain
    return satisfaction, satisfaction * a.growth_gain


def survey_sd(satisfied, answers):
    """Standard deviation, in points, of a score from ``answers`` customers of whom ``satisfied`` in a hundred are."""
    return float(np.sqrt(satisfied * (100 - satisfied) / answers))


def regression(mean, selected, lasting_sd, noise_sd):
    """Points by which the mean of the ``selected`` rises by itself when asked again."""
    return (1 - lasting_sd**2 / (lasting_sd**2 + noise_sd**2)) * (mean - selected)


def ledger_gap(run):
    """Pence by which the ledger, its lines month by month and their total differ; 0."""
    lines = sum(int(run.columns[f"{line}_pence"].sum()) for line in run.ledger)
    return abs(lines - int(run.columns["total_pence"].sum())) + abs(sum(run.ledger.values()) - lines)
