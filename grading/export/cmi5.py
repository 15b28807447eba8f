"""A cmi5 package that a learning platform imports: a page for each module that says where it is worked on, and tells the platform that it was handed in.

The page is *Completed* when the learner says that they handed in. It sends no score: marks are given by the grader and by people,
after the session has ended, and nothing may follow that. They go by the platform's own gradebook, or as plain statements.
"""

import functools
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree as xml

from jinja2 import Environment, FileSystemLoader

from course.errors import CourseError
from course.exercises import contents
from course.files import whole

SPACE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
TEMPLATES = Path(__file__).parent.parent / "templates" / "cmi5"
TITLE = "Where leadership ends and management begins"
ABOUT = "A course to play, for people who run stores, service teams or companies: cases in which a leader’s decisions and a manager’s meet the same customers."
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same modules give the same bytes


def package(layout, modules, home, where=""):
    """What is in the package, as text by file name.

    Parameters
    ----------
    layout : Layout
        The course.
    modules : sequence of str
        The modules, or all that have points.
    home : str
        Under whose address they are known, as for statements.
    where : str
        The address at which learners open the course, such as a hub's; without one the pages say how it is opened on a computer.

    Raises ``CourseError`` when a module is not built, or none has points.
    """
    told = [one for name in layout.chosen(modules) if (one := _module(layout, name))["points"]]
    if not told:
        raise CourseError("No module that you named has points.", "No file was written.", f"The modules are: {', '.join(layout.lessons())}.")
    return {"cmi5.xml": _structure(told, home), **{f"{one['name']}/index.html": _page().render(**one, where=where, course=TITLE) for one in told}}


def write(path, files):
    """Write a package. Raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, text.encode())


def _module(layout, name):
    """What a learner may know of a module beforehand; from what is released, where no answer is."""
    try:
        notebook = json.loads((layout.modules / name / f"{name}.ipynb").read_text(encoding="utf-8"))
        about, asked = notebook["metadata"].get("course", {}), contents.exercises(notebook)
        return {"name": name, "title": about.get("title", name), "minutes": about.get("minutes"), "exercises": len(asked), "points": sum(one["points"] for one in asked)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"modules/{name}/{name}.ipynb is missing or damaged.", "No file was written.", f"Run python3 -m grading build {name}.") from error


def _structure(told, home):
    """The course structure."""
    root = xml.Element("courseStructure", xmlns=SPACE)
    _words(xml.SubElement(root, "course", id=f"{home}/cx-course"), TITLE, ABOUT)
    for one in told:
        unit = xml.SubElement(root, "au", id=f"{home}/cx-course/{one['name']}", moveOn="Completed", launchMethod="OwnWindow", activityType="http://adlnet.gov/expapi/activities/module")
        _words(unit, one["title"], f"{one['minutes'] or 40} minutes, {one['exercises']} exercises, {one['points']:g} points.")
        xml.SubElement(unit, "url").text = f"{one['name']}/index.html"
    xml.indent(root)
    return xml.tostring(root, encoding="unicode", xml_declaration=True).replace("encoding='us-ascii'", "encoding='utf-8'") + "\n"


def _words(element, title, description):
    for name, text in (("title", title), ("description", description)):
        xml.SubElement(xml.SubElement(element, name), "langstring", lang="en-GB").text = text


@functools.cache
def _page():
    return Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, keep_trailing_newline=True).get_template("index.html.j2")
