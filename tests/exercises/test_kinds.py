"""Does each kind of exercise take what people write, tell errors apart, and score as it says?"""

import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from course.exercises import Choice, Choices, Code, Decision, Line, Memo, Number, Order, Sort, Wrong, names, records
from course.exercises.exercise import Incomplete, NotUnderstood

COMMON = {"title": "t", "prompt": "p", "points": 4, "skill": "s", "seeds": ["004-22"]}


@pytest.fixture(autouse=True)
def record(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    monkeypatch.setenv("COURSE_GRADING", "1")


def answered(exercise, raw, key=None):
    exercise.keep(raw)
    exercise.key = key
    return exercise.score()


def test_a_choice_earns_all_or_nothing_and_an_opinion_always():
    options = {"a": "A", "b": "B"}
    assert answered(Choice("m/x-1", options=options, **COMMON), "a", key="a").value == 4
    assert answered(Choice("m/x-1", options=options, **COMMON), "b", key="a").value == 0
    assert answered(Choice("m/x-1", options=options, **COMMON), "c", key="a").value == 0
    assert answered(Choice("m/x-1", options=options, opinion=True, **COMMON), "b", key=None).value == 4


def test_ticking_everything_earns_less_than_half():
    exercise = Choices("m/x-1", options=dict.fromkeys("abcd", "o"), **COMMON)
    assert answered(exercise, ["a", "b"], key={"a", "b"}).value == 4
    assert answered(exercise, ["a", "b", "c", "d"], key={"a", "b"}).value == 0
    assert answered(exercise, ["a"], key={"a", "b"}).value == 2


def test_an_unfinished_sort_is_kept_but_not_scored():
    exercise = Sort("m/x-1", items={"i": "I", "j": "J"}, groups={"l": "L", "m": "M"}, **COMMON)
    with pytest.raises(Incomplete, match="1 of 2"):
        exercise.parse({"i": "l"})
    state = exercise.receive({"i": "l"})
    assert state["answer"] == {"i": "l"} and not state["done"]
    assert exercise.score().value == 0


def test_the_first_answer_is_the_first_that_was_finished():
    exercise = Sort("m/x-1", items={"i": "I", "j": "J"}, groups={"l": "L", "m": "M"}, **COMMON)
    for raw in ({"i": "l"}, {"i": "l", "j": "m"}, {"i": "m", "j": "m"}):
        exercise.receive(raw)
    entry = records.record("m").entry("x-1")
    assert (entry["first"], entry["answer"], entry["tries"]) == ({"i": "l", "j": "m"}, {"i": "m", "j": "m"}, 3)


def test_a_coin_toss_earns_nothing_in_a_sort():
    items = dict.fromkeys("abcd", "i")
    exercise = Sort("m/x-1", items=items, groups={"l": "L", "m": "M"}, wrong=[Wrong("a", {"a": "m"}, "why?")], **COMMON)
    key = dict.fromkeys("abcd", "l")
    assert answered(exercise, key, key=key).value == 4
    assert answered(exercise, {**key, "a": "m", "b": "m"}, key=key).value == 0
    part = answered(exercise, {**key, "a": "m"}, key=key)
    assert (part.value, part.says_id) == (2, "x-1/a")


def test_an_order_is_scored_by_its_pairs():
    exercise = Order("m/x-1", items=dict.fromkeys("abc", "i"), **COMMON)
    assert answered(exercise, list("abc"), key=["abc"]).value == 4
    assert answered(exercise, list("cba"), key=["abc"]).value == 0
    assert 0 < answered(exercise, list("acb"), key=["abc"]).value < 4
    assert answered(exercise, list("aab"), key=["abc"]).value == 0


def test_what_no_chain_ties_may_stand_either_way_round():
    exercise = Order("m/x-1", items=dict.fromkeys("abcd", "i"), **COMMON)
    key = ["abd", "acd"]
    assert answered(exercise, list("abcd"), key=key).value == answered(exercise, list("acbd"), key=key).value == 4
    assert answered(exercise, list("bacd"), key=key).value == answered(exercise, list("abdc"), key=key).value == pytest.approx(4 * 0.6)
    assert answered(exercise, list("dcba"), key=key).value == 0


def test_what_follows_from_two_chains_is_tied_too():
    exercise = Order("m/x-1", items=dict.fromkeys("abc", "i"), **COMMON)
    assert answered(exercise, list("cab"), key=["ab", "bc"]).value < answered(exercise, list("acb"), key=["ab", "bc"]).value < 4


def test_blanks_are_compared_as_text_and_never_evaluated_by_the_score():
    exercise = Line("m/x-1", template='orders.groupby("{g}")["{v}"].mean()', blanks={"g": "G", "v": "V"}, **COMMON)
    key = {"g": {"policy"}, "v": {"ontime"}}
    assert answered(exercise, {"g": ' "policy" ', "v": "ontime"}, key=key).value == 4
    assert answered(exercise, {"g": "policy", "v": "csat"}, key=key).value == 2
    assert answered(exercise, {"g": '"+__import__("os").system("true")+"', "v": "x"}, key=key).value == 0
    assert answered(exercise, {"g": "policy"}, key=key).value == 0


def test_a_line_that_does_not_run_is_explained_with_the_columns_there_are(monkeypatch):
    orders = pd.DataFrame({"policy": ["app", "call"], "ontime": [1, 0]})
    monkeypatch.setattr(names, "held", lambda: {"orders": orders})
    exercise = Line("m/x-1", template='orders.groupby("{g}")["{v}"].mean()', blanks={"g": "G", "v": "V"}, **COMMON)
    assert "Did you mean “policy”" in exercise.receive({"g": "polcy", "v": "ontime"})["note"]["says"]
    assert "ontime" in exercise.receive({"g": "policy", "v": "ontime"})["note"]["result"]


@pytest.mark.parametrize("part", [1, 0])
def test_a_line_that_divides_by_nothing_is_asked_which_count_is_zero(monkeypatch, part):
    monkeypatch.setattr(names, "held", lambda: {"hours": pd.DataFrame({"part": [part], "none": [0]})})
    exercise = Line("m/x-1", template='hours["{p}"].sum() / hours["{w}"].sum()', blanks={"p": "P", "w": "W"}, **COMMON)
    note = exercise.receive({"p": "part", "w": "none"})["note"]
    assert (note["head"], note["says"]) == ("The line does not run yet", "This divides by nothing. Which count is zero?") and "result" not in note


@pytest.mark.parametrize("name", ['he said "so"', "back\\slash", '"] + orders["ontime', "\\"])
def test_a_blank_in_quotes_holds_any_name_and_never_ends_its_quotes(monkeypatch, name):
    monkeypatch.setattr(names, "held", lambda: {"orders": pd.DataFrame({name.strip('"'): [3.5], "ontime": [1.0]})})
    exercise = Line("m/x-1", template='orders["{v}"].sum()', blanks={"v": "V"}, **COMMON)
    assert "3.5" in exercise.receive({"v": name})["note"]["result"]


def test_a_line_that_ran_is_kept_once_and_its_card_follows(monkeypatch):
    held = {"by": 3.0}
    monkeypatch.setattr(names, "held", lambda: held)
    exercise = Code("m/x-1", name="by", **COMMON)
    exercise.look()
    exercise.look()
    assert exercise.answer() == 3.0 and (record := records.record("m").entry("x-1"))["answer"] == "3" and record["tries"] == 1
    exercise.front = SimpleNamespace(state={})
    held["by"] = 4.0
    exercise.look()
    assert exercise.front.state["answer"] == records.record("m").answer("x-1") == "4" and exercise.front.state["at"]
    del held["by"]  # as before each run of the cell
    exercise.look(succeeded=False)
    assert exercise.front.state["note"]["head"] == "Run a line that works first" and records.record("m").answer("x-1") == "4"
    for succeeded in (False, True):  # what was kept is not what is handed in now
        exercise.look(succeeded)
        assert exercise.front.state["refused"] and "no longer counts" in exercise.front.state["note"]["says"]


def test_what_a_learner_typed_stands_escaped_in_the_card():
    exercise = Line("m/x-1", template='orders["{v}"].sum()', blanks={"v": "V"}, **COMMON)
    card = answered(exercise, {"v": "<img src=x onerror=alert(1)>"}, key={"v": {"ontime"}}).card()
    assert "<img" not in card and "&lt;img src=x" in card


def test_a_blank_without_quotes_takes_a_whole_number_and_never_runs_as_code(monkeypatch, tmp_path):
    touched = tmp_path / "touched"
    monkeypatch.setattr(names, "held", lambda: {"months": pd.Series([1, 2, 3])})
    exercise = Line("m/x-1", template="months.head({last})", blanks={"last": "how many"}, **COMMON)
    for typed in (f"open({str(touched)!r}, 'w')", "1 if 1 else 2", "2.5", "1e9", "__import__('os')"):
        exercise.keep({"last": typed})
        assert not exercise.state()["done"] and exercise.score().value == 0
    assert not touched.exists()
    for typed in ("2", "2.0", "02", " 2 "):
        assert answered(exercise, {"last": typed}, key={"last": {"2"}}).value == 4


def test_a_number_that_the_table_does_not_have_is_asked_about(monkeypatch):
    monkeypatch.setattr(names, "held", lambda: {"months": pd.Series([1, 2, 3])})
    exercise = Line("m/x-1", template="months.head({last})", blanks={"last": "how many"}, within={"last": (1, 3)}, **COMMON)
    said = {typed: exercise.receive({"last": typed})["note"] for typed in ("1", "3", "0", "4")}
    assert [typed for typed, note in said.items() if note["head"] == "Recorded"] == ["1", "3"]
    assert said["4"]["says"] == "The table runs from 1 to 3, and has no 4. Which of its rows do you want?"


GROUPS = {"format": ["small", "large"], "policy": ["app", "call"]}
RIGHT = {("small", "app"): 0.98, ("small", "call"): 0.94, ("large", "app"): 0.69, ("large", "call"): 0.45}


@pytest.mark.parametrize("value", [
    pd.Series(RIGHT), pd.Series(RIGHT).astype("float32"), pd.Series(RIGHT).unstack(), pd.Series(RIGHT).to_frame("ontime"), RIGHT,
    pd.Series({(b, a): v for (a, b), v in RIGHT.items()}), pd.Series(RIGHT).sort_values(),
    pd.Series(RIGHT).rename_axis(["format", "policy"]).rename("ontime").reset_index(),
    pd.concat({"ontime": pd.Series(RIGHT).unstack()}, axis=1), pd.Series(RIGHT).astype("Float64"),
    pd.Series(RIGHT, name="by").rename_axis(["by", "policy"]),
])
def test_the_same_four_numbers_are_right_and_shown_in_any_shape(value, monkeypatch):
    monkeypatch.setattr(names, "held", lambda: {"by": value})
    exercise = Code("m/x-1", name="by", groups=GROUPS, **COMMON)
    exercise.key = (pd.Series(RIGHT), 0.005)
    assert exercise.score().value == 4
    shown = exercise.state()["note"]["result"]
    assert all(f"<td>{number:.3f}</td>" in shown for number in RIGHT.values()) and "<th>0</th>" not in shown


@pytest.mark.parametrize("value", [
    ..., None, "0.98", 0.98, True, pd.Series({"app": 0.75, "call": 0.79}), pd.Series(RIGHT) + 0.01, pd.Series(RIGHT) * np.nan,
    pd.Series(["a"]), pd.DataFrame(), [], object(), pd.Series(range(1000)), {"a": "b"}, lambda: 1,
    pd.concat([pd.Series(RIGHT) * 0, pd.Series(RIGHT)]), pd.Series(RIGHT).astype(complex), pd.Series([1, None], dtype="Int64"), 10**400,
    pd.DataFrame([[1, 2]], columns=["a", "a"]), pd.Timedelta(1), pd.Series(pd.to_timedelta([1, 2])),
])
def test_anything_else_in_place_of_the_four_numbers_scores_nothing(value, monkeypatch):
    monkeypatch.setattr(names, "held", lambda: {"by": value})
    exercise = Code("m/x-1", name="by", groups=GROUPS, **COMMON)
    exercise.key = (pd.Series(RIGHT), 0.005)
    assert exercise.score().value == 0


def test_a_table_of_more_groups_is_another_table(monkeypatch):
    exercise = Code("m/x-1", name="by", groups={"format": ["small", "large"]}, wrong=[Wrong("a", pd.Series({"small": 0.9, "large": 0.5}), "?")], **COMMON)
    monkeypatch.setattr(names, "held", lambda: {"by": pd.Series({"small": 0.9, "large": 0.5, "huge": 0.1})})
    assert exercise.recognise(exercise.parse(exercise.answer())) is None
    exercise.key = (pd.Series({"small": 0.9, "large": 0.5}), 0.01)
    assert exercise.score().value == 0


@pytest.mark.parametrize(("worst", "says"), [(-6_662_378.2, "−6,662,378"), (1.4, "1.40"), (-0.2, "−0.20")])
def test_what_no_such_number_can_be_is_asked_about_at_once(worst, says, monkeypatch):
    monkeypatch.setattr(names, "held", lambda: {"by": pd.Series({**RIGHT, ("large", "call"): worst})})
    exercise = Code("m/x-1", name="by", groups=GROUPS, least=0, most=1, **COMMON)
    said = exercise.state()["note"]["says"]
    assert f"One of these is {says}" in said and said.endswith("?")
    exercise.key = (pd.Series(RIGHT), 0.005)
    assert exercise.score().says == said


@pytest.mark.parametrize("gap", [None, math.nan, pd.NA, pd.NaT, "", "–", "n/a"], ids=repr)
def test_a_gap_is_never_taken_for_a_nought(gap, monkeypatch):
    held = {}
    monkeypatch.setattr(names, "held", lambda: held)
    exercise = Code("m/x-1", name="by", groups={"policy": ["app", "call"]}, **COMMON)
    exercise.key = ({"app": 0.0, "call": 0.5}, 0.005)
    for by in ({"app": gap, "call": 0.5}, pd.Series([gap, 0.5], index=["app", "call"], dtype=object), pd.DataFrame({"policy": ["app", "call"], "by": [gap, 0.5]})):
        held["by"] = by
        assert exercise.score().value == 0
    held["by"] = {"app": 0, "call": 0.5}
    assert exercise.score().value == 4


@pytest.mark.parametrize("value", [3, 3.0, np.float64(3), np.int64(3), np.array(3), np.array([3]), pd.Series([3.0])])
def test_a_number_is_right_in_any_dtype(value, monkeypatch):
    monkeypatch.setattr(names, "held", lambda: {"n": value})
    exercise = Code("m/x-1", name="n", **COMMON)
    exercise.key = (3.0, 0.001)
    assert exercise.score().value == 4 and "3" in exercise.state()["note"]["result"]


def test_without_a_key_a_score_says_only_that_an_answer_is_there():
    exercise = Choice("m/x-1", options={"a": "A", "b": "B"}, **COMMON)
    assert exercise.score().value == 0
    exercise.keep("b")
    score = exercise.score()
    assert score.value == 4 and score._repr_mimebundle_()["text/html"] == ""


def test_a_score_is_a_builtin_float_and_its_card_is_inert():
    exercise = Number("m/x-1", unit="orders", wrong=[Wrong("a", 2, "{answer} <b>?</b>")], **COMMON)
    bundle = answered(exercise, "2", key=(3, 0.1))._repr_mimebundle_()
    assert bundle["text/plain"] == "0.0" and "<b>?</b>" not in bundle["text/html"]


def test_a_memo_is_kept_while_it_is_written_and_its_rubric_adds_up():
    memo = Memo("m/x-1", rubric={"a": 4}, words=200, **COMMON)
    assert not memo.receive({"text": " ", "runs": []})["done"]
    assert memo.receive({"text": "Run 2 shows", "runs": [2]})["done"]
    with pytest.raises(NotUnderstood, match="20,000"):
        memo.parse({"text": "x" * 20_001, "runs": []})
    with pytest.raises(ValueError, match="add up"):
        Memo("m/x-1", rubric={"a": 3}, words=200, **COMMON)


def test_a_mark_that_is_no_number_is_an_error_and_never_points():
    exercise = Choice("m/x-1", options={"a": "A"}, **COMMON)
    exercise.mark = lambda answer: math.nan
    exercise.keep("a")
    exercise.key = "a"
    with pytest.raises(ValueError, match="not a number"):
        exercise.score()


def test_an_answer_that_can_not_be_saved_says_so_and_stays_on_the_page(monkeypatch, tmp_path):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "gone" / "record.json"))
    state = Choice("m/x-1", options={"a": "A"}, **COMMON).receive("a")
    assert state["note"]["head"] == "Not saved" and "folder is gone" in state["note"]["says"] and state["unsaved"]


def test_a_decision_is_refused_outside_its_levers():
    from course.cases.curbside.simulator import simulator

    exercise = Decision("m/x-1", simulator=simulator(), only=["substitution", "hold_min"], fixed={"pickers": 7}, **COMMON)
    assert exercise.parse({"levers": {"substitution": "both"}}) == {"substitution": "both", "hold_min": 25, "pickers": 7}
    for levers in ({"pickers": 14}, {"hold_min": 500}, {"hold_min": True}, {"substitution": "magic"}, {"hold_min": math.nan}, 3, None):
        with pytest.raises(NotUnderstood):
            exercise.parse({"levers": levers})


def test_a_lever_that_stands_fixed_can_not_be_moved_by_what_the_page_sends():
    from course.cases.curbside.simulator import simulator

    exercise = Decision("m/x-1", simulator=simulator(), only=["substitution", "pickers"], fixed={"pickers": 7}, **COMMON)
    assert exercise.parse({"levers": {"pickers": 14}})["pickers"] == 7
    moved = exercise.panel.receive({"type": "keep", "levers": {"pickers": 14}, "assumptions": {}})
    assert moved["tiles"] == exercise.panel.result({}, {})["tiles"]
    assert records.record("m").runs[-1]["levers"]["pickers"] == 7


def test_a_decision_is_looked_at_beside_what_today_gives():
    from course.cases.curbside.simulator import simulator

    exercise = Decision("m/x-1", simulator=simulator(), only=["pickers"], wrong=[
        Wrong("a", lambda a: a["kpis"]["ontime_share"] == a["today"]["ontime_share"], "{ontime_share:.0%}?")], **COMMON)
    heads = [exercise.receive({"levers": {"pickers": pickers}})["note"]["head"] for pickers in (7, 8)]
    assert heads == ["Think again", "Recorded"]
