"""Checks that every case's tables must pass: as declared, keys that fit, arrivals like a shop's."""

import numpy as np

from course.simulation.tables import Check, at_most

EVEN_AT_1_PERCENT = 1.628  # Kolmogorov-Smirnov, before Stephens' correction


def schema(declared, tables):
    """Checks: columns in order, no blanks but where a blank has a meaning, values in range.

    declared  the case's Tables; ``tables`` {name: DataFrame}
    """
    for table in declared:
        frame = tables[table.name]
        wanted = [f.name for f in table.fields]
        yield Check(f"{table.name}: columns as declared", len(frame.columns), len(wanted), list(frame.columns) == wanted)
        outside = sum(_outside(frame[f.name], f) for f in table.fields if f.name in frame)
        yield at_most(f"{table.name}: values outside their range", outside, 0)


def keys(declared, tables):
    """Checks: no key stands twice, and each reference leads somewhere."""
    for table in declared:
        frame = tables[table.name]
        yield at_most(f"{table.name}: keys used twice", int(frame[table.key].duplicated().sum()), 0)
        for column, (other, key) in table.refers.items():
            lost = int((~frame[column].isin(tables[other][key])).sum())
            yield at_most(f"{table.name}: {column} not in {other}", lost, 0)


def even_hours(at, place):
    """Share of place-hours whose times pass Kolmogorov-Smirnov at 1 %; hours with fewer than 3 don't count.

    Exponential gaps within an hour mean that, given their number, arrivals are uniform
    over it. Critical value with Stephens' correction for small samples (Stephens 1974,
    J. Am. Stat. Assoc. 69, 730): 1.628 / (sqrt(n) + .12 + .11/sqrt(n)).

    at     times, a datetime Series, to the second
    place  the store of each, a Series of str
    """
    order = np.lexsort((at, place))
    cell = (place + at.dt.strftime("%d%H")).to_numpy()[order]
    u = ((at.dt.minute * 60 + at.dt.second + 0.5) / 3600).to_numpy()[order]
    _, first, n = np.unique(cell, return_index=True, return_counts=True)
    rank = np.arange(len(u)) - np.repeat(first, n)
    size = np.repeat(n, n)
    gap = np.maximum(u - rank / size, (rank + 1) / size - u)
    worst = np.maximum.reduceat(gap, first)
    root = np.sqrt(n)
    passed = worst < EVEN_AT_1_PERCENT / (root + 0.12 + 0.11 / root)
    return float(passed[n >= 3].mean())


def _outside(column, f):
    blanks = column.isna().sum() if f.required else 0
    column = column.dropna()
    low = (column < f.minimum).sum() if f.minimum is not None else 0
    high = (column > f.maximum).sum() if f.maximum is not None else 0
    odd = (~column.isin(f.enum)).sum() if f.enum else 0
    return int(blanks + low + high + odd)
