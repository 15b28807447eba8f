"""What no answer changes of the story's charts, worked out from the model on the reference month.

    python3 -m course.cases.curbside.author.frames            writes the case's frames.json
    python3 -m course.cases.curbside.author.frames --check    writes nothing; fails when it is out of date
"""

import sys
from functools import cache

import numpy as np
import pandas as pd

from course.cases.curbside.frames import FILE
from course.cases.curbside.model import REFERENCE_SEED, Levers, draw, simulate
from course.simulation import made

DAYS = 30
OPENS = 8
MOST_PICKERS = 14


@cache
def month():
    """The reference month's customers."""
    return draw(REFERENCE_SEED, DAYS)


def hours():
    """Today's process by hour of the day.

    ``hour``; ``ontime_share`` of the orders that come in then; ``waiting`` and ``shelf``, how many
    at a time wait for a picker, and picked on the shelf, on average over the hour.
    """
    events = simulate(Levers(), month()).events
    came = (events["release_min"] // 60).astype(int)
    made = {"hour": sorted(came.unique() + OPENS), "ontime_share": events["ontime"].groupby(came).mean().to_numpy()}
    for stage, (begin, end) in {"waiting": (events["release_min"], events["pick_start_min"]),
                                "shelf": (events["pick_end_min"], events["release_min"] + events["ready_min"])}.items():
        made[stage] = [_during(begin, end, hour * 60.0) for hour in sorted(came.unique())]
    return pd.DataFrame(made)


def _during(begin, end, opens):
    """How many of the spans from begin to end lie in the hour from ``opens``, at a time and a day on average."""
    return float((np.minimum(end, opens + 60) - np.maximum(begin, opens)).clip(lower=0).sum() / 60 / DAYS)


def staffing():
    """Today's process with 5 pickers and more: ``pickers``, ``utilisation``, ``mean_ready_min``, ``ontime_share``."""
    rows = []
    for pickers in range(5, MOST_PICKERS + 1):
        run = simulate(Levers(pickers=pickers), month())
        rows.append((pickers, run.value("utilisation"), run.value("mean_ready_min"), run.value("ontime_share")))
    return pd.DataFrame(rows, columns=["pickers", "utilisation", "mean_ready_min", "ontime_share"])


def same_orders():
    """Orders with something missing, by what their customer did, under the pilot's two policies.

    ``customer`` (got through, or not), ``policy``, ``ontime_share``, ``orders``.
    """
    world = month()
    call, app = (simulate(Levers(substitution=policy), world).events for policy in ("call", "app"))
    affected = world.missing > 0
    through = call["phoned"] == 1
    rows = []
    for customer, chosen in (("got through by phone", affected & through), ("did not get through", affected & ~through)):
        for policy, events in (("text and call", call), ("asked in the app", app)):
            rows.append((customer, policy, events["ontime"][chosen].mean(), int(chosen.sum())))
    return pd.DataFrame(rows, columns=["customer", "policy", "ontime_share", "orders"])


def made_frames():
    """JSON-able: each frame of the story's charts, by name."""
    return {frame.__name__: made.columns(frame()) for frame in (hours, staffing, same_orders)}


def main(arguments):
    """Make or check the file. Exit status 1 when it is stale."""
    return made.command(arguments, file=FILE, make=made_frames, name="course.cases.curbside.author.frames", about=__doc__.partition("\n")[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
