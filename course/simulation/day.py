"""One day of a run as it happens: who stands where, from minute to minute; or the months of a run, as its books fill.

A case declares once, in its ``day.py``, what there is to watch, as ``DAY = Floor(...)`` or ``DAY = Books(...)``. The page
plays the film that a run's own events give: nothing is simulated for it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

DIGITS = 2  # of a minute that is sent to the page: half a second
TO_THE_END_MIN = 5.0  # of film, once the last has gone


@dataclass(frozen=True)
class State:
    """Where somebody or something may stand.

    row    the line of the picture in which it is drawn
    one    what is said of one that stands there, after its number ("order waits for a picker"); ``many`` of several
    doing  what a member of staff does there ("on the phone"), which is then what is said; empty where it only waits
    other  whether somebody works on it who is none of the staff that is counted
    tally  where it ends: what is said of all that came so far, by mark ("in time", "late")
    """

    row: str
    one: str = ""
    many: str = ""
    doing: str = ""
    other: bool = False
    tally: tuple = ()


@dataclass(frozen=True)
class Floor:
    """A day at a place of work.

    title   what the page calls it before it is opened
    watch   one sentence: what to look for
    opens   minutes after midnight at which the run's minutes begin to count
    rows    {name: its heading}, from the top
    states  {name: State}
    marks   what the shapes mean: circle, diamond, square
    staff   what one of those who work there is called, and several
    day     (run) -> the day that the chart's dip comes from, from 0
    tokens  (setting, run, day) -> [[(minute, state, mark), ...], ...], each in the order of time
    shifts  (setting, assumptions, run) -> [(from minute, how many are there)], from the opening on
    crowd   the state whose number is told beside the time
    cause   (setting, run, day) -> the Cause of ``course.simulation.lines`` that the page can jump to
    """

    title: str
    watch: str
    opens: int
    rows: dict
    states: dict
    marks: tuple
    staff: tuple
    day: Callable
    tokens: Callable
    shifts: Callable
    crowd: str
    cause: Callable

    kind = "floor"

    def describe(self):
        """What the page draws every film with."""
        return {"kind": self.kind, "title": self.title, "watch": self.watch, "opens": self.opens, "crowd": list(self.states).index(self.crowd),
                "rows": list(self.rows.values()), "marks": list(self.marks), "staff": list(self.staff),
                "states": [{"row": list(self.rows).index(one.row), "one": one.one, "many": one.many, "doing": one.doing, "worked": bool(one.doing or one.other),
                            "tally": list(one.tally)} for one in self.states.values()]}

    def pick(self, run):
        """The day that the dip comes from, when nobody asks for another."""
        return int(self.day(run))

    def film(self, setting, assumptions, run, day):
        """The film of one day of a run: plain numbers, as the page plays them."""
        tokens, places = self.tokens(setting, run, day), list(self.states)
        last = max((moves[-1][0] for moves in tokens), default=0.0)
        cause = self.cause(setting, run, day)
        return {"start": 0, "end": float(np.ceil((last + 1) / TO_THE_END_MIN) * TO_THE_END_MIN), "moment": round(float(cause.minute), DIGITS), "jump": cause.name, "why": cause.says,
                "label": f"day {day + 1}",
                "shifts": [[round(float(at), DIGITS), many] for at, many in self.shifts(setting, assumptions, run)],
                "tokens": [[[round(float(minute), DIGITS), places.index(state), mark] for minute, state, mark in moves] for moves in tokens]}


@dataclass(frozen=True)
class Series:
    """A line of the books: ``of`` gives one number a month from a run, ``write`` a number's text. What never comes near nothing is drawn without ``bars``."""

    label: str
    of: Callable
    write: Callable
    bars: bool = True


@dataclass(frozen=True)
class Books:
    """The months of a run.

    title   what the page calls them before they are opened
    watch   one sentence: what to look for
    first   the number of the first month
    series  Series, from the top
    marks   (setting, assumptions, run) -> [(month, what happens in it)], the one that bites first
    """

    title: str
    watch: str
    first: int
    series: tuple
    marks: Callable

    kind = "books"

    def describe(self):
        """What the page draws every film with."""
        return {"kind": self.kind, "title": self.title, "watch": self.watch, "series": [{"label": one.label, "bars": one.bars} for one in self.series]}

    def pick(self, run):
        """There is one film of all months."""
        return 0

    def film(self, setting, assumptions, run, day):
        """The film of a run's months: each line of the books as numbers and as texts."""
        lines = [[float(value) for value in one.of(run)] for one in self.series]
        marks = [[int(month), words] for month, words in self.marks(setting, assumptions, run)]
        return {"start": self.first, "end": self.first + len(lines[0]) - 1, "moment": marks[0][0] if marks else self.first, "label": "", "marks": marks,
                "values": [[round(value, 6) for value in line] for line in lines],
                "texts": [[one.write(value) for value in line] for one, line in zip(self.series, lines)]}
