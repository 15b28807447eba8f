"""What a released page holds to be read before its kernel is there: everything that is shown at once, and nothing of an answer."""

import json
from html import unescape

import nbformat
import pytest

from grading.build.execute import STILL
from grading.build.later import when
from grading.build.unanswered import KEPT
from grading.layout import HERE

each_module = pytest.mark.parametrize("module", HERE.lessons())


def released(module):
    return nbformat.read(HERE.modules / module / f"{module}.ipynb", as_version=4)


@each_module
def test_each_exercise_and_chart_of_a_page_can_be_read_without_a_kernel(module):
    cells = {cell.id: cell for cell in released(module).cells}
    solution = nbformat.read(HERE.solutions / module / f"{module}.ipynb", as_version=4)
    for cell in solution.cells:
        if cell.cell_type != "code" or when(cell) or "answer" in cell.metadata.get("tags", []):
            continue
        held = [set(output.data) for output in cells[cell.id].outputs]
        if any("image/svg+xml" in output.get("data", {}) for output in cell.outputs):
            assert any("image/svg+xml" in kinds for kinds in held), cell.id
        elif any("application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in cell.outputs):
            assert any("text/html" in kinds for kinds in held), cell.id


@each_module
def test_a_released_page_holds_no_answer_no_result_and_nothing_that_lives_in_a_kernel(module):
    for cell in released(module).cells:
        for output in cell.get("outputs", []):
            assert output.output_type == "display_data" and set(output.data) <= set(KEPT), cell.id
            state = output.data.get(STILL, {}).get("state", {})
            assert not state.get("answer") and not state.get("done") and not state.get("note"), cell.id
            assert all(not step["done"] for step in state.get("steps", ()))
        assert cell.get("execution_count") is None


@each_module
def test_where_no_page_draws_it_an_exercise_says_what_is_asked_and_the_page_says_once_how_to_answer(module):
    outputs = [output.data for cell in released(module).cells for output in cell.get("outputs", [])]
    assert ["python3 -m course" in data["text/html"] for data in outputs if STILL in data].count(True) == 1
    for data in outputs:
        if (spec := data.get(STILL, {}).get("spec", {})).get("prompt"):
            assert spec["heading"] in unescape(data["text/html"])
            assert not set("<>") & set(data["text/plain"]) or "<" in json.dumps(spec)
