"""The kind of error of a wrong answer that no catalogue knows: asked about with the score, never at once, and never with the key in it."""

import pandas as pd
import pytest

from course.exercises import Code, Number
from course.exercises.kinds.number import slips
from tests.scoring import at_once, score

COMMON = {"title": "t", "points": 4, "skill": "s", "seeds": ["004-22"]}
BY = pd.Series([10.0, 30.0, 0.5], index=pd.Index(["a", "b", "c"], name="till"))


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))


@pytest.mark.parametrize(("typed", "says"), [
    ("750", "minutes and hours"), ("0.2083", "minutes and hours"), ("300", "hours and days"), ("150", "months and years"), ("87.5", "days and weeks"),
    ("500", "for all of them together, or for one"), ("0.3125", "for all of them together, or for one"), ("1250", "the point and the zeros"), ("25", "what does the question ask for")])
def test_a_factor_between_units_or_a_count_of_the_question_is_asked_about(typed, says):
    exercise = Number("m/x-1", unit="orders", prompt="40 stores, 2.5 pickers and 1,200 days: how many?", **COMMON)
    exercise.keep(typed)
    assert exercise.state()["note"]["head"] == "Recorded" and "right nor wrong" in exercise.state()["note"]["says"]
    exercise.key = (12.5, 0.1)
    said = exercise.score().says
    assert says in said and said.endswith("?") and "12.5" not in said


def test_the_counts_of_a_question_are_its_whole_numbers():
    assert slips.counts("40 stores, 2.5 pickers, £1,200, 2 tills and 0.35 a minute") == {40, 1200}


@pytest.mark.parametrize(("answer", "says"), [
    (-BY, "the sign"), (BY * 100, "parts of one, or of a hundred"), (BY / 100, "parts of one, or of a hundred"), (BY * [12, 7, 40], "the sum of its rows, or the mean"),
    (BY * [1.2, 1.7, 3.1], "which rows does it take"), (BY * [1.01, 0.99, 1.02], "near what was asked")])
def test_numbers_of_a_line_that_are_all_wrong_in_one_way_are_asked_about(answer, says):
    exercise = Code("m/x-1", name="by_till", groups={"till": ["a", "b", "c"]}, prompt="p", **COMMON)
    exercise.key, exercise.said_later = (BY, 0.001), set()
    said = score(exercise, answer)
    assert said.value == 0 and says in said.says and said.says.endswith("?")
    assert at_once(exercise, answer)["head"] == "Recorded"
