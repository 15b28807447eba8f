"""Is each decision a real one: today 0, best 1, thought above half, no cliff, and no full marks for a wrong reason?"""

from random import Random
from types import SimpleNamespace

import pytest

from course.simulation import made
from grading import landscape
from grading.landscape import Decided, decisions, file, histogram, problems
from grading.layout import HERE

DECIDED = {f"{one.module}/{one.id}": one for one in decisions(HERE)}


@pytest.fixture(params=DECIDED, scope="module")
def case(request):
    return DECIDED[request.param], made.load(file(DECIDED[request.param]))


def test_every_scored_decision_meets_the_bars(case):
    _, table = case
    assert not list(problems(table))


def test_what_the_table_says_of_its_settings_is_what_they_score_now(case):
    """The command's --check, a thorough test below, scores all of them again."""
    decided, table = case
    assert table["exercise"] == f"{decided.module}/{decided.id}" and [one["why"] for one in table["thoughtful"]] == list(decided.case.THOUGHTFUL)
    assert (table["today"], table["best"]) == (round(decided.score(decided.start), 4), round(decided.score(decided.best), 4))
    one = Random(table["exercise"]).choice(table["thoughtful"])
    assert decided.moved(decided.whole(decided.case.THOUGHTFUL[one["why"]])) == one["levers"]
    assert round(decided.score(decided.whole(one["levers"])), 4) == one["score"]


@pytest.mark.thorough
def test_every_table_is_made_anew_byte_for_byte():
    assert not landscape.main(only_check=True)


def decision(key, **case):
    """A decision of two levers: a number from 0 to 3, and a choice."""
    levers = [{"name": "number", "kind": "int", "default": 0, "lo": 0, "hi": 3, "step": 1},
              {"name": "choice", "kind": "choice", "default": "a", "choices": {"": "", "a": "A", "b": "B"}}]
    simulator = SimpleNamespace(levers={one["name"]: one for one in levers})
    exercise = SimpleNamespace(id="x", module="01_x", key=key, panel=SimpleNamespace(simulator=simulator, only=["number", "choice"], fixed={"other": 1}))
    case = SimpleNamespace(**{"THOUGHTFUL": {"nearly": {"number": 2}}, "refused": lambda levers: None, **case})
    return Decided(exercise, {"number": 3, "choice": "b"}, case)


def smooth(levers):
    return min(1.0, levers["number"] * 0.3 + (levers["choice"] == "b") * 0.1)


def missed(key, **case):
    return list(problems(decision(key, **case).table()))


def test_a_decision_that_is_one_meets_the_bars():
    table = decision(smooth).table()
    assert not [problem for problem in problems(table) if "random" not in problem] and table["thoughtful"][0]["score"] == 0.6
    assert sum(table["histogram"]) == table["random"] and table["histogram"][-1] and table["steps"] == 2


@pytest.mark.parametrize("key, case, said", [
    (lambda levers: smooth(levers) or 0.1, {}, "today earns 0.1"),
    (lambda levers: smooth(levers) * 0.9, {}, "the best 0.9"),
    (lambda levers: 0.5 * smooth(levers) if levers["number"] < 3 else smooth(levers), {}, "a thoughtful setting earns 0.3"),
    (smooth, {"refused": lambda levers: "b is a mere guess" if levers["choice"] == "b" else None}, "b is a mere guess"),
    (lambda levers: smooth(levers) if levers["number"] != 2 else 0.0, {"THOUGHTFUL": {}}, "falls to 0: {'number': 2, 'choice': 'b'}"),
    (smooth, {}, "random settings get full marks"),
])
def test_each_bar_that_is_missed_is_said(key, case, said):
    assert any(said in problem for problem in missed(key, **case))


def test_a_choice_put_back_to_todays_is_no_cliff():
    def key(levers):
        return smooth(levers) if levers["choice"] == "b" else 0.0

    assert not any("falls to 0" in problem for problem in missed(key, THOUGHTFUL={}))


def test_scores_are_counted_by_tenths():
    assert histogram([0, 0.05, 0.1, 0.95, 1]) == [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]
