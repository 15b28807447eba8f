"""A page's charts are drawn once, by the library that its simulators use; any other notebook's are left to Jupyter."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import expect

from tests.lab.fixture_page import SPEC, fixture_notebook

VEGALITE = "application/vnd.vegalite.v5+json"


@pytest.mark.parametrize("way", ["lab", "notebook7"])
def test_a_page_s_chart_is_drawn_by_its_own_library_and_no_picture_of_it_is_kept(jupyter, visit, way):
    name = jupyter.put(f"charts {way}.ipynb", fixture_notebook())
    page = visit(getattr(jupyter, way)(name.replace(" ", "%20"))).live()
    expect(page.tab.locator(".page-chart svg")).to_be_visible()
    assert page.tab.locator(".jp-RenderedVegaCommon5").count() == 0
    page.tab.wait_for_function("document.title && !document.querySelector('.page-old')")
    page.tab.keyboard.press("Control+s")
    page.tab.wait_for_timeout(1000)
    kept = [output["data"] for cell in nbformat.read(jupyter.folder / name, 4).cells for output in cell.get("outputs", []) if VEGALITE in output.get("data", {})]
    assert kept and all(set(data) == {VEGALITE, "text/plain"} for data in kept)


def test_the_chart_of_any_other_notebook_is_jupyter_s(jupyter, visit):
    output = new_output("display_data", data={VEGALITE: SPEC, "text/plain": "a chart"})
    name = jupyter.put("other chart.ipynb", new_notebook(cells=[new_code_cell("1", outputs=[output])]))
    page = visit(jupyter.lab(name.replace(" ", "%20")))
    expect(page.tab.locator(".jp-RenderedVegaCommon5 :is(svg, canvas)").first).to_be_visible(timeout=30_000)
    assert page.tab.locator(".page-chart").count() == 0
