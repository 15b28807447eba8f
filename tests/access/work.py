"""A learner's work put in place: every exercise answered, some of them wrongly; handed in, graded and given back."""

import json
import os
import re
import sys

import nbformat
from nbformat.sign import NotebookNotary
from nbgrader.utils import is_solution

from course.launch import modules
from grading.keys import load
from grading.layout import Layout
from tests.house import commands
from tests.panels import moved
from tests.scoring import panels, released

AT = "2026-11-23T09:12:00Z"
MARKS = re.compile(r"### (BEGIN|END) SOLUTION\n?")
WELCOME = "00_welcome"
TRIED = {"m0-1": "manager", "m0-2": {"group": "store"}, "m0-3": {"text": "Say no to a report.", "runs": []}}  # the second by its one error


def mistakes(module):
    """Thinking errors of a module that its page tells at once, one of a choice and one of a number: {exercise: answer}."""
    found = {}
    for name, exercise in released(module).items():
        plain = [wrong.match for wrong in exercise.wrong if not callable(wrong.match)]
        if exercise.kind in ("choice", "number") and plain:
            found.setdefault(exercise.kind, (name, str(plain[0])))
    return dict(found.values())


def runs(module):
    """What a learner keeps who moves the first two levers of each of a page's simulators, one after the other."""
    kept = []
    for panel in panels(module):
        shown = panel.describe()
        for lever in shown["levers"][:2]:
            levers = {**shown["today"], **panel.fixed, lever["name"]: moved(lever)}
            kept.append({"n": len(kept) + 1, "simulator": panel.simulator.name, "levers": levers, "assumptions": {}, "seed": panel.simulator.seed,
                         "kpis": panel.play(levers, {}).kpis, "at": AT})
    return kept


def answered(folder, module, only=None):
    """Bring a module into ``my-course/`` of a copy of the course with every exercise answered, or only those named; its folder."""
    notebook = modules.bring(folder, module)
    given = TRIED if module == WELCOME else {**load(Layout(folder), module).ANSWERS, **mistakes(module)}
    given = {name: one for name, one in given.items() if only is None or name in only}
    record = {"schema": 1, "module": module, "edition": "reference", "runs": runs(module),
              "answers": {name: {"answer": one, "at": AT, "first": one, "tries": 1} for name, one in given.items()}}
    notebook.with_name(f"{module}.answers.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    if only is None:
        write_lines(folder, notebook)
    return notebook.parent


def write_lines(folder, notebook):
    """Write the right line into each of the learner's code cells, and sign the notebook as Jupyter does when it is saved."""
    solved = nbformat.read(folder / "solutions" / notebook.stem / notebook.name, as_version=4)
    lines = {cell.id: MARKS.sub("", cell.source).strip() for cell in solved.cells if cell.cell_type == "code" and is_solution(cell)}
    content = nbformat.read(notebook, as_version=4)
    for cell in content.cells:
        cell.source = lines.get(cell.id, cell.source)
    nbformat.write(content, notebook)
    with NotebookNotary(data_dir=str(folder / ".jupyter")) as notary:
        notary.sign(content)


def fed_back(folder, module, learner="amira"):
    """Hand the work in, grade it by nbgrader's own commands, and put the page where the learner's page looks for it."""
    mine = folder / "my-course" / module
    handed_in = folder / "grading" / "submitted" / learner / module
    handed_in.mkdir(parents=True)
    for name in (f"{module}.ipynb", f"{module}.answers.json"):
        (handed_in / name).write_bytes((mine / name).read_bytes())
    (handed_in / "timestamp.txt").write_text("2026-11-23 09:40:00 UTC")
    steps = (f"generate_assignment {module} --force", f"autograde {module}", f"generate_feedback {module}")
    commands.nbgrader(sys.executable, folder, {**os.environ, "PYTHONPATH": str(folder)}, steps)
    (mine / f"{module}.receipt.json").write_text(json.dumps({"module": module, "at": AT, "how": "exchange", "file": "", "sha256": {}}))
    page = mine / "feedback" / f"{module}.html"
    page.parent.mkdir()
    page.write_bytes((folder / "grading" / "feedback" / learner / module / page.name).read_bytes())
    return page
