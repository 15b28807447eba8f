"""A table of the story: each kind of value as a reader expects it, and nothing that runs."""

import re

import pandas as pd
import pytest

from course.exercises import Table

ROWS = pd.DataFrame({
    "store": ["H01", "H02"], "at": pd.to_datetime(["2026-03-05 12:10", "2026-03-06 17:00"]), "items": [3, 12],
    "csat": pd.array([4, None], dtype="Int64"), "ready_min": [41.26, float("nan")], "kept": [True, False],
})


def cells(table):
    return re.findall(r"<td[^>]*>(.*?)</td>", table._repr_html_())


def test_values_are_written_as_asked_and_what_is_missing_is_a_dash():
    table = Table(ROWS, at="{:%a %H:%M}", ready_min="{:.0f}")
    assert cells(table) == ["H01", "Thu 12:10", "3", "4", "41", "True", "H02", "Fri 17:00", "12", "–", "–", "False"]
    assert cells(Table(ROWS[["ready_min"]])) == ["41.260", "–"]
    assert cells(Table(pd.DataFrame({"pickers": [8.0, float("nan"), 5.0], "mean": [8.0, 5.5, 1e6], "any": [1.0, "x", 2]}, dtype=None))) == [
        "8", "8.000", "1.000", "–", "5.500", "x", "5", "1000000.000", "2"]
    assert repr(table).splitlines()[0].split() == list(ROWS)


def test_words_stand_to_the_left_and_numbers_to_the_right():
    page = Table(ROWS)._repr_html_()
    assert re.findall(r"<th( class=\"course-words\")?>(\w+)", page) == [
        (' class="course-words"', "store"), (' class="course-words"', "at"), ("", "items"), ("", "csat"), ("", "ready_min"), ("", "kept")]


@pytest.mark.parametrize("frame", [
    pd.DataFrame({"a<b>": ["<img src=x onerror=alert(1)>"]}), pd.DataFrame({("a<b>", "&"): ["<script>"]}),
    pd.DataFrame({"a": [["<i>", {"<b>": 1}]]}),
])
def test_all_text_is_escaped(frame):
    tags = set(re.findall(r"<\s*/?\s*(\w+)", Table(frame)._repr_html_()))
    assert tags == {"table", "thead", "tbody", "tr", "th", "td"}


def test_a_table_without_rows_keeps_its_headings():
    assert cells(Table(ROWS.head(0))) == [] and "<th" in Table(ROWS.head(0))._repr_html_()
