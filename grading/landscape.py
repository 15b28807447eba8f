"""How each decision scores: today, random settings, thoughtful ones, the best; and whether a step falls off a cliff.

    python3 -m grading landscape [MODULE …]            makes landscape.json beside each case's decision, and shows it
    python3 -m grading landscape [MODULE …] --check    writes nothing; fails when one is out of date

Every scored decision of every lesson takes part; a case says in ``author/decision.py``

    THOUGHTFUL = {"why somebody who has read the case would set it so": {lever: value}, …}
    def refused(levers):        # {lever: value}, all that the page lets move -> why the page would not accept full marks for it, or None

The bars: today 0 and best 1, thoughtful above .5, no full marks for a refused reason, few at
random, and no step of one lever from .9 or more down to 0, except a choice put back to today's:
what today earns is nothing.
"""

from pathlib import Path
from random import Random

from course import cases
from course.simulation import made
from course.simulation.levers import values
from grading import keys
from grading.build.lesson import read
from grading.layout import HERE

RANDOM = 200
BINS = 10
FULL, HIGH, THOUGHT = 1 - 1e-9, 0.9, 0.5
MOST_FULL = 0.05  # of random settings
STEPPED = 6  # settings of a high score, beside the best and the thoughtful, whose every step is tried
DIGITS = 4


class Decided:
    """One scored decision: what may be moved, the score of a setting, and what its case says of it.

    Parameters
    ----------
    exercise : course.exercises.Decision
        With its key.
    best : dict
        The levers of the answer that the solution gives.
    case : module
        The case's ``author/decision.py``.
    """

    def __init__(self, exercise, best, case):
        simulator = exercise.panel.simulator
        declared = simulator.levers
        self.id, self.module, self.case = exercise.id, exercise.module, case
        self.fixed, self.key = exercise.panel.fixed, exercise.key
        self.grid = {name: [value for value in values(declared[name]) if value != ""] for name in exercise.panel.only}
        self.kinds = {name: declared[name]["kind"] for name in self.grid}
        self.start = {name: declared[name]["default"] for name in self.grid}
        self.best = self.whole(best)

    def whole(self, levers):
        """A setting of all that may be moved; what is left out stands as the page opens. KeyError for what can't be moved."""
        if unknown := set(levers) - set(self.grid) - set(self.fixed):
            raise KeyError(f"{self.module}/{self.id} lets nobody move {', '.join(sorted(unknown))}.")
        return {name: levers.get(name, self.start[name]) for name in self.grid}

    def score(self, levers):
        """0 to 1; for a table with an empty cell 0."""
        if "" in levers.values():
            return 0.0
        return float(self.key({**levers, **self.fixed}))

    def steps(self, levers):
        """Every setting one step of one lever away, a number's next values or any other choice, and whether a choice is put back to today's."""
        for name, grid in self.grid.items():
            at, number = grid.index(levers[name]), self.kinds[name] in ("int", "float")
            near = grid[max(0, at - 1):at + 2] if number else grid
            yield from (({**levers, name: value}, not number and value == self.start[name]) for value in near if value != levers[name])

    def table(self):
        """JSON-able: see the head of this file."""
        luck = Random(f"{self.module}/{self.id}")
        drawn = [{name: luck.choice(grid) for name, grid in self.grid.items()} for _ in range(RANDOM)]
        scored = [(self.score(levers), levers) for levers in drawn]
        thoughtful = {why: self.whole(levers) for why, levers in self.case.THOUGHTFUL.items()}
        full = [levers for score, levers in scored if score >= FULL]
        high = [levers for score, levers in scored if score >= HIGH][:STEPPED]
        known = [levers for levers in (self.best, *thoughtful.values()) if self.score(levers) >= HIGH]
        steps = [step for levers in (*known, *high) for step in self.steps(levers)]
        tried, back = ({tuple(levers.values()): levers for levers, undone in steps if undone or not only} for only in (False, True))
        reached = {place: self.score(levers) for place, levers in tried.items()}
        full += [tried[place] for place, score in reached.items() if score >= FULL]
        full += [levers for levers in (self.best, *thoughtful.values()) if self.score(levers) >= FULL]
        distinct = {tuple(levers.values()): levers for levers in full}
        return {
            "exercise": f"{self.module}/{self.id}", "today": round(self.score(self.start), DIGITS), "best": round(self.score(self.best), DIGITS),
            "thoughtful": [{"why": why, "levers": self.moved(levers), "score": round(self.score(levers), DIGITS)} for why, levers in thoughtful.items()],
            "random": len(drawn), "histogram": histogram([score for score, _ in scored]), "full_at_random": sum(score >= FULL for score, _ in scored),
            "full": [self.moved(levers) for levers in distinct.values()],
            "refused": [{"why": why, "levers": self.moved(levers)} for levers in distinct.values() for why in (self.case.refused(levers),) if why],
            "steps": len(tried), "cliffs": [self.moved(tried[place]) for place, score in reached.items() if score <= 0 and place not in back]}

    def moved(self, levers):
        """What a setting moves from where the page opens."""
        return {name: value for name, value in levers.items() if value != self.start[name]}


def histogram(scores):
    """How many scores lie in each tenth from 0 to 1; 1 itself in the last."""
    counts = [0] * BINS
    for score in scores:
        counts[min(int(score * BINS), BINS - 1)] += 1
    return counts


def decisions(layout, names=()):
    """Every scored Decision of the modules, as ``Decided``."""
    found = []
    for module in layout.chosen(names):
        notebook = read(layout, module).notebook
        for cell in notebook.cells:
            if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade") and "Decision(" in cell.source:
                declared = {}
                exec(cell.source.replace("exercise.show()", ""), declared)  # noqa: S102 - our own lesson
                exercise = declared["exercise"]
                if not exercise.opinion and exercise.points:
                    best = keys.load(layout, module).ANSWERS[exercise.id]["levers"]
                    found.append(Decided(exercise, best, cases.load(exercise.panel.simulator.case.folder, "author.decision")))
    return found


def file(decided):
    """Where the made table of a decision lies."""
    return Path(decided.case.__file__).with_name("landscape.json")


def problems(table):
    """Which of the bars a table does not meet, a sentence each."""
    if table["today"] != 0 or table["best"] < FULL:
        yield f"today earns {table['today']} and the best {table['best']}; these are 0 and 1"
    yield from (f"a thoughtful setting earns {one['score']}, no more than {THOUGHT}: {one['why']}" for one in table["thoughtful"] if one["score"] <= THOUGHT)
    yield from (f"full marks for {one['levers']}: {one['why']}" for one in table["refused"])
    yield from (f"one step from {HIGH} or more falls to 0: {levers}" for levers in table["cliffs"])
    if table["full_at_random"] > MOST_FULL * table["random"]:
        yield f"{table['full_at_random']} of {table['random']} random settings get full marks"


def report(decided, table, say=print):
    """Say what a table holds."""
    say(f"{table['exercise']}: today {table['today']:.3f}, best {table['best']:.3f}; {table['full_at_random']} of {table['random']} random settings get full marks")
    for tenth, count in enumerate(table["histogram"]):
        say(f"  {tenth / BINS:.1f} to {(tenth + 1) / BINS:.1f}  {count:4}  {'#' * round(count / table['random'] * 60)}")
    for one in table["thoughtful"]:
        say(f"  {one['score']:.3f}  {one['why']}")
    say(f"  {len(table['full'])} settings with full marks found, {len(table['refused'])} for a reason that the page would not accept; "
        f"{table['steps']} steps tried, {len(table['cliffs'])} cliffs")
    for problem in problems(table):
        say(f"  Bar missed: {problem}.")


def main(names=(), only_check=False):
    """Make, show or check the tables. True when one is stale or misses a bar."""
    wrong = False
    for decided in decisions(HERE, names):
        table = decided.table()
        report(decided, table)
        stale = made.command(["--check"] if only_check else [], file=file(decided), make=lambda table=table: table,
                             name=f"grading landscape {decided.module}", about="")
        wrong = wrong or bool(stale) or any(problems(table))
    return wrong
