"""nbgrader's own export: names in quotes, no formula, and each line says how somebody stands."""

import csv
import io
from datetime import datetime

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import ExportApp

from grading.layout import Layout
from grading.nbgrader import export
from tests.grading.conftest import MODULE, ROOT, mark
from tests.grading.graded import hand_in, quietly


def test_the_table_quotes_names_and_says_how_each_stands(course, capsys, monkeypatch):
    for learner in ("anna", "bert", "cora"):
        hand_in(course, learner)
    (course.root / "grading" / "submitted" / "dora" / MODULE).mkdir(parents=True)
    course.handed_in("eve", {"m90-1": 15}, record="{")
    for learner, time in (("anna", "2026-11-22 14:02:05 UTC"), ("bert", "2026-11-20 14:02:05 UTC")):
        (course.root / "grading" / "submitted" / learner / MODULE / "timestamp.txt").write_text(time)
    quietly(course)
    hand_in(course, "finn")
    (course.root / "grading" / "submitted" / "cora" / MODULE / "timestamp.txt").write_text("2026-11-23 14:02:05 UTC")
    with Gradebook(course.gradebook, "cx") as book:
        book.update_or_create_assignment(MODULE, duedate="2026-11-21 12:00:00 UTC")
        book.update_or_create_student("anna", first_name="Anna \"An\"", last_name="Berg, M.Sc.\n2")
        book.update_or_create_student("gus", first_name="=1+1", last_name="@cmd")
        mark(book, "bert", "m90-3", 5, "")
    course.in_a_row("export", f"export --to few.csv --assignment ['{MODULE}'] --student ['bert']")
    raw = (course.root / "grades.csv").read_bytes()
    header, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    found = {row["student_id"]: row for row in (dict(zip(header, row, strict=True)) for row in rows)}
    assert {one: row["state"] for one, row in found.items()} == {
        "anna": "memo not marked, late by 1 day 2 hours", "bert": "graded", "cora": "memo not marked, handed in again since", "dora": "turned away",
        "eve": "memo not marked", "finn": "not graded", "gus": "not handed in"}
    assert found["anna"]["last_name"] == "Berg, M.Sc. 2" and found["anna"]["first_name"] == 'Anna "An"' and found["gus"]["first_name"] == "'=1+1" and found["gus"]["last_name"] == "'@cmd"
    assert {one: row["score"] for one, row in found.items()} == {"anna": "6.0", "bert": "11.0", "cora": "6.0", "dora": "0.0", "eve": "0.0", "finn": "", "gus": ""}
    assert header[:4] == ["assignment", "duedate", "timestamp", "student_id"] and found["anna"]["timestamp"] == str(datetime(2026, 11, 22, 14, 2, 5))
    assert [line.split(",")[3] for line in (course.root / "few.csv").read_text("utf-8-sig").splitlines()] == ["student_id", "bert"]
    with pytest.raises(SystemExit), Gradebook(course.gradebook, "cx") as book:
        monkeypatch.setattr(export, "HERE", Layout(course.root))
        export.Export(parent=ExportApp(), to=str(course.root / "grading" / "submitted")).export(book)
    assert "could not be written: Is a directory. What stood there before is kept." in capsys.readouterr().err


def test_the_table_is_in_no_version():
    assert "grades.csv" in (ROOT / ".gitignore").read_text().splitlines()
