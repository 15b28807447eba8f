"""Everything random about the customers of some store-days, drawn before any policy."""

from dataclasses import dataclass

import numpy as np

from course.cases.curbside.levers import OPEN_MIN, Assumptions
from course.simulation.streams import streams

HOURLY_PROFILE = np.array([0.70, 0.80, 0.95, 1.05, 1.10, 1.00, 0.95, 1.10, 1.25, 1.10])  # mean 1
ITEMS_SHAPE = 4  # items are 1 + NegBin(4, .): variance well above the mean
PROCESSES = ("release", "items", "missing", "pick", "phone", "call", "patience", "preference", "app")


@dataclass(frozen=True)
class World:
    """The customers of some store-days: arrays with one value per order.

    Behaviour is held as unit draws (uniforms in [0, 1), exponentials of mean 1,
    standard normals), which a policy and its assumptions scale; so a customer who
    phones early phones early whatever the mean.
    """

    days: int
    day: np.ndarray
    release_min: np.ndarray
    items: np.ndarray
    missing: np.ndarray
    pick_z: np.ndarray
    phones_u: np.ndarray
    phones_e: np.ndarray
    call_z: np.ndarray
    patience_e: np.ndarray
    preference_u: np.ndarray
    app_u: np.ndarray
    app_e: np.ndarray


def draw(seed, days=30, assumptions=Assumptions()):
    """The World of ``days`` store-days of ten hours, from ``seed`` (an int or ints)."""
    rng = streams(seed, PROCESSES)
    counts = rng["release"].poisson(assumptions.orders_per_hour * HOURLY_PROFILE, (days, HOURLY_PROFILE.size))
    hour = np.tile(np.arange(HOURLY_PROFILE.size), days).repeat(counts.ravel())
    day = np.arange(days).repeat(counts.sum(axis=1))
    release = (hour + rng["release"].random(hour.size)) * OPEN_MIN / HOURLY_PROFILE.size
    order = np.lexsort((release, day))
    n = order.size
    more = max(assumptions.order_items - 1, 0)
    items = 1 + rng["items"].negative_binomial(ITEMS_SHAPE, ITEMS_SHAPE / (ITEMS_SHAPE + more), n)
    return World(
        days=days, day=day, release_min=release[order], items=items,
        missing=rng["missing"].binomial(items, assumptions.missing_rate),
        pick_z=rng["pick"].standard_normal(n),
        phones_u=rng["phone"].random(n), phones_e=rng["phone"].standard_exponential(n),
        call_z=rng["call"].standard_normal(n), patience_e=rng["patience"].standard_exponential(n),
        preference_u=rng["preference"].random(n),
        app_u=rng["app"].random(n), app_e=rng["app"].standard_exponential(n))
