"""A small table as a page shows it: words to the left, numbers to the right, a dash where nothing is known."""

from html import escape

MISSING = "–"
PLAIN, WHOLE = "{:.3f}", "{:.0f}"


class Table:
    """A table for the story: the last thing in a cell.

    ``formats`` maps columns to how their values are written, such as ``ready_min="{:.0f}"``;
    a number without one gets three decimals, unless its column holds whole numbers alone;
    anything else stands as it is. All text is escaped.
    """

    def __init__(self, frame, **formats):
        self.frame, self.formats = frame, formats

    def _repr_html_(self):
        from pandas.api.types import is_numeric_dtype

        frame = self.frame
        columns = [(_heading(name), frame.iloc[:, at], self.formats.get(name) or _usual(frame.iloc[:, at])) for at, name in enumerate(frame.columns)]
        sides = ["" if is_numeric_dtype(column.dtype) else ' class="course-words"' for _, column, _ in columns]
        head = "".join(f"<th{side}>{escape(name)}</th>" for side, (name, _, _) in zip(sides, columns))
        rows = zip(*([_written(value, form) for value in column] for _, column, form in columns))
        body = "".join(f"<tr>{''.join(f'<td{side}>{escape(text)}</td>' for side, text in zip(sides, row))}</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def __repr__(self):
        return self.frame.to_string(index=False)


def _heading(name):
    """A heading of several levels in one line."""
    return " / ".join(map(str, filter(None, name))) if isinstance(name, tuple) else str(name)


def _usual(column):
    """How whole numbers are written that a mean, or a gap in the column, has made decimals of."""
    from pandas.api.types import is_float_dtype

    return WHOLE if is_float_dtype(column.dtype) and (column.dropna() % 1 == 0).all() else None


def _written(value, form):
    import pandas as pd

    if pd.api.types.is_scalar(value) and pd.isna(value):
        return MISSING
    return (form or (PLAIN if isinstance(value, float) else "{}")).format(value)
