"""The tables behind the story's charts. What no answer changes its author worked out once, into frames.json."""

from functools import cache
from pathlib import Path

import pandas as pd

from course.simulation import made

FILE = Path(__file__).with_name("frames.json")


@cache
def _made(name):
    return pd.DataFrame(made.load(FILE)[name])


def hours():
    """Today's process by hour: ``hour``, ``ontime_share``, orders ``waiting`` for a picker and on the ``shelf`` at a time."""
    return _made("hours")


def staffing():
    """Today's process with 5 to 14 pickers: ``pickers``, ``utilisation``, ``mean_ready_min``, ``ontime_share``."""
    return _made("staffing")


def same_orders():
    """Orders with something missing, by what their customer did, under the pilot's two policies.

    ``customer`` (got through, or not), ``policy``, ``ontime_share``, ``orders``.
    """
    return _made("same_orders")
