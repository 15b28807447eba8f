"""The figures of a case's findings in 20 other worlds: is what prose quotes near the middle, or one month's luck?

    python3 -m course.simulation.author.worlds [CASE …]            makes worlds.json beside each case's findings
    python3 -m course.simulation.author.worlds [CASE …] --check    writes nothing; fails when one is out of date

A case takes part when its ``author/findings.py`` has ``findings(seed)``. Which of the figures a
lesson quotes, which of those lie off the middle, and which seed lies nearest to it, says
``python3 -m grading worlds``. In prose ``{{name.low}}`` and ``{{name.high}}`` are the lowest and
the highest of the 20 worlds: a figure that strays is quoted with both.
"""

import argparse
import importlib
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from course.simulation import made
from course.simulation.author.study import CASES, WORLDS, cases_with

PROCESSES = 2


def cases():
    """The names of all cases that have findings, in order."""
    return cases_with("findings")


def findings(case, seed):
    """{name: number} of one case in the world of a seed."""
    return importlib.import_module(f"course.cases.{case}.author.findings").findings(seed)


def in_worlds(case, seeds, processes=PROCESSES):
    """{seed: {name: number}} of many worlds, worked out by some processes."""
    with ProcessPoolExecutor(min(processes, os.cpu_count() or 1)) as pool:
        return dict(zip(seeds, pool.map(findings, [case] * len(seeds), seeds)))


def table(case):
    """JSON-able: the seeds, and for each figure that luck moves its value in each of them, to six digits."""
    rows = in_worlds(case, WORLDS).values()
    return {"seeds": list(WORLDS), "figures": figures(list(rows))}


def figures(rows):
    """{name: one value a world} of those figures that differ between worlds."""
    return {name: [rounded(row[name]) for row in rows] for name in rows[0] if len({row[name] for row in rows}) > 1}


def rounded(value):
    """As the file holds it: to six digits, so that every machine makes the same."""
    return float(f"{value:.{made.DIGITS}g}")


def file(case):
    """Where a case's made file lies."""
    return CASES / case / "author" / "worlds.json"


def load(case):
    """The made table of a case, as ``table`` gives it."""
    return made.load(file(case))


def main(arguments):
    """Make or check the files. Exit status 1 when one is stale."""
    parser = argparse.ArgumentParser(prog="python3 -m course.simulation.author.worlds", description=__doc__.partition("\n")[0])
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(cases())}; all when none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is out of date")
    chosen = parser.parse_args(arguments)
    return max(made.command(["--check"] if chosen.check else [], file=file(case), make=lambda case=case: table(case),
                            name=f"course.simulation.author.worlds {case}", about="") for case in chosen.cases or cases())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
