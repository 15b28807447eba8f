"""How many of the lines that menus can write give what is asked: a right one must be there, and be rare."""

from itertools import permutations, product
from operator import add, mul, sub, truediv

import numpy as np
import pandas as pd
from pandas.api.types import is_numeric_dtype

from course.exercises.exercise import NotUnderstood
from course.exercises.kinds.code.menus import MEASURES, SIGNS, STEPS

DO = {"+": add, "-": sub, "*": mul, "/": truediv}


def earning(exercise, tables):
    """(lines that earn full marks, lines that the menus can write).

    ``tables`` maps names to the tables that stand above the line. Of a grouping whose labels are not those asked for
    no line can earn, so only the others are worked out.
    """
    counts = [_grouped(exercise, table) for table in tables.values()] + [_reckoned(exercise, table) for table in tables.values()]
    return sum(right for right, _ in counts), sum(all_of_them for _, all_of_them in counts)


def _grouped(exercise, table):
    columns = list(table.columns)
    groupings = [(), *((one,) for one in columns), *permutations(columns, 2)]
    asked = len(exercise.groups.cells) if exercise.groups else 1
    values = table.nunique()
    right = 0
    for groups in groupings:
        if max((values[one] for one in groups), default=1) > asked:
            continue
        grouped = table.groupby(list(groups)) if groups else table
        if groups and grouped.ngroups != asked:
            continue
        for column, measure in product(columns, MEASURES):
            right += _earns(exercise, lambda grouped=grouped, column=column, measure=measure: getattr(grouped[column], measure)())
    return right, len(groupings) * len(columns) * len(MEASURES)


def _reckoned(exercise, table):
    columns = {name: column.to_numpy(float) for name, column in table.items() if is_numeric_dtype(column)}
    steps = list(product(SIGNS, columns))
    wanted = np.sort(list(exercise.read(exercise.key[0]).values())) if exercise.groups else exercise.key[0]
    fits = exercise.groups is not None and len(table) == len(wanted)
    right = 0
    with np.errstate(all="ignore"):
        for count in range(STEPS + 1 if fits else 0):
            for first, *rest in product(columns, *[steps] * count):
                value = _work_out(columns, first, rest)
                right += np.abs(np.sort(value) - wanted).max() <= exercise.key[1] and _earns(exercise, lambda value=value: pd.Series(value, table.index))
    return right, sum(len(table.columns) * (len(SIGNS) * len(table.columns)) ** count for count in range(STEPS + 1))


def _work_out(table, first, steps):
    """Columns taken one after the other, as ``front.js`` brackets them."""
    value = table[first]
    for sign, column in steps:
        value = DO[sign](value, table[column])
    return value


def _earns(exercise, line):
    try:
        return exercise.mark(exercise.parse(line())) == 1
    except (NotUnderstood, TypeError, ValueError):
        return False  # a line that does not run, or gives no such numbers
