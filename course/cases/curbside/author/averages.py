"""What the prose quotes as means over twenty months: where a substitute's minutes turn the advice.

    python3 -m course.cases.curbside.author.averages            writes averages.json beside this file
    python3 -m course.cases.curbside.author.averages --check    writes nothing; fails when it is out of date
"""

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from course.cases.curbside.model import Assumptions, Levers, draw, simulate
from course.simulation import made
from course.simulation.levers import describe

FILE = Path(__file__).with_name("averages.json")
DAYS = 30
SEEDS = range(20)
BETWEEN = (0.65, 6.0)  # minutes: as assumed, and where the hood ends


def flips():
    """From how many minutes for a substitute taken while picking the app, and the phone, keep more promises than asking first.

    ``_left_min`` is from where on the app leaves more pounds. On average over the worlds
    of SEEDS, to the step of the hood; fetching one afterwards takes what it takes today.
    """
    worlds = [draw(seed, DAYS) for seed in SEEDS]
    step = next(d["step"] for d in describe(Assumptions) if d["name"] == "inline_item_min")

    @cache
    def mean(policy, steps):
        taken = replace(Assumptions(), inline_item_min=steps * step)
        runs = [simulate(Levers(substitution=policy), world, taken) for world in worlds]
        return {kpi: np.mean([run.value(kpi) for run in runs]) for kpi in ("ontime_share", "left_gbp_per_day")}

    def flip(first, other, kpi):
        low, high = (round(minutes / step) for minutes in BETWEEN)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if mean(first, middle)[kpi] > mean(other, 0)[kpi] else (low, middle)
        return high * step

    return {**{f"flip_{first}_{other}_min": flip(first, other, "ontime_share") for first in ("order", "both") for other in ("app", "call")},
            **{f"flip_{first}_app_left_min": flip(first, "app", "left_gbp_per_day") for first in ("order", "both")}}


def main(arguments):
    """Make or check the file. Exit status 1 when it is stale."""
    return made.command(arguments, file=FILE, make=flips, name="course.cases.curbside.author.averages", about=__doc__.partition("\n")[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
