"""What a manager sees: a document. And what whoever opens another notebook sees: Jupyter."""

import json
import urllib.request
from urllib.parse import quote

import pytest
from nbformat.v4 import new_output
from playwright.sync_api import expect

from tests.lab.fixture_page import SPEC, fixture_notebook
from tests.lab.pages import hold_jupyter_back
from tests.lab.servers import TOKEN

JUPYTERS_OWN = ("#jp-top-panel, #jp-menu-panel, #jp-bottom-panel, .jp-SideBar, #top-panel, #menu-panel, .jp-Toolbar-item, "
                ".jp-InputPrompt, .jp-OutputPrompt, .jp-Collapser, .jp-cell-toolbar, .jp-Placeholder, .jp-Notebook-footer")
CODE = "[data-page=code]:not(.page-answer) .cm-editor"
COLOURED = ".cm-line span[class]"
TRACEBACK = "[data-mime-type='application/vnd.jupyter.error']"
VEGALITE = "application/vnd.vegalite.v5+json"


@pytest.fixture(scope="module", params=["lab", "notebook7"])
def opened(request, jupyter, visit):
    """The fixture notebook, live, in JupyterLab's single-document mode and in Notebook 7; Jupyter was held back until its kernel was asked for."""
    page = visit("about:blank")
    page.name = jupyter.put(f"zwölf früh {request.param}.ipynb", fixture_notebook())
    page.asked = hold_jupyter_back(page.tab)
    page.tab.goto(getattr(jupyter, request.param)(quote(page.name)))
    return page.live()


def test_a_page_s_kernel_is_asked_for_before_jupyter_could_and_is_the_one_that_jupyter_finds(opened, jupyter):
    assert opened.asked[0] == opened.name
    with urllib.request.urlopen(f"{jupyter.url}/api/sessions?token={TOKEN}") as answer:
        (session,) = [one for one in json.load(answer) if one["path"] == opened.name]
    assert session["kernel"]["execution_state"] == "idle"


def test_a_page_runs_by_itself_and_reads_as_a_document(opened):
    assert opened.tab.evaluate("window.flashed") is False
    assert opened.shown(JUPYTERS_OWN) == []
    assert opened.shown(CODE) == []
    assert opened.shown(TRACEBACK) == []
    assert opened.shown("#card, #said, #score, .task legend") == [
        "79.2 % of the orders were ready on time.", "Whose lever is this?", "Your answer so far: Ellipsis",
        "The line has a mistake, said in words."]
    assert opened.tab.title() == "Who should answer the phone?"
    assert opened.shown(".page-notice") == []
    text, chart, wide = (opened.box(part) for part in ("p:has(em)", ".vega-embed svg", ".course-wide"))
    assert text["width"] <= 704 and abs(text["x"] * 2 + text["width"] - 1280) <= 16  # centred but for the scroll bar
    assert chart["x"] >= text["x"] - 1 and chart["width"] <= 704
    assert wide["width"] > 900
    sizes = [opened.style(f".jp-MarkdownOutput {heading}", "font-size") for heading in ("h1", "h2")]
    assert sizes == ["40px", "26px"]
    assert opened.style(".course-fact", "border-left-width") == "4px"


def drawn(notebook):
    """What a notebook keeps of each of its charts."""
    return [output["data"] for cell in notebook.cells for output in cell.get("outputs", []) if VEGALITE in output.get("data", {})]


def test_a_page_s_chart_is_drawn_by_its_own_library_and_no_picture_of_it_is_kept(opened, jupyter):
    expect(opened.tab.locator(".page-chart svg")).to_be_visible()
    assert opened.tab.locator(".jp-RenderedVegaCommon5").count() == 0
    as_wide = opened.tab.locator(".page-chart svg").get_attribute("width")
    opened.tab.set_viewport_size({"width": 390, "height": 800})
    opened.tab.wait_for_function("() => { const svg = document.querySelector('.page-chart svg'), wide = svg.getAttribute('width');"
                                 " return wide < 400 && svg.getBoundingClientRect().width > 0.95 * wide; }")
    opened.tab.set_viewport_size({"width": 1280, "height": 800})
    opened.tab.wait_for_function("(width) => document.querySelector('.page-chart svg').getAttribute('width') === width", arg=as_wide)
    kept = drawn(jupyter.written(opened.name, drawn))  # a page that has run through saves itself
    assert all(set(data) == {VEGALITE, "text/plain"} for data in kept)


def test_no_key_and_no_double_click_changes_a_paragraph(opened):
    cells = opened.tab.locator(".jp-Cell").count()
    opened.tab.locator("p", has_text="The shop is as full at eleven").click()
    opened.tab.keyboard.type("ddxamyb")
    opened.tab.locator(".task input").first.focus()
    opened.tab.keyboard.type("ddxamyb")
    opened.tab.locator("li", has_text="A leader can change").dblclick()
    opened.tab.keyboard.press("Enter")
    assert opened.tab.locator(".jp-Cell").count() == cells
    assert opened.shown(".jp-MarkdownCell .cm-editor") == []


def test_tab_visits_each_control_once_and_shows_where_it_is(opened):
    opened.tab.get_by_role("button", name="Contents").focus()
    stops = []
    for _ in range(20):
        at = opened.tab.evaluate("""() => { const e = document.activeElement, r = e.getBoundingClientRect();
            const ring = e.closest(".jp-InputArea-editor") ?? e;
            return [e.ariaLabel || e.innerText || e.type, Math.min(r.width, r.height), getComputedStyle(ring).outlineStyle] }""")
        stops.append(at[0])
        if at[0] == "Show Jupyter’s own tools":
            break
        assert at[2] == "solid", f"the focus on {at[0]!r} can't be seen"
        assert at[1] >= 24 or at[0] == "radio", f"{at[0]!r} is {at[1]} px small"
        opened.tab.keyboard.press("Tab")
    assert [stop for stop in stops if stop != "Show this code"] == [
        "Contents", "radio", "Your line", "▶ Run the line", "Show the code", "Show Jupyter’s own tools"]


def test_a_readers_own_line_has_its_colours_at_once(opened):
    opened.tab.wait_for_selector(f".page-answer {COLOURED}")
    assert opened.tab.locator(f".jp-Cell:not(.page-answer) {COLOURED}").count() == 0


def test_the_contents_lead_to_a_heading(opened):
    opened.tab.get_by_role("button", name="Contents").click()
    opened.tab.keyboard.press("Escape")
    assert opened.shown(".page-contents") == []
    opened.tab.keyboard.press("Enter")
    assert opened.shown(".page-contents li") == [
        "What the week looked like", "Three policies, one week", "Your turn", "Run the store for thirty days"]
    opened.tab.get_by_role("button", name="Your turn").click()
    opened.tab.wait_for_function("document.activeElement.textContent.startsWith('Your turn')")
    opened.tab.wait_for_function("document.activeElement.getBoundingClientRect().top < 200")
    assert opened.shown(".page-contents") == []


def test_the_code_is_one_key_away_and_the_choice_is_remembered(opened):
    peek, whole = opened.tab.locator(".jp-Cell:has(#card) > .page-peek"), opened.tab.locator(".page-bar .page-code-button")
    for offered in (peek, whole):
        expect(offered).to_be_hidden()  # nobody has asked for code yet: it is offered at the end alone
    opened.tab.locator(".page-foot .page-code-button").focus()
    opened.tab.keyboard.press("Enter")
    assert len(opened.shown(CODE)) == 7
    whole.focus()
    opened.tab.keyboard.press("Enter")
    assert opened.shown(CODE) == []
    peek.focus()
    opened.tab.keyboard.press("Enter")
    assert len(opened.shown(CODE)) == 1
    opened.tab.wait_for_selector(f".jp-Cell:has(#card) {COLOURED}")
    whole.focus()
    opened.tab.keyboard.press("Enter")
    assert len(opened.shown(CODE)) == 7
    assert opened.shown(TRACEBACK) == []
    opened.tab.reload()
    opened.live()
    assert len(opened.shown(CODE)) == 7
    opened.tab.wait_for_selector(f".jp-Cell:has(#card) {COLOURED}")
    whole.click()
    assert len(opened.shown(CODE)) == 1
    opened.tab.get_by_role("button", name="Hide this code").click()
    assert opened.shown(CODE) == []


def test_jupyters_own_tools_come_when_asked_for(opened):
    opened.tab.get_by_role("button", name="Show Jupyter’s own tools").click()
    assert opened.shown(".jp-Toolbar-item") != []
    opened.tab.get_by_role("button", name="Hide Jupyter’s own tools").click()
    assert opened.shown(JUPYTERS_OWN) == []
    assert opened.errors == [] and opened.elsewhere == []  # of all the tests above


def contrast(page, selector):
    """WCAG contrast of an element's text with the page's paper, 1 to 21."""
    def luminance(colour):
        parts = [float(part) / 255 for part in colour[colour.index("(") + 1:-1].split(",")[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    light, dark = sorted((luminance(page.style(selector, "color")),
                          luminance(page.style(".jp-WindowedPanel-outer", "background-color"))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check_contrast(page, paper):
    assert page.style(".jp-WindowedPanel-outer", "background-color") == paper
    for part in (".jp-MarkdownOutput h1", "p:has(em)", ".course-meta", "figcaption", "td", ".page-foot .page-code-button", ".page-label"):
        assert contrast(page, part) >= 4.5, part


def test_text_can_be_read_in_light(opened):
    check_contrast(opened, "rgb(255, 255, 255)")


@pytest.fixture(scope="module")
def dark(jupyter, visit):
    """A page on a narrow dark screen, whose code nobody has asked for."""
    return visit(jupyter.lab(jupyter.put("dark.ipynb", fixture_notebook())), 820, 1180, "dark").live()


def test_text_can_be_read_in_dark_on_a_narrow_screen_and_on_paper(dark):
    check_contrast(dark, "rgb(20, 25, 31)")
    assert dark.style(".vega-embed svg text", "fill") == "rgb(169, 180, 191)"
    assert dark.tab.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollWidth") <= 820

    dark.tab.emulate_media(media="print")
    assert dark.shown(f".page-bar, .page-foot, .page-run, {JUPYTERS_OWN}, {CODE}") == []
    assert dark.style("p:has(em)", "color") == "rgb(0, 0, 0)"
    assert dark.box(".course-wide")["y"] > 1180  # laid out below, not cut off at the window's edge
    assert dark.tab.evaluate("document.documentElement.scrollHeight") > 1500
    dark.tab.emulate_media(media="screen")


def test_jupyters_own_tools_bring_the_colours_of_what_can_be_edited(dark):
    coloured = dark.tab.locator(f".jp-MarkdownCell {COLOURED}")
    assert coloured.count() == 0
    dark.tab.get_by_role("button", name="Show Jupyter’s own tools").click()
    coloured.first.wait_for(state="attached")


def test_another_notebook_stays_as_jupyter_shows_it_its_kernel_and_its_charts_too(jupyter, visit):
    other = fixture_notebook(course=None)
    other.cells[3].outputs = [new_output("display_data", data={VEGALITE: SPEC, "text/plain": "a chart"})]
    page = visit(jupyter.lab(jupyter.put("plain.ipynb", other)))
    page.tab.wait_for_selector(".jp-MarkdownCell h1")
    expect(page.tab.locator(".jp-RenderedVegaCommon5 :is(svg, canvas)").first).to_be_visible(timeout=90_000)
    page.tab.wait_for_timeout(1500)
    assert page.tab.locator(".course-page, .page-bar, .page-chart, #card").count() == 0
    assert len(page.shown(".jp-InputPrompt")) > 5
    assert page.shown(".page-cover") == []
    assert page.errors == [] and page.elsewhere == []
    asked = page.tab.evaluate("performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)")
    assert asked.index("/api/kernels") < asked.index("/api/sessions")
