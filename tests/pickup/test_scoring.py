"""Module 3, answered right, right in another form, wrong in every catalogued way, nearly right, not, and with nonsense."""

import json

import pandas as pd
import pytest

from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import ACTIONS, CELLS
from course.data import load
from tests.scoring import catalogue, exercises, score

MODULE = "03_pickup"
PICKUPS = load("pickup/pickups")
MISSED = PICKUPS[PICKUPS["found"] == 0]
BY = PICKUPS.groupby("found")["returned_90d"].mean()
MOMENTS = {"opening": "look", "evening": "text", "noon_free": "colleague", "train": "gift", "bus": "look", "upstairs": "text"}
THREE = {"empty": "right", "nobody": "knowledge", "ring": "right", "tuesday": "money", "noon": "knowledge", "four": "money"}
LOOK_FIRST = {**SIMPLE_TABLE, "none_busy": "look"}


def table(**cells):
    return {"levers": {**SIMPLE_TABLE, **cells}}


def always(action):
    return {"levers": dict.fromkeys(CELLS, action)}


RIGHT = [
    ("m3-1", MOMENTS), ("m3-2", THREE), ("m3-3", "line"),
    ("m3-4", "14"), ("m3-4", "14,0"), ("m3-4", "£14.00"), ("m3-4", "14 pounds"), ("m3-4", 14.0), ("m3-4", "about 14"), ("m3-4", "1400p"),
    ("m3-5", {"group": "action", "value": "returned_90d"}), ("m3-5", {"group": " 'action' ", "value": '"returned_90d"'}),
    ("m3-6", BY), ("m3-6", BY.astype("float32")), ("m3-6", BY.round(4)), ("m3-6", BY.to_frame()), ("m3-6", BY.to_dict()), ("m3-6", BY[::-1]),
    *(("m3-6", form) for form in (
        PICKUPS.pivot_table(index="found", values="returned_90d"), PICKUPS.groupby("found", as_index=False)["returned_90d"].mean(),
        BY.reset_index(), BY.reset_index()[::-1], BY.reset_index().astype({"found": bool}), BY.reset_index().astype({"found": "category"}),
        PICKUPS.groupby(PICKUPS["found"] == 1)["returned_90d"].mean(), PICKUPS.groupby(PICKUPS["found"].astype(bool))["returned_90d"].mean(),
        PICKUPS.groupby(PICKUPS["found"].astype(float))["returned_90d"].mean(), PICKUPS.groupby(PICKUPS["found"].astype("Int64"))["returned_90d"].mean(),
        PICKUPS.pivot_table(values="returned_90d", columns="found"), BY.to_frame().T, BY.to_frame().stack(), BY.to_frame().unstack(),
        BY.reset_index(drop=True).to_frame().assign(found=[0, 1]), PICKUPS.groupby("found").agg({"returned_90d": ["mean"]}), {False: BY[0], True: BY[1]})),
    ("m3-6b", "asked"),
    ("m3-7", {"levers": LOOK_FIRST}),
]

# What earns less, how much of the points at most, and the thinking error that is named.
WRONG = [
    ("m3-1", {**MOMENTS, "noon_free": "look"}, 0.9, "a"), ("m3-1", dict.fromkeys(MOMENTS, "look"), 0.12, "a"), ("m3-1", {**MOMENTS, "bus": "text"}, 0.9, "b"),
    ("m3-1", {**MOMENTS, "train": "colleague"}, 0.9, "c"), ("m3-1", {**MOMENTS, "upstairs": "gift"}, 0.9, "d"),
    ("m3-1", {**MOMENTS, "train": "text"}, 0.9, "e"), ("m3-1", {**MOMENTS, "opening": "colleague"}, 0.9, ""), ("m3-1", dict.fromkeys(MOMENTS, "text"), 0.12, "b"),
    ("m3-2", {**THREE, "noon": "right"}, 0.9, "a"), ("m3-2", dict.fromkeys(THREE, "right"), 0.1, "a"), ("m3-2", {**THREE, "ring": "knowledge"}, 0.9, "b"),
    ("m3-2", {**THREE, "tuesday": "knowledge"}, 0.9, "d"), ("m3-2", {**THREE, "nobody": "money"}, 0.9, "c"),
    ("m3-3", "fast", 0, "a"), ("m3-3", "slow", 0, "b"), ("m3-3", "luck", 0, "c"),
    ("m3-4", "3.50", 0, "a"), ("m3-4", "24.50", 0, "f"), ("m3-4", "40", 0, "g"), ("m3-4", "40 pounds", 0, "g"), ("m3-4", "66.50", 0, "b"),
    ("m3-4", "5.25", 0, "c"), ("m3-4", "10.50", 0, "h"), ("m3-4", "14.06", 0, ""), ("m3-4", "13.94", 0, ""), ("m3-4", "-14", 0, ""), ("m3-4", "1400", 0, ""),
    ("m3-4", "2.10", 0, "d"), ("m3-4", "7", 0, "e"), ("m3-4", "8.40", 0, "e"), ("m3-4", "12", 0, ""),
    ("m3-4", "14-", 0, ""), ("m3-4", "—14", 0, ""),
    ("m3-5", {"group": "action", "value": "forgive"}, 0.5, "a"), ("m3-5", {"group": "action", "value": "queue_len"}, 0.5, "b"),
    ("m3-5", {"group": "store", "value": "returned_90d"}, 0.5, "c"), ("m3-5", {"group": "found", "value": "returned_90d"}, 0.5, "d"),
    ("m3-5", {"group": "action", "value": "others_wait_min"}, 0.5, "e"), ("m3-5", {"group": "actions", "value": "returned"}, 0, ""),
    ("m3-6", MISSED.groupby("action")["returned_90d"].mean(), 0, "a"), ("m3-6", PICKUPS.groupby("action")["returned_90d"].mean(), 0, "a"),
    ("m3-6", PICKUPS.groupby("store")["returned_90d"].mean(), 0, "b"), ("m3-6", MISSED.groupby("found")["returned_90d"].mean(), 0, "c"),
    ("m3-6", PICKUPS.groupby("found")["returned_90d"].sum(), 0, "d"), ("m3-6", PICKUPS.groupby("found")["queue_len"].mean(), 0, "d"),
    ("m3-6", PICKUPS.groupby("found")["found"].mean(), 0, "e"), ("m3-6", BY + 0.01, 0, ""), ("m3-6", BY.iloc[1:], 0, ""),
    ("m3-6", PICKUPS.groupby("returned_90d")["found"].mean(), 0, ""), ("m3-6", PICKUPS.groupby("returned_90d", as_index=False)["found"].mean(), 0, ""),
    ("m3-6", MISSED.groupby("found", as_index=False)["returned_90d"].mean(), 0, "c"), ("m3-6", MISSED.groupby(MISSED["found"] == 1)["returned_90d"].mean(), 0, "c"),
    ("m3-6", PICKUPS.groupby("found", as_index=False)["returned_90d"].sum(), 0, "d"), ("m3-6", PICKUPS.pivot_table(values="queue_len", columns="found"), 0, "d"),
    ("m3-6", MISSED.pivot_table(values="returned_90d", columns="action"), 0, "a"), ("m3-6", BY.to_frame().assign(customers=[900, 9100]), 0, ""),
    ("m3-6", BY.reset_index().assign(customers=[900, 9100]), 0, ""), ("m3-6", BY[::-1].set_axis([0, 1]), 0, ""),
    ("m3-6", BY.reset_index().assign(found=[True, False]), 0, ""), ("m3-6", BY.reset_index(drop=True).to_frame().assign(found=[1, 0]), 0, ""),
    ("m3-6", PICKUPS.groupby("found")["returned_90d"].median(), 0, "f"), ("m3-6", BY.round(3), 0, ""),
    ("m3-6", PICKUPS.groupby(["found", "store"])["returned_90d"].mean().groupby("found").mean(), 0, "g"),
    ("m3-6", pd.Series([0.9, *BY], index=["0", 0, 1]), 0, ""), ("m3-6", BY.set_axis([0.4, 1.4]), 0, ""),
    ("m3-6b", "lie", 0, "a"), ("m3-6b", "few", 0, "c"), ("m3-6b", "other", 0, "b"),
    ("m3-7", always("look"), 0.1, "a"), ("m3-7", {"levers": {**LOOK_FIRST, "some_busy": "look", "many_busy": "look"}}, 0.5, "d"),
    ("m3-7", always("colleague"), 0.25, "b"), ("m3-7", always("text"), 0.25, "b"), ("m3-7", always("refuse"), 0, "b"),
    ("m3-7", {"levers": {**LOOK_FIRST, "many_busy": "refuse"}}, 0.99, "c"), ("m3-7", table(few_busy="refuse", none_busy="refuse"), 0.25, "c"),
    ("m3-7", {"levers": {name: "look" if name == "none_busy" else "text" for name in CELLS}}, 0.8, "e"),
    ("m3-7", {"levers": {**LOOK_FIRST, "some_busy": "colleague"}}, 0.95, "f"), ("m3-7", table(none_busy="colleague"), 0.3, "f"),
    ("m3-7", table(), 0.8, "g"), ("m3-7", table(none_busy="look", some_free="text", many_free="text"), 0.99, "h"),
    ("m3-7", {"levers": {**LOOK_FIRST, "few_busy": "look", "many_busy": "refuse"}}, 0.99, "c"),
]
NONSENSE = [None, "", "nonsense", 0, -1, True, [], {}, ["look"], {"noon": "right"}, {"levers": {"spend_gbp": 15}}, {"levers": None}, "9" * 400,
            {"group": "action", "value": 5}, [["a"]], {"levers": {"none_free": "fly"}}, {"levers": {**SIMPLE_TABLE, "authority": False}},
            {"levers": {"none_free": "look"}}, pd.DataFrame(), pd.Series(dtype=float)]


@pytest.fixture(autouse=True)
def own_record(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))


@pytest.fixture(scope="module")
def lesson():
    return exercises(MODULE)


@pytest.mark.parametrize(("name", "answer"), RIGHT)
def test_a_right_answer_earns_its_points_in_whatever_form(lesson, name, answer):
    given = score(lesson[name], answer)
    assert given.value == lesson[name].points and given.verdict in ("right", "recorded") and given.says_id == ""


@pytest.mark.parametrize(("name", "answer", "most", "error"), WRONG)
def test_a_wrong_answer_is_told_its_own_thinking_error(lesson, name, answer, most, error):
    given = score(lesson[name], answer)
    assert given.value <= most * lesson[name].points < lesson[name].points
    assert given.says_id in ([f"{name}/{error}"] if error else ["", f"{name}/doubt", f"{name}/slip"])
    assert "{" not in given.says


@pytest.mark.parametrize("answer", NONSENSE, ids=lambda answer: type(answer).__name__ + str(answer)[:16])
def test_nonsense_scores_nothing_anywhere_and_is_no_error(lesson, answer):
    for name, exercise in lesson.items():
        if isinstance(answer, (pd.DataFrame, pd.Series)) and exercise.kind != "code":
            continue
        assert score(exercise, answer).value == 0, name


def test_every_catalogued_wrong_answer_has_been_tried(lesson):
    assert catalogue(lesson) == {f"{name}/{error}" for name, _, _, error in WRONG if error}


def test_the_exercises_add_up_to_forty_points_with_the_memo(lesson):
    assert sum(exercise.points for exercise in lesson.values()) + 12 == 40


def test_half_a_table_is_kept_said_and_not_scored(lesson):
    half = {"levers": {name: SIMPLE_TABLE[name] for name in CELLS[:5]}}
    state = lesson["m3-7"].receive(half)
    assert state["answer"] == half and state["note"]["says"].startswith("3 of 8 cells still empty") and not state["done"]
    assert lesson["m3-7"].score().value == 0


def test_one_cell_that_refuses_or_leaves_a_line_never_earns_all_and_one_slip_never_costs_all(lesson):
    """On the weeks that are marked. Every table that differs in one cell from the best."""
    worth = {(name, action): float(lesson["m3-7"].mark(lesson["m3-7"].parse({"levers": {**LOOK_FIRST, name: action}}))) for name in CELLS for action in ACTIONS}
    assert max(worth[name, "refuse"] for name in CELLS) < 0.995
    assert max(worth[name, "look"] for name in CELLS if name != "none_busy") < 0.95
    assert min(worth.values()) > 0.2


@pytest.mark.parametrize("levers", [{"none_free": "fly"}, {"none_free": 3}, {"spend_gbp": 15}, {"missing_share": 0}, {"coached": "judgement"}])
def test_a_table_edited_by_hand_into_what_the_page_lacks_scores_nothing(lesson, levers, tmp_path):
    exercise = lesson["m3-7"]
    exercise.receive({"levers": LOOK_FIRST})
    record = json.loads((tmp_path / "record.json").read_text())
    record["answers"]["m3-7"]["answer"]["levers"] |= levers
    (tmp_path / "record.json").write_text(json.dumps(record))
    assert exercises(MODULE)["m3-7"].score().value == 0


def test_a_log_that_boasts_changes_no_mark(lesson, tmp_path):
    exercise = lesson["m3-7"]
    exercise.receive(always("look"))
    record = json.loads((tmp_path / "record.json").read_text())
    record["runs"] = [{"n": 1, "simulator": "pickup", "levers": LOOK_FIRST, "assumptions": {}, "seed": 999,
                       "kpis": {"cost_gbp_per_day": 0.01}, "at": "2026-11-22T14:02:05Z"}]
    (tmp_path / "record.json").write_text(json.dumps(record))
    assert exercises(MODULE)["m3-7"].score().value == 0
