"""Everything random about the customers of some store-days, drawn before any policy."""

from dataclasses import dataclass

import numpy as np

from course.cases.pickup.levers import OPEN_MIN, Assumptions
from course.simulation.streams import streams

SHOPPERS_PER_HOUR = np.array([9, 9, 15, 24, 30, 24, 15, 15, 24, 27])
PROCESSES = ("shoppers", "pickups", "service", "missing", "search", "trip", "manager", "colleague", "return", "promise")
SEARCH_SHAPE = 2.0  # cv² of one half
TRIP_SHAPE = 0.7  # most live near, a few live far
TASKS = 400  # changes between free and busy that a day of the colleague may need


@dataclass(frozen=True)
class World:
    """The customers of some store-days in order of arrival: arrays with one value per customer.

    Behaviour is held as unit draws (uniforms in [0, 1), exponentials and gammas of mean 1),
    which assumptions scale. ``tasks`` and ``begins_busy`` are the floor colleague's day: one row
    of exponentials per day, free and busy in turn. ``pickup`` marks pickup customers;
    ``keep_u`` says up to which promise a pickup is still ordered.
    """

    days: int
    day: np.ndarray
    arrive_min: np.ndarray
    pickup: np.ndarray
    service_e: np.ndarray
    missing_u: np.ndarray
    keep_u: np.ndarray
    search_g: np.ndarray
    trip_g: np.ndarray
    manager_e: np.ndarray
    return_u: np.ndarray
    tasks: np.ndarray
    begins_busy: np.ndarray


def draw(seed, days=28, assumptions=Assumptions()):
    """The World of ``days`` store-days of ten hours, from ``seed`` (an int or ints)."""
    a, rng = assumptions, streams(seed, PROCESSES)
    shoppers = rng["shoppers"].poisson(a.traffic * SHOPPERS_PER_HOUR, (days, SHOPPERS_PER_HOUR.size))
    asked = a.pickups_per_hour / (1 - a.promise_orders)  # as many as a promise of one hour brings
    pickups = rng["pickups"].poisson(asked, shoppers.shape)
    day_s, minute_s = _arrivals(shoppers, rng["shoppers"])
    day_p, minute_p = _arrivals(pickups, rng["pickups"])
    day, minute = np.concatenate((day_s, day_p)), np.concatenate((minute_s, minute_p))
    order = np.lexsort((minute, day))
    n = order.size
    return World(
        days=days, day=day[order], arrive_min=minute[order], pickup=order >= day_s.size,
        service_e=rng["service"].standard_exponential(n), missing_u=rng["missing"].random(n),
        keep_u=rng["promise"].random(n), search_g=rng["search"].gamma(SEARCH_SHAPE, 1 / SEARCH_SHAPE, n),
        trip_g=rng["trip"].gamma(TRIP_SHAPE, 1 / TRIP_SHAPE, n), manager_e=rng["manager"].standard_exponential(n),
        return_u=rng["return"].random(n), tasks=rng["colleague"].standard_exponential((days, TASKS)),
        begins_busy=rng["colleague"].random(days))


def arrivals_per_min(a):
    """Customers of both kinds a minute, by hour of the day."""
    return (a.traffic * SHOPPERS_PER_HOUR + a.pickups_per_hour) / 60


def _arrivals(counts, rng):
    """(day, minute) of each customer from counts by day and hour: uniform within the hour."""
    days, hours = counts.shape
    hour = np.tile(np.arange(hours), days).repeat(counts.ravel())
    day = np.arange(days).repeat(counts.sum(axis=1))
    return day, (hour + rng.random(hour.size)) * OPEN_MIN / hours
