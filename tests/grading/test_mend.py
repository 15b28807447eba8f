"""Notebooks that were damaged or tampered with: what counts is put right, and said."""

import json

import nbformat
import pytest
from nbgrader.utils import compute_checksum

from grading.grade import mend
from grading.grade.sheet import Sheet, SourceCell


def source(name, kind, text, **said):
    about = {"locked": True, "grade": True, "solution": False, "points": 2.0, "reads": (), "tags": (), **said}
    cell = SourceCell(name, kind, text, "", **about)
    made = nbformat.from_dict(mend.author_cell(cell))
    return SourceCell(name, kind, text, compute_checksum(made), **about)


SHEET = Sheet("90_shop", (
    source("q1", "code", "Score(1)"),
    source("q2-line", "code", "mean = ...", locked=False, grade=False, solution=True, points=0.0, tags=("answer",)),
    source("q2", "code", "Score(2)", reads=("mean",)),
    source("q3", "markdown", "write here", locked=False, solution=True)), {"module": "90_shop"}, "x")


def handed(*cells):
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": {"name": "evil"}}, "cells": list(cells)}


def cell(name, text, kind="code", **about):
    return {"cell_type": kind, "metadata": {"nbgrader": {"grade_id": name, **about}, "tags": ["x"]}, "source": [text], "outputs": "?", "id": "!"}


WHOLE = [cell("q1", "Score(1)"), cell("q2-line", "mean = 5"), cell("q2", "Score(2)"), cell("q3", "a memo", "markdown")]


def mended(*cells):
    notebook, notes = mend.mend(handed(*cells), SHEET)
    nbformat.validate(nbformat.from_dict(notebook))
    names = [one["metadata"].get("nbgrader", {}).get("grade_id") for one in notebook["cells"]]
    assert sorted(filter(None, names)) == sorted(one.name for one in SHEET.cells)
    assert notebook["metadata"]["kernelspec"] == mend.KERNEL
    return {name: one for name, one in zip(names, notebook["cells"], strict=True) if name}, notebook["cells"], notes


def test_an_honest_notebook_keeps_the_learners_text_and_nothing_is_said():
    found, _, notes = mended({"cell_type": "markdown", "source": "hello"}, *WHOLE)
    assert found["q2-line"]["source"] == "mean = 5" and found["q3"]["source"] == "a memo" and notes == []


def test_a_score_cell_is_the_authors_whatever_was_handed_in():
    found, _, notes = mended(cell("q1", "print(20)", "markdown", points=99, locked=False), *WHOLE[1:])
    assert found["q1"]["source"] == "Score(1)" and found["q1"]["cell_type"] == "code" and found["q1"]["metadata"]["nbgrader"]["points"] == 2.0
    assert len(notes) == 2 and "had become markdown" in notes[0] and "was put right" in notes[1]


@pytest.mark.parametrize("about", [{"points": 99}, {"locked": False}, {"grade": False}, {"solution": True}], ids=str)
def test_one_thing_that_a_cell_says_otherwise_is_put_right_and_said(about):
    found, _, notes = mended(cell("q1", "Score(1)", **about), *WHOLE[1:])
    assert found["q1"] == mend.author_cell(SHEET.cells[0]) and len(notes) == 1 and "was put right" in notes[0]


def test_a_memo_is_untouched_only_as_its_author_left_it():
    memo = SHEET.cells[3]
    assert mend.untouched(mend.author_cell(memo)) and not any(mend.untouched(mend.author_cell(memo, f"memo {number}")) for number in range(20))


def test_a_cell_of_the_authors_is_what_nbgrader_takes_for_one():
    nbgrader = mend.author_cell(SHEET.cells[0])["metadata"]["nbgrader"]
    assert (nbgrader["schema_version"], nbgrader["task"]) == (3, False) and mend.notebook([], SHEET)["nbformat_minor"] == 5


@pytest.mark.parametrize("lost", range(4))
def test_a_lost_cell_comes_back_in_its_place(lost):
    found, _, notes = mended(*WHOLE[:lost], *WHOLE[lost + 1:])
    assert list(found) == [one.name for one in SHEET.cells]
    assert notes == [f"Exercise cell {SHEET.cells[lost].name} was missing: it was put back."]


def test_of_a_doubled_cell_the_last_counts():
    found, cells, notes = mended(*WHOLE, cell("q2-line", "mean = 6"))
    assert found["q2-line"]["source"] == "mean = 6" and len(cells) == 5 and "more than once" in notes[0]


def test_a_cell_says_nothing_of_itself_that_nobody_asked():
    made_up = cell("q9", "1/0", grade=True, points=50)
    _, cells, _ = mended(made_up, *WHOLE)
    assert cells[0]["metadata"] == {} and cells[0]["source"] == "1/0" and cells[0]["outputs"] == []


@pytest.mark.parametrize("raw, reason", [
    (b"", "not JSON"), (b"\xff\xfe{", "not UTF-8"), (b"[" * 100_000, "not JSON"), (b"[]", "format 4"), (b'{"nbformat": 3}', "format 4"),
    (b'{"nbformat": true, "cells": []}', "format 4"), (b'{"nbformat": 4}', "list of cells"), (b'{"nbformat": 4, "cells": [5]}', "list of cells"),
    (b'{"nbformat": 4, "cells": [{"cell_type": "evil"}]}', "list of cells"),
    (b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 5}]}', "list of cells"),
    (json.dumps({"nbformat": 4, "cells": [{"cell_type": "raw", "source": ""}] * 2_001}).encode(), "list of cells"),
    (b'{"nbformat": 4, "cells": [{"cell_type": "raw", "source": ""}, 5]}', "list of cells"),
    (b'{"nbformat": 4, "cells": [{"cell_type": "raw", "source": ["", 5]}]}', "list of cells"),
    (json.dumps(handed(*WHOLE)).encode()[:200], "not JSON")])
def test_what_is_no_notebook_is_refused_with_the_reason(raw, reason):
    with pytest.raises(mend.Refused, match=reason):
        mend.parse(raw)


def test_as_many_cells_as_are_taken_are_taken():
    assert len(mend.parse(json.dumps({"nbformat": 4, "cells": [{"cell_type": "raw", "source": ""}] * 2_000}).encode())["cells"]) == 2_000


def test_half_letters_and_a_byte_order_mark_do_no_harm():
    content = mend.parse(b"\xef\xbb\xbf" + json.dumps(handed(cell("q2-line", "x = '\ud800'"), *WHOLE[2:])).encode())
    assert mend.mend(content, SHEET)[0]["cells"][1]["source"] == "x = '?'"
