"""Other readings of what a line was asked for, worked out from the page's own tables: what somebody gets who averages, filters or divides otherwise."""

import ast
import copy

import pandas as pd

from course.exercises import kinds
from grading.build import names
from grading.cohort import exercises

FEW, MANY = 8, 40
# What is told by a name of its own: the thinking errors that people make with a share by group.
NAMED = ("mean of the means by store", "only rows with csat", "per cent", ".median()", ".sum()", ".count()", ".max()")


def readings(module, exercise):
    """(what it is, its table) of each other reading of an exercise's line."""
    right, known = exercises.line(module, exercise)
    for source, value in kinds.author("code").lines(exercise, right, known):
        if value is not None:
            yield source, value
    line = ast.parse(right).body[0]
    asked = _grouped(line.value, known)
    yield from _averages(*asked) if asked else _sums(module, line, known)


def _grouped(node, known):
    """(table, columns that make the groups, column that is averaged) of ``table.groupby(by)[column].mean()``."""
    try:
        by, column = node.func.value.value.args[0], node.func.value.slice
        return known[node.func.value.value.func.value.id], [one.value for one in getattr(by, "elts", [by])], column.value
    except AttributeError:
        return None


def _averages(table, by, column):
    every = table.groupby(by)
    dated = table.assign(**{f"day of {name}": table[name].dt.date for name in table.select_dtypes("datetime")})
    others = [name for name in dated if name not in (*by, column)]
    for name in others:
        if dated[name].nunique() <= MANY:
            parts = dated.groupby([*by, name])[column].mean().groupby(by)
            yield f"mean of the means by {name}", parts.mean()
            yield f"median of the means by {name}", parts.median()
        if dated[name].isna().any():
            yield f"only rows with {name}", dated[dated[name].notna()].groupby(by)[column].mean()
            yield f"over the number with {name}", every[column].sum() / every[name].count()
        if dated[name].nunique() <= FEW:
            yield from ((f"only {name} {one}", dated[dated[name] == one].groupby(by)[column].mean()) for one in dated[name].dropna().unique())
        if pd.api.types.is_numeric_dtype(dated[name]):
            weighed = dated.assign(both=dated[name] * dated[column]).groupby(by)
            yield f"weighed by {name}", weighed["both"].sum() / weighed[name].sum()
            yield f"mean of {name}", dated.groupby(by)[name].mean()
    yield "share of all", every[column].sum() / table[column].sum()
    yield "over all rows", every[column].sum() / len(table)
    yield "the others", 1 - every[column].mean()
    yield "per cent", every[column].mean() * 100


def _sums(module, line, known):
    """A line of sums: each sign turned, each part left out, each column another; and worked out period by period, then averaged."""
    for at, node in enumerate(ast.walk(line.value)):
        if isinstance(node, ast.BinOp):
            for other in (ast.Add(), ast.Sub(), ast.Mult(), ast.Div()):
                yield f"{type(other).__name__} at {at}", _worked(_with(line, at, lambda node, other=other: setattr(node, "op", other)), known)
            for side in ("left", "right"):
                yield f"{side} only at {at}", _worked(_instead(line, at, side), known)
    yield from _by_period(module, line, known)


def _by_period(module, line, known):
    table = next(name for name in names.needed(ast.unparse(line)) if isinstance(known.get(name), pd.DataFrame))
    made = next("".join(cell["source"]) for cell in module.solution["cells"] if cell["cell_type"] == "code" and table in names.assigned("".join(cell["source"])))
    one, two = (known[name] for name in sorted(names.needed(made)) if isinstance(known.get(name), pd.DataFrame))
    given = [name for name in sorted(names.needed(made)) if isinstance(known.get(name), pd.DataFrame)]
    for here in one.select_dtypes("int"):
        for there in two.select_dtypes("int"):
            periods = set(one[here]) & set(two[there])
            if not 2 <= len(periods) <= MANY or one[here].nunique() > MANY or two[there].nunique() > MANY:
                continue
            parts = []
            for period in sorted(periods):
                space = {**known, given[0]: one[one[here] == period], given[1]: two[two[there] == period]}
                exec(made, space)  # noqa: S102 - the instructor's own cell
                parts.append(_worked(line, space))
            yield f"mean of the means by {here} and {there}", pd.concat(parts).groupby(level=0).mean()
            yield f"median of the means by {here} and {there}", pd.concat(parts).groupby(level=0).median()


def _worked(line, known):
    return eval(ast.unparse(line.value), dict(known))  # noqa: S307 - the instructor's own line, a word changed


def _with(line, at, change):
    changed = copy.deepcopy(line)
    change(list(ast.walk(changed.value))[at])
    return changed


def _instead(line, at, side):
    """The line with one of its operations replaced by what stands on one side of it."""
    changed = copy.deepcopy(line)
    node = list(ast.walk(changed.value))[at]
    part = getattr(node, side)
    for parent in ast.walk(changed):
        for field, value in ast.iter_fields(parent):
            if value is node:
                setattr(parent, field, part)
    return changed
