"""What no answer changes of the story's charts, worked out from the model on the reference weeks.

    python3 -m course.cases.pickup.author.frames            writes the case's frames.json, and averages.json beside this file
    python3 -m course.cases.pickup.author.frames --check    writes nothing; fails when it is out of date
"""

import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from course.cases.pickup.frames import FILE
from course.cases.pickup.model import CELLS, DAYS, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.simulation import made

AVERAGES = Path(__file__).with_name("averages.json")
OPENS = 8
# What a manager can coach at once; it asks nobody to look at the line.
SIMPLE_TABLE = {name: "text" if name.endswith("busy") else "colleague" for name in CELLS}
HABITS = {"refuse": {}, "look": {"coached": "look", "authority": True}, "colleague": {"coached": "colleague"}, "text": {"coached": "text"}}
TABLE = {"coached": "rule", **SIMPLE_TABLE}
STORES = {"quiet store": 0.5, "Hartwell Road": 1.0, "busy store": 1.15}
RIGHT = {"coached": "judgement", "authority": True}
TENTH = 0.1
CLERKS = {  # what is coached and granted, and what of the line's cost a clerk sees who has not practised
    "asks, and stays at the till": ({"coached": "judgement"}, 0.0),
    "may leave, sees nothing of the line": (RIGHT, 0.0),
    "may leave, sees a tenth of its cost": (RIGHT, TENTH),
    "may leave, has practised": ({**RIGHT, "practice_h": 2}, 0.0),
    "… and has £2 to give": ({**RIGHT, "practice_h": 2, "spend_gbp": 2}, 0.0),
}
# What is quoted as an average is one over so many times four weeks.
WORLDS = tuple(range(1000, 1020))


@cache
def played(habit):
    """The Run of one of HABITS on the reference weeks."""
    return simulate(Levers(**HABITS[habit]), draw(REFERENCE_SEED, DAYS))


@cache
def policies():
    """Four habits on the same customers: ``policy``, ``customer_min``, ``shopper_wait_min``."""
    kpis = ("customer_min", "shopper_wait_min")
    return pd.DataFrame([{"policy": name, **{kpi: played(name).value(kpi) for kpi in kpis}} for name in HABITS])


@cache
def noon_look():
    """(a frame for the chart ``line``, the time of day) of one search in the busiest hour of the reference weeks.

    Of the searches of about the usual length, begun between twelve and one with somebody in line, the
    one whose added minutes are nearest to that hour's average over WORLDS: neither the worst case nor a kind one.
    """
    columns = played("look").columns
    usual = np.abs(columns["search_min"] - Assumptions().search_min) < 1
    noon = np.flatnonzero((columns["action"] == "look") & (columns["missing_min"] // 60 == 4) & (columns["waiting"] > 0) & usual)
    average = by_hour().set_index("hour")["others_min"].loc[OPENS + 4]
    at = int(noon[np.argmin(np.abs(columns["others_min"][noon] - average))])
    left = columns["missing_min"][at]
    rows, delay, j = [], columns["search_min"][at], at + 1
    while j < columns["day"].size and columns["day"][j] == columns["day"][at]:
        delay = min(delay, columns["wait_min"][j])
        if delay <= 0:
            break
        arrived, served = columns["arrive_min"][j] - left, columns["start_min"][j] - left
        rows.append((len(rows) + 1, max(arrived, 0.0), served - delay, served, delay))
        j += 1
    frame = pd.DataFrame(rows, columns=["customer", "from_min", "anyway_min", "looked_min", "added_min"])
    hour, minute = divmod(int(left), 60)
    return frame, f"{OPENS + hour}:{minute:02}"


@cache
def by_hour():
    """What one missing order costs everybody, £, by hour, looked for or refused: ``hour``, ``looked_gbp``, ``refused_gbp``, ``others_min``.

    Over WORLDS, so that an hour holds some 650 missing orders.
    """
    a, found = Assumptions(), {}
    for name, levers in (("looked", Levers(**HABITS["look"])), ("refused", Levers())):
        events = pd.concat([simulate(levers, draw(seed, DAYS)).events.query("found == 0") for seed in WORLDS])
        events = events.assign(hour=(events["missing_min"] // 60).clip(upper=9).astype(int) + OPENS)
        each = (events["customer_min"] + events["others_min"]) * a.wait_gbp + events["trip_gbp"] + events["harm"] * a.customer_gbp
        found[f"{name}_gbp"] = each.groupby(events["hour"]).mean()
        found.setdefault("others_min", events["others_min"].groupby(events["hour"]).mean())
    return pd.DataFrame(found).reset_index()


@cache
def levers():
    """Pounds a day that each kind of clerk saves against “not my job”, by store, over WORLDS: ``store``, ``clerk``, ``saved_gbp``."""
    return pd.DataFrame([(store, clerk, saved(settings, replace(Assumptions(), traffic=traffic, naive_share=sees)))
                         for store, traffic in STORES.items() for clerk, (settings, sees) in CLERKS.items()],
                        columns=["store", "clerk", "saved_gbp"])


def saved(settings, a=Assumptions()):
    """Pounds a day that a setting saves against “not my job”, the mean over WORLDS."""
    return average({}, a) - average(settings, a)


def average(settings, a=Assumptions()):
    """What a day costs everybody, £, the mean over WORLDS."""
    return float(costs(settings, a).mean())


def costs(settings, a=Assumptions()):
    """What a day costs everybody, £, in each of WORLDS."""
    return np.array([simulate(Levers(**settings), draw(seed, DAYS, a), a).value("cost_gbp_per_day") for seed in WORLDS])


def averages():
    """{name: number} that the prose quotes as means over WORLDS: a second till, turning points.

    ``…_turning`` is the share of what the line pays, to a per cent, from which on an unpractised clerk who may leave
    costs no more than “not my job” at Hartwell Road and in a busy store, or than a clerk who stays at Hartwell Road.
    """
    second = costs(TABLE) - costs({**TABLE, "second_till_h": 2})
    usual, busy = Assumptions(), replace(Assumptions(), traffic=STORES["busy store"])

    def turning(coached, a):
        return turning_point(average({"coached": coached}, a), lambda sees: average(RIGHT, replace(a, naive_share=sees)))

    return {
        "second_till_least": float(np.quantile(second, 1 / 6)), "second_till_most": float(np.quantile(second, 5 / 6)),
        "usual_refuse_turning": turning("refuse", usual), "busy_refuse_turning": turning("refuse", busy),
        "usual_stays_turning": turning("judgement", usual),
    }


def turning_point(goal, cost):
    """The share seen, to a per cent, from which on ``cost`` of it, £ a day, is no more than a goal. By halving: who sees more of the line costs less."""
    low, high = 0, 100
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if cost(middle / 100) > goal else (low, middle)
    return high / 100


def made_frames():
    """JSON-able: each frame of the story's charts, by name."""
    frames = {frame.__name__: made.columns(frame()) for frame in (policies, by_hour, levers)}
    line, clock = noon_look()
    return {**frames, "noon_look": made.columns(line), "noon_clock": clock}


def made_averages():
    """JSON-able: what the prose quotes as means, some of which a reader is asked to find, so that no learner's copy holds it."""
    return {name: round(value, 4) for name, value in averages().items()}


def main(arguments):
    """Make or check the files. Exit status 1 when one is stale."""
    return max(made.command(arguments, file=file, make=make, name="course.cases.pickup.author.frames", about=__doc__.partition("\n")[0])
               for file, make in ((FILE, made_frames), (AVERAGES, made_averages)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
