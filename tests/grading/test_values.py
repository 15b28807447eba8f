"""Values that cross from a learner's kernel: what is plain arrives whole, what lies does not arrive."""

import json
import math
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from grading.kernels import values

PLAIN = [1, -3, 2.5, math.inf, True, None, "x", "ü – ☃", [1, [2.0, "a"]], (1, 2), {"a": 1, 3: [None]}, ..., pd.Timestamp("2026-03-01 10:00")]


def carried(value):
    return values.decode(json.loads(json.dumps(values.encode(value), allow_nan=False)))


@pytest.mark.parametrize("value", PLAIN, ids=repr)
def test_a_plain_value_arrives_as_it_was(value):
    arrived = carried(value)
    assert arrived == value and type(arrived) is type(value)


def test_what_is_no_number_arrives_as_that():
    assert math.isnan(carried(math.nan)) and math.isnan(carried(np.float64("nan")))


def test_numbers_of_numpy_arrive_as_pythons():
    assert [type(carried(value)) for value in (np.int64(3), np.float32(1.5), np.bool_(True), np.array([4]))] == [int, float, bool, int]


@pytest.mark.parametrize("table", [
    pd.Series([0.5, 0.25], index=["app", "call"]),
    pd.Series([1, 2], index=pd.MultiIndex.from_tuples([("small", "app"), ("large", "app")])),
    pd.Series([], dtype=float),
    pd.DataFrame({"store": ["H01", None], "orders": [3, 4]}, index=[7, 9]),
    pd.DataFrame({("a", "x"): [1.0], ("a", "y"): [math.nan]}),
    pd.Series([0.5, 0.6], index=pd.Index([False, True], name="found")),
    pd.DataFrame([[1.0, 2.0]], index=pd.MultiIndex.from_tuples([("small", "ontime")], names=["format", None]), columns=pd.Index(["app", "call"], name="policy")),
    pd.Series([1, 2], index=pd.Index([("small", "app"), ("large", "app")], tupleize_cols=False)),
    pd.DataFrame([[1.0, 2.0]], columns=pd.Index([("small", "app"), ("large", "app")], tupleize_cols=False)),
    pd.Series([0.5, 0.6], index=pd.Index([("a", "b"), "c"], tupleize_cols=False, name="labels")),
    pd.Series([], dtype=float, index=pd.MultiIndex.from_tuples([], names=["a", "b"])),
], ids=["series", "two levels", "empty", "frame", "two levels of columns", "yes and no", "levels with names", "flat labels of tuples", "flat headings of tuples",
        "labels of two kinds", "empty, two levels"])
def test_a_table_arrives_with_its_labels_and_what_they_are_called(table):
    arrived = carried(table)
    test = pd.testing.assert_series_equal if isinstance(table, pd.Series) else pd.testing.assert_frame_equal
    test(arrived, table, check_dtype=False, check_index_type=False)


def test_a_whole_table_arrives_as_large_as_it_was_and_with_no_number_that_could_be_right():
    arrived = carried(pd.DataFrame(np.ones((30_000, 4))))
    assert arrived.shape == (30_000, 4) and arrived.isna().all(axis=None)


def test_what_is_missing_stays_missing_and_is_never_a_nought():
    for table in (pd.Series([None, 2], dtype="Int64"), pd.Series([math.nan, 2.0]), pd.Series([None, 2.0], dtype=object), pd.Series([pd.NaT, 2], dtype=object)):
        arrived = carried(table)
        assert pd.isna(arrived.iloc[0]) and arrived.iloc[1] == 2
    assert pd.isna(carried(pd.DataFrame({"a": pd.array([None, 1], dtype="Float64")})).iloc[0, 0])


def test_numbers_and_tables_of_other_kinds_arrive_as_what_they_stand_for():
    assert carried(Decimal("0.25")) == 0.25 and carried(np.array([[1.0, 2.0], [3.0, 4.0]])) == [[1.0, 2.0], [3.0, 4.0]] and carried(np.array([])) == []
    assert carried(pd.DataFrame({"a": [1.5]}).style).iloc[0, 0] == 1.5 and carried(pd.Categorical(["a", "b"])).tolist() == ["a", "b"]
    assert type(carried(pd.DataFrame({"a": [1], "b": [2]}).groupby("a"))) is values.GroupBy


@pytest.mark.parametrize("value", [np.ones(9_000), np.ones((9_000, 2)), [1.0] * 9_000, dict.fromkeys(range(9_000), 1.0), pd.Series(np.ones(9_000))],
                         ids=["array", "table of an array", "list", "dict", "Series"])
def test_a_long_column_arrives_as_long_as_it_was_whatever_holds_it(value):
    arrived = carried(value)
    assert len(arrived) == 9_000 and arrived.isna().all()


def nested(depth):
    value = 0
    for _ in range(depth):
        value = [value]
    return value


class Liar(float):
    def __float__(self):
        return 5.0

    def __eq__(self, other):
        return True

    __hash__ = None


def endless():
    value = []
    value.append(value)
    return value


@pytest.mark.parametrize("value", [[[0] * 4_000] * 3, nested(8), 10**40, endless()], ids=["long", "deep", "huge", "recursive"])
def test_what_is_too_much_is_refused_before_it_is_sent(value):
    with pytest.raises(values.NotCarried):
        values.encode(value)


def test_a_lying_number_arrives_as_a_builtin_that_equals_only_itself():
    arrived = carried(Liar(1.0))
    assert type(arrived) is float and arrived != 4


@pytest.mark.parametrize("value", [len, object(), open, pd, lambda: 5], ids=["builtin", "object", "open", "module", "function"])
def test_what_is_no_plain_value_arrives_as_nothing_of_use(value):
    arrived = carried(value)
    assert type(arrived) is values.Opaque
    with pytest.raises(TypeError):
        float(arrived)


@pytest.mark.parametrize("lie", [
    5, None, [], {}, {"t": "int", "v": "5"}, {"t": "int", "v": True}, {"t": "int", "v": 10**31}, {"t": "float", "v": "5.0"},
    {"t": "float", "v": 5}, {"t": "code", "v": "5"}, {"t": "__class__"}, {"t": ["int"]}, {"t": "text", "v": "x" * 200_000},
    {"t": "list", "v": {"t": "int", "v": 1}}, {"t": "dict", "v": [[{"t": "list", "v": []}, {"t": "int", "v": 1}]]},
    {"t": "dict", "v": [[1]]}, {"t": "date", "v": "tomorrow"}, {"t": "Series", "index": [], "v": [{"t": "int", "v": 1}], "numeric": True},
    {"t": "Series", "index": [{"t": "int", "v": 1}], "v": [{"t": "int", "v": 1}], "numeric": True, "names": [{"t": "none"}] * 2},
    {"t": "Series", "index": [{"t": "int", "v": 1}], "v": [{"t": "int", "v": 1}], "numeric": True, "names": [{"t": "list", "v": []}]},
    {"t": "large", "rows": 10**12, "columns": 3}, {"t": "large", "rows": -1, "columns": 0}, {"t": "DataFrame", "index": 5},
    {"t": "list", "v": [{"t": "none"}] * 60_000},
], ids=lambda lie: str(lie)[:50])
def test_a_forged_message_is_refused(lie):
    with pytest.raises(values.NotCarried):
        values.decode(lie)
