"""Lines of pandas: one to complete on the page, one to write in a code cell."""

import math
import re
from html import escape

from course.exercises import lesson, plain
from course.exercises.exercise import Exercise, Incomplete, NotUnderstood, note
from course.exercises.score import number
from course.exercises.table import Table
from course.record import NotSaved

MOST_VALUES = 200


class Line(Exercise):
    """Fill the blanks in a line of pandas, which then runs in the learner's kernel.

    ``template`` holds ``{name}`` for each blank; ``blanks`` maps names to labels. The answer
    and the key map names to text (the key to a set of accepted texts). A blank in quotes
    takes any text, one without quotes a whole number and nothing else: a record that
    somebody else wrote must never run as code when the page opens.
    """

    kind = "line"
    recorded_says = f"The line runs. {Exercise.recorded_says}"
    asks = "Read the line once more: which groups does the question ask for, and which column knows the answer?"

    def __init__(self, path, *, template, blanks, **common):
        super().__init__(path, **common)
        self.template, self.blanks = template, dict(blanks)
        self.bare = {name for name in self.blanks if f'"{{{name}}}"' not in template}

    def parse(self, raw):
        if not isinstance(raw, dict) or set(raw) != set(self.blanks) or not all(
                isinstance(typed, str) and len(typed) <= 80 for typed in raw.values()):
            raise NotUnderstood("This does not fit the line on this page. Fill each blank with a name.")
        typed = {name: raw[name].strip().strip("\"'“”‘’").strip() for name in self.blanks}
        if not all(typed.values()):
            raise Incomplete("A blank is still empty.")
        return {name: _whole(text) if name in self.bare else text for name, text in typed.items()}

    def same(self, match, answer):
        return all(answer.get(name) == typed for name, typed in match.items())

    def mark(self, answer):
        return sum(answer[name] in self.key[name] for name in self.blanks) / len(self.blanks)

    def describe(self):
        return {"template": self.template, "blanks": self.blanks}

    def text(self, answer):
        return self.template.format(**answer)

    def note(self, answer):
        try:
            result = plain.evaluate(self.template.format(
                **{name: typed.replace("\\", "\\\\").replace('"', '\\"') for name, typed in answer.items()}))
        except Exception as error:  # noqa: BLE001 - any mistake of the line is said in words
            return note("think", "The line does not run yet", plain.sentence(error))
        return {**super().note(answer), "result": as_html(result)}


class Code(Exercise):
    """Write a line of pandas in the code cell above; the score reads the name that it sets.

    ``name`` is that name and ``type`` its type (``"Series"`` or ``"number"``). The answer
    is a number, or a mapping from labels to numbers; labels of several levels are
    compared as sets, so that the order of grouping and ``unstack`` do not matter. The key
    is (value or mapping, tolerance).
    """

    kind = "code"
    asks = "Read your line once more: which rows does it take, which column, and what does it work out for each group?"

    def __init__(self, path, *, name, type, **common):  # noqa: A002 - the word of ``reads``
        super().__init__(path, **common)
        self.name, self.type = name, type

    def answer(self):
        value = plain.names().get(self.name)
        return None if value is ... else value

    def parse(self, raw):
        value = simplify(raw)
        if self.type == "number":
            if isinstance(value, dict) and len(value) == 1:
                value = next(iter(value.values()))
            if not isinstance(value, float):
                raise NotUnderstood(f"{self.name} should be one number, and it is {kind_of(raw)}.")
        elif not isinstance(value, dict):
            raise NotUnderstood(f"{self.name} should hold one number for each group, and it is {kind_of(raw)}.")
        return value

    def same(self, match, answer):
        return same_values(match, answer, 1e-6)

    def mark(self, answer):
        value, tolerance = self.key
        return same_values(value, answer, tolerance)

    def text(self, answer):
        if isinstance(answer, float):
            return number(round(answer, 4))
        return "; ".join(f"{' / '.join(sorted(map(str, label)))} {number(round(value, 3))}"
                         for label, value in answer.items())

    def state(self):
        raw = self.answer()
        if raw is None:
            return {"answer": None, "at": None, "note": None, "done": False}
        at = lesson.record(self.module).entry(self.id).get("at")
        try:
            answer = self.parse(raw)
        except NotUnderstood as problem:
            return {"answer": None, "at": at, "note": note("think", "Think again", str(problem)), "done": False}
        return {"answer": self.text(answer), "at": at, "done": True, "note": {**self.note(answer), "result": as_html(raw, self.name)}}

    def look(self, succeeded=True):
        """The learner's cell has run: keep what it gave if that is new, and say how it stands."""
        state = self.state()
        if not succeeded:
            state = {**state, "refused": True, "note": note("plain", "Run a line that works first", "The card looks again then.")}
            if self.front is not None:
                self.front.state = state
            return
        if state["note"] is None:
            untouched = plain.names().get(self.name) is ...
            state = {**state, "note": note("think", "Think again", "The line is as you found it. Put yours in place of the three dots." if untouched else
                                           f"Your line runs, and what it gives has no name. Begin it with “{self.name} =”.")}
        if state["done"] and state["answer"] != lesson.record(self.module).answer(self.id):
            try:
                self.keep(state["answer"])
                state = self.state()
            except NotSaved as problem:
                state = {**state, "note": note("bad", "Not saved", f"Your line is still on this page, but {problem}. "
                                               f"{problem.todo}, then run the line again.")}
        if self.front is not None and self.front.state != state:
            self.front.state = state


def _whole(text):
    """A whole number as its plain digits."""
    if not re.fullmatch(r"[-+]?\d{1,9}(\.0*)?", text):
        raise NotUnderstood(f"This blank takes a whole number, and “{text}” is not one.")
    return str(int(float(text)))


def simplify(value):
    """A number as float; a table of numbers as a mapping from frozensets of labels; else the value itself.

    Columns of words beside one column of numbers are its labels, as ``reset_index`` and
    ``as_index=False`` leave them, and so are whole numbers left of it where the rows are only
    counted. 1, 1.0 and True are one label. A table with the same label twice is not understood.
    """
    import numpy as np
    import pandas as pd

    if isinstance(value, (bool, np.bool_, str)) or value is None:
        return value
    try:
        if isinstance(value, dict):
            value = pd.Series(value)
        if isinstance(value, pd.DataFrame):
            value = _as_series(value)
        if isinstance(value, pd.Series):
            return _mapping(value)
        if isinstance(value, (int, float, np.integer, np.floating)) or (isinstance(value, np.ndarray) and value.size == 1):
            return float(value.item() if isinstance(value, np.ndarray) else value)
    except (TypeError, ValueError, OverflowError):
        pass  # what can't be read as numbers is said to be something else
    return value


def _as_series(frame):
    """A table as one column of numbers under its labels."""
    from pandas.api.types import is_numeric_dtype

    frame = frame.set_axis(_telling(frame.columns), axis=1)
    words = [column for at, column in enumerate(frame.columns) if not is_numeric_dtype(frame.dtypes.iloc[at])]
    if words and len(words) < frame.shape[1]:
        frame = frame.set_index(words)
    if frame.shape[1] == 2 and _counts_rows(frame.index) and _labels_rows(frame.iloc[:, 0]):
        frame = frame.iloc[:, [1]].set_axis(frame.iloc[:, 0])
    return frame.iloc[:, 0] if frame.shape[1] == 1 else frame.stack(list(range(frame.columns.nlevels)))


def _telling(index):
    """Labels without the nameless levels that say the same throughout, such as the heading of the only column of numbers.

    A level with a name stays: that all rows are of one format tells something about them.
    """
    idle = [level for level, name in enumerate(index.names) if name is None and index.get_level_values(level).nunique() == 1]
    return index.droplevel(idle[:index.nlevels - 1])


def _counts_rows(index):
    """Whether an index only counts the rows, in whatever order they stand now."""
    return index.names == [None] and set(index) == set(range(len(index)))


def _labels_rows(column):
    """Whether a column of numbers can only be labels: whole numbers, none of them twice."""
    return column.is_unique and all(float(one).is_integer() for one in column)


def _mapping(series):
    from pandas.api.types import is_bool_dtype, is_complex_dtype, is_numeric_dtype

    numbers = is_numeric_dtype(series) and not is_bool_dtype(series) and not is_complex_dtype(series)
    if len(series) > MOST_VALUES or not numbers:
        return series
    labels = [frozenset(map(_label, label if isinstance(label, tuple) else (label,))) for label in _telling(series.index)]
    if len(set(labels)) < len(labels):
        return series
    return dict(zip(labels, map(float, series.to_numpy(dtype=float, na_value=math.nan))))


def _label(label):
    """A label as text; a group that is 1 is the same whether a yes, a whole number or a float says so."""
    try:
        whole = not isinstance(label, str) and label == int(label)
    except (TypeError, ValueError, OverflowError):
        whole = False  # a moment, a gap, something endless: no number
    return str(int(label)) if whole else str(label)


def same_values(match, answer, tolerance):
    """Whether two numbers, or two mappings to numbers with the same labels, agree."""
    match = simplify(match)
    if isinstance(match, dict) != isinstance(answer, dict):
        return False
    if not isinstance(match, dict):
        return math.isclose(match, answer, rel_tol=1e-9, abs_tol=tolerance)
    return match.keys() == answer.keys() and all(
        math.isclose(value, answer[label], rel_tol=1e-9, abs_tol=tolerance) for label, value in match.items())


def kind_of(value):
    """What a value is, in words that a manager knows."""
    import pandas as pd

    if isinstance(value, (bool, str)):
        return "a text" if isinstance(value, str) else "a yes or no"
    if isinstance(value, pd.DataFrame):
        return f"a whole table of {len(value):,} rows"
    if isinstance(value, pd.Series):
        return f"a column of {len(value):,} values"
    return "something else" if callable(value) else "a number" if isinstance(value, (int, float)) else "something else"


def as_html(result, name="value"):
    """A small result for the page, its column called ``name`` if it has no name; large ones are cut, everything is escaped."""
    import pandas as pd

    if isinstance(result, dict):
        result = pd.Series(result)
    if isinstance(result, pd.Series):
        result = result.to_frame(name if result.name is None else result.name)
    if isinstance(result, pd.DataFrame):
        # The index as columns of its own, so that no heading stays empty.
        return Table(result.head(12).reset_index(allow_duplicates=True))._repr_html_()
    return f"<p>{escape(f'{result:.3f}' if isinstance(result, float) else str(result)[:400])}</p>"
