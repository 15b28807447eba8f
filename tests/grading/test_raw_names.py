"""Names that only a program uses: does an instructor or a learner meet one, anywhere in what is made of a class?"""

import json
import re
import shutil
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from nbconvert.exporters import HTMLExporter
from nbgrader.api import Gradebook

from course import cases
from course.simulation import kpis, levers
from grading import give_back, runs
from grading.grade import table
from grading.layout import Layout, settings
from grading.report import command as report
from grading.week import waiting, who
from tests.grading.conftest import MODULE, Course
from tests.grading.graded import LINE, quietly

EXERCISE = re.compile(r"\bm\d+-\d+[a-d]?\b")
RAW_SIGNS = re.compile(r"£[-−]|\b\w+_\w+_\w+\b|None|nan\b")
SHOWN = "pre, code, style, script, svg, .whose"  # a learner's code names columns, as it may


def declared_names():
    """What each case declares, as programs call it and as it looks with spaces, where nobody is told of it in these words."""
    known = {}
    for case in map(cases.case, cases.names()):
        known |= {one["name"]: one["label"] for one in (*levers.describe(case.levers), *levers.describe(case.assumptions))}
        known |= {name: one["label"] for name, one in kpis.describe(case.kpis or {}).items()}
    labels = " ".join(known.values()).casefold()
    spaced = {name.replace("_", " ") for name in known if name.count("_") > 1 or re.search(r"\d", name)}  # two plain words may be a sentence's own
    return {form for form in spaced | {name for name in known if "_" in name} if form not in labels}


NAMES = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, declared_names()), key=len, reverse=True))})\b")


def raw(shown):
    """The programs' names in what is shown: text, or a page; an address is one."""
    shown = re.sub(r"\S*/formgrader/\S+", "", shown)
    if "<" in shown:
        page = BeautifulSoup(shown, "html.parser")
        for part in page.select(SHOWN):
            part.decompose()
        shown = f"{page.get_text(' ')} {' '.join(one['aria-label'] for one in page.select('[aria-label]'))}"
    return {*EXERCISE.findall(shown), *NAMES.findall(shown), *RAW_SIGNS.findall(shown)}


def marking_page(course, learner):
    """The page on which formgrader has a hand-in marked."""
    config = settings(Layout(course.root))
    config.HTMLExporter.template_name = "formgrade"
    resources = {"assignment_id": MODULE, "notebook_id": MODULE, "submission_id": "0", "index": 0, "total": 1, "base_url": "", "student": learner, "last_name": "Berg",
                 "first_name": "Anna", "notebook_path": "x"}
    resources |= {"marking": {}, "standing": {"grades": [], "comments": []}, "only": "", "beside": "", "hidden": False}
    return HTMLExporter(config=config).from_filename(str(course.root / "grading" / "autograded" / learner / MODULE / f"{MODULE}.ipynb"), resources=resources)[0]


@pytest.fixture(scope="module")
def course(built_once, tmp_path_factory):
    """A class with all that is told by exercise: cited runs of this version and another, what could not be scored, a mark that was taken back."""
    course = Course(tmp_path_factory.mktemp("raw") / "the course")
    shutil.copytree(built_once.root, course.root)
    case = cases.case("curbside")
    run = {"n": 1, "simulator": "curbside", "levers": {one["name"]: one["default"] for one in levers.describe(case.levers)} | {"picker_count": 3},
           "assumptions": {"fetch_item_min": 9.0, "gone_since": 1},
           "kpis": {**dict.fromkeys(kpis.describe(case.kpis), -34.5), "p90_ready": 61.0, "left_gbp": -34}, "at": "2026-11-22T14:02:05Z"}
    memo = {"m90-1": 15, "m90-3": {"text": "See runs 1 and 2.", "runs": [1, 2]}}
    anna = course.handed_in("anna", memo, LINE, [run, {**run, "n": 2, "simulator": "till_of_old"}])
    course.handed_in("bert", memo, "raise SystemExit", record="{")
    (course.root / "grading" / "submitted" / "cora" / MODULE).mkdir(parents=True)
    course.handed_in("dora", {"m90-1": 4}, "mean_min = 1 / 0")
    quietly(course)
    with Gradebook(course.gradebook, "cx") as book:
        for cell in ("m90-1", "m90-2", "m90-3"):
            grade = book.find_grade(cell, MODULE, MODULE, "anna")
            grade.manual_score, grade.needs_manual_grade = 1, False
        book.db.commit()
    path = anna / f"{MODULE}.answers.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "answers": {
        name: {"answer": value, "at": "2026-11-23T14:02:05Z", "first": value, "tries": 2} for name, value in {"m90-1": 14, "m90-3": {"text": "Now run 1.", "runs": [1]}}.items()}}))
    return course


def test_no_name_of_a_program_is_met_in_what_is_told_of_a_class(course, tmp_path, capsys, monkeypatch):
    layout = Layout(course.root)
    monkeypatch.setattr("grading.nbgrader.formgrader.HERE", layout)
    said = {"grade": table.as_text(quietly(course))}
    assert "For review" in said["grade"] and "exercise 2" in said["grade"]
    said |= {"who": who.as_text(who.who(layout, MODULE)), "waiting": waiting.as_text(waiting.waiting(layout, MODULE), "/"),
             "give back": give_back.as_text(give_back.give_back(layout, MODULE), MODULE)}
    for learner in ("anna", "bert", "cora", "dora"):
        said[f"feedback of {learner}"] = (course.root / "grading" / "feedback" / learner / MODULE / f"{MODULE}.html").read_text()
        said[f"formgrader, {learner}"] = marking_page(course, learner)
    assert "Runs that the memo cites" in said["formgrader, anna"] and f"{runs.UNKNOWN}: 2" in said["formgrader, anna"]
    with Gradebook(course.gradebook, "cx") as book:
        said["comments"] = "\n".join(one.auto_comment or "" for learner in "anna bert dora".split() for one in book.find_submission_notebook(MODULE, MODULE, learner).comments)
    assert "Exercise 1: This was handed in anew" in said["comments"]
    monkeypatch.setattr("grading.layout.HERE", layout)
    report.main(SimpleNamespace(modules=[MODULE], to=str(tmp_path)))
    said |= {"report, said": capsys.readouterr().out, "report": (tmp_path / "report.html").read_text()}
    assert {what: found for what, text in said.items() if (found := raw(text.replace(MODULE, "").replace(str(tmp_path), "")))} == {}


def test_what_is_looked_for_is_found():
    assert raw("p90_ready_min, p90 ready min and m2-6b at £-34") == {"p90_ready_min", "p90 ready min", "m2-6b", "£-"}
    assert raw('<p aria-label="m2-8">Ready on time</p><pre>ready_min</pre>') == {"m2-8"} and len(declared_names()) > 100
