"""How fast is a slider move, beside SimPy and Ciw?

    python3 tests/benchmarks/simulation.py [--rounds 15]

Engines take turns within one run, so that a busy machine slows all of them alike;
figures are medians. The last line is JSON. Nothing here passes or fails.

mm4    M/M/4 at 24 an hour, 8 minutes: 30 days of 240 orders from an empty system. Our
       loop and SimPy get the same drawn times; Ciw draws its own while it runs.
cases  every case in the world that its page plays, drawn beforehand, warm; ``ms`` is the
       slowest of today's setting, each other choice of one lever, and what its author calls
       thoughtful. Beside it, where the case's twin in tests/ has a ``play``, SimPy, which the
       tests hold to the same answers.
"""

import argparse
import json
import sys
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import ciw  # noqa: E402
import numpy as np  # noqa: E402
import simpy  # noqa: E402

from course import cases  # noqa: E402
from course.simulation.levers import describe, values  # noqa: E402
from course.simulation.pool import serve  # noqa: E402

ORDERS, ARRIVALS_PER_MIN, SERVICE_MIN, SERVERS = 7200, 24 / 60, 8.0, 4


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each engine takes its turn")
    rounds = parser.parse_args(arguments).rounds
    mm4 = compare_mm4(rounds)
    print(f"M/M/4, {ORDERS} orders: " + ", ".join(f"{name} {ms:.2f} ms" for name, ms in mm4.items()))
    played = {case.name: compare(case, rounds) for name in cases.names() for case in cases.parts(name) if case.plays and case.name == name}
    for name, (slowest, ours, theirs) in played.items():
        beside = f", SimPy {theirs:.0f} ms, ratio {theirs / ours:.0f}" if theirs else ""
        print(f"{name}, {slowest}: ours {ours:.2f} ms{beside}")
    print(json.dumps({
        "mm4": {"ms": round(mm4["ours"], 3), "ratio_simpy": round(mm4["simpy"] / mm4["ours"], 1),
                "ratio_ciw": round(mm4["ciw"] / mm4["ours"], 1)},
        "cases": {name: {"ms": round(ours, 2), **({"ratio_simpy": round(theirs / ours, 1)} if theirs else {})}
                  for name, (_, ours, theirs) in played.items()},
    }))
    return 0


def compare_mm4(rounds):
    """{engine: median ms}."""
    rng = np.random.default_rng(1)
    release = rng.exponential(1 / ARRIVALS_PER_MIN, ORDERS).cumsum().tolist()
    service = rng.exponential(SERVICE_MIN, ORDERS).tolist()
    never, nothing = [inf] * ORDERS, [0.0] * ORDERS
    jobs = [release, service, never, nothing, never, nothing]
    engines = {"ours": lambda: serve(jobs, servers=SERVERS),
               "simpy": lambda: mm4_simpy(release, service), "ciw": mm4_ciw}
    return {name: ms for name, ms in zip(engines, take_turns(list(engines.values()), rounds))}


def mm4_simpy(release, service):
    env = simpy.Environment()
    pool = simpy.Resource(env, SERVERS)
    starts = []

    def order(minutes):
        with pool.request() as turn:
            yield turn
            starts.append(env.now)
            yield env.timeout(minutes)

    def gate():
        for at, minutes in zip(release, service):
            yield env.timeout(at - env.now)
            env.process(order(minutes))

    env.process(gate())
    env.run()
    return starts


def mm4_ciw():
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(ARRIVALS_PER_MIN)],
        service_distributions=[ciw.dists.Exponential(1 / SERVICE_MIN)], number_of_servers=[SERVERS])
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_time(ORDERS / ARRIVALS_PER_MIN)
    return simulation


def compare(case, rounds):
    """(the slowest setting, our median ms, SimPy's or None)."""
    world, assumed = case.world(), case.assumptions()
    settings = {str(moved or "today"): case.set(moved) for moved in moves(case)}
    spent = take_turns([partial(case.simulate, setting, world, assumed) for setting in settings.values()], max(3, rounds // 5))
    slowest = max(zip(spent, settings))[1]
    play = twin(case)
    engines = [partial(engine, settings[slowest], world, assumed) for engine in (case.simulate, play) if engine]
    ours, *theirs = take_turns(engines, rounds)
    return slowest, ours, theirs[0] if theirs else None


def moves(case):
    """What is tried, as {lever: value}: nothing, each other choice by itself, and the author's thoughtful settings."""
    thoughtful = cases.load(case.name, "author.decision").THOUGHTFUL.values() if cases.has(case.name, "author.decision") else ()
    choices = [{one["name"]: value} for one in describe(case.levers) if one["kind"] in ("choice", "bool") and "cell" not in one for value in values(one)]
    return [{}, *choices, *thoughtful]


def twin(case):
    """What plays the same in SimPy, where there is one."""
    name = f"tests.{case.name}.twin"
    return getattr(import_module(name), "play", None) if find_spec(name) else None


def take_turns(engines, rounds):
    """Median ms of each engine; one warm-up, then they alternate."""
    spent = [[] for _ in engines]
    for engine in engines:
        engine()
    for _ in range(rounds):
        for engine, times in zip(engines, spent):
            began = perf_counter()
            engine()
            times.append((perf_counter() - began) * 1000)
    return [median(times) for times in spent]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
