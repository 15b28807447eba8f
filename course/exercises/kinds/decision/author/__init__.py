"""What only who makes the course needs of it: answers for the made cohort and for the tests."""

from dataclasses import dataclass
from itertools import combinations
from types import SimpleNamespace

from course.exercises.kinds.decision import Decision
from course.exercises.view import View
from course.exercises.wrong import Wrong
from course.simulation.case import Case
from course.simulation.kpis import kpi
from course.simulation.levers import lever, values


def around(exercise, right):
    """The best setting with one lever moved, and one or two levers moved from where the page begins."""
    levers = exercise.panel.simulator.levers
    moves = [(name, value) for name in exercise.panel.only for value in settings(levers[name])]
    yield {"levers": {}}
    yield from ({"levers": {**right["levers"], name: value}} for name, value in moves)
    yield from ({"levers": {name: value}} for name, value in moves)
    yield from ({"levers": {**dict(pair)}} for pair in combinations(moves, 2) if pair[0][0] != pair[1][0])


def settings(lever):
    """A few settings of a lever: each choice, or what is next to today and its ends."""
    if lever["kind"] == "bool":
        return [True, False]
    if lever["choices"]:
        return list(lever["choices"])
    step = lever["step"] or 1
    near = (lever["default"] - step, lever["default"] + step, lever["default"] - 3 * step, lever["default"] + 3 * step)
    return [value for value in (*near, lever["lo"], lever["hi"]) if lever["lo"] <= value <= lever["hi"]]


@dataclass(frozen=True)
class Levers:
    """Of the toy case below."""

    pickers: int = lever(7, label="Pickers", unit="people", owner="manager", source="made up", lo=5, hi=9, step=1)
    ask: str = lever("call", label="Substitutes", unit="", owner="leader", source="made up", choices={"call": "by phone", "app": "in the app"})


@dataclass(frozen=True)
class Assumptions:
    """None are needed."""


@dataclass(frozen=True)
class Kpis:
    """One figure, which both levers move."""

    late: float = kpi(label="Late orders", unit="orders", write="{:.0f}".format, better="less")


def _simulate(levers, world, assumptions):
    kpis = Kpis(100 - 8 * levers.pickers - 20 * (levers.ask == "app"))
    return SimpleNamespace(kpis=kpis, value=lambda name: getattr(kpis, name))


def away(exercise, right, far, chance):
    """An answer between the right one, where ``far`` is 0, and any at all, where it is 1; ``chance`` is a random.Random."""
    levers = exercise.panel.simulator.levers
    return {"levers": {name: _moved(levers[name], right["levers"].get(name, levers[name]["default"]), far, chance) for name in exercise.panel.only}}


def _moved(lever, value, far, chance):
    """A lever's value, or another: of a number one that lies so far away, of a choice any."""
    if chance.random() > far:
        return value
    grid = [one for one in values(lever) if one != ""]
    if lever["kind"] in ("choice", "bool"):
        return chance.choice(grid)
    return grid[min(max(grid.index(value) + round(far * chance.uniform(-1, 1) * len(grid)), 0), len(grid) - 1)]


def example():
    """(exercise with its key, right answer)"""
    case = Case("try", levers=Levers, assumptions=Assumptions, kpis=Kpis, draw=lambda seed, length, assumptions: None, simulate=_simulate, seed=1, length=1)
    view = View(case, title="A store", subtitle="One day", tiles=("late",), rows=lambda run: [], chart={"data": {"name": "runs"}, "mark": "line", "encoding": {}}, columns={"Pickers": "pickers", "Late": "late"})
    made = Decision("90_try/m90-1", title="decide", prompt="As few late orders as you can.", points=2, skill="s", seeds=[], simulator=view, only=["pickers", "ask"],
                    wrong=[Wrong("a", lambda a: a["levers"]["ask"] == "call", "{shown[Late orders]} are late. Who waits for whom?")])
    made.key = lambda levers: (levers["pickers"] - 5) / 4 if levers["ask"] == "app" else 0.0
    return made, {"levers": {"pickers": 9, "ask": "app"}}
