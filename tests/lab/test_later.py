"""What comes up once an exercise is answered: at once on our page and in any other Jupyter, and no word of it before."""

import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from course.charts.theme import VEGALITE
from grading.build.later import learners_cells
from tests.lab.fixture_page import SPEC
from tests.lab.servers import TOKEN, start

ASK = """\
from course.exercises import Choice

Choice("{module}/m9-3", title="read the curve", prompt="Which line?", points=2, skill="s", seeds=["004-22"],
       options={{"up": "It rises", "down": "It falls"}}).show()"""
TOLD = "Past nine pickers, more people hardly help."
LATER = {"tags": ["later"]}


def page_of(module):
    """A released page of one exercise, with a chart and a paragraph that come up below it."""
    exercise = {"grade": True, "grade_id": "m9-3", "locked": True, "points": 2, "schema_version": 3, "solution": False}
    output = new_output("display_data", data={VEGALITE: SPEC, "text/plain": "a chart"},
                        metadata={VEGALITE: {"embed_options": {"renderer": "svg", "actions": False}}})
    cells = [new_code_cell(f"from course.exercises import begin\n\nbegin({module!r})", id="begin"),
             new_code_cell(ASK.format(module=module), id="m9-3", metadata={"nbgrader": exercise}),
             new_code_cell("not run on a page", id="chart", metadata=LATER, outputs=[output]),
             new_markdown_cell(TOLD, id="prose", metadata=LATER),
             new_markdown_cell("## What you send upstairs", id="next")]
    for cell in cells:
        cell.metadata.setdefault("jupyter", {"source_hidden": True})
    notebook = new_notebook(cells=learners_cells(cells, module), metadata={
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "course": {"module": module, "title": "Later", "minutes": 1}})
    nbformat.validate(notebook)
    assert len(notebook.cells) == 4 and TOLD not in json.dumps(notebook)
    return notebook


@pytest.fixture
def stock(tmp_path):
    """A JupyterLab as it comes, without the course's page."""
    server = start(tmp_path / "work", tmp_path, with_look=False)
    yield server
    server.stop()


def test_on_our_page_it_comes_up_by_itself(jupyter, visit):
    tab = visit(jupyter.lab(jupyter.put("98_later.ipynb", page_of("98_later")))).tab
    answer(tab, "This part opens once you have answered exercise 3.")
    assert tab.locator(".page-peek").count() == 2, "nobody is shown what is sealed"


def test_in_a_jupyter_as_it_comes_it_comes_up_too(stock, visit):
    tab = visit(f"{stock.url}/lab/tree/{stock.put('97_later.ipynb', page_of('97_later'))}?token={TOKEN}").tab
    tab.get_by_text("Python 3 (ipykernel) | Idle").wait_for()  # what is run before that is lost
    tab.get_by_role("menuitem", name="Run", exact=True).click()
    tab.get_by_text("Run All Cells", exact=True).click()
    answer(tab, "This part opens once you have answered exercise 3 and run this cell again.")
    assert tab.locator(".course-how").count() == 0, "that it can be answered is seen"


def answer(tab, waiting):
    """Nothing is told before an answer; a wrong one is as good as any."""
    tab.get_by_role("radio", name="It falls").wait_for()
    tab.locator(".course-waits").wait_for()
    assert tab.locator(".course-waits").inner_text() == waiting
    assert TOLD not in tab.content() and tab.locator(".vega-embed").count() == 0
    tab.get_by_role("radio", name="It falls").check()
    tab.get_by_text(TOLD).wait_for()
    tab.locator(".vega-embed svg").wait_for()
    assert tab.locator(".course-waits").count() == 0
