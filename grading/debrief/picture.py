"""What a class set, and where it led on the customers of the page: each decision replayed from its levers. What a record says of results is not looked at."""

import math
from dataclasses import dataclass

from course import cases
from course.exercises.exercise import NotUnderstood
from course.simulation import kpis
from course.simulation.levers import LeverError
from grading.debrief.groups import FEWEST, folded

STEPS, ROUND = 20, (1, 2, 5, 10)  # of the axis, at most: each dot stands at a round number, so that nobody's own result can be read off
OTHERS, TOGETHER = "Other settings", "All who decided"


@dataclass(frozen=True)
class Row:
    """One way of deciding: how many decided so, and the middle of where it led, as text, by figure."""

    label: str
    many: int
    middles: dict


@dataclass(frozen=True)
class Picture:
    """All decisions of an exercise in one picture.

    ``dots`` are (row, value) of each that is shown, rounded as ``scale`` says. ``marks`` are (words, value) of the start and,
    where there is one, of the setting that earns all. ``hidden`` are those of whom too few are left to be shown, ``unread`` those whose setting this version of the course can't replay.
    """

    exercise: str
    title: str
    across: dict
    rows: tuple
    dots: tuple
    marks: tuple
    scale: object
    hidden: int
    unread: int
    shown: tuple

    @property
    def many(self):
        """How many decisions it is about."""
        return len(self.dots) + self.hidden

    def write(self, value):
        """A value of its axis as text."""
        return kpis.say(self.across, value)


class Replays:
    """Plays settings of one exercise on the customers of its page, each once.

    Parameters
    ----------
    exercise : course.exercises.Decision
    on : str, optional
        The case, or the part of one, on which it is played, where the page's own shows too little of what came of it.
    """

    def __init__(self, exercise, on=None):
        self.exercise, self._played = exercise, {}
        self.case = cases.case(on) if on else exercise.panel.simulator.case
        self.assumed = self.case.assume({} if on else exercise.panel.assumed)

    def read(self, given):
        """The whole setting of an answer, {lever: value}; ``None`` of what can't be read, or is not finished."""
        try:
            return self.exercise.parse(given)
        except (NotUnderstood, LeverError):
            return None

    def play(self, setting):
        """{figure: value} of a setting. Remembered."""
        known_as = tuple(sorted(setting.items()))
        if known_as not in self._played:
            self._played[known_as] = vars(self.case.run(self.case.set(setting), self.assumed).kpis)
        return self._played[known_as]


def picture(exercise, said, given, model=None):
    """The picture of a decision.

    Parameters
    ----------
    exercise : course.exercises.Decision
    said : dict
        What its author declared of it (``DECIDED`` in debrief.py): ``title``, ``across``, ``also``, ``rows``; ``discovered`` makes one.
    given : list
        Each learner's answer, as the record holds it.
    model : object, optional
        An answer that earns all of its points.

    Returns
    -------
    Picture
    """
    replays = Replays(exercise, said.get("on"))
    declared = kpis.describe(replays.case.kpis)
    read = [one for one in map(replays.read, given) if one is not None]
    led = [(_row(said["rows"], one), replays.play(one)) for one in read]
    shown, hidden = folded({label: sum(row == label for row, _ in led) for label in said["rows"]})
    rest = OTHERS if shown else TOGETHER
    if hidden >= FEWEST:  # those of several small ways together; everybody, where one way alone is large and the few beside it could be told
        shown, hidden = {**shown, rest: hidden}, 0
    led = [(row if row in shown else rest, played) for row, played in led] if shown else []
    across = said["across"]
    marks = [(exercise.panel.start, replays.play(dict(exercise.panel.fixed))[across])]
    if model is not None and not exercise.opinion:
        marks.append(("earns all points", replays.play(replays.read(model))[across]))
    scale = Scale([played[across] for _, played in led] + [value for _, value in marks])
    rows = tuple(Row(label, many, {name: kpis.say(declared[name], _middle(name, [played[name] for row, played in led if row == label], scale if name == across else None))
                                   for name in (across, *said.get("also", ()))}) for label, many in shown.items())
    return Picture(exercise.id, said["title"], declared[across], rows, tuple((row, scale.rounded(played[across])) for row, played in led), tuple(marks), scale,
                   hidden, len(given) - len(read), tuple(declared[name]["label"] for name in (across, *said.get("also", ()))))


def discovered(exercise):
    """What is shown of a decision whose author said nothing of it: by the first choice that it lets move, and the first figure of its page."""
    simulator = exercise.panel.simulator
    levers = [simulator.levers[name] for name in exercise.panel.only]
    by = next((lever for lever in levers if lever["choices"]), None)
    across = next(tile for tile in simulator.tiles if isinstance(tile, str))
    if by is None:
        return {"title": exercise.heading, "across": across, "rows": {"All settings": lambda setting: True}}
    return {"title": exercise.heading, "across": across,
            "rows": {words or name: (lambda setting, name=name: setting[by["name"]] == name) for name, words in by["choices"].items()}}


def _row(rows, setting):
    return next(label for label, holds in rows.items() if holds(setting))


def _middle(name, values, scale):
    """The median, of a figure of which all are known; that of the axis as it is rounded there."""
    if any(value is None for value in values):
        return None
    values = sorted(scale.rounded(value) for value in values) if scale else sorted(values)
    return values[(len(values) - 1) // 2]


class Scale:
    """Round numbers from the least to the most of some values, ``steps`` steps of ``step`` from ``low``."""

    def __init__(self, values):
        low, high = min(values), max(values)
        unit = 10.0 ** math.floor(math.log10((high - low) / STEPS or 1.0))
        self.step = next(unit * times for times in ROUND if (high - low) / (unit * times) <= STEPS)
        self.low = math.floor(low / self.step) * self.step
        self.steps = max(1, math.ceil((high - self.low) / self.step))

    @property
    def most(self):
        """Where it ends."""
        return self.low + self.steps * self.step

    def rounded(self, value):
        """The round number that is nearest."""
        return round(round(value / self.step) * self.step, 9)
