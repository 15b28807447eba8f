"""Values that cross from a learner's kernel to the score: typed JSON, rebuilt from nothing but plain data.

``encode`` runs beside the learner's code and may have been tampered with; so ``decode``
believes nothing: whatever it is given, it builds builtins and pandas objects or raises.
"""

import datetime
import math
from decimal import Decimal
from numbers import Integral, Real

MOST_VALUES = 10_000
MOST_LETTERS = 100_000
MOST_DEPTH = 6
MOST_ROWS, MOST_COLUMNS = 100_000, 50
BIGGEST = 10**30
TOO_MUCH, TOO_LONG, NOT_READ = "it holds too many values, or is nested too deeply", "it is a number of too many digits", "it could not be read"
SPECIAL = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


class NotCarried(ValueError):
    """A value that is not carried over; ``str()`` says why."""


class Opaque:
    """Stands where the learner's kernel held something that is no plain value, such as a function."""

    def __repr__(self):
        return "<not a plain value>"

    def __call__(self):
        raise TypeError("this is not a plain value")


class GroupBy(Opaque):
    """Stands for a table split into groups, as people leave it who forget to say what to work out; told by its name, as pandas' own."""


# Beside the learner's code -----------------------------------------------------------------


def encode(value):
    """A value as JSON-able data: ``{"t": type, "v": …}``; what is no plain value becomes ``{"t": "opaque"}``."""
    return _encode(value, [MOST_VALUES], 0)


def _encode(value, left, depth):
    left[0] -= 1
    if left[0] < 0 or depth > MOST_DEPTH:
        raise NotCarried(TOO_MUCH)
    import numpy as np
    import pandas as pd

    if value is ...:
        return {"t": "..."}
    if value is None or value is pd.NaT or value is pd.NA:
        return {"t": "none"}
    if isinstance(value, (bool, np.bool_)):
        return {"t": "bool", "v": bool(value)}
    if isinstance(value, Integral):
        if not -BIGGEST < value < BIGGEST:
            raise NotCarried(TOO_LONG)
        return {"t": "int", "v": int(value)}
    if isinstance(value, (Real, Decimal)):
        number = float(value)
        return {"t": "float", "v": number if math.isfinite(number) else repr(number)}
    if isinstance(value, str):
        return {"t": "text", "v": value[:MOST_LETTERS]}
    if isinstance(value, (datetime.date, np.datetime64)):
        return {"t": "date", "v": pd.Timestamp(value).isoformat()}
    if type(value).__name__ == "Styler":
        value = value.data
    if isinstance(value, np.ndarray) and value.size < 2:
        return _encode(value.item() if value.size else [], left, depth)
    if isinstance(value, (np.ndarray, dict, list, tuple, set, frozenset)) and len(value) > MOST_VALUES // 2:
        return {"t": "large", "rows": min(len(value), MOST_ROWS), "columns": 0}
    if isinstance(value, np.ndarray):
        return _encode(value.tolist(), left, depth)
    if isinstance(value, pd.DataFrame):
        return _frame(value, left, depth)
    if isinstance(value, (pd.Series, pd.Index, pd.Categorical)):
        return _series(pd.Series(value), left, depth)
    if isinstance(value, dict):
        return {"t": "dict", "v": [[_encode(name, left, depth + 1), _encode(one, left, depth + 1)] for name, one in value.items()]}
    if isinstance(value, (list, tuple, set, frozenset)):
        name = "tuple" if isinstance(value, tuple) else "list"
        return {"t": name, "v": [_encode(one, left, depth + 1) for one in value]}
    return {"t": "groups" if "GroupBy" in type(value).__name__ else "opaque"}


def _series(series, left, depth):
    if len(series) > MOST_VALUES // 2:
        return {"t": "large", "rows": min(len(series), MOST_ROWS), "columns": 0}
    return {"t": "Series", "numeric": _numeric(series), "index": _labels(series.index, left, depth), "names": _names(series.index, left, depth),
            "v": [_encode(one, left, depth + 1) for one in series.tolist()]}


def _frame(frame, left, depth):
    rows, columns = frame.shape
    if rows * max(columns, 1) > MOST_VALUES // 2:
        return {"t": "large", "rows": min(rows, MOST_ROWS), "columns": min(max(columns, 1), MOST_COLUMNS)}
    return {"t": "DataFrame", "index": _labels(frame.index, left, depth), "columns": _labels(frame.columns, left, depth),
            "names": _names(frame.index, left, depth), "column_names": _names(frame.columns, left, depth),
            "v": [{"numeric": _numeric(frame.iloc[:, at]), "v": [_encode(one, left, depth + 1) for one in frame.iloc[:, at].tolist()]}
                  for at in range(columns)]}


def _numeric(series):
    import pandas as pd

    return bool(pd.api.types.is_numeric_dtype(series))


def _labels(index, left, depth):
    return [_encode(label, left, depth + 1) for label in index.tolist()]


def _names(index, left, depth):
    """What the levels are called. A name that is no text says nothing to anybody."""
    return [_encode(name if isinstance(name, str) else None, left, depth + 1) for name in index.names]


# Beside the key ----------------------------------------------------------------------------


def decode(said):
    """The value that ``encode`` described.

    Raises
    ------
    NotCarried
        For anything that ``encode`` would not have said.
    """
    try:
        return _decode(said, [4 * MOST_VALUES], 0)
    except NotCarried:
        raise
    except Exception as error:  # a lie may be told in any way
        raise NotCarried("it is not what this course's kernel says of a value") from error


def _decode(said, left, depth):
    left[0] -= 1
    if left[0] < 0 or depth > MOST_DEPTH + 2 or type(said) is not dict:
        raise NotCarried(TOO_MUCH)
    kind, value = said["t"], said.get("v")
    if kind in PLAIN:
        expected, build = PLAIN[kind]
        if type(value) is not expected:
            raise NotCarried(f"it says {kind} and is none")
        return build(value)
    if kind == "float":
        return SPECIAL[value] if type(value) is str else _float(value)
    if kind in ("list", "tuple"):
        found = [_decode(one, left, depth + 1) for one in _list(value)]
        return tuple(found) if kind == "tuple" else found
    if kind == "dict":
        return {_decode(name, left, depth + 1): _decode(one, left, depth + 1) for name, one in _list(value)}
    return TABLES[kind](said, left, depth)


def _text(value):
    if len(value) > MOST_LETTERS:
        raise NotCarried("it is a text of too many letters")
    return value.encode("utf-8", "replace").decode()


def _int(value):
    if not -BIGGEST < value < BIGGEST:
        raise NotCarried(TOO_LONG)
    return value


def _float(value):
    if type(value) is not float:
        raise NotCarried("it says float and is none")
    return value


def _list(value):
    if type(value) is not list:
        raise NotCarried("it says list and is none")
    return value


def _timestamp(value):
    import pandas as pd

    return pd.Timestamp(value)


def _build_series(said, left, depth):
    import pandas as pd

    return pd.Series(_column(said, left, depth), index=_index(said["index"], said["names"], left, depth))


def _build_frame(said, left, depth):
    import pandas as pd

    columns = [_column(column, left, depth) for column in _list(said["v"])]
    frame = pd.DataFrame(dict(enumerate(columns)), index=_index(said["index"], said["names"], left, depth))
    frame.columns = _index(said["columns"], said["column_names"], left, depth)
    return frame


def _column(said, left, depth):
    found = [_decode(one, left, depth + 1) for one in _list(said["v"])]
    if said["numeric"] is True:
        return [math.nan if one is None else one for one in found]
    import pandas as pd

    return pd.array(found, dtype=object)


def _index(labels, names, left, depth):
    import pandas as pd

    labels, names = ([_decode(one, left, depth + 1) for one in _list(part)] for part in (labels, names))
    if len(names) > 1:  # labels that are tuples may as well stand in one level
        return pd.MultiIndex.from_tuples(labels, names=names)
    return pd.Index(labels, tupleize_cols=False).set_names(names)


def _build_large(said, left, depth):
    """A table too large to carry: as many rows, and no number in it that could be right."""
    import numpy as np
    import pandas as pd

    left[0] -= MOST_VALUES  # each takes 40 MB: nobody hands over many
    if left[0] < 0:
        raise NotCarried("it holds too many large tables")
    rows, columns = said["rows"], said["columns"]
    if type(rows) is not int or type(columns) is not int or not (0 <= rows <= MOST_ROWS and 0 <= columns <= MOST_COLUMNS):
        raise NotCarried("it is a table of too many rows")
    return pd.DataFrame(np.full((rows, columns), np.nan)) if columns else pd.Series(np.full(rows, np.nan))


PLAIN = {"...": (type(None), lambda _: ...), "none": (type(None), lambda _: None), "opaque": (type(None), lambda _: Opaque()),
         "groups": (type(None), lambda _: GroupBy()),
         "bool": (bool, bool), "int": (int, _int), "text": (str, _text), "date": (str, _timestamp)}
TABLES = {"Series": _build_series, "DataFrame": _build_frame, "large": _build_large}
