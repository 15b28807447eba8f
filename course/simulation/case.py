"""A case, declared once: what may be set, what is assumed, how it is played, and what comes of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from course.simulation import kpis, levers

WORLDS, TODAYS = 8, 8  # drawn worlds and today's figures that are remembered, over all cases


@dataclass(frozen=True)
class Case:
    """One case. It stands as ``CASE`` in the case's own ``case.py``, and every part but the name is optional.

        CASE = Case("curbside", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=draw, simulate=simulate, seed=73, length=30)

    name         the folder's in course/cases
    levers       dataclass of ``lever`` fields; with no lever moved it is what is done today
    assumptions  dataclass of ``assumption`` fields
    kpis         dataclass of ``kpi`` fields: an instance of it is what a run holds as ``run.kpis``
    draw         (seed, length, assumptions) -> everything random, drawn before any policy is chosen
    simulate     (levers, world, assumptions) -> Run
    seed         of the world that the page plays
    length       of that world: its days or months
    shows        the KPIs that a kept run holds; all where none is named

    All else is worked out from these: the page's panel and tiles (``course.exercises.view``), the log
    of runs, a run as the marker reads it (``grading/runs.py``), replay on worlds that no page shows
    (``course.simulation.author.replay``), the benchmark, and the tests in tests/cases, which find every
    case by themselves. What is played otherwise on some page is a ``part`` of the case beside it.
    """

    name: str
    levers: type | None = None
    assumptions: type | None = None
    kpis: type | None = None
    draw: Callable | None = None
    simulate: Callable | None = None
    seed: int | None = None
    length: int | None = None
    shows: tuple = ()

    def part(self, name, *, options=None, **changed):
        """The same case as some page plays it, ``collapse-later``: other levers, other options of ``simulate``, fewer figures."""
        return replace(self, name=f"{self.name}-{name}", simulate=partial(self.simulate, **(options or {})), **changed)

    @property
    def folder(self):
        """Where it lies in course/cases: that of the case, for a part of it too."""
        return self.name.partition("-")[0]

    @property
    def plays(self):
        """Whether there is anything to play."""
        return self.simulate is not None

    def set(self, mapping=None):
        """The levers from {name: value}; what is left out stands as today. LeverError for what is none."""
        return levers.read(self.levers, mapping or {})

    def assume(self, mapping=None):
        """The assumptions from {name: value}; what is left out is assumed as declared. LeverError for what is none."""
        return levers.read(self.assumptions, mapping or {})

    def world(self, assumptions=None, seed=None):
        """The world of a seed, or that of the page; drawn once while it is remembered."""
        return _world(self.draw, self.seed if seed is None else seed, self.length, assumptions or self.assumptions())

    def run(self, setting=None, assumptions=None, seed=None):
        """The Run of some levers, or today's, under some assumptions, or those declared."""
        assumed = assumptions or self.assumptions()
        return self.simulate(setting or self.levers(), self.world(assumed, seed), assumed)

    def today(self, assumptions=None):
        """The KPIs of what is done today, under the same assumptions, in the world that the page plays."""
        return _today(self, assumptions or self.assumptions())

    def kept(self, run):
        """{name: value} of a run as a record keeps it: rounded, None where nobody can know it."""
        return {name: kpis.rounded(run.value(name)) for name in self.shows or kpis.describe(self.kpis)}


@lru_cache(maxsize=WORLDS)
def _world(draw, seed, length, assumptions):
    return draw(seed, length, assumptions)


@lru_cache(maxsize=TODAYS)
def _today(case, assumptions):
    return case.run(assumptions=assumptions).kpis
