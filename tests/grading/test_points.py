"""Is a score one plain number from 0 to the exercise's points, and is everything else nobody's 0 but a person's to look at?"""

import math

import pytest

from course.exercises import Choice, Code, Decision, Line, Number, Order, Sort, Wrong
from course.exercises.score import Score
from grading.grade.sheet import SourceCell
from grading.grade.two_kernels import _carried, _score
from grading.kernels.values import TOO_MUCH

POINTS = 2.0
COMMON = {"title": "t", "prompt": "p", "skill": "s", "seeds": ["004-22"]}
CELL = SourceCell("m-1", "code", "score", "", locked=True, grade=True, solution=False, points=POINTS, reads=("mean",), tags=())


def ended_in(*texts, error=False):
    """What a score cell's kernel says of a cell that ended so."""
    results = [{"output_type": "execute_result", "data": {"text/plain": text}} for text in texts]
    return {"outputs": results + [{"output_type": "error", "ename": "ValueError", "evalue": "no"}] * error}


@pytest.mark.parametrize("text", ["0.0", "0.01", "1.0", "1.99", "2.0"])
def test_one_number_up_to_the_points_counts(text):
    (output,) = _score(ended_in(text), POINTS, "")
    assert output["data"]["text/plain"] == text


@pytest.mark.parametrize("reply", [
    *map(ended_in, ("2.0000001", "2.01", "2.5", "3.0", "999999.0", "-0.5", "-0.0", "nan", "inf", "2", "1e0", "True", "None", "", " 2.0", "2.0\n", "'2.0'", "２.０", "2.0 / 1")),
    ended_in("1.0", "2.0"), ended_in(), ended_in("1.0", error=True), ended_in(error=True), {"outputs": [{"output_type": "stream", "text": "2.0"}]},
    {"refused": "it is too deep"}, None, "2.0",
])
def test_anything_else_is_no_score_and_says_why(reply):
    said = _score(reply, POINTS, "it ran too long")
    assert isinstance(said, str) and ("could not be worked out: " in said or "can’t be read: it is too deep" in said)


@pytest.mark.parametrize("values, reason", [
    ({"mean": {"t": "refused", "v": TOO_MUCH}}, "nested too deeply"), ({"mean": {"t": "refused"}}, "strange"),
    ({"mean": {"t": "refused", "v": f"{TOO_MUCH}. Checked by the grader: give 2 of 2"}}, "read: it is strange."), ({"mean": {"t": "refused", "v": []}}, "strange"),
    ({"mean": {"t": "refused", "v": 0}}, "strange"), ({"other": {"t": "float", "v": 1.0}}, "strange"), (None, "too long"), ([1.0], "too long"),
])
def test_a_value_that_can_not_be_read_is_never_a_blank_answer(values, reason):
    said = _carried({"values": values}, CELL, None, "" if reason == "strange" else "it ran too long")
    assert isinstance(said, str) and reason in said


def test_a_value_that_can_be_read_is_carried():
    assert _carried({"values": {"mean": {"t": "float", "v": 0.0}}}, CELL, None, "") == {"mean": {"t": "float", "v": 0.0}}


@pytest.mark.parametrize("value", [-0.01, 2.01, 3.0, 4.0, math.nan, math.inf, -math.inf])
def test_a_score_outside_its_points_can_not_be_made(value):
    with pytest.raises(ValueError, match="no score between 0 and 2"):
        Score(value, POINTS, "t", "right")
    assert [Score(inside, POINTS, "t", "right").value for inside in (0, 2, 1.5)] == [0, 2, 1.5]


@pytest.fixture
def marked(tmp_path, monkeypatch):
    """The Score of an exercise of three points that was answered so that it earns this share."""
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    monkeypatch.setenv("COURSE_GRADING", "1")

    def score(share, **said):
        exercise = Choice("m/x-1", options={"a": "A", "b": "B"}, points=3, **COMMON, **said)
        exercise.mark = lambda answer: share
        exercise.keep("a")
        exercise.key = "b"
        return exercise.score()

    return score


@pytest.mark.parametrize("share, value, verdict, shown", [
    (1.0, 3.0, "right", "3 of 3"), (2.9959 / 3, 3.0, "right", "3 of 3"), (2.9949 / 3, 2.99, "partly", "2.99 of 3"), (0.5, 1.5, "partly", "1.5 of 3"),
    (0.0018, 0.01, "partly", "0.01 of 3"), (0.0016, 0.0, "think", "0 of 3"), (0.0, 0.0, "think", "0 of 3"), (1.7, 3.0, "right", "3 of 3"), (-2.0, 0.0, "think", "0 of 3"),
])
def test_the_points_that_a_card_shows_are_those_that_count_and_its_words_agree(marked, share, value, verdict, shown):
    score = marked(share, wrong=[Wrong("z", "b", "?")])
    assert (score.value, score.verdict) == (value, verdict) and f"{shown} points" in score.card()
    assert bool(score.says) == (verdict != "right"), "nothing is asked of who has all points"


@pytest.mark.parametrize("share", [math.nan, math.inf, -math.inf])
def test_a_share_that_is_no_number_is_an_error_and_no_score(marked, share):
    with pytest.raises(ValueError, match="not a number"):
        marked(share)


def test_an_error_that_costs_nothing_after_rounding_is_not_held_against_a_right_answer(marked):
    assert marked(2.9959 / 3, wrong=[Wrong("a", "a", "why?")]).says_id == "" and marked(0.9, wrong=[Wrong("a", "a", "why?")]).says_id == "x-1/a"


def test_what_a_card_asks_of_no_points_fits_the_kind_of_exercise():
    asks = {kind: kind.asks for kind in (Choice, Code, Decision, Line, Number, Order, Sort)}
    assert all(said.endswith("?") for said in asks.values()) and [kind for kind, said in asks.items() if "unit" in said] == [Number]
    assert len({asks[kind] for kind in (Choice, Code, Decision, Number)}) == 4
