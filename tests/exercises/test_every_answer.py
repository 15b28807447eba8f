"""Every scored exercise of every module: answered right in whatever form, wrong in every catalogued way, nearly right, and with nonsense.

A module lists its answers in ``tests/<case>/answers.py``: ``MODULE``; ``RIGHT``, (exercise, answer); ``WRONG``, (exercise, answer, the share of
the points that it earns at most, the catalogued error that it is told, or "" for none); ``NONSENSE``, what is no answer to anything on its page.
"""

import importlib
from functools import cache

import pandas as pd
import pytest

from grading.layout import HERE
from tests.scoring import catalogue, exercises, score, scored

pytestmark = pytest.mark.usefixtures("own_record")

CASES = sorted(path.parent.name for path in (HERE.root / "course" / "cases").glob("*/model.py"))
FOUND = [importlib.import_module(f"tests.{case}.answers") for case in CASES]
RIGHT = [(one.MODULE, name, answer) for one in FOUND for name, answer in one.RIGHT]
WRONG = [(one.MODULE, *row) for one in FOUND for row in one.WRONG]
MODULES = [module for module in HERE.lessons() if scored(module)]
NONSENSE = [(one.MODULE, answer) for one in FOUND for answer in one.NONSENSE]

lesson = cache(exercises)


def test_every_module_lists_its_answers():
    assert sorted(one.MODULE for one in FOUND) == MODULES


@pytest.mark.parametrize("module, name, answer", RIGHT)
def test_a_right_answer_earns_its_points_in_whatever_form(module, name, answer):
    exercise = lesson(module)[name]
    given = score(exercise, answer)
    assert given.value == exercise.points and given.verdict in ("right", "recorded") and given.says_id == ""


@pytest.mark.parametrize("module, name, answer, most, error", WRONG)
def test_a_wrong_answer_is_told_its_own_thinking_error(module, name, answer, most, error):
    exercise = lesson(module)[name]
    given = score(exercise, answer)
    assert given.value <= most * exercise.points < exercise.points
    assert given.says_id in ([f"{name}/{error}"] if error else ["", f"{name}/doubt", f"{name}/slip"])
    assert "{" not in given.says


@pytest.mark.parametrize("module, answer", NONSENSE, ids=lambda part: part if isinstance(part, str) and part in MODULES else type(part).__name__ + str(part)[:16])
def test_nonsense_scores_nothing_anywhere_and_is_no_error(module, answer):
    for name, exercise in lesson(module).items():
        if isinstance(answer, (pd.DataFrame, pd.Series)) and exercise.kind != "code":
            continue
        assert score(exercise, answer).value == 0, name


@pytest.mark.parametrize("module", MODULES)
def test_every_catalogued_wrong_answer_has_been_tried_and_is_answered_with_a_question(module):
    assert catalogue(lesson(module)) == {f"{name}/{error}" for of, name, _, _, error in WRONG if of == module and error}
    assert all(wrong.says.endswith("?") for exercise in lesson(module).values() for wrong in exercise.wrong)
