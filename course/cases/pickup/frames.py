"""The tables behind the story's charts. What no answer changes its author worked out once, into frames.json."""

from functools import cache
from pathlib import Path

import pandas as pd

from course.simulation import made

FILE = Path(__file__).with_name("frames.json")


@cache
def _made(name):
    return pd.DataFrame(made.load(FILE)[name])


def policies():
    """Four habits on the same customers: ``policy``, ``customer_min``, ``shopper_wait_min``."""
    return _made("policies")


def noon_look():
    """(a frame for the chart ``line``, the time of day) of one search in the busiest hour of the reference weeks."""
    return _made("noon_look"), made.load(FILE)["noon_clock"]


def by_hour():
    """What one missing order costs everybody, £, by hour, looked for or refused: ``hour``, ``looked_gbp``, ``refused_gbp``, ``others_min``."""
    return _made("by_hour")


def levers():
    """Pounds a day that each kind of clerk saves against “not my job”, by store: ``store``, ``clerk``, ``saved_gbp``."""
    return _made("levers")


def by_action(missed):
    """Missing orders by what was done: ``action``, ``returned_90d`` (share), ``others_wait_min`` (mean), as they are read off a chart."""
    return missed.pivot_table(["returned_90d", "others_wait_min"], "action").round({"returned_90d": 2, "others_wait_min": 0}).reset_index()
