"""Module 1’s decision as a record holds it: edited by hand, and beside a log that boasts."""

import json

import pytest

from tests.evidence.answers import MODULE, TEN, levers
from tests.scoring import exercises


@pytest.fixture
def lesson(own_record):
    return exercises(MODULE)


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
