"""Does the advice survive if an assumption is wrong? Every one, 20 % up and down.

    python3 -m course.cases.pickup.author.sensitivity            writes sensitivity.json beside this file
    python3 -m course.cases.pickup.author.sensitivity --check    writes nothing; fails when it is out of date

Each conclusion that marking or prose uses is a difference, in £ a day unless it says
otherwise, that must stay above zero. One assumption moves at a time, and the same customers
meet every policy. Where the colleague's tasks are short (below SHORTEST_TASK_MIN), always
calling one is as good as the table: such a case is out of scope, and the lesson says so.
"""

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made, sensitivity

FILE = Path(__file__).with_name("sensitivity.json")
DAYS = 84
BUSY = 1.15  # times the shoppers
SHORTEST_TASK_MIN = 11.0

CLAIMS = {
    "looking_is_worse_when_busy": "In a busy store, always looking costs more than “not my job”",
    "looking_is_better_when_quiet": "In a quiet store, always looking costs less than “not my job”",
    "right_alone_is_worse_when_busy": "In a busy store, the right to leave the till without practice costs more than “not my job”",
    "practice_mends_it": "Two hours of practice make the right worth having, in a busy store too",
    "right_is_worth_most_when_quiet": "For a practised clerk, the right saves more in a quiet store than in a busy one",
    "table_beats_habits": "A colleague if free and a text if not costs less than the best single habit",
    "judgement_beats_table": "A practised clerk who asks costs less than that table",
    "asking_beats_table": "A clerk who stays at the till and asks the customer costs less than that table",
    "table_beats_right_alone": "Where nobody practises, the table costs less than the clerk who may leave the till",
    "small_gift_pays": "£2 for whoever must come back saves more than it costs, if always texted",
    "large_gift_does_not": "£10 in place of £2 costs more than it saves",
    "logged_bins_pay": "Checked bins, with a log, save more than they cost",
    "refusing_loses_customers": "“Not my job” brings back fewer than a text does (share)",
    "line_untouched": "Only looking lengthens the line (minutes a shopper)",
}


def conclusions(assumptions=Assumptions(), seed=REFERENCE_SEED, days=DAYS):
    """({claim: how far it holds, above zero if it does}, the case's scope)."""
    stores = {name: replace(assumptions, traffic=assumptions.traffic * scale)
              for name, scale in (("quiet", 0.5), ("usual", 1.0), ("busy", BUSY))}
    worlds = {name: draw(seed, days, here) for name, here in stores.items()}

    @cache
    def play(store, **levers):
        return simulate(Levers(**levers), worlds[store], stores[store])

    def cost(store="usual", **levers):
        return play(store, **levers).value("cost_gbp_per_day")

    look, right = {"coached": "look", "authority": True}, {"coached": "judgement", "authority": True}
    practised, asks = {**right, "practice_h": 2}, {"coached": "judgement", "practice_h": 2}
    table, text = {"coached": "rule", **SIMPLE_TABLE}, {"coached": "text", "week_gbp": 400}
    habit = min(cost(**look), cost(coached="colleague"), cost(coached="text"))
    found = {
        "looking_is_worse_when_busy": cost("busy", **look) - cost("busy"),
        "looking_is_better_when_quiet": cost("quiet") - cost("quiet", **look),
        "right_alone_is_worse_when_busy": cost("busy", **right) - cost("busy"),
        "practice_mends_it": cost("busy") - cost("busy", **practised),
        "right_is_worth_most_when_quiet": (cost("quiet", **asks) - cost("quiet", **practised)) - (cost("busy", **asks) - cost("busy", **practised)),
        "table_beats_habits": habit - cost(**table),
        "judgement_beats_table": cost(**table) - cost(**practised),
        "asking_beats_table": cost(**table) - cost(coached="judgement"),
        "table_beats_right_alone": cost(**right) - cost(**table),
        "small_gift_pays": cost(**text) - cost(**text, spend_gbp=2),
        "large_gift_does_not": cost(**text, spend_gbp=10) - cost(**text, spend_gbp=2),
        "logged_bins_pay": cost(**table) - cost(**table, bins=1.0, log_misses=True),
        "refusing_loses_customers": play("usual", coached="text").value("returns_share") - play("usual").value("returns_share"),
        "line_untouched": play("usual", **look).value("shopper_wait_min") - play("usual", **table).value("shopper_wait_min"),
    }
    return {claim: float(size) for claim, size in found.items()}, {"in_scope": assumptions.colleague_busy_min >= SHORTEST_TASK_MIN}


def table():
    """JSON-able: for each claim its size as assumed, the weakest case, and every case that breaks it."""
    return {"change": sensitivity.CHANGE, "days": DAYS, "seed": REFERENCE_SEED,
            "claims": sensitivity.tried(CLAIMS, conclusions, Assumptions())}


def load():
    """The made table, as `table` gives it."""
    return made.load(FILE)


def main(arguments):
    """Make or check the file. Exit status 1 when it is stale or a claim breaks in scope."""
    return sensitivity.command(arguments, file=FILE, make=table, name="course.cases.pickup.author.sensitivity",
                               about=__doc__.partition("\n")[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
