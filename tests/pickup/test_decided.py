"""Module 3’s table: half of it, one cell off, edited by hand, and beside a log that boasts."""

import json

import pytest

from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import ACTIONS, CELLS
from tests.pickup.answers import LOOK_FIRST, MODULE, always
from tests.scoring import exercises


@pytest.fixture
def lesson(own_record):
    return exercises(MODULE)


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
