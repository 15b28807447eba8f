"""A simulator on the page: levers in two columns, tiles, a live chart, a log of runs."""

from collections import Counter

from course.exercises import page
from course.exercises.records import record
from course.record import NotSaved
from course.simulation.kpis import UNKNOWN
from course.simulation.levers import acts, write

DECIDERS = {"leader": "A leader decides", "manager": "A manager decides"}


class Panel:
    """A simulator, which is a :class:``course.exercises.view.View``, with its controls. With ``only``, the other levers stand fixed (for a decision).

    ``assumed`` maps assumptions to what they are on this panel: a decision for other weeks than
    those that the page began with. A kept run holds them, so that it is listed as what it is.

    It opens as it was left, unless ``resumes`` is false. ``start`` is what the page calls the
    setting with no lever moved, where that is not what is done today.
    """

    kind = "panel"

    def __init__(self, path, simulator, *, only=None, fixed=None, assumed=None, resumes=True, start="today"):
        self.module, self.id = path.split("/")
        self.simulator, self.only, self.fixed, self.assumed, self.resumes = simulator, only, dict(fixed or {}), dict(assumed or {}), resumes
        self.start = start
        self.front = None

    @property
    def heading(self):
        """The simulator's title, which names the region on the page."""
        return self.simulator.title

    def describe(self):
        """What the page needs to draw the panel."""
        simulator = self.simulator
        declared = simulator.levers.values()
        levers = [lever for lever in declared if lever["name"] not in self.fixed and (self.only is None or lever["name"] in self.only)]
        today = {lever["name"]: lever["default"] for lever in levers}
        last, played = self._last(today)
        return {
            "simulator": simulator.name, "title": simulator.title, "subtitle": simulator.subtitle, "deciders": DECIDERS, "levers": levers,
            "assumptions": list(simulator.assumptions.values()) if self.only is None else [],
            "hood": simulator.hood, "chart": simulator.chart, "key": simulator.key, "columns": list(simulator.columns),
            "day": simulator.day and self.only is None and simulator.day.describe(), "today": today, "start": self.start, "last": last, "played": played,
            # What the levers that are not shown stand at: a shown one may act only under one of them.
            "still": {lever["name"]: self.fixed.get(lever["name"], lever["default"]) for lever in declared if lever["name"] not in today},
        }

    def _last(self, today):
        """(setting, its result) at which the simulator was left, as the record knows; else today's."""
        runs = record(self.module).runs if self.resumes else []
        run = latest([run for run in runs if run["simulator"] == self.simulator.name and run["assumptions"] not in self.simulator.elsewhere.values()])
        last = {"levers": {name: value for name, value in run.get("levers", {}).items() if name in today},
                "assumptions": run.get("assumptions", {})}
        try:
            return last, self.result({**today, **last["levers"]}, last["assumptions"])
        except (ValueError, TypeError, AttributeError):  # a record of another version: its setting is none here
            return {"levers": {}, "assumptions": {}}, self.result(today, {})

    def result(self, levers, assumptions):
        """Tiles, chart rows and sentence for a setting, as the page wants them."""
        played = self.play(levers, assumptions)
        # A figure that no lever of this panel could bring to light has no place on it.
        shown = [(tile, verdict) for tile, verdict in zip(played.tiles, played.verdicts) if self.only is None or tile[1] != UNKNOWN]
        return {"tiles": [tile for tile, _ in shown], "verdicts": [verdict for _, verdict in shown], "rows": played.rows, "said": played.said,
                "parts": played.parts if self.only is None else []}

    def play(self, levers, assumptions):
        """The Played of a setting, {name: value} of what differs from how this panel opens. LeverError for what is none."""
        case = self.simulator.case
        return self.simulator.play(case.set({**levers, **self.fixed}), case.assume({**self.assumed, **assumptions}), self.start)

    def receive(self, message):
        """Answer a message of the page: a lever moved, a run to keep, a run to compare with."""
        message = message if isinstance(message, dict) else {}
        reply = {"type": "result", "seq": message.get("seq"), "for": message.get("type")}
        levers, assumptions = message.get("levers", {}), message.get("assumptions", {})
        try:
            if message.get("type") == "keep":
                reply["kept"] = self.keep(levers, assumptions)
            if message.get("type") == "mark":
                record(self.module).mark_run(message.get("n"), **{one: message[one] for one in ("name", "starred") if one in message})
                page.runs_changed()
                return reply
            if message.get("type") == "day":
                return {**reply, "films": self.films(message.get("shown", []))}
            return {**reply, **self.result(levers, assumptions)}
        except NotSaved as problem:
            return {**reply, "problem": f"This run is not kept, because {problem}. {problem.todo}, then move a lever again."}
        except (ValueError, TypeError, AttributeError) as problem:
            return {**reply, "problem": str(problem)}

    def films(self, shown):
        """One day of the runs that the chart shows, [{"levers", "assumptions"}, ...]: the day that the first one's dip comes from."""
        case, day = self.simulator.case, self.simulator.day
        settings = [(case.set({**one.get("levers", {}), **self.fixed}), case.assume({**self.assumed, **one.get("assumptions", {})})) for one in shown]
        runs = [self.simulator.run(*setting) for setting in settings]
        return [day.film(*setting, run, day.pick(runs[0])) for setting, run in zip(settings, runs)]

    def keep(self, levers, assumptions):
        """Log a run, or say which one it is that was kept before: the same levers under the same assumptions."""
        log = record(self.module)
        full, assumptions = {**levers, **self.fixed}, {**self.assumed, **assumptions}
        today = {name: one["default"] for name, one in self.simulator.levers.items()}
        mine = [run for run in log.runs if run["simulator"] == self.simulator.name]
        same = next((run for run in mine if {**today, **run["levers"]} == {**today, **full} and run["assumptions"] == assumptions), None)
        if same is not None:
            if same is latest(mine):
                return ""
            log.mark_run(same["n"], left=True)
            return f"Already kept as run {same['n']}."
        log.log_run(self.simulator.name, full, self.play(levers, assumptions).kpis, self.simulator.seed, assumptions)
        page.runs_changed()
        return ""

    def rows(self, runs, still=()):
        """Kept runs as the page lists them; see :func:``rows``."""
        return rows(self.simulator, runs, still)

    def show(self):
        """Draw the panel on the page."""
        page.show_panel(self)


def latest(runs):
    """The run at which a simulator was left: the last one kept, or one kept before to which it came back since; {} of none."""
    return max(runs, key=lambda run: (run.get("left") or str(run.get("at")), "left" in run, run["n"]), default={})


def label(simulator, run, still=()):
    """A kept run in one line, as a memo cites it. The levers in ``still`` could not be moved where it was played."""
    told = [f"{heading} {shown(simulator, column, run)}" for heading, column in simulator.columns.items()]
    return " · ".join([f"Run {run['n']}{f' “{named}”' if (named := run.get('name')) else ''}: {told[0]}", *told[1:], *also(simulator, run, still), *filter(None, [assumed(simulator, run)])])


def assumed(simulator, run):
    """What a kept run assumes beside what the page began with, by its name if it has one; empty where it is the same."""
    named = (name for name, one in simulator.elsewhere.items() if one == run["assumptions"])
    return next(named, "assumptions changed" if run["assumptions"] else "")


def shown(simulator, column, run):
    """What a column of the log shows of a kept run."""
    return readable(lambda: simulator.cell(column, run))


def readable(take, unreadable=UNKNOWN):
    """What ``take`` gives, or a dash: another version of the course may have kept what this one can't read."""
    try:
        return take()
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        return unreadable


def also(simulator, run, still=()):
    """The levers that a kept run moves and its columns don't tell of: without them two runs could look alike."""
    return readable(lambda: _also(simulator, {name: value for name, value in run["levers"].items() if name not in still}), [])


def _also(simulator, set_to):
    levers = simulator.levers.values()
    stands = {**{lever["name"]: lever["default"] for lever in levers}, **set_to}
    moved = [lever for lever in levers if stands[lever["name"]] != lever["default"] and lever["name"] not in simulator.columns.values()
             and not (lever["name"] in simulator.told and acts(lever, stands))]  # a column of several tells nothing of one that acts on nobody
    grid = [lever for lever in moved if "cell" in lever]
    said = [said_of(lever, set_to[lever["name"]]) for lever in moved if lever not in grid]
    if grid:
        chosen = Counter(lever["choices"][set_to[lever["name"]]] for lever in grid)
        said.append(f"{grid[0]['cell']['grid']}: " + ", ".join(f"{count} × {choice}" for choice, count in chosen.items()))
    return said


def said_of(lever, value):
    """A lever and what it is set to, with its unit: ``Hold: 10 min``. ``lever`` is one that ``describe`` gives."""
    return f"{lever['label']}: {write(lever, value)}"


def rows(simulator, runs, still=()):
    """Kept runs as the page lists them, newest first; ``still`` names the levers that stand fixed wherever the page plays it."""
    return [{"n": run["n"], "simulator": simulator.name, "levers": run["levers"], "assumptions": run["assumptions"], "assumed": assumed(simulator, run),
             "name": run.get("name", ""), "starred": run.get("starred", False),
             "cells": [shown(simulator, column, run) for column in simulator.columns.values()], "also": also(simulator, run, still), "label": label(simulator, run, still)}
            for run in reversed(runs) if run["simulator"] == simulator.name]
