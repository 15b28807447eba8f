"""What the board sees; records that do not fit; what a locked decision tells. What every panel must do, tests/cases tries."""

import json

import pytest

from course.cases.collapse.levers import FIRST_MONTH
from course.cases.collapse.model import Assumptions, Levers, simulate
from course.cases.collapse.simulator import afterwards, board, simulator, year_two
from course.exercises import Decision, Panel
from course.exercises.exercise import NotUnderstood

ONLY = ["fabric", "discounts", "from_month", "triage_days", "supplier_claim", "repair", "overtime_share"]
COMMON = {"title": "t", "prompt": "p", "points": 3, "skill": "s", "seeds": ["002-13"]}


@pytest.fixture(autouse=True)
def own_record(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(tmp_path / "record.json"))
    monkeypatch.setenv("COURSE_GRADING", "1")
    return tmp_path / "record.json"


def decision():
    return Decision("04_collapse/m4-7", simulator=year_two(), only=ONLY, fixed={"transfer_charge": False, "board_pack": "all"}, **COMMON)


def test_the_board_sees_revenue_and_the_sales_result_and_nothing_that_follows():
    panel = Panel("04_collapse/m4-1", board(), only=["fabric", "discounts"], fixed={"from_month": 1})
    shown = json.dumps(panel.describe()["played"], ensure_ascii=False)
    assert "cash" not in shown.lower() and "month 26" not in shown and "fter-sales" not in shown
    assert [tile[0] for tile in panel.describe()["played"]["tiles"]] == ["Year-1 revenue", "Year-1 Sales result"]
    assert len(panel.describe()["played"]["rows"]) == 12


@pytest.mark.parametrize("levers, words", [
    ({"from_month": 3}, "from 13 to 60"), ({"from_month": 12}, "from 13 to 60"), ({"from_month": 99}, "from 13 to 60"),
    ({"overtime_share": -1}, "from 0.0 to 1.0"), ({"fabric": "burn"}, "keep, withdraw"), ({"triage_days": True}, "whole number"),
    ({"board_pack": "sales"}, "not a setting of the levers on this page")])
def test_a_record_edited_by_hand_is_refused_in_words(levers, words):
    with pytest.raises(NotUnderstood, match=words):
        decision().parse({"levers": levers})


def test_the_month_of_year_two_starts_where_year_one_ended():
    declared = {lever["name"]: lever for lever in decision().panel.describe()["levers"]}
    assert declared["from_month"]["lo"] == declared["from_month"]["default"] == FIRST_MONTH
    assert decision().parse({"levers": {"fabric": "withdraw"}})["from_month"] == FIRST_MONTH


def test_a_log_is_shown_and_never_believed(own_record):
    """Figures that a record claims are listed as kept, and a decision is scored from its levers alone."""
    record = {"schema": 1, "module": "04_collapse", "edition": "reference", "answers": {
        "m4-7": {"answer": {"levers": {"fabric": "keep"}, "kpis": {"survives": 1.0}}, "at": "2026-01-05T09:00:00Z"}},
        "runs": [{"n": 1, "simulator": "collapse", "levers": {"fabric": "keep", "lamp": 3}, "assumptions": {}, "seed": 7,
                  "kpis": {"months_traded": 60, "survives": 1.0, "closing_cash_gbp": 9e9}, "at": "2026-01-05T09:00:00Z"}]}
    own_record.write_text(json.dumps(record))
    from course.exercises import records
    from course.exercises.panel import rows

    records._open.clear()
    assert rows(simulator(), records.record("04_collapse").runs)[0]["n"] == 1
    exercise = decision()
    exercise.key = lambda levers: float(levers["fabric"] == "withdraw")
    assert exercise.score().value == 0


@pytest.mark.parametrize("fabric, rule, ends", [("keep", "chase", "until month 26"), ("withdraw", "none", "all 60 months")])
def test_what_followed_from_month_one_is_told(fabric, rule, ends):
    said = afterwards({"fabric": fabric, "discounts": rule, "from_month": 1})
    assert ends in said and said.endswith("?") and "−£" in said


def test_a_run_is_what_the_model_gives():
    from course.cases.collapse.model import REFERENCE_SEED, draw

    played = simulator().play(Levers(discounts="none"), Assumptions())
    run = simulate(Levers(discounts="none"), draw(REFERENCE_SEED))
    assert played.kpis["closing_cash_gbp"] == run.value("closing_cash_gbp")
    assert [row["cash_m"] for row in played.rows[1:]] == pytest.approx(run.columns["closing_pence"] / 1e8, abs=1e-4)


def test_counts_are_told_by_the_year_so_that_closing_early_looks_no_better():
    tiles = {tile[0]: tile for tile in decision().panel.result({"fabric": "withdraw", "discounts": "none"}, {})["tiles"]}
    for label in ("Sofas back, a year", "Staff who leave, a year"):
        mine, today = (int(said.removeprefix("today ").replace(",", "")) for said in tiles[label][1:3])
        assert mine < today
