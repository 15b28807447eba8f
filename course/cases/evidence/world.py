"""Everything random about some boards, the firms that a survey asks for each, and its own stores: drawn before anything is commissioned."""

from dataclasses import dataclass

import numpy as np

from course.cases.evidence.levers import STORES
from course.simulation.streams import streams

PROCESSES = ("facts", "ahead", "focus", "calls", "answers", "lot", "level", "before", "during")
FIRMS = 400  # asked for each board


@dataclass(frozen=True)
class World:
    """``boards`` boards: uniforms of shape (boards, FIRMS) for firms and normals of shape (boards, STORES) for stores.

    ``facts`` are uniforms (boards, 7): what differs from board to board if the facts do. ``lot`` is
    the place of each store in the draw: the first so many are in the trial.
    """

    boards: int
    facts: np.ndarray
    ahead_u: np.ndarray
    turned_u: np.ndarray
    focus_u: np.ndarray
    call_u: np.ndarray
    answer_u: np.ndarray
    reach_u: np.ndarray
    lot: np.ndarray
    level_z: np.ndarray
    before_z: np.ndarray
    during_z: np.ndarray


def draw(seed, boards=100, assumptions=None):  # nothing that is drawn depends on them
    """The World of so many boards, from ``seed`` (an int or ints)."""
    rng = streams(seed, PROCESSES)
    firms, stores = (boards, FIRMS), (boards, STORES)
    return World(
        boards=boards, facts=rng["facts"].random((boards, 7)), ahead_u=rng["ahead"].random(firms), turned_u=rng["ahead"].random(firms),
        focus_u=rng["focus"].random(firms), call_u=rng["calls"].random(firms), answer_u=rng["answers"].random(firms), reach_u=rng["answers"].random(firms),
        lot=rng["lot"].random(stores).argsort(axis=1), level_z=rng["level"].standard_normal(stores),
        before_z=rng["before"].standard_normal(stores), during_z=rng["during"].standard_normal(stores))


@dataclass(frozen=True)
class Facts:
    """What is so at each board: columns of shape (boards, 1)."""

    effect: np.ndarray
    base: np.ndarray
    answers_more: np.ndarray
    calls_more: np.ndarray
    success_first: np.ndarray
    drift: np.ndarray


# Where the facts of a board may lie when nobody knows them: (lowest, highest).
RANGES = {"base": (0.40, 0.65), "answers_more": (1.0, 2.6), "calls_more": (1.0, 4.0), "success_first": (1.0, 2.6)}
EFFECT = (0.6, 1.4)  # what the programme adds where it works, in averages of it
DRIFT = 2  # what all stores gain anyway: from nothing to so many averages


def facts(world, a):
    """The Facts of each board: as assumed, or as far as ``a.doubt`` goes towards its own."""
    works, size, *rest, market = world.facts.T
    own = {"effect": np.where(works < a.works, a.adds * (EFFECT[0] + size * (EFFECT[1] - EFFECT[0])), 0.0),
           **{name: low + u * (high - low) for (name, (low, high)), u in zip(RANGES.items(), rest)}, "drift": market * DRIFT * a.drift}
    return Facts(**{name: ((1 - a.doubt) * getattr(a, name) + a.doubt * value)[:, None] for name, value in own.items()})
