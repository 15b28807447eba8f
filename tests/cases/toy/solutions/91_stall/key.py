"""Right answers of the stall's lesson; never released."""

from course.cases.stall.author.decision import gap_closed
from course.simulation.tables import at_most

HELD_OUT = tuple(range(9_101, 9_106))

ANSWERS = {"m91-1": {"levers": {"board": "price", "bowls": 85}}}
KEYS = {"m91-1": lambda levers: gap_closed({name: levers[name] for name in ("board", "bowls")}, HELD_OUT)}
RUNS = []


def check():
    """Each computed answer, worked out a second way."""
    return [at_most("m91-1, today closes the gap by", gap_closed({}, HELD_OUT), 0)]
