"""Numbers and their labels, out of whatever shape a line of pandas leaves them in."""

import math
from numbers import Real

from course.exercises.reading import Unclear, read
from course.exercises.spelling import as_typed_here

MOST_NUMBERS = 200
NOTHING = object()  # a name that was set, to what a line gives that only prints or shows
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
WRITTEN = set("0123456789.,+-%£ ")


def numbers(value, headings=()):
    """Each number that a value holds, in its order, with the labels that stand at it.

    Columns of words are labels, as ``reset_index`` and ``as_index=False`` leave them, and so is a
    column of whole numbers under one of ``headings``, or left of the only other one where the rows
    are just counted. Decimals, and numbers written as text ("98.4%"), are numbers; a yes is none.
    What stands in a plain list is labelled by its place alone: ``1st``.

    Parameters
    ----------
    value : object
        A Series, a table, a styled one, a dict (of dicts, of columns), a list (of rows, of records), an array.
    headings : collection of str
        What a column of labels may be called although it holds numbers, in small letters.

    Returns
    -------
    list of (tuple of str, float), or None
        All labels of one value have the same length, short ones being filled with empty text. ``None``
        where there is no number, where more than ``MOST_NUMBERS`` stand, or where something is in the way.
    """
    try:
        found = _rows(value, set(headings))
    except (TypeError, ValueError, OverflowError):
        return None  # what can't be read as numbers is said to be something else
    if not found or len(found) > MOST_NUMBERS or any(number is None for _, number in found):
        return None
    longest = max(len(labels) for labels, _ in found)
    return [((*map(_text, labels), *[""] * (longest - len(labels))), number) for labels, number in found]


def number(value):
    """The one number that a value is or holds; ``None`` where it is another thing."""
    if isinstance(value, str):
        return None
    alone = _number(value)
    if alone is not None:
        return alone
    found = numbers(value)
    return found[0][1] if found and len(found) == 1 else None


def kind_of(value):
    """What a value is, in words that a manager knows."""
    import numpy as np
    import pandas as pd

    if value is NOTHING:
        return "nothing: what is printed or shown is not kept"
    if isinstance(value, (bool, str)):
        return "a text" if isinstance(value, str) else "a yes or no"
    if isinstance(value, pd.DataFrame):
        return f"a whole table of {len(value):,} rows"
    if isinstance(value, (pd.Series, pd.Index, pd.Categorical, np.ndarray, list, tuple, set, frozenset, dict)):
        many = np.size(value) if isinstance(value, np.ndarray) else len(value)
        return f"a column of {many:,} values{' that are no numbers' * (many <= MOST_NUMBERS)}" if many else "empty"
    if "GroupBy" in type(value).__name__:  # pandas has several, and the score's side one of its own
        return "a table split into groups. What is to be worked out for each: a mean, a sum?"
    return "a number" if isinstance(value, (int, float)) else "something else"


def _rows(value, headings):
    """(labels, number) of each cell that holds a number."""
    import numpy as np
    import pandas as pd

    if type(value).__name__ == "Styler":
        value = value.data
    if isinstance(value, np.ndarray):
        value = value.tolist() if value.ndim else [value.item()]
    if isinstance(value, (pd.Index, pd.Categorical, set, frozenset, tuple)):
        value = list(value)
    if isinstance(value, dict):
        value = _of_dict(value)
    elif isinstance(value, list):
        value = _of_list(value)
    elif isinstance(value, pd.Series):
        value = value.to_frame()
    if isinstance(value, pd.DataFrame):
        return _of_table(value, headings) if value.size <= 4 * MOST_NUMBERS else None
    return value if isinstance(value, list) else None


def _of_dict(value):
    """A dict of columns as a table; of numbers, of dicts or of Series as rows, each with the path to it."""
    import pandas as pd

    leaves = list(_leaves(value, ()))
    if leaves and all(isinstance(leaf, list) for _, leaf in leaves):
        return pd.DataFrame({" ".join(map(str, path)): leaf for path, leaf in leaves})
    return [(path, _number(leaf)) for path, leaf in leaves]


def _leaves(value, path):
    import pandas as pd

    for name, one in value.items():
        further = (*path, *(name if isinstance(name, tuple) else (name,)))
        if isinstance(one, (dict, pd.Series)) and len(path) < 4:
            yield from _leaves(one, further)
        else:
            yield further, list(one) if isinstance(one, tuple) else one


def _of_list(value):
    """A list of records or of rows as a table; of numbers as rows that only their place labels."""
    import pandas as pd

    if all(isinstance(one, dict) for one in value):
        return pd.DataFrame(value)
    if all(isinstance(one, (list, tuple)) for one in value):
        return pd.DataFrame([_flat(one) for one in value])
    return [((f"{at}{ENDINGS.get(at if at < 20 else at % 10, 'th')}",), _number(one)) for at, one in enumerate(value, 1)]


def _flat(row):
    """A row without the brackets inside it: ``(("small", "app"), 0.98)``."""
    return [part for one in row for part in (_flat(one) if isinstance(one, (list, tuple)) else [one])]


def _of_table(frame, headings):
    columns = [[_number(cell) for cell in frame.iloc[:, at].tolist()] for at in range(frame.shape[1])]
    figures = [at for at, column in enumerate(columns) if column and None not in column and not all(map(math.isnan, column))]
    counted = frame.index.names == [None] and set(frame.index) == set(range(len(frame)))
    if len(figures) > 1:
        named = [at for at in figures if str(frame.columns[at]).strip().casefold() in headings and _labels_rows(columns[at])]
        if not named and counted and len(figures) == frame.shape[1] == 2 and _labels_rows(columns[0]):
            named = [0]
        figures = [at for at in figures if at not in named]
    words = [at for at in range(frame.shape[1]) if at not in figures]
    rows = []
    for row, index in enumerate(frame.index):
        beside = tuple(frame.iat[row, at] for at in words)
        stands_at = beside if words and counted else (*_parts(index), *beside)
        rows += [((*stands_at, *(_parts(frame.columns[at]) if len(figures) > 1 else ())), columns[at][row]) for at in figures]
    return rows


def _parts(label):
    return label if isinstance(label, tuple) else (label,)


def _labels_rows(column):
    """Whether a column of numbers can only be labels: whole numbers, none of them twice."""
    return len(set(column)) == len(column) and all(one.is_integer() for one in column)


def _number(cell):
    """A cell as a number, a gap as NaN; ``None`` where it is no number."""
    import pandas as pd

    if isinstance(cell, bool) or type(cell).__name__ == "bool":
        return None
    if isinstance(cell, str):
        return _written(cell)
    if isinstance(cell, Real) or type(cell).__name__ == "Decimal":
        try:
            return float(cell)
        except OverflowError:
            return None  # of more digits than a number of the page's has
    return math.nan if pd.api.types.is_scalar(cell) and pd.isna(cell) else None


def _written(text):
    """A number that somebody's line has made text of, with its per cent sign worked in."""
    if not set(as_typed_here(text)) <= WRITTEN:
        return None
    try:
        value, unit = read(text)
    except Unclear:
        return None
    return value / 100 if unit == "%" else value if unit in ("", "£") else None


def _text(label):
    """A label as text; a group that is 1 is the same whether a yes, a whole number or a float says so."""
    try:
        whole = not isinstance(label, str) and label == int(label)
    except (TypeError, ValueError, OverflowError):
        whole = False  # a moment, a gap, something endless: no number
    return str(int(label)) if whole else str(label)
