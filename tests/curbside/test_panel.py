"""Does every control of the simulator answer, at its ends and between, and is every stop kept once?"""

import json

import pytest

from course.cases.curbside.simulator import simulator
from course.exercises import Panel
from course.exercises import lesson as page
from course.exercises.panel import rows
from tests.panels import moves

PANEL = Panel("02_curbside/run-the-store", simulator())


@pytest.fixture(autouse=True)
def own_record(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))


@pytest.mark.parametrize("kind, name, value", list(moves(PANEL)))
def test_every_control_answers_at_its_ends_and_between(kind, name, value):
    reply = PANEL.receive({"type": "levers", "seq": 1, kind: {name: value}})
    assert "problem" not in reply and len(reply["rows"]) == 30 and len(reply["tiles"]) == 8
    json.dumps(reply, allow_nan=False)


@pytest.mark.parametrize("levers", [{"pickers": 99}, {"pickers": "7"}, {"magic": 1}, {"hold_min": float("nan")}])
def test_a_setting_off_its_range_is_said_and_changes_nothing(levers):
    reply = PANEL.receive({"type": "keep", "seq": 1, "levers": levers})
    assert "rows" not in reply and reply["problem"]
    assert page.record("02_curbside").runs == []


def test_a_stop_is_kept_once_with_levers_and_results():
    for _ in range(2):
        PANEL.receive({"type": "keep", "seq": 1, "levers": {"substitution": "both"}})
    PANEL.receive({"type": "levers", "seq": 2, "levers": {"substitution": "app"}})
    (run,) = page.record("02_curbside").runs
    assert run["levers"]["substitution"] == "both" and run["kpis"]["ontime_share"] > 0.9


def test_a_leader_sees_the_cost_of_calls_only_once_the_store_reports_it():
    tiles = {reported: PANEL.receive({"type": "levers", "seq": 1, "levers": {"report_calls": reported}})["tiles"] for reported in (False, True)}
    phone = {reported: next(tile[1] for tile in shown if "phone" in tile[0]) for reported, shown in tiles.items()}
    assert phone[False] == "–" and phone[True].endswith("min")


def test_of_no_missing_item_no_share_is_filled():
    reply = PANEL.receive({"type": "keep", "seq": 1, "assumptions": {"missing_rate": 0.0}})
    assert reply["tiles"][2] == ["Missing items filled", "–", "no item was missing"] and "filled: no item was missing." in reply["said"]
    (run,) = page.record("02_curbside").runs
    assert run["kpis"]["filled_share"] is None and rows(simulator(), [run])[0]["cells"][-2] == "–"
