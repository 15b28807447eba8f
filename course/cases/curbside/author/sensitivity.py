"""Does the advice survive if the assumptions are wrong?

    python3 -m course.simulation.author.sensitivity curbside

Each conclusion that marking or prose uses is a difference that must stay above zero.
"""

from functools import cache

from course.cases.curbside.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.author.study import Study

DAYS = 60
MOST_BUSY = 0.82  # utilisation under ``both`` with seven pickers: certification refuses more
MOST_PICKING = 0.80

CLAIMS = {
    "both_beats_call": "Asking at order and in the app gets more orders ready on time than text and phone",
    "app_beats_call": "Asking in the app, after picking, gets more orders ready on time than text and phone",
    "order_beats_app": "Asking at order is better on time than asking after picking",
    "order_beats_both": "Asking at order alone is a little better on time than asking twice",
    "both_fills_more": "Asking twice replaces more missing items than asking at order alone",
    "people_cannot_buy_it": "Fourteen pickers on the phone process get fewer orders ready on time than seven who ask at order and in the app",
    "people_cannot_fill_it": "Neither fourteen pickers nor a longer hold replaces as many missing items as asking twice",
    "phoned_look_better": "Under the phone process, orders whose customer got through look better than those whose customer did not",
    "same_orders_gain": "The same orders with something missing are on time more often in the app",
    "gap_closes": "In the app, those two groups lie nearer to each other than by phone",
    "spill_over": "Orders with nothing missing are slower under the phone process than in the app",
    "hold_buys_time": "Holding orders 10 minutes instead of 25 gets more of them ready on time",
    "hold_costs_items": "Holding orders 10 minutes instead of 25 replaces fewer missing items",
    "waits_bend_up": "Going from 7 to 6 pickers adds more waiting than going from 8 to 7",
    "past_nine_little": "Five pickers more than nine bring less on time than two more than seven",
    "both_leaves_most": "Asking at order and in the app leaves most a day, of the four ways",
    "order_leaves_more_than_app": "Asking at order leaves more a day than asking in the app, after picking",
    "app_leaves_more_than_call": "Asking in the app, after picking, leaves more a day than text and phone",
    "short_hold_leaves_more": "A hold of 10 minutes leaves more a day than one of 25, under the phone process",
    "one_tap_is_waste": "Where customers are asked at order too, one tap costs more than it brings",
}


def conclusions(assumptions=Assumptions(), seed=REFERENCE_SEED, days=DAYS):
    """{claim: how far it holds, above zero if it does}."""
    world = draw(seed, days, assumptions)

    @cache
    def play(substitution, **levers):
        return simulate(Levers(substitution=substitution, **levers), world, assumptions)

    def gap(kpi, better, worse):
        return better.value(kpi) - worse.value(kpi)

    call, order, app, both = (play(policy) for policy in ("call", "order", "app", "both"))
    short, many, long = play("call", hold_min=10), play("call", pickers=14), play("call", hold_min=40)
    affected, through = world.missing > 0, call.columns["phoned"] == 1
    by_phone, in_app = call.columns["ontime"], app.columns["ontime"]
    ready = [play("call", pickers=pickers).value("mean_ready_min") for pickers in (6, 7, 8)]

    def apart(ontime):
        return ontime[affected & through].mean() - ontime[affected & ~through].mean()

    found = {
        "both_beats_call": gap("ontime_share", both, call),
        "app_beats_call": gap("ontime_share", app, call),
        "order_beats_app": gap("ontime_share", order, app),
        "order_beats_both": gap("ontime_share", order, both),
        "both_fills_more": gap("filled_share", both, order),
        "people_cannot_buy_it": gap("ontime_share", both, many),
        "people_cannot_fill_it": min(gap("filled_share", both, many), gap("filled_share", both, long)),
        "phoned_look_better": apart(by_phone),
        "same_orders_gain": (in_app - by_phone)[affected].mean(),
        "gap_closes": apart(by_phone) - abs(apart(in_app)),
        "spill_over": (call.columns["ready_min"] - app.columns["ready_min"])[~affected].mean(),
        "hold_buys_time": gap("ontime_share", short, call),
        "hold_costs_items": gap("filled_share", call, short),
        "waits_bend_up": ready[0] - 2 * ready[1] + ready[2],
        "past_nine_little": 2 * play("call", pickers=9).value("ontime_share") - call.value("ontime_share") - many.value("ontime_share"),
        "both_leaves_most": min(gap("left_gbp_per_day", both, other) for other in (call, order, app)),
        "order_leaves_more_than_app": gap("left_gbp_per_day", order, app),
        "app_leaves_more_than_call": gap("left_gbp_per_day", app, call),
        "short_hold_leaves_more": gap("left_gbp_per_day", short, call),
        "one_tap_is_waste": gap("left_gbp_per_day", both, play("both", app_build="one_tap")),
    }
    return {claim: float(size) for claim, size in found.items()}


def picking_load(a):
    """The share of seven people's time that picking alone takes, by the assumptions."""
    return a.orders_per_hour * (a.setup_min + a.item_min * a.order_items) / 60 / Levers().pickers


STUDY = Study(
    "course.cases.curbside.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(), claims=CLAIMS,
    like_it="stores", ranges={"app_lead_min": (0.0, 10.0)},
    scope=lambda a: picking_load(a) <= MOST_PICKING, scope_says=f"where picking alone takes at most {MOST_PICKING:.0%} of seven people’s time")
