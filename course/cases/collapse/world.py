"""Everything that chance decides at Larkfield in some months, drawn before any policy."""

from dataclasses import dataclass

import numpy as np

from course.cases.collapse.levers import MONTHS
from course.simulation.streams import streams

FABRICS = 6  # the first is the cheap one
SEASON = np.array([1.25, 0.95, 0.95, 0.95, 1.00, 0.90, 0.95, 0.90, 0.95, 1.00, 1.05, 1.15])  # January first; mean 1
PROCESSES = ("demand", "units", "quality", "returns", "staff")
DEMAND_CV = 0.02
QUALITY_CV = 0.08


@dataclass(frozen=True)
class World:
    """Arrays with one row a month; those with two axes have one column a fabric.

    demand       factor on demand, mean 1
    units_u      uniforms that turn mean units into whole sofas
    quality      factor on the share of a month's sofas that will come back, mean 1
    returns_u    uniforms that turn mean returns into whole sofas
    staff_u      uniforms (leavers, joiners) that turn means into whole people
    """

    months: int
    demand: np.ndarray
    units_u: np.ndarray
    quality: np.ndarray
    returns_u: np.ndarray
    staff_u: np.ndarray


def draw(seed, months=MONTHS, assumptions=None):
    """The World of a seed (an int or ints): two policies in it meet the same luck, and so do two firms, whatever is assumed of them."""
    rng = streams(seed, PROCESSES)
    return World(
        months=months,
        demand=_factors(rng["demand"], months, DEMAND_CV),
        units_u=rng["units"].random((months, FABRICS)),
        quality=_factors(rng["quality"], (months, FABRICS), QUALITY_CV),
        returns_u=rng["returns"].random((months, FABRICS)),
        staff_u=rng["staff"].random((months, 2)),
    )


def _factors(rng, size, cv):
    """Lognormal factors with mean 1."""
    variance = np.log1p(cv * cv)
    return np.exp(rng.normal(-variance / 2, np.sqrt(variance), size))
