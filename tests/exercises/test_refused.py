"""What the exercises' own parts refuse, whoever asks."""

import math

import pytest

from course.exercises.score import Score
from course.exercises.wrong import Wrong, matches


@pytest.mark.parametrize("value", [4.01, 5.0, -0.01, math.nan, math.inf])
def test_a_score_lies_between_nothing_and_its_points(value):
    with pytest.raises(ValueError, match="is no score between 0 and 4.0 points"):
        Score(value, 4.0, "one number", "right")


def test_an_answer_that_an_error_can_not_be_compared_with_is_not_that_error():
    wrong = Wrong("a", lambda answer: answer["calls"] == "store", "Whose is it?")
    assert not matches(wrong, ["no", "mapping"], None) and matches(wrong, {"calls": "store"}, None)
