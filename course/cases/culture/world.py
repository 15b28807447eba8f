"""Everything that chance decides in Hartwell's forty stores, drawn before any policy."""

from dataclasses import dataclass

import numpy as np

from course.cases.culture.levers import MONTHS
from course.simulation.streams import streams

STORES, TEAMS = 40, 3  # teams of a store: fresh food, tills, pickup
SIZES = ("small", "medium", "large")
SIZE_STORES = (14, 14, 12)
SIZE_ENGAGEMENT = np.array([7.0, 0.0, -8.2])  # on the mean of all; their mean over stores is 0
ANSWERS = 95  # customers asked for each team and quarter
PAST = 4  # quarters that are known before month 1
PROCESSES = ("size", "engagement", "service", "passing", "luck", "survey", "costs")
ENGAGED, SATISFIED, SERVED = 60.0, 78.0, 70.0  # means of all teams at the start, of 100
LINK, SERVICE_LINK = 0.26, 0.4333  # satisfaction per point of engagement, per point of service: between teams the same as in time
STORE_SD, TEAM_SD = 5.5, 3.0
STORE_SERVICE_SD, TEAM_SERVICE_SD = 1.0, 2.8
PASSING_SD, COSTS_SD = 0.05, 0.15
LUCK_SD, LUCK_STAYS = 0.25, 0.6


@dataclass(frozen=True)
class World:
    """Arrays with one value for each of 120 teams, three of a store side by side, unless said otherwise.

    size        0 small, 1 medium, 2 large: one value a store
    engaged     engagement at the start
    satisfied   satisfaction at the start
    passing     how much better or worse than usual a store's layers hand on
    luck        what moves all customers alike, points of satisfaction: one value a month
    survey_u    uniforms (quarter, team, customer): an answer is satisfied when below the share that is
    costs       what a store's rent and heat differ by, % of sales: one value a store
    """

    months: int
    size: np.ndarray
    engaged: np.ndarray
    satisfied: np.ndarray
    passing: np.ndarray
    luck: np.ndarray
    survey_u: np.ndarray
    costs: np.ndarray

    @property
    def served(self):
        """Service of each team at the start: what its satisfaction comes from."""
        return SERVED + (self.satisfied - SATISFIED) / SERVICE_LINK


def draw(seed, months=MONTHS, assumptions=None):
    """The World of a seed (an int or ints): two policies in it meet the same teams, customers and luck, whatever is assumed."""
    rng = streams(seed, PROCESSES)
    size = rng["size"].permutation(np.repeat(np.arange(3), SIZE_STORES))
    by_store = SIZE_ENGAGEMENT[size] + _centred(rng["engagement"], STORES, STORE_SD)
    engaged = np.repeat(by_store, TEAMS) + _centred(rng["engagement"], STORES * TEAMS, TEAM_SD)
    service = np.repeat(_centred(rng["service"], STORES, STORE_SERVICE_SD), TEAMS) + _centred(rng["service"], STORES * TEAMS, TEAM_SERVICE_SD)
    return World(
        months=months, size=size, engaged=ENGAGED + engaged, satisfied=SATISFIED + LINK * engaged + service,
        passing=np.repeat(rng["passing"].normal(1, PASSING_SD, STORES), TEAMS),
        luck=_wandering(rng["luck"], months), survey_u=rng["survey"].random((PAST + months // 3, STORES * TEAMS, ANSWERS)),
        costs=rng["costs"].normal(0, COSTS_SD, STORES))


def _centred(rng, count, sd):
    """Normal values about 0, whose mean is 0: Hartwell as a whole begins alike in every world."""
    values = rng.normal(0, sd, count)
    return values - values.mean()


def _wandering(rng, months):
    """Luck that stays for a while: each month keeps part of the last."""
    steps = rng.normal(0, LUCK_SD * np.sqrt(1 - LUCK_STAYS**2), months)
    values = np.empty(months)
    last = 0.0
    for month in range(months):
        last = LUCK_STAYS * last + steps[month]
        values[month] = last
    return values
