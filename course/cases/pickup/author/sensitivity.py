"""Does the advice survive if the assumptions are wrong?

    python3 -m course.simulation.author.sensitivity pickup

Each conclusion that marking or prose uses is a difference, in £ a day unless it says
otherwise, that must stay above zero.
"""

from dataclasses import replace
from functools import cache

from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import DELIVERY, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation.author.study import Study

DAYS = 28  # a play is what the page plays
BUSY = 1.15  # times the shoppers

CLAIMS = {
    "looking_is_worse_when_busy": "In a busy store, a clerk who always looks, or sees nothing of the line, costs more than “not my job”",
    "looking_is_worse_here": "At Hartwell Road, such a clerk costs more than “not my job”",
    "looking_is_better_when_quiet": "In a quiet store, such a clerk costs less than “not my job”",
    "staying_beats_right_alone": "A clerk who asks, and stays, costs less than one who may leave and has not practised",
    "practice_pays": "For a clerk who may leave the till, two hours of practice save more than they cost",
    "right_is_worth_most_when_quiet": "For a practised clerk, the right saves more in a quiet store than in a busy one",
    "table_beats_habits": "A colleague if free and a text if not costs less than the best single habit",
    "asking_beats_table": "A clerk who stays at the till and asks the customer costs less than that table",
    "queue_earns": "With home delivery, a table that looks where nobody waits costs less than that table",
    "small_gift_pays": "£2 for whoever must come back saves more than it costs, if always texted",
    "large_gift_does_not": "£10 in place of £2 costs more than it saves",
    "logged_bins_pay": "Checked bins, with a log, save more than they cost",
    "blind_bins_do_not": "Checked bins, without a log, cost more than they save",
    "second_till_pays": "A second till in the two busiest hours saves more than it costs",
    "refusing_loses_customers": "“Not my job” brings back fewer than a text does (share)",
    "line_untouched": "Only looking lengthens the line (minutes a shopper)",
}


def conclusions(assumptions=Assumptions(), seed=REFERENCE_SEED, days=DAYS):
    """{claim: how far it holds, above zero if it does}."""
    stores = {name: replace(assumptions, traffic=assumptions.traffic * scale)
              for name, scale in (("quiet", 0.5), ("usual", 1.0), ("busy", BUSY))}
    stores["delivery"] = replace(assumptions, traffic=assumptions.traffic * DELIVERY.traffic,
                                 colleague_free=assumptions.colleague_free * DELIVERY.colleague_free / Assumptions().colleague_free)

    @cache
    def world(store):
        return draw(seed, days, stores[store])

    @cache
    def play(store, **levers):
        return simulate(Levers(**levers), world(store), stores[store])

    def cost(store="usual", **levers):
        return play(store, **levers).value("cost_gbp_per_day")

    look, right = {"coached": "look", "authority": True}, {"coached": "judgement", "authority": True}
    practised, asks = {**right, "practice_h": 2}, {"coached": "judgement"}
    table, text = {"coached": "rule", **SIMPLE_TABLE}, {"coached": "text", "week_gbp": 400}
    granted = {**table, "authority": True, "spend_gbp": 2}
    habit = min(cost(**look), cost(coached="colleague"), cost(coached="text"))
    found = {
        "looking_is_worse_when_busy": cost("busy", **look) - cost("busy"),
        "looking_is_worse_here": cost(**look) - cost(),
        "looking_is_better_when_quiet": cost("quiet") - cost("quiet", **look),
        "staying_beats_right_alone": cost(**right) - cost(**asks),
        "practice_pays": cost(**right) - cost(**practised),
        "right_is_worth_most_when_quiet": (cost("quiet", **asks) - cost("quiet", **practised)) - (cost("busy", **asks) - cost("busy", **practised)),
        "table_beats_habits": habit - cost(**table),
        "asking_beats_table": cost(**table) - cost(**asks),
        "queue_earns": cost("delivery", **granted) - cost("delivery", **{**granted, "none_busy": "look"}),
        "small_gift_pays": cost(**text) - cost(**text, spend_gbp=2),
        "large_gift_does_not": cost(**text, spend_gbp=10) - cost(**text, spend_gbp=2),
        "logged_bins_pay": cost(**table) - cost(**table, bins=1.0, log_misses=True),
        "blind_bins_do_not": cost(**table, bins=1.0) - cost(**table),
        "second_till_pays": cost(**table) - cost(**table, second_till_h=2),
        "refusing_loses_customers": play("usual", coached="text").value("returns_share") - play("usual").value("returns_share"),
        "line_untouched": play("usual", **look).value("shopper_wait_min") - play("usual", **table).value("shopper_wait_min"),
    }
    return {claim: float(size) for claim, size in found.items()}


# Whether an unpractised clerk sees none of what the line costs is a guess: up to a tenth of it is tried.
STUDY = Study("course.cases.pickup.author.sensitivity", conclusions=conclusions, assumptions=Assumptions(), claims=CLAIMS, like_it="stores",
              ranges={"naive_share": (0.0, 0.1)})
