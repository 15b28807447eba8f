"""Does each scored exercise of the module earn what it should, and name the thinking error it should?"""

import json

import pandas as pd
import pytest

from course.data import load
from grading.keys import load as load_key
from grading.layout import HERE
from tests.scoring import catalogue, exercises, score

MODULE = "01_evidence"
KEY = load_key(HERE, MODULE)
RIGHT_ONES = KEY.ANSWERS
PAIRS, HABITS, CARDS, SHOWN = (RIGHT_ONES[name] for name in ("m1-2", "m1-2b", "m1-3", "m1-7"))
DIARY = load("evidence/diary")
TEAM = DIARY.groupby("relieved")["team_h"].mean()
TEN = {"trial_stores": 10, "trial_weeks": 8, "others_count": True, "before_weeks": 4, "days_counted": 6}


def levers(**moved):
    return {"levers": moved}


RIGHT = [
    *((name, answer) for name, answer in RIGHT_ONES.items() if name != "m1-8"),
    *(("m1-1", one) for one in ("rest", "same", "unknown")),
    *(("m1-5", typed) for typed in ("61.4", "61,4 %", "about 61.4", "61", "61%", "61.4 per cent", 61.4)),
    ("m1-6", {"part": " admin_h ", "whole": '"total_h"'}),
    *(("m1-6b", value) for value in (TEAM, TEAM.to_dict(), TEAM.round(2), TEAM.reset_index(), DIARY.pivot_table(values="team_h", columns="relieved"),
                                     DIARY.groupby("relieved")[["team_h"]].mean(), TEAM.rename({0: "not relieved", 1: "relieved 1"}),
                                     DIARY.groupby(["relieved", "manager"])["team_h"].mean().groupby("relieved").mean())),
    ("m1-7b", levers(trial_stores=16, trial_weeks=8, others_count=True, before_weeks=2, days_counted=5)),
]

# What earns less, how much of the points at most, and the thinking error that is named.
WRONG = [
    ("m1-2", {**PAIRS, "tuesday": "amira"}, 0.9, "a"), ("m1-2", {**PAIRS, "till": "amira"}, 0.9, "a"), ("m1-2", {**PAIRS, "app": "ines"}, 0.9, "b"),
    ("m1-2", {**PAIRS, "huddle": "ines"}, 0.9, "c"), ("m1-2", {**PAIRS, "goal": "told"}, 0.9, "c"), ("m1-2", {**PAIRS, "course": "room"}, 0.9, "d"),
    ("m1-2", {**PAIRS, "board": "amira"}, 0.9, "d"), ("m1-2", {**PAIRS, "board": "told"}, 0.9, "e"), ("m1-2", {**PAIRS, "goal": "room"}, 0.9, "f"),
    ("m1-2", {**PAIRS, "till": "ines"}, 0.9, ""), ("m1-2", dict.fromkeys(PAIRS, "ines"), 0.1, "b"), ("m1-2", dict.fromkeys(PAIRS, "amira"), 0.1, "a"),
    ("m1-2b", {**HABITS, "saturday": "culture"}, 0.9, "a"), ("m1-2b", {**HABITS, "missed": "empowerment"}, 0.9, "b"),
    ("m1-2b", {**HABITS, "payroll": "accountability"}, 0.9, "c"), ("m1-2b", {**HABITS, "four": "accountability"}, 0.9, "d"),
    ("m1-2b", {**HABITS, "promise": "modelling"}, 0.9, ""), ("m1-2b", dict.fromkeys(HABITS, "culture"), 0.01, "a"),
    ("m1-2c", "complacent", 0, "a"), ("m1-2c", "comfort", 0, "b"), ("m1-2c", "neglect", 0, "c"),
    ("m1-3", {**CARDS, "sixtyfour": "money"}, 0.9, "a"), ("m1-3", {**CARDS, "thirty": "money"}, 0.9, "a"), ("m1-3", {**CARDS, "proportion": "firms"}, 0.9, "b"),
    ("m1-3", {**CARDS, "kodak": "firms"}, 0.9, "c"), ("m1-3", {**CARDS, "sixty": "firms"}, 0.9, "d"), ("m1-3", {**CARDS, "fiftyfour": "people"}, 0.9, "e"),
    ("m1-3", {**CARDS, "seventyeight": "firms"}, 0.9, ""), ("m1-3", dict.fromkeys(CARDS, "firms"), 0.11, "b"),
    ("m1-4", "data", 0, "a"), ("m1-4", "none", 0, "b"), ("m1-4", "best", 0, "c"),
    ("m1-5", "70", 0, "a"), ("m1-5", "70 %", 0, "a"), ("m1-5", "50", 0, "b"), ("m1-5", "35", 0, "e"), ("m1-5", "57", 0, "f"), ("m1-5", "38.6", 0, "g"), ("m1-5", "62.9", 0, "h"),
    ("m1-5", "44", 0, "c"), ("m1-5", "22", 0, "c"),
    ("m1-5", "64", 0, ""), ("m1-5", "60.8", 0, ""), ("m1-5", "0.614%", 0, "c"), ("m1-5", "161.4", 0, "d"), ("m1-5", "-61.4", 0, ""),
    ("m1-6", {"part": "total_h", "whole": "admin_h"}, 0, "a"), ("m1-6", {"part": "admin_h", "whole": "floor_h"}, 0.5, "b"),
    ("m1-6", {"part": "admin_h", "whole": "team_h"}, 0.5, "c"), ("m1-6", {"part": "team_h", "whole": "total_h"}, 0.5, "d"),
    ("m1-6", {"part": "floor_h", "whole": "total_h"}, 0.5, "e"), ("m1-6", {"part": "admin", "whole": "hours"}, 0, ""),
    ("m1-6b", DIARY.groupby("week")["team_h"].mean(), 0, "a"), ("m1-6b", DIARY.groupby("manager")["team_h"].mean(), 0, "b"),
    ("m1-6b", DIARY.groupby("relieved")["team_h"].sum(), 0, "c"), ("m1-6b", DIARY.groupby("relieved")["admin_h"].mean(), 0, "d"),
    ("m1-6b", DIARY.groupby("relieved")["total_h"].mean(), 0, "d"), ("m1-6b", DIARY.groupby("relieved")["team_h"].median(), 0, "e"),
    ("m1-6b", DIARY.groupby("relieved")["floor_h"].mean(), 0, "f"), ("m1-6b", DIARY.groupby("relieved")["team_h"].max(), 0, "g"), ("m1-6b", TEAM + 0.01, 0, ""), ("m1-6b", TEAM[::-1].set_axis([0, 1]), 0, ""),
    ("m1-6b", TEAM.iloc[1:], 0, ""), ("m1-6b", DIARY["team_h"].mean(), 0, ""),
    ("m1-6c", "most", 0, "a"), ("m1-6c", "all", 0, "b"), ("m1-6c", "cannot", 0, "c"),
    ("m1-7", {**SHOWN, "calls": "others"}, 0.9, "a"), ("m1-7", {**SHOWN, "success": "colleagues"}, 0.9, "b"), ("m1-7", {**SHOWN, "base": "none"}, 0.9, "c"),
    ("m1-7", {**SHOWN, "answers": "colleagues"}, 0.9, "c"), ("m1-7", {**SHOWN, "calls": "none"}, 0.9, ""), ("m1-7", dict.fromkeys(SHOWN, "none"), 0.01, "c"),
    ("m1-7b", levers(), 0, "a"), ("m1-7b", levers(asked="all"), 0.3, "c"), ("m1-7b", levers(trial_stores=10), 0.6, "d"),
    ("m1-7b", levers(**{**TEN, "trial_stores": 2}), 0.8, "e"), ("m1-7b", levers(**{**TEN, "trial_weeks": 52}), 0.7, "b"),
    ("m1-7b", levers(**{**TEN, "days_counted": 1}), 0.9, "f"), ("m1-7b", levers(**{**TEN, "asked": "all"}), 0.995, ""),
]
NONSENSE = [None, "", "nonsense", 0, -1, True, [], {}, ["told"], {"board": "ines"}, {"levers": {"followed_up": 1.0}}, {"levers": None}, "9" * 400,
            {"part": "admin_h", "whole": 5}, [["a"]], {"levers": {"trial_stores": 3}}, {"levers": {"trial_stores": True}}, {"levers": {**TEN, "doubt": 0}},
            pd.DataFrame(), pd.Series(dtype=float)]


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


@pytest.mark.parametrize("moved", [{"trial_stores": 3}, {"trial_stores": "10"}, {"effect": 0.2}, {"doubt": 0}, {"colleagues_say": True}])
def test_a_decision_edited_by_hand_into_what_the_page_lacks_scores_nothing(lesson, moved, tmp_path):
    exercise = lesson["m1-7b"]
    exercise.receive(levers(**TEN))
    record = json.loads((tmp_path / "record.json").read_text())
    record["answers"]["m1-7b"]["answer"]["levers"] |= moved
    (tmp_path / "record.json").write_text(json.dumps(record))
    assert exercises(MODULE)["m1-7b"].score().value == 0


def test_a_log_that_boasts_changes_no_mark(lesson, tmp_path):
    exercise = lesson["m1-7b"]
    exercise.receive(levers(asked="all"))
    before = exercise.score().value
    record = json.loads((tmp_path / "record.json").read_text())
    record["runs"] = [{"n": 1, "simulator": "evidence", "levers": TEN, "assumptions": {}, "seed": 999, "kpis": {"left_gbp": 1e9}, "at": "2026-11-22T14:02:05Z"}]
    (tmp_path / "record.json").write_text(json.dumps(record))
    assert exercises(MODULE)["m1-7b"].score().value == before < 0.5
