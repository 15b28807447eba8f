"""What the store's panel shows of calls and of missing items; what every panel must do, tests/cases tries."""

import pytest

from course.cases.curbside.simulator import simulator
from course.exercises import Panel
from course.exercises import records
from course.exercises.panel import rows

pytestmark = pytest.mark.usefixtures("own_record")

PANEL = Panel("02_curbside/run-the-store", simulator())


def test_a_leader_sees_the_cost_of_calls_only_once_the_store_reports_it():
    tiles = {reported: PANEL.receive({"type": "levers", "seq": 1, "levers": {"report_calls": reported}})["tiles"] for reported in (False, True)}
    phone = {reported: next(tile[1] for tile in shown if "phone" in tile[0]) for reported, shown in tiles.items()}
    assert phone[False] == "–" and phone[True].endswith("min")


def test_of_no_missing_item_no_share_is_filled():
    reply = PANEL.receive({"type": "keep", "seq": 1, "assumptions": {"missing_rate": 0.0}})
    assert reply["tiles"][2] == ["Missing items filled", "–", "no item was missing"] and "filled: no item was missing." in reply["said"]
    (run,) = records.record("02_curbside").runs
    assert run["kpis"]["filled_share"] is None and rows(simulator(), [run])[0]["cells"][-2] == "–"
