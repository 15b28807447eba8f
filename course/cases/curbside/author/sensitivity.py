"""Does the advice survive if the assumptions are wrong? The commands are those of `course.simulation.author.sensitivity`.

    python3 -m course.cases.curbside.author.sensitivity

Each conclusion that marking or prose uses is a difference that must stay above zero.
"""

import sys
from functools import cache

from course.cases.curbside.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made
from course.simulation.author import sensitivity
from course.simulation.author.study import Study

DAYS = 60
MOST_BUSY = 0.82  # utilisation under `both` with seven pickers: certification refuses more
MOST_PICKING = 0.80

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
    """{claim: how far it holds, above zero if it does}."""
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
    return {claim: float(size) for claim, size in found.items()}


def picking_load(a):
    """The share of seven people's time that picking alone takes, by the assumptions."""
    return a.orders_per_hour * (a.setup_min + a.item_min * a.order_items) / 60 / Levers().pickers


STUDY = Study(
    "course.cases.curbside.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(), claims=CLAIMS, like_it="stores", ranges={"app_lead_min": (0.0, 3.0)},
    worlds_each=1, scope=lambda a: picking_load(a) <= MOST_PICKING, scope_says=f"where picking alone takes at most {MOST_PICKING:.0%} of seven people’s time")


def load():
    """The made table."""
    return made.load(STUDY.file)


if __name__ == "__main__":
    sys.exit(sensitivity.command(STUDY, sys.argv[1:]))
