"""What a line can be built from without typing: the tables that stand above it, all their columns, and one short list.

Nothing here is declared by an exercise, so the menus tell nothing of its answer. ``front.js`` writes the line.
"""

from course.exercises import names

MEASURES = {"mean": "mean", "median": "median: the one in the middle", "sum": "sum", "count": "count", "min": "smallest", "max": "largest"}
SIGNS = {"-": "less", "+": "plus", "/": "divided by", "*": "times"}
STEPS = 3  # columns that may follow the first


def describe(name):
    """What the page needs to offer menus for the line that sets ``name``; no tables where nothing stands above it."""
    return {"name": name, "tables": tables(name), "measures": MEASURES, "signs": SIGNS, "steps": STEPS}


def tables(name):
    """{name: [column]} of the tables that a line above the running cell can use, but what the line sets itself."""
    import pandas as pd

    return {table: [str(column) for column in value.columns] for table, value in names.above().items()
            if isinstance(value, pd.DataFrame) and not table.startswith("_") and table != name}
