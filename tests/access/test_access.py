"""Can everybody use each module? axe-core on our content, and what axe does not look for."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.walk.page import READY_MS

MODULES = ["00_welcome", "02_curbside", "03_pickup", "04_collapse"]
# Ours: what stands in a cell of the page. JupyterLab's own frame is not in our hands.
CONTENT = ".jp-Notebook .jp-Cell"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"]}

NAMELESS = """() => [...document.querySelectorAll(".course-front :is(input, select, textarea, button)")]
  .filter((node) => !(node.labels?.length || node.getAttribute("aria-label") || node.textContent.trim())).map((node) => node.outerHTML.slice(0, 90))"""
SMALL = """() => [...document.querySelectorAll(".course-front :is(button, select, textarea, summary, input:not([type=radio]):not([type=checkbox]))")]
  .map((node) => [node.getBoundingClientRect(), node.outerHTML.slice(0, 90)])
  .filter(([box]) => box.width && (box.width < 24 || box.height < 24)).map(([, said]) => said)"""
TWICE = """() => { const ids = [...document.querySelectorAll(".course-front [id]:not(svg *)")].map((node) => node.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at); }"""
CHARTS = """() => [...document.querySelectorAll(".course-live, .jp-OutputArea-output svg[role=img], .jp-OutputArea-output [role=graphics-document]")]
  .filter((node) => !node.parentElement.closest(".course-live"))  // what is inside one image is not read out by itself
  .map((node) => node.getAttribute("aria-label") ?? "")"""


@pytest.fixture(scope="module")
def opened(request, chromium, tmp_path_factory):
    """One course served for all modules; ``opened(name)`` opens a page of it."""
    from tests.house.copies import copy_course, folder_of_course
    from tests.house.serving import start

    served, pages = {}, []
    folder = copy_course(folder_of_course(), tmp_path_factory.mktemp("access") / "course")

    def open_page(module, **context):
        if module not in served:
            served[module] = start(folder, module)
        page = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **context}).new_page()
        page.goto(served[module].address)
        last = ".course-kind-handin" if module != "00_welcome" else ".course-kind-memo"
        expect(page.locator(last)).to_be_visible(timeout=READY_MS)
        page.wait_for_timeout(1500)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.context.close()
    for one in served.values():
        one.stop()


@pytest.mark.parametrize("module", MODULES)
def test_axe_finds_nothing_in_our_content(module, opened):
    page = opened(module)
    for group in page.locator(".course-kind-choice").all():
        group.get_by_role("radio").first.check()
    page.wait_for_timeout(800)
    found = Axe().run(page, context={"include": [CONTENT]}, options=RULES)
    said = [f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:120]}"
            for one in found.response["violations"] for node in one["nodes"]]
    assert said == []
    assert page.evaluate(NAMELESS) == [] and page.evaluate(TWICE) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("module", MODULES)
def test_every_chart_says_what_it_shows(module, opened):
    said = opened(module).evaluate(CHARTS)
    assert said and all(len(text) > 40 for text in said)


def test_at_twice_the_size_nothing_is_cut_off(opened):
    page = opened("02_curbside", viewport={"width": 640, "height": 450})
    wide = page.evaluate("""() => [...document.querySelectorAll(".course-front, .course-task, .course-sim")]
      .filter((node) => node.getBoundingClientRect().right > window.innerWidth + 1).map((node) => node.className)""")
    assert wide == []


def test_the_focus_is_seen_wherever_it_goes(opened):
    page = opened("02_curbside")
    task = page.get_by_role("region", name="Exercise 1")
    task.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineWidth + getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "3pxsolid"
