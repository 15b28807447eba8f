"""A case as a page shows it: which figures stand large, which line is drawn, what the log of runs tells.

What the levers and the figures are called, and how they are written, is declared with the case;
a view only chooses among them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from course.simulation import kpis, levers
from course.simulation.case import Case
from course.simulation.day import Books, Floor

RUNS = 4  # that are remembered whole: those that the chart compares, and the last two before


@dataclass(frozen=True)
class Played:
    """What a view gives for one setting of its levers.

    ``kpis`` maps names to values as a run keeps them (``None`` where nobody could know), ``tiles``
    lists the (label, text, hint) of what is shown large, ``verdicts`` says of each how it stands
    beside the start (see ``course.simulation.kpis.verdict``), ``rows`` the points of the live chart, and
    ``parts`` lists what figures are made of (see ``course.simulation.parts``), and ``said`` is the result in one sentence, which screen readers announce and the chart is
    described with.
    """

    kpis: dict
    tiles: list
    verdicts: list
    rows: list
    said: str
    parts: list = field(default_factory=list)


@dataclass(frozen=True)
class Tile:
    """A figure that no KPI is by itself: ``of`` takes {name: value} of the KPIs, ``write`` gives its text; ``better`` as a KPI says it."""

    label: str
    of: Callable
    write: Callable = str
    better: str | None = None


@dataclass(frozen=True)
class Column:
    """A column of the log that several levers make: ``write`` takes a kept run, ``tells`` names the levers that it tells of."""

    write: Callable
    tells: tuple = ()


@dataclass(frozen=True)
class View:
    """A case, or a part of one, as something to play with.

    tiles      what stands large: names of KPIs, or Tiles
    rows       function of a Run that gives the points of the chart
    chart      Vega-Lite spec whose data is named ``runs``
    columns    {heading: what the log shows below it}: the name of a lever or of a KPI, or a Column
    said       which of the tiles the sentence for screen readers tells; all where none is named
    hood       what stands above the assumptions
    elsewhere  {name: assumptions} that decisions on the same page assume in place of this; at their runs the panel does not open
    unseen     what a decision is replayed on: its days, weeks, months or years
    parts      figures that the page takes apart: each a Parts of ``course.simulation.parts``
    day        what can be watched of a run: a Floor or Books of ``course.simulation.day``
    """

    case: Case
    title: str
    subtitle: str
    tiles: tuple
    rows: Callable
    chart: dict
    columns: dict
    said: tuple = ()
    hood: str = ""
    elsewhere: dict = field(default_factory=dict)
    unseen: str = "days"
    parts: tuple = ()
    day: Floor | Books | None = None

    @property
    def name(self):
        """What a kept run is kept under: the case's name, or the part's."""
        return self.case.name

    @property
    def seed(self):
        """Of the world that it plays."""
        return self.case.seed

    @cached_property
    def levers(self):
        """{name: lever as declared}, in order."""
        return {one["name"]: one for one in levers.describe(self.case.levers)}

    @cached_property
    def assumptions(self):
        """{name: assumption as declared}, in order."""
        return {one["name"]: one for one in levers.describe(self.case.assumptions)}

    @cached_property
    def kpis(self):
        """{name: KPI as declared}, in order."""
        return kpis.describe(self.case.kpis)

    @cached_property
    def key(self):
        """The labels of the tiles that stay in sight where there is room for few: those that the sentence tells."""
        return [tile.label if isinstance(tile, Tile) else self.kpis[tile]["label"] for tile in self.said or self.tiles]

    @cached_property
    def told(self):
        """The names of the levers that the columns tell of."""
        return {name for one in self.columns.values() for name in (one.tells if isinstance(one, Column) else (one,) if one in self.levers else ())}

    def play(self, setting, assumptions, start="today"):
        """One setting in the world of the page, as a ``Played``; ``start`` is what the page calls the setting with no lever moved. Remembered."""
        return self._remembered(setting, assumptions, start)

    @cached_property
    def _remembered(self):
        return lru_cache(maxsize=64)(self._play)

    @cached_property
    def run(self):
        """(setting, assumptions) -> the Run that its figures and its chart come from. Remembered."""
        return lru_cache(maxsize=RUNS)(self.case.run)

    def _play(self, setting, assumptions, start):
        run = self.run(setting, assumptions)
        mine, today = vars(run.kpis), vars(self.case.today(assumptions))
        figures = {tile: self._figure(tile, mine, today) for tile in self.tiles}
        told = [figures[tile] for tile in self.said or self.tiles]
        return Played(self.case.kept(run), [[one.label, one.text, one.beside(start)] for one in figures.values()],
                      [one.verdict for one in figures.values()], self.rows(run),
                      " ".join(one.sentence(start if one is told[0] else "") for one in told), [one.played(run) for one in self.parts])

    def _figure(self, tile, mine, today):
        if isinstance(tile, Tile):
            value, before = tile.of(mine), tile.of(today)
            return _Figure(tile.label, tile.write(value), tile.write(before), value == before, "", tile.better, value, before)
        declared, value, before = self.kpis[tile], mine[tile], today[tile]
        return _Figure(declared["label"], kpis.say(declared, value), declared["unknown"] if before is None else kpis.say(declared, before),
                       value == before, declared["unknown"] if value is None else "", declared["better"], value, before)

    def cell(self, column, run):
        """What a column of the log shows of a kept run. Whatever can't be read there is raised."""
        if isinstance(column, Column):
            return column.write(run)
        if column in self.levers:
            return levers.shortly(self.levers[column], run["levers"].get(column, self.levers[column]["default"]))
        return kpis.say(self.kpis[column], run["kpis"].get(column))


@dataclass(frozen=True)
class _Figure:
    """What one tile shows: its text, that of the start, whether both are the same, why there is none, which way is better, and both values."""

    label: str
    text: str
    before: str
    same: bool
    unknown: str
    better: str | None
    value: object
    start: object

    @property
    def verdict(self):
        return "" if self.text == self.before else kpis.verdict(self.better, self.value, self.start)

    def beside(self, start):
        return self.unknown or (start if self.same else f"{start} {self.before}")

    def sentence(self, start):
        """With what it is at the start, where that has a name here."""
        return f"{self.label}: {self.unknown}." if self.unknown else f"{self.label} {self.text}{f', {start} {self.before}' if start else ''}."
