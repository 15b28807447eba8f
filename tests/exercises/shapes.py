"""One right table in every shape that people leave it in: forms that can be read, and forms in which nobody can tell what is meant."""

from decimal import Decimal

import numpy as np
import pandas as pd


ENOUGH = 200


def readable(right, groups):
    """(what it is, a value that holds the numbers of ``right`` so that each one's groups can be told): about ``ENOUGH`` of them."""
    plain = [*shaped(right), *columns_made(right)]
    tables = [*spelt(right, groups), *typed(right)]
    others = [(f"{shape}, {kind}", value) for kind, table in tables for shape, value in shaped(table)]
    return [*plain, *others[::max(1, len(others) // (ENOUGH - len(plain)))]]


def shaped(by):
    """A table with its labels as they are, in each structure."""
    flat = by.reset_index(name="value")
    rows = flat.to_numpy(dtype=object).tolist()
    paths = by.index.tolist()
    tuples = [path if isinstance(path, tuple) else (path,) for path in paths]
    yield "Series", by
    yield "Series without names", by.rename_axis([None] * by.index.nlevels).rename(None)
    yield "Series sorted by its numbers", by.sort_values()
    yield "Series from last to first", by[::-1]
    yield "flat labels of tuples", by.set_axis(pd.Index(paths, tupleize_cols=False))
    yield "one column", by.to_frame("value")
    yield "one row", by.to_frame("value").T
    yield "stacked", by.to_frame("value").stack()
    yield "labels in columns", flat
    yield "labels in columns, shuffled", flat.iloc[::-1]
    yield "labels right of the number", flat[list(flat)[::-1]]
    yield "columns of two levels", pd.concat({"value": by.to_frame("mean")}, axis=1)
    yield "styled", by.to_frame("value").style.format(precision=1)
    yield "dict", by.to_dict()
    yield "dict of columns", flat.to_dict("list")
    yield "list of rows", rows
    yield "list of tuples", list(map(tuple, rows))
    yield "list of pairs", list(by.items())
    yield "list of records", flat.to_dict("records")
    yield "array of rows", np.array(rows, dtype=object)
    if by.index.nlevels > 1:
        yield "wide", by.unstack()
        yield "wide, the other way", by.unstack(0)
        yield "wide, labels in a column", by.unstack().reset_index()
        yield "levels in the other order", by.swaplevel()
        yield "dict of dicts", nested(tuples, by)
        yield "dict of Series", {name: by.xs(name) for name in by.index.levels[0]}
        yield "wide, in one row", by.unstack().unstack().to_frame().T
        for sign in (" ", "_", "-", "/", ", ", " & "):
            yield f"labels joined by “{sign}”", by.set_axis([sign.join(map(str, path)) for path in tuples])
        yield "joined, reversed, under a heading", by.set_axis(["value_" + "_".join(map(str, path[::-1])) for path in tuples])
    else:
        yield "wide, with a heading for all", pd.DataFrame([by.to_dict()], index=["value"])


def nested(paths, by):
    made = {}
    for path, number in zip(paths, by):
        at = made
        for name in path[:-1]:
            at = at.setdefault(name, {})
        at[path[-1]] = number
    return made


def typed(by):
    """The numbers in each type that a column of them comes in."""
    yield "float32", by.astype("float32")
    yield "Float64", by.astype("Float64")
    yield "object", by.astype(object)
    yield "Decimal", by.map(lambda number: Decimal(repr(float(number)))).astype(object)
    yield "text", by.map(repr)
    yield "text in pounds", by.map("£{:,.9f}".format)
    if by.between(0, 1).all():
        yield "text in per cent", by.map("{:.7%}".format)


def spelt(by, groups):
    """The labels in each spelling that people use."""
    names = list(groups)
    for name, change in (("capitals", str.upper), ("a capital", str.title), ("padded", "  {} ".format), ("text", str)):
        yield name, relabelled(by, {kind: {label: change(str(label)) for label in groups[kind]} for kind in names})
    for kind in names:
        words = groups[kind] if isinstance(groups[kind], dict) else {}
        for at in range(max(map(len, words.values()), default=0)):
            yield f"word {at} for {kind}", relabelled(by, {kind: {label: said[at] if at < len(said) else label for label, said in words.items()}})
        if {str(label) for label in groups[kind]} == {"0", "1"}:
            for no, yes in ((False, True), ("no", "yes"), ("No", "Yes"), ("False", "True"), (0.0, 1.0), ("N", "Y"), (np.False_, np.True_)):
                yield f"{no!r} and {yes!r}", relabelled(by, {kind: {label: yes if int(label) else no for label in groups[kind]}})
    yield "in a category", by.reset_index(name="value").astype({name: "category" for name in by.index.names}).set_index(by.index.names)["value"]


def relabelled(by, words):
    """``words``: {level: {label: what stands for it}}."""
    frame = by.reset_index(name="value")
    for level, change in words.items():
        frame[level] = [change.get(label, label) for label in frame[level]]
    return frame.set_index(by.index.names)["value"]


def columns_made(by):
    """What else stands beside the numbers and says nothing."""
    flat = by.reset_index(name="value")
    yield "a column of one word", flat.assign(week="October")
    yield "a level of one word", pd.concat({"October": by})
    yield "an empty column", flat.assign(note=np.nan)
    words = [name for name in by.index.names if isinstance(by.index.get_level_values(name)[0], str)]
    yield "labels twice", by.to_frame("value").assign(**{f"the {name}": by.index.get_level_values(name) for name in words})


def unclear(right, groups, decimals):
    """(what it is, a value, whether the numbers asked for are in it) where it can't be told which number stands for which."""
    values = right.tolist()
    nobody = [f"N{at}" for at in range(len(right))]
    flat = right.reset_index(name="value")
    yield "a list", values, True
    yield "a tuple", tuple(values), True
    yield "an array", right.to_numpy(), True
    yield "labels that say nothing", right.set_axis(nobody), True
    yield "a dict of labels that say nothing", dict(zip(nobody, values)), True
    yield "a second column", flat.assign(orders=range(7, 7 + len(flat))), True
    yield "a second statistic", pd.concat({"mean": right, "sum": right * 90}, axis=1), True
    yield "totals", pd.concat([right, pd.Series({("All",) * right.index.nlevels if right.index.nlevels > 1 else "All": right.mean() + 3})]), True
    yield "one group fewer", right.iloc[1:], False
    yield "the same group twice", pd.concat([right, right.iloc[:1] + 1]), None
    yield "a bare number", values[0], None
    yield "a text", str(values[0]), None
    yield "a whole table", pd.DataFrame(np.ones((9_000, 3))), None
    yield "a whole column", pd.Series(np.ones(9_000)), None
    yield "a long array", np.ones(9_000), None
    yield "a long list", [1.0] * 9_000, None
    yield "groups with nothing worked out", flat.groupby(list(flat)[0])["value"], None
    yield "a function", len, None
    yield "nothing", None, None
    yield "yes and no", right > 0, None
    yield "an empty table", right.iloc[:0], None
    yield "an empty dict", {}, None
    if decimals:
        yield "rounded too far", right.round(1), None
    if right.between(0, 1).all():
        yield "rounded as text", right.map("{:.0%}".format), None
        yield "a hundred times", right * 100, None
    if not {"0", "1"} <= {str(one) for kind in groups.values() for label, words in kind.items() for one in (label, *words)}:
        yield "labels dropped", flat["value"], True
        yield "counted by place", right.set_axis(range(len(right))), True
