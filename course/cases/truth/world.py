"""Tarnside's customers and their luck, drawn before any policy."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from course.cases.truth.levers import CUSTOMERS, MONTHS, SHOPS, Assumptions
from course.simulation.streams import streams

PROCESSES = ("shops", "people", "before", "bills", "leave")
HABITS = (0.80, 0.14, 0.06)  # on time, forgetful, late again and again
HEARS = (0.35, 0.90, 0.98)  # of a shop's troubles, written down: the lowest, the last but one, the highest
REPEAT = 3  # late bills of the last twelve that put a customer on the list
QUIET_WEEKS, FAULT_WEEKS = 52, 26
EPISODES = 200
RUMOURS = 10.0  # a week, more than any assumption lets climb
TROUBLE, FAULT = 16.0, 12.0  # a week, likewise


@dataclass(frozen=True)
class Customers:
    """Arrays with one value a customer, but for ``late_u``: one row a month.

    shop, habit   indices; ``hears`` is by shop: the share of troubles that it writes down
    mood          how content, in standard deviations
    late_before   of last year's twelve bills, those paid late
    late_u        uniforms that decide whether a bill is late
    leave_e       exponentials of mean 1: how much can be borne before leaving
    """

    shop: np.ndarray
    hears: np.ndarray
    habit: np.ndarray
    mood: np.ndarray
    late_before: np.ndarray
    late_u: np.ndarray
    leave_e: np.ndarray

    @property
    def listed(self):
        """Who was late three times or more last year."""
        return self.late_before >= REPEAT


def late_rates(a):
    """The share of bills paid late, by habit."""
    return np.array([a.late_punctual, a.late_forgetful, a.late_repeat])


def draw(seed, months=MONTHS, assumptions=Assumptions(), customers=CUSTOMERS):
    """The Customers of a seed (an int or ints) and their luck in so many months; as many in each of 24 shops."""
    rng = streams(seed, PROCESSES)
    low, next_to, high = HEARS
    hears = rng["shops"].permutation(np.append(np.linspace(low, next_to, SHOPS - 1), high))
    habit = rng["people"].choice(len(HABITS), customers, p=HABITS)
    mood = rng["people"].standard_normal(customers)
    before_u = rng["before"].random((12, customers), dtype=np.float32)
    return Customers(
        shop=np.arange(customers) % SHOPS, hears=hears, habit=habit, mood=mood,
        late_before=(before_u < late_rates(assumptions)[habit]).sum(axis=0), late_u=rng["bills"].random((months, customers), dtype=np.float32),
        leave_e=rng["leave"].standard_exponential(customers))


@dataclass(frozen=True)
class Weeks:
    """Some quiet years, each followed by half a year with a fault: flat arrays with one value for each piece of news.

    trouble_at, trouble_u   place (episode * weeks + week) and uniform of each customer with a dropped line, as many as any assumption
                            could ask for; ``trouble_mark`` is the uniform that says up to which rate of trouble it is one
    rumour_at, rumour_mark  the same of rumours
    fault                   of each trouble: whether it is there only while a fault is out
    """

    episodes: int
    trouble_at: np.ndarray
    trouble_mark: np.ndarray
    trouble_u: np.ndarray
    fault: np.ndarray
    rumour_at: np.ndarray
    rumour_mark: np.ndarray

    @property
    def weeks(self):
        """Weeks of an episode."""
        return QUIET_WEEKS + FAULT_WEEKS


@lru_cache(maxsize=24)
def weeks(seed, episodes=EPISODES):
    """The Weeks of a seed (an int or ints). They rest on no assumption: rates are read off later. Remembered, since a drawn world is never changed."""
    rng = streams(seed, ("trouble", "fault", "rumours"))
    span = QUIET_WEEKS + FAULT_WEEKS
    usual = rng["trouble"].poisson(TROUBLE, episodes * span)
    late = rng["fault"].poisson(FAULT, (episodes, FAULT_WEEKS))
    late = np.hstack([np.zeros((episodes, QUIET_WEEKS), int), late]).ravel()
    said = rng["rumours"].poisson(RUMOURS, episodes * span)
    place = np.arange(episodes * span, dtype=np.int32)
    return Weeks(
        episodes=episodes, trouble_at=np.concatenate((place.repeat(usual), place.repeat(late))),
        trouble_mark=_uniforms(rng, usual, late), trouble_u=_uniforms(rng, usual, late),
        fault=np.arange(usual.sum() + late.sum()) >= usual.sum(), rumour_at=place.repeat(said), rumour_mark=rng["rumours"].random(said.sum(), dtype=np.float32))


def _uniforms(rng, usual, late):
    return np.concatenate([rng[name].random(count.sum(), dtype=np.float32) for name, count in (("trouble", usual), ("fault", late))])
