"""How fast is a slider move, beside SimPy and Ciw?

    python3 tests/benchmarks/simulation.py [--rounds 15]

Engines take turns within one run, so that a busy machine slows all of them alike;
figures are medians. The last line is JSON. Nothing here passes or fails.

mm4    M/M/4 at 24 an hour, 8 minutes: 30 days of 240 orders from an empty system. Our
       loop and SimPy get the same drawn times; Ciw draws its own while it runs.
cases  30 store-days of a case, world drawn beforehand, warm; `ms` is the slowest
       policy. SimPy runs the twin that the tests hold to the same answers. The collapse
       case plays 60 months and has no queue: its slowest course stands alone.
"""

import argparse
import json
import sys
from functools import partial
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "curbside")]

import ciw  # noqa: E402
import numpy as np  # noqa: E402
import simpy  # noqa: E402
import twin  # noqa: E402

from course.cases.collapse import model as collapse  # noqa: E402
from course.cases.curbside.model import POLICIES, REFERENCE_SEED, Assumptions, Levers, draw, simulate  # noqa: E402
from course.cases.pickup import model as pickup  # noqa: E402
from course.simulation.pool import serve  # noqa: E402
from tests.pickup import twin as pickup_twin  # noqa: E402

ORDERS, ARRIVALS_PER_MIN, SERVICE_MIN, SERVERS = 7200, 24 / 60, 8.0, 4


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15, help="how often each engine takes its turn")
    rounds = parser.parse_args(arguments).rounds
    mm4 = compare_mm4(rounds)
    print(f"M/M/4, {ORDERS} orders: " + ", ".join(f"{name} {ms:.2f} ms" for name, ms in mm4.items()))
    curbside = compare_curbside(rounds)
    for policy, (ours, theirs) in curbside.items():
        print(f"curbside, {policy}: ours {ours:.2f} ms, SimPy {theirs:.0f} ms, ratio {theirs / ours:.0f}")
    months = compare_collapse(rounds)
    print("collapse, 60 months: " + ", ".join(f"{name} {ms:.2f} ms" for name, ms in months.items()))
    till = compare_pickup(rounds)
    for coached, (ours, theirs) in till.items():
        print(f"pickup, {coached}: ours {ours:.2f} ms, SimPy {theirs:.0f} ms, ratio {theirs / ours:.0f}")
    ours, theirs = max(curbside.values())
    print(json.dumps({
        "mm4": {"ms": round(mm4["ours"], 3), "ratio_simpy": round(mm4["simpy"] / mm4["ours"], 1),
                "ratio_ciw": round(mm4["ciw"] / mm4["ours"], 1)},
        "cases": {"curbside": {"ms": round(ours, 2), "ratio_simpy": round(theirs / ours, 1)},
                  "pickup": {"ms": round(max(till.values())[0], 2), "ratio_simpy": round(max(till.values())[1] / max(till.values())[0], 1)},
                  "collapse": {"ms": round(max(months.values()), 2)}},
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


def compare_curbside(rounds):
    """{policy: (our median ms, SimPy's median ms)}."""
    world, assumptions = draw(REFERENCE_SEED), Assumptions()
    found = {}
    for policy in POLICIES:
        levers = Levers(substitution=policy)
        found[policy] = tuple(take_turns(
            [partial(simulate, levers, world, assumptions), partial(twin.play, levers, world, assumptions)], rounds))
    return found


def compare_pickup(rounds):
    """{what is coached: (our median ms, SimPy's median ms)} of four weeks at the till."""
    world, assumptions = pickup.draw(pickup.REFERENCE_SEED), pickup.Assumptions()
    settings = {"not my job": pickup.Levers(), "always look": pickup.Levers(authority=True, coached="look"),
                "own judgement, two tills": pickup.Levers(authority=True, coached="judgement", practice_h=2, second_till_h=4)}
    return {name: tuple(take_turns([lambda levers=levers: pickup.simulate(levers, world, assumptions),
                                    lambda levers=levers: pickup_twin.play(levers, world, assumptions)], rounds))
            for name, levers in settings.items()}


def compare_collapse(rounds):
    """{course: median ms} of five years at Larkfield."""
    world = collapse.draw(collapse.REFERENCE_SEED)
    courses = {"as it went": collapse.Levers(), "both stopped": collapse.Levers(fabric="withdraw", discounts="none"),
               "5% off": collapse.Levers(fabric="withdraw", discounts="five")}
    spent = take_turns([lambda levers=levers: collapse.simulate(levers, world) for levers in courses.values()], rounds)
    return dict(zip(courses, spent))


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
