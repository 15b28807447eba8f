"""The stall: guests come, those who dare ask for a bowl, and the pot is empty or it is not."""

from dataclasses import dataclass

import numpy as np

from course.cases.stall.kpis import Kpis
from course.cases.stall.levers import Assumptions
from course.simulation.ledger import pence
from course.simulation.levers import describe
from course.simulation.run import Run, as_records
from course.simulation.streams import streams

REFERENCE_SEED, DAYS = 2, 20


@dataclass(frozen=True)
class World:
    """Guests of some days, in order: the day of each, and a uniform that says how shy."""

    days: int
    day: np.ndarray
    shy_u: np.ndarray


def draw(seed, days=DAYS, assumptions=Assumptions()):
    """The World of a seed: every policy meets the same guests."""
    rng = streams(seed, ("guests", "shy"))
    day = np.arange(days).repeat(rng["guests"].poisson(assumptions.guests, days))
    return World(days, day, rng["shy"].random(day.size))


def simulate(levers, world, assumptions=Assumptions()):
    """The Run of ``levers`` in ``world``."""
    a = assumptions
    asks = (world.shy_u >= a.shy_share) | (levers.board == "price")
    asked = np.bincount(world.day[asks], minlength=world.days)
    sold = np.minimum(asked, levers.bowls)
    ledger = {"bowls sold": int(sold.sum()) * pence(a.price_gbp), "bowls cooked": -world.days * levers.bowls * pence(a.cost_gbp)}
    kpis = Kpis(left_gbp_per_day=sum(ledger.values()) / 100 / world.days, sold_share=float(sold.sum() / (levers.bowls * world.days)),
                away_per_day=float((asked - sold).mean()) if levers.count else None)
    return Run({"day": np.arange(world.days), "asked": asked, "sold": sold}, kpis, ledger, as_records(a, describe(a)))
