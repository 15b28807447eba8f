"""A page's charts are drawn once, by the library that its simulators use; any other notebook's are left to Jupyter."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import expect

from tests.lab.fixture_page import SPEC, fixture_notebook

VEGALITE = "application/vnd.vegalite.v5+json"


def drawn(notebook):
    """What a notebook keeps of each of its charts."""
    return [output["data"] for cell in notebook.cells for output in cell.get("outputs", []) if VEGALITE in output.get("data", {})]


@pytest.mark.parametrize("way", ["lab", "notebook7"])
def test_a_page_s_chart_is_drawn_by_its_own_library_and_no_picture_of_it_is_kept(jupyter, visit, way):
    name = jupyter.put(f"charts {way}.ipynb", fixture_notebook())
    page = visit(getattr(jupyter, way)(name.replace(" ", "%20"))).live()
    expect(page.tab.locator(".page-chart svg")).to_be_visible()
    assert page.tab.locator(".jp-RenderedVegaCommon5").count() == 0
    as_wide = page.tab.locator(".page-chart svg").get_attribute("width")
    page.tab.set_viewport_size({"width": 390, "height": 800})
    page.tab.wait_for_function("() => { const svg = document.querySelector('.page-chart svg'); return svg.getAttribute('width') < 400 && svg.getBoundingClientRect().width > 0.95 * svg.getAttribute('width'); }")
    page.tab.set_viewport_size({"width": 1280, "height": 800})
    page.tab.wait_for_function("(width) => document.querySelector('.page-chart svg').getAttribute('width') === width", arg=as_wide)
    kept = drawn(jupyter.written(name, drawn))  # a page that has run through saves itself
    assert all(set(data) == {VEGALITE, "text/plain"} for data in kept)


def test_the_chart_of_any_other_notebook_is_jupyter_s(jupyter, visit):
    output = new_output("display_data", data={VEGALITE: SPEC, "text/plain": "a chart"})
    name = jupyter.put("other chart.ipynb", new_notebook(cells=[new_code_cell("1", outputs=[output])]))
    page = visit(jupyter.lab(name.replace(" ", "%20")))
    expect(page.tab.locator(".jp-RenderedVegaCommon5 :is(svg, canvas)").first).to_be_visible(timeout=90_000)
    assert page.tab.locator(".page-chart").count() == 0
