"""What a line can be built from without typing: the tables that stand above it, all their columns, and one short list.

Nothing here is declared by an exercise, so the menus tell nothing of its answer. ``front.js`` writes the line.
"""

from course.exercises import names

MEASURES = {"mean": "mean", "median": "median: the one in the middle", "sum": "sum", "count": "count", "min": "smallest", "max": "largest"}
SIGNS = {"-": "less", "+": "plus", "/": "divided by", "*": "times"}
STEPS = 3  # columns that may follow the first


def describe(name):
    """What the page needs to offer menus for the line that sets ``name``; no tables where nothing stands above it."""
    tables = names.tables({known: value for known, value in names.above().items() if known != name})
    return {"name": name, "tables": tables, "measures": MEASURES, "signs": SIGNS, "steps": STEPS}
