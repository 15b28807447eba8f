"""Module 5’s programme as a record holds it: edited by hand, and beside a log that boasts."""

import json

import pytest

from tests.culture.answers import KEY, MODULE, programme
from tests.scoring import exercises


@pytest.fixture
def lesson(own_record):
    return exercises(MODULE)


@pytest.mark.parametrize("levers", [{"recognised": "fun"}, {"seen_days": 3.5}, {"held": "always"}, {"margin": 0.9}])
def test_a_programme_edited_by_hand_into_what_the_page_lacks_scores_nothing(lesson, levers, tmp_path):
    lesson["m5-7"].receive(programme())
    record = json.loads((tmp_path / "record.json").read_text())
    record["answers"]["m5-7"]["answer"]["levers"] |= levers
    (tmp_path / "record.json").write_text(json.dumps(record))
    assert exercises(MODULE)["m5-7"].score().value == 0


def test_a_log_that_boasts_changes_no_mark(lesson, tmp_path):
    lesson["m5-7"].receive({"levers": {"recognised": "colleagues"}})
    record = json.loads((tmp_path / "record.json").read_text())
    record["runs"] = [{"n": 1, "simulator": "culture", "levers": KEY.BEST, "assumptions": {}, "seed": 999, "kpis": {"net_gbp": 1e9}, "at": "2026-11-22T14:02:05Z"}]
    (tmp_path / "record.json").write_text(json.dumps(record))
    assert exercises(MODULE)["m5-7"].score().value == 0
