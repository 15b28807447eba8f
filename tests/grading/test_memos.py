"""A memo reaches the person who marks it as text: whatever it holds, nothing of it runs or is laid out."""

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest
from nbconvert.filters import markdown2html
from nbformat import from_dict
from nbgrader.utils import compute_checksum, determine_grade

from grading import runs
from grading.grade import mend, worker
from grading.grade.sheet import Sheet, SourceCell
from grading.hand_in import answers
from grading.hand_in.files import HandIn

SOURCE = "*A person marks your memo.*"
MODULE = "90_shop"


def record(answer=None, **changes):
    content = {"schema": 1, "module": MODULE, "edition": "reference", "answers": {}, "runs": []}
    if answer is not None:
        content["answers"]["m90-3"] = {"answer": answer, "at": "2026-11-22T14:02:05Z", "first": answer, "tries": 1}
    return json.dumps({**content, **changes})


@pytest.fixture
def copied():
    """Copy the memo out of a record into a notebook's manual cell, as grading does."""
    def copy(written, typed=SOURCE):
        source = SourceCell("m90-3", "markdown", SOURCE, "", locked=False, grade=True, solution=True, points=6.0, reads=(), tags=())
        source = replace(source, checksum=compute_checksum(from_dict(mend.author_cell(source))))
        asked, cell = Sheet(MODULE, (source,), {}, ""), mend.author_cell(source, typed)
        record = worker._record(HandIn(record=written if written is None else written.encode()), MODULE)
        worker.fill_memos([cell], asked, record)
        return SimpleNamespace(cell=from_dict(cell), reason=record.reason)
    return copy


def queued(notebook):
    """Whether nbgrader leaves the cell to a person; otherwise it gives it 0."""
    score, _ = determine_grade(notebook.cell)
    assert score in (None, 0)
    return score is None


def test_a_recorded_memo_is_queued_and_an_unwritten_one_is_not(copied):
    assert queued(copied(record({"text": "Ask at order.", "runs": []})))
    assert not queued(copied(record({"text": "   ", "runs": []})))
    assert not queued(copied(record()))


def test_a_hand_in_without_a_record_scores_nothing_and_says_so(copied):
    notebook = copied(None)
    assert not queued(notebook) and notebook.cell.source == SOURCE
    assert notebook.reason == answers.ALONE


@pytest.mark.parametrize("written, reason", [
    ("{", "it is not JSON"),
    ("[" * 100_000, "it is not JSON"),
    (record(module="91_other"), "another module"),
    (record(schema=2), "newer version"),
    (record(answers=[]), "list of answers is missing"),
    (record(runs=[{"n": "1"}]), "runs is damaged"),
    (record({"text": "See run 1.", "runs": [1]}, runs=[{"n": 1, "simulator": "till", "levers": {}, "assumptions": {},
                                                        "kpis": {"cost_gbp_per_day": 10**400}}]), "runs is damaged"),
    (" " * 2_000_001, "larger than 2 MB"),
])
def test_a_damaged_record_is_left_to_a_person_with_the_reason(copied, written, reason):
    notebook = copied(written)
    assert queued(notebook) and reason in notebook.reason
    assert "memo-note" in notebook.cell.source


@pytest.mark.parametrize("answer", [7, None, [], {"text": 5}, {"runs": [1]}, {"text": "", "runs": "all"}])
def test_an_answer_that_is_no_memo_is_not_one(copied, answer):
    assert not queued(copied(record(answer)))


def test_a_text_typed_into_the_cell_itself_counts_and_is_made_inert(copied):
    cell = copied(None, typed="<img src=x onerror=alert(1)> I typed it here").cell
    assert "<img" not in cell.source and "I typed it here" in cell.source


NASTY = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[link](javascript:alert(1))", "![p](http://tracker/p.png)",
         "**bold** _em_ `code`", "$\\href{javascript:alert(1)}{x}$", "\n\n# Heading\n\n- item\n\n```\ncode\n```", "a\u2028\u2028<b>b</b>",
         "&lt;script&gt;", "</div><form action=http://x><input>", "http://example.com www.example.com", "<!-- --> <![CDATA[x]]>",
         "x\x00y\x1b[31m\u202ereversed", "| a | b |\n|---|---|\n| 1 | 2 |", "{{ 7 * 7 }} {% raw %}", "\ttab\n    indented code"]


@pytest.mark.parametrize("memo", NASTY)
def test_a_memo_shows_its_letters_and_nothing_else(copied, memo):
    source = copied(record({"text": f"Start {memo} end", "runs": []})).cell.source
    line = source.partition("\n")[0]
    for html in (line, markdown2html(source)):
        kept = html.replace('<div class="memo tex2jax_ignore mathjax_ignore">', "")
        assert not [tag for tag in ("<script", "<img", "<a ", "<form", "<input", "<strong", "<em", "<code", "<pre", "<h1", "<li", "<b>", "<!--")
                    if tag in kept.partition("<hr")[0]], kept
    assert "\x1b" not in source and "\u202e" not in source


def test_cited_runs_stand_beside_the_memo_in_plain_words():
    run = {"n": 2, "simulator": "curbside", "levers": {"substitution": "both", "pickers": 7, "phone_person": True}, "assumptions": {"fetch_item_min": 4.0},
           "kpis": {"ontime_share": 0.9731, "mean_ready_min": 31.24, "call_min_per_day": None, "<b>": "<i>"}}
    shown = runs.table([(2, run), (9, None)])
    assert "Ask at order&#44; then in the app" in shown or "Ask at order, then in the app" in shown
    assert "One picker does nothing but phones: yes" in shown.replace("&#45;", "-")
    assert "Pickers on shift" not in shown, "a lever at today's setting is not repeated"
    assert "Ready on time: 97&#46;3&#37;" in shown and "Mean wait: 31&#46;2 min" in shown and "On the phone a day: not reported by the store" in shown
    assert "<td>Fetching one substitute afterwards: 4 min&#47;item</td>" in shown, "what was changed under the hood"
    assert "<b>" not in shown and "<i>" not in shown and "\n" not in shown
    assert "not in the record" in shown
    assert runs.table([]) == ""


@pytest.mark.parametrize("simulator", [None, 5, "os", "no_such_case", "curbside.model; import os"])
def test_a_run_of_an_unknown_simulator_is_still_shown(simulator):
    run = {"n": 1, "simulator": simulator, "levers": {"pickers_n": [1, 2]}, "kpis": {"x": {"deep": "<u>"}}}
    shown = runs.table([(1, run)])
    assert shown.count(f"{runs.UNKNOWN}: 1") == 2 and "pickers" not in shown and "deep" not in shown
