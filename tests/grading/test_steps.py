"""What of a notebook is run: all that a score or a reader could tell apart, and no more."""

import pytest

from grading.grade.sheet import Sheet, SourceCell
from grading.grade.two_kernels import _needed

LINE = SourceCell("m-1a", "code", "mean = ...", "", locked=False, grade=False, solution=True, points=0.0, reads=(), tags=())
SCORE = SourceCell("m-1", "code", "score", "", locked=True, grade=True, solution=False, points=2.0, reads=("mean",), tags=(), declares="exercise = 1")
SHEET = Sheet("m", (LINE, SCORE), {}, "", page=(
    {"run": "begin()"}, {"run": "chart(1)"}, {"run": "mean = ..."}, {"declare": "exercise = 1", "read": ["mean"]}, {"run": "chart(2)"},
    {"run": "HandIn()"}), ahead=2)
BEGIN, CHART, LAST = {"run": "begin()"}, {"run": "chart(2)"}, {"run": "HandIn()"}
READ = {"declare": "exercise = 1", "read": ["mean"]}


@pytest.mark.parametrize("steps, ran", [
    ([BEGIN, {"run": "mean = 3"}, READ, CHART, LAST], 3),
    ([BEGIN, {"run": "mean = 3"}, READ, {"run": "chart(3)"}, LAST], 4),
    ([BEGIN, {"run": "mean = 3"}, READ, CHART, {"run": "mean = 4"}], 5),
    ([BEGIN, CHART, LAST], 0),
    ([], 0),
])
def test_steps_run_to_the_last_that_is_read_or_is_the_learners(steps, ran):
    assert _needed(steps, SHEET) == steps[:ran]
