"""Does the advice survive if an assumption is wrong? Every one, 20 % up and down.

    python3 -m course.cases.curbside.author.sensitivity            writes sensitivity.json beside this file
    python3 -m course.cases.curbside.author.sensitivity --check    writes nothing; fails when it is out of date

Each conclusion that marking or prose uses is a difference that must stay above zero.
One assumption moves at a time, and the same customers meet every policy. Where the
team can't carry the picking itself (busier than MOST_BUSY under `both`), a conclusion
may break: such a case is out of scope, and certification refuses it.
"""

import sys
from functools import cache
from pathlib import Path

from course.cases.curbside.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made, sensitivity
from course.simulation.sensitivity import CHANGE

FILE = Path(__file__).with_name("sensitivity.json")
DAYS = 60
MOST_BUSY = 0.82  # utilisation under `both` with seven pickers

CLAIMS = {
    "both_beats_call": "Asking at order and in the app gets more orders ready on time than text and phone",
    "order_beats_both": "Asking at order alone is a little better on time than asking twice",
    "order_beats_app": "Asking at order is better on time than asking after picking",
    "both_fills_more": "Asking twice replaces more missing items than asking at order alone",
    "people_cannot_buy_it": "Fourteen pickers on the phone process stay below seven with the new one",
    "phoned_look_better": "Under the phone process, affected orders that got a call look better than those that did not",
    "same_orders_gain": "The same affected orders are on time more often under the new process",
    "spill_over": "Orders with nothing missing are slower under the phone process",
    "hold_buys_time": "Holding orders 10 minutes instead of 25 gets more of them ready on time",
    "hold_costs_items": "Holding orders 10 minutes instead of 25 replaces fewer missing items",
    "waits_bend_up": "Going from 7 to 6 pickers adds more waiting than going from 8 to 7",
    "both_pays": "The new process earns more a day than the phone process",
}


def conclusions(assumptions=Assumptions(), seed=REFERENCE_SEED, days=DAYS):
    """({claim: how far it holds, above zero if it does}, utilisation under `both` with seven pickers)."""
    world = draw(seed, days, assumptions)

    @cache
    def play(substitution, pickers=7, hold_min=25):
        return simulate(Levers(substitution=substitution, pickers=pickers, hold_min=hold_min), world, assumptions)

    def gap(kpi, better, worse):
        return better.value(kpi) - worse.value(kpi)

    call, order, app, both = (play(policy) for policy in ("call", "order", "app", "both"))
    short = play("call", hold_min=10)
    affected, phoned = world.missing > 0, call.columns["phoned"] == 1
    ontime = call.columns["ontime"]
    ready = [play("call", pickers).value("mean_ready_min") for pickers in (6, 7, 8)]
    found = {
        "both_beats_call": gap("ontime_share", both, call),
        "order_beats_both": gap("ontime_share", order, both),
        "order_beats_app": gap("ontime_share", order, app),
        "both_fills_more": gap("filled_share", both, order),
        "people_cannot_buy_it": gap("ontime_share", both, play("call", 14)),
        "phoned_look_better": ontime[affected & phoned].mean() - ontime[affected & ~phoned].mean(),
        "same_orders_gain": (both.columns["ontime"] - ontime)[affected].mean(),
        "spill_over": (call.columns["ready_min"] - both.columns["ready_min"])[~affected].mean(),
        "hold_buys_time": gap("ontime_share", short, call),
        "hold_costs_items": gap("filled_share", call, short),
        "waits_bend_up": ready[0] - 2 * ready[1] + ready[2],
        "both_pays": gap("contribution_gbp_per_day", both, call),
    }
    return {claim: float(size) for claim, size in found.items()}, both.value("utilisation")


def carries_picking(utilisation):
    """Whether seven people can carry the picking itself, so that the conclusions are in scope."""
    return utilisation <= MOST_BUSY


def table():
    """JSON-able: for each claim its size as assumed, the weakest case, and every case that breaks it."""

    def scoped(assumptions):
        sizes, utilisation = conclusions(assumptions)
        return sizes, {"utilisation": round(utilisation, 4), "in_scope": carries_picking(utilisation)}

    return {"change": CHANGE, "days": DAYS, "seed": REFERENCE_SEED, "utilisation": scoped(Assumptions())[1]["utilisation"],
            "most_busy": MOST_BUSY, "claims": sensitivity.tried(CLAIMS, scoped, Assumptions())}


def load():
    """The made table, as `table` gives it."""
    return made.load(FILE)


def main(arguments):
    """Make or check the file. Exit status 1 when it is stale or a claim breaks in scope."""
    return sensitivity.command(arguments, file=FILE, make=table, name="course.cases.curbside.author.sensitivity",
                               about=__doc__.partition("\n")[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
