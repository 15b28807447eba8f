"""Tables that a spreadsheet opens: a text that somebody wrote stays a text there, and no formula."""

import csv
import io

from grading import inert

MOST_LETTERS = 30_000  # a cell of Excel's holds 32,767
STEERS = tuple("=+-@\t\r")  # what a spreadsheet takes a cell for a formula by
BLANK = " \u00a0\ufeff\u200b\t\r\n"


def cell(value):
    """A value as it stands in a table: a number, a truth or nothing as it is; a text on one line, and never a formula.

    A text that a spreadsheet would work out begins with an apostrophe, by which all of them take it as it stands.
    """
    if value is None or isinstance(value, (bool, int, float)):
        return "" if value is None else value
    text = inert.line(" ".join(str(value).split()), MOST_LETTERS)
    return f"'{text}" if text.lstrip(BLANK).startswith(STEERS) or str(value).lstrip(" ").startswith(STEERS) else text


def table(rows):
    """Rows as a CSV that Excel, LibreOffice and Numbers all read: UTF-8 with its mark, each text defused.

    Parameters
    ----------
    rows : iterable of sequence
        The first is the heading.

    Returns
    -------
    bytes
    """
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
