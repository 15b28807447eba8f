"""The referee's table: in how many firms like this one, and in how many worlds, does each conclusion hold?

    python3 -m course.simulation.author.sensitivity [CASE …]            makes sensitivity.json beside each case's own module of that name
    python3 -m course.simulation.author.sensitivity [CASE …] --quick    prints it from few plays, in seconds; writes nothing
    python3 -m course.simulation.author.sensitivity [CASE …] --check    writes nothing; fails when one is out of date

Three things are tried, and the same customers meet every policy in each play:

one at a time   each assumption down and up: what breaks a conclusion first. A trial that moves
                no conclusion at all tries nothing: it is not counted, and is listed
many worlds     as assumed, in 20 other worlds: is it this month's luck?
all at once     200 joint draws of all assumptions, each in all 20 worlds: 4,000 plays. The
                share of these is what a page says; "draws" are those in which it holds in
                most worlds. A case in the making may play fewer ("worlds_each"), in turn

The share is over all draws. A scope, where a case has one, is a statement about the
assumptions, never about how the story ends, and has a share of its own beside it.
"""

import argparse
import importlib
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from course.simulation import made
from course.simulation.author.firmness import LESSON, too_weak
from course.simulation.author.study import CHANGE, DRAWS, WORLDS, cases_with

PROCESSES = 2
DIGITS = 4
QUICK_DRAWS = 40


def table(study, processes=PROCESSES):
    """JSON-able: how each claim of a Study fares. ``processes`` 1 plays them here, one after the other."""
    ends = [(name, end) for name in study.declared for end in (0, 1)]
    drawn = [study.drawn(number) for number in range(DRAWS)]
    plays = [(study.assumptions, None), *((study.with_one(name, study.ends(name)[end]), None) for name, end in ends),
             *((study.assumptions, seed) for seed in WORLDS),
             *((drawn[number], seed) for number in range(DRAWS) for seed in study.worlds_of(number))]
    as_assumed, *found = _played(study, plays, processes)
    trials, worlds, crossed = ([*zip(ends, found)], found[len(ends):][:len(WORLDS)], found[len(ends) + len(WORLDS):])
    counted = [(trial, sizes) for trial, sizes in trials if any(round(sizes[claim] - as_assumed[claim], 6) for claim in study.said)]
    idle = [trial for trial, sizes in trials if (trial, sizes) not in counted]
    in_scope = [study.scope is None or bool(study.scope(each)) for each in drawn]
    rows = [_row(study, claim, as_assumed, counted, worlds, crossed, in_scope) for claim in study.said]
    scope = {"says": study.scope_says, "draws": sum(in_scope)} if study.scope else None
    return {"like_it": study.like_it, "change": CHANGE, "ranges": {study.declared[name]["label"]: list(ends) for name, ends in study.ranges.items()},
            "worlds": len(WORLDS), "draws": DRAWS, "worlds_each": study.worlds_each, "plays": len(crossed), "scope": scope,
            "moves_nothing": [_named(study, *trial) for trial in idle], "claims": rows}


def holds(size):
    """Whether a conclusion of this size holds: above zero, beyond what two machines may differ in."""
    return round(size, 6) > 0


def held(row):
    """The plays of a made row in order, draw by draw: True where the conclusion held."""
    return [digit == "1" for four in row["held"] for digit in f"{int(four, 16):04b}"]


def _row(study, claim, as_assumed, trials, worlds, crossed, in_scope):
    found = sorted(({**_named(study, *trial), "size": round(sizes[claim], DIGITS)} for trial, sizes in trials),
                   key=lambda row: (row["size"], row["assumption"]))
    plays = [holds(sizes[claim]) for sizes in crossed]
    firms = [plays[i:i + study.worlds_each] for i in range(0, len(plays), study.worlds_each)]
    scoped = [play for i, play in enumerate(plays) if in_scope[i // study.worlds_each]]
    return {"claim": claim, "says": study.said[claim], "this_firm": claim in study.this_firm, "size": round(as_assumed[claim], DIGITS),
            "share": round(sum(plays) / len(plays), DIGITS), "share_in_scope": round(sum(scoped) / len(scoped), DIGITS) if study.scope and scoped else None,
            "worlds": sum(holds(sizes[claim]) for sizes in worlds), "draws": sum(2 * sum(firm) > len(firm) for firm in firms),
            "cases": len(found), "weakest": found[0], "breaks": [row for row in found if not holds(row["size"])],
            "held": "".join(f"{int(''.join('01'[play] for play in plays[i:i + 4]), 2):x}" for i in range(0, len(plays), 4))}


def _named(study, name, end):
    """One trial: which assumption, and how far it is moved or, where a range is stated, to what."""
    moved = {"to": study.ends(name)[end]} if name in study.ranges else {"change": (-CHANGE, CHANGE)[end]}
    return {"assumption": name, "label": study.declared[name]["label"], **moved}


def _played(study, plays, processes):
    """{claim: size} of each play (assumptions, seed; None for the reference world), in order."""
    if processes == 1:
        return [_play(study, *play) for play in plays]
    with ProcessPoolExecutor(min(processes, os.cpu_count() or 1)) as pool:
        return list(pool.map(_play_named, [study.name] * len(plays), *zip(*plays), chunksize=4))


def _play(study, assumptions, seed):
    return study.conclusions(assumptions, *(() if seed is None else (seed,)))


def _play_named(name, assumptions, seed):
    return _play(importlib.import_module(name).STUDY, assumptions, seed)


def command(study, *, check=False):
    """Make a study's file, or check it. Exit status 1 when it is stale or a claim is too weak to be taught."""
    content = table(study)
    status = made.command(["--check"] if check else [], file=study.file, make=lambda: content,
                          name=f"course.simulation.author.sensitivity {study.case}", about="")
    for row in content["claims"]:
        print(_line(row, content))
    weak = too_weak(content)
    for row in weak:
        print(f"{row['claim']} holds in {row['share']:.1%} of all plays, and a lesson is said of at least {LESSON:.0%}.", file=sys.stderr)
    return 1 if weak else status


def _line(row, content):
    weakest = row["weakest"]
    to = f"{weakest['change']:+.0%}" if "change" in weakest else f"at {weakest['to']:g}"
    return (f"{row['claim']:32} {row['size']:10.4f}  worlds {row['worlds']:2}/{content['worlds']}  draws {row['draws']:3}/{content['draws']}  "
            f"all plays {row['share']:6.1%}  weakest {weakest['size']:9.4f} with {weakest['label']} {to}, breaks in {len(row['breaks'])} of {row['cases']}")


def _quick(study):
    drawn = [(study.drawn(number), study.worlds_of(number)[0]) for number in range(QUICK_DRAWS)]
    as_assumed, *found = _played(study, [(study.assumptions, None), *((study.assumptions, seed) for seed in WORLDS), *drawn], PROCESSES)
    worlds, drawn = found[:len(WORLDS)], found[len(WORLDS):]
    for claim in study.said:
        print(f"{claim:32} {as_assumed[claim]:10.4f}  worlds {sum(holds(sizes[claim]) for sizes in worlds):2}/{len(WORLDS)}  "
              f"draws {sum(holds(sizes[claim]) for sizes in drawn):2}/{QUICK_DRAWS}")


def studies(named=()):
    """The Study of every case that has one, or of those named, in order."""
    return [importlib.import_module(f"course.cases.{case}.author.sensitivity").STUDY for case in named or cases_with("sensitivity")]


def load(case):
    """The made table of a case, as ``table`` gives it."""
    return made.load(studies([case])[0].file)


def main(arguments):
    """Each table asked for. Exit status 1 when one of them fails."""
    parser = argparse.ArgumentParser(prog="python3 -m course.simulation.author.sensitivity", description=__doc__.partition("\n")[0])
    parser.add_argument("cases", nargs="*", metavar="CASE", help=f"of {', '.join(cases_with('sensitivity'))}; all when none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file is out of date")
    parser.add_argument("--quick", action="store_true", help=f"write nothing; print what {QUICK_DRAWS} draws say")
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        for study in studies(chosen.cases):
            _quick(study)
        return 0
    return max([command(study, check=chosen.check) for study in studies(chosen.cases)], default=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
