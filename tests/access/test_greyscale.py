"""In greyscale, and for who tells no hues apart: two colours that would merge in a chart never stand on marks of the same form."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import combinations

import pytest
import vl_convert

from course.charts import theme
from grading.layout import HERE
from tests.house.copies import folder_of_course
from tests.panels import moved
from tests.scoring import panels, shown

APART = 25  # difference in lightness (CIE L*, 0 to 100) that two greys need to be told apart at a glance
PAGE = folder_of_course() / "course" / "lab" / "share" / "labextensions" / "course-page" / "static" / "page.css"
MARKS = {"mark-symbol", "mark-line", "mark-rect", "mark-rule"}


def lightness(colour):
    """CIE L* of ``#rrggbb``."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5))]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return 116 * light ** (1 / 3) - 16 if light > 0.008856 else 903.3 * light


def in_dark():
    """What page.css puts in the place of each of the charts' colours where the page is dark."""
    style = PAGE.read_text(encoding="utf-8")
    dark = dict(re.findall(r"(--course-[a-z]+): (#[0-9a-f]{6})", style.partition('[data-jp-theme-light="false"]')[2].partition("}")[0]))
    return {old: dark[name] for old, name in re.findall(r'\[fill="(#[0-9a-f]{6})"\] \{ fill: var\((--course-[a-z]+)\)', style)}


def charts():
    """Every chart of the lessons as they were built, and each simulator's, as SVG by name."""
    for path in sorted((folder_of_course() / "solutions").glob("*/*.ipynb")):
        for at, cell in enumerate(json.loads(path.read_text(encoding="utf-8"))["cells"]):
            for output in cell.get("outputs", []):
                if theme.VEGALITE in output.get("data", {}):
                    yield f"{path.stem}, cell {at}", "".join(output["data"]["image/svg+xml"])
    for name, panel in simulators().items():
        spec = {**panel.simulator.chart, "width": 500, "datasets": {"runs": two_runs(panel)}}
        yield f"the simulator of {name}", vl_convert.vegalite_to_svg(spec, vl_version="5.20")


def simulators():
    """Each simulator of a page or of a decision's card, by its name."""
    found = [panel for module in HERE.lessons() for panel in (*panels(module), *(one.panel for one in shown(module).values() if one.kind == "decision"))]
    return {panel.simulator.name: panel for panel in found}


def two_runs(panel):
    """The rows that a page draws of a run, and of today beside it."""
    today = panel.describe()["today"]
    other = {**today, **{lever["name"]: moved(lever) for lever in panel.describe()["levers"]}}
    return [{**row, "run": run} for run, levers in (("this run", other), ("today", today)) for row in panel.result(levers, {})["rows"]]


def forms(svg):
    """For each of a chart's views, the colours of its marks and the forms that each colour takes.

    A form is what is left without colour: the shape of a symbol, the dashes of a line, the place of a bar, which its
    axis names. A word names itself.
    """
    views = []

    def look(node, view):
        words = node.get("class", "").split()
        if "role-scope" in words and not words[-1].endswith("pathgroup"):  # a chart beside another; each line of one is a group as well
            views.append(view := {})
        kind = next((word.removeprefix("mark-") for word in words if word in MARKS), None)
        for child in node:
            colour = child.get("fill" if kind in ("symbol", "rect") else "stroke") or ""
            if kind and "role-mark" in words and re.fullmatch("#[0-9a-f]{6}", colour):
                view.setdefault(colour, set()).add(form(kind, child))
            look(child, view)

    views.append({})
    look(ET.fromstring(svg), views[0])
    return views


def form(kind, mark):
    if kind == "symbol":
        return kind, re.sub(r"[-\d.,]+", " ", mark.get("d"))
    if kind == "rect":
        return kind, tuple(re.findall(r"[-\d.]+", mark.get("d"))[1::99])
    return kind, mark.get("stroke-dasharray")


def dashes(found):
    """How the lines of a colour are broken: they also tell whose the dots upon them are."""
    return {pattern for kind, pattern in found if kind == "line"}


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_no_two_colours_of_a_chart_merge_on_marks_of_one_form(shade):
    shown = in_dark() if shade == "dark" else {}
    merged, looked_at = [], 0
    for name, svg in charts():
        for view in forms(svg):
            for one, other in combinations(sorted(view), 2):
                looked_at += 1
                near = abs(lightness(shown.get(one, one)) - lightness(shown.get(other, other))) < APART
                if near and view[one] & view[other] and not dashes(view[one]) ^ dashes(view[other]):
                    merged.append(f"{name}: {one} and {other} on {view[one] & view[other]}")
    assert merged == []
    assert looked_at >= 12
