"""A notebook or a record with anything at all in the place of anything: mended, or turned away by its reason, and never more than is its due."""

import copy
import json
import warnings

import nbformat
import pytest

from grading.grade import two_kernels, worker
from grading.grade.sheet import sheet
from grading.grade.twins import prints
from grading.hand_in.files import HandIn
from grading.layout import Layout
from tests.grading.conftest import MODULE

ODD = (None, True, -1, 10**400, 0.5, "", "5", "\ud800", [], [None], {}, {"a": []})
AT = "2026-11-22T14:02:05Z"
RECORD = {"schema": 1, "module": MODULE, "edition": "reference", "answers": {
    "m90-1": {"answer": 15, "at": AT, "first": 15, "tries": 1}, "m90-3": {"answer": {"text": "Seven minutes.", "runs": [1]}, "at": AT, "first": None, "tries": 2}},
    "runs": [{"n": 1, "simulator": "till", "levers": {"tills": 2}, "assumptions": {}, "seed": 7, "kpis": {"wait_min": 3.5}}]}


def paths(content, above=()):
    """The way to everything in JSON data, from the whole of it downwards."""
    yield above
    for name, inner in (content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()):
        yield from paths(inner, (*above, name))


def swapped(content, path, value):
    """The same with another value at one place."""
    if not path:
        return value
    changed = copy.copy(content)
    changed[path[0]] = swapped(content[path[0]], path[1:], value)
    return changed


def variants(content, turn):
    """One odd value at each place; which one changes from place to place and from turn to turn."""
    for at, path in enumerate(paths(content)):
        odd = ODD[(at + turn * 5) % len(ODD)]
        yield path, odd, json.dumps(swapped(content, path, odd)).encode()


@pytest.fixture(scope="module")
def asked(built_once):
    return sheet(Layout(built_once.root), MODULE, built_once.gradebook)


@pytest.fixture(scope="module")
def page(built_once):
    content = json.loads(built_once.notebook.read_text())
    content["cells"][1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": ["x"]}] if content["cells"][1]["cell_type"] == "code" else []
    return content


@pytest.fixture(autouse=True)
def without_kernels(monkeypatch):
    monkeypatch.setattr(two_kernels, "converse", lambda place, role, request, wall_s: ([], "nothing is run here"))


def graded(asked, notebook, record):
    hand_in = HandIn(notebook, record)
    prints(hand_in, asked)
    found = worker.grade(worker.Task("somebody", asked, hand_in, "", ""))
    assert "could not cope" not in found.turned_away
    json.dumps(json.loads(found.notebook), ensure_ascii=False).encode()
    return found


@pytest.mark.parametrize("turn", [0, 1, *(pytest.param(turn, marks=pytest.mark.thorough) for turn in range(2, len(ODD)))])
def test_an_odd_value_anywhere_in_a_notebook(asked, page, turn):
    for path, odd, raw in variants(page, turn):
        found = graded(asked, raw, None)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            nbformat.validate(nbformat.reads(found.notebook, as_version=4))


@pytest.mark.parametrize("turn", range(len(ODD)))
def test_an_odd_value_anywhere_in_a_record(asked, page, turn):
    raw = json.dumps(page).encode()
    for path, odd, record in variants(RECORD, turn):
        graded(asked, raw, record)


def test_a_large_notebook_full_of_faults_is_graded_without_a_search_for_them(asked, page, monkeypatch):
    """nbformat would name every fault, which takes minutes: it is never given the notebook."""
    cells = [{"cell_type": "code", "metadata": {}, "source": "", "outputs": [{"output_type": at}] * 50} for at in range(1_900)]
    for name in ("nbformat.validator.validate", "nbformat.reads"):
        monkeypatch.setattr(name, lambda *_, **__: pytest.fail("nbformat looked for every fault"))
    found = graded(asked, json.dumps({**page, "cells": cells}).encode(), None)
    assert not found.turned_away and len(found.notebook) < 500_000


@pytest.mark.parametrize("where", ["notebook", "cell", "of nbgrader's"])
def test_what_is_nested_more_deeply_than_nbgrader_can_follow_never_reaches_it(asked, page, where):
    deep = {"x": json.loads("[" * 900 + "]" * 900)}
    about = {**page["cells"][0]["metadata"], **(deep if where == "cell" else {"nbgrader": deep} if where != "notebook" else {})}
    page = {**page, "metadata": deep if where == "notebook" else {}, "cells": [{**page["cells"][0], "metadata": about}]}
    found = graded(asked, json.dumps(page).encode(), None)
    assert not found.turned_away
    nbformat.reads(found.notebook, as_version=4)
