"""A decision replayed on worlds that no page shows, on the same customers as today's setting and the best one.

    REPLAY = Replay(CASE, counts=("left_gbp_per_day",), moved=("substitution", "hold_min"), fixed={"pickers": 7})
    REPLAY.mean(REPLAY.set({"substitution": "both"}), seeds)
    REPLAY.best(seeds, start=Levers())

What it has played it remembers, world by world.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product

from course.simulation import kpis, levers
from course.simulation.case import Case

MAX_WORLDS = 20


@dataclass(frozen=True, eq=False)
class Replay:
    """How a decision of a case is replayed.

    counts   the KPIs that count; the search goes by the first, in the direction that the case declares as better
    moved    the levers that the page lets move
    fixed    {lever: value} of those that stand otherwise than today
    assumed  the assumptions, where they are others than the case declares
    alike    function of the levers that gives those as which they act and cost: they are played once
    """

    case: Case
    counts: tuple
    moved: tuple
    fixed: dict = field(default_factory=dict)
    assumed: object = None
    alike: Callable = lambda setting: setting

    def set(self, mapping=None):
        """The levers from {name: value}; what is left out stands as fixed or today. LeverError for what is none."""
        return self.case.set({**self.fixed, **(mapping or {})})

    def results(self, setting, seeds):
        """The KPIs that count, a tuple for each world. ValueError for no seeds or more than 20."""
        seeds = tuple(seeds)
        if not 0 < len(seeds) <= MAX_WORLDS:
            raise ValueError(f"Between 1 and {MAX_WORLDS} worlds, not {len(seeds)}.")
        setting = self.alike(setting)
        return [_played(self, setting, seed) for seed in seeds]

    def mean(self, setting, seeds):
        """The first of the KPIs that count, the mean over the worlds of ``seeds``."""
        found = self.results(setting, seeds)
        return sum(first for first, *_ in found) / len(found)

    def best(self, seeds, start):
        """The levers that do best: one at a time from ``start``, until none helps. Remembered."""
        return _best(self, tuple(seeds), start)

    def neighbours(self, setting):
        """Every setting of the page that differs in one lever: by a step of a number, by anything else of a choice."""
        for name, grid in self._grids().items():
            at = grid.index(getattr(setting, name))
            near = grid if self._declared[name]["kind"] in ("bool", "choice") else grid[max(0, at - 1):at + 2]
            yield from (replace(setting, **{name: value}) for value in near if value != grid[at])

    def settings(self):
        """Every setting of the page."""
        grids = self._grids()
        return (replace(self.set(), **dict(zip(grids, chosen))) for chosen in product(*grids.values()))

    def worth(self, setting, seeds):
        """The mean with its sign: more is better."""
        better = kpis.describe(self.case.kpis)[self.counts[0]]["better"]
        return self.mean(setting, seeds) * (-1 if better == "less" else 1)

    @property
    def _declared(self):
        return {one["name"]: one for one in levers.describe(self.case.levers)}

    def _grids(self):
        """{lever that may be moved: its values}; a cell that is still empty is none."""
        return {name: [value for value in levers.values(self._declared[name]) if value != ""] for name in self.moved}


def closed(mine, today, best, close_enough=0.0):
    """The share of the gap from today to the best that is closed, 0 to 1; who comes as near as ``close_enough`` of it has closed it."""
    return min(1.0, max(0.0, (mine - today) / ((best - today) * (1 - close_enough))))


@lru_cache(maxsize=1 << 15)
def _played(replay, setting, seed):
    assumed = replay.assumed or replay.case.assumptions()
    run = replay.case.simulate(setting, _world(replay, seed), assumed)
    return tuple(run.value(name) for name in replay.counts)


@lru_cache(maxsize=64)
def _world(replay, seed):
    return replay.case.draw(seed, replay.case.length, replay.assumed or replay.case.assumptions())


@lru_cache(maxsize=32)
def _best(replay, seeds, start):
    best = start
    while True:
        better = max(replay.neighbours(best), key=lambda each: replay.worth(each, seeds))
        if replay.worth(better, seeds) <= replay.worth(best, seeds):
            return best
        best = better
