"""A learner's work put in place: every exercise answered, some of them wrongly; handed in, graded and given back."""

import json
import os
import re
import subprocess
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary
from nbgrader.utils import is_solution

from course.launch import modules, quick
from grading.keys import load
from grading.layout import Layout

AT = "2026-11-23T09:12:00Z"
# Thinking errors from the catalogue, one or two of each module, so that its page shows what is said of them.
MISTAKES = {
    "00_welcome": {},
    "02_curbside": {"m2-3": "line", "m2-4": "675"},
    "03_pickup": {"m3-3": "fast", "m3-4": "3.50"},
    "04_collapse": {"m4-3": "long", "m4-4": "43.93"},
}
MARKS = re.compile(r"### (BEGIN|END) SOLUTION\n?")
TRIED = {"m0-1": "manager", "m0-3": {"group": "store"}, "m0-4": {"text": "Say no to a report.", "runs": []}}
RUNS = {
    "02_curbside": [("curbside", {"pickers": 12}, {"ontime_share": 0.913}), ("curbside", {"substitution": "both"}, {"ontime_share": 0.96})],
    "03_pickup": [("pickup", {"few_free": "colleague"}, {"cost_gbp_per_day": 340.0})],
    "04_collapse": [("collapse", {"triage_days": 5}, {"survives": 0}), ("collapse", {"fabric": "withdraw"}, {"survives": 1})],
}


def answered(folder: Path, module: str, only: tuple | None = None) -> Path:
    """Bring a module into ``my-course/`` of a copy of the course with every exercise answered, or only those named; its folder."""
    notebook = modules.bring(folder, module)
    given = {**(load(Layout(folder), module).ANSWERS or TRIED), **MISTAKES[module]}
    given = {name: one for name, one in given.items() if only is None or name in only}
    runs = [{"n": n, "simulator": name, "levers": levers, "assumptions": {}, "seed": 2026, "kpis": kpis, "at": AT}
            for n, (name, levers, kpis) in enumerate(RUNS.get(module, []), start=1)]
    record = {"schema": 1, "module": module, "edition": "reference", "runs": runs,
              "answers": {name: {"answer": one, "at": AT, "first": one, "tries": 1} for name, one in given.items()}}
    notebook.with_name(f"{module}.answers.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    if only is None:
        write_lines(folder, notebook)
    return notebook.parent


def write_lines(folder: Path, notebook: Path) -> None:
    """Write the right line into each of the learner's code cells, and sign the notebook as Jupyter does when it is saved."""
    solved = nbformat.read(folder / "solutions" / notebook.stem / notebook.name, as_version=4)
    lines = {cell.id: MARKS.sub("", cell.source).strip() for cell in solved.cells if cell.cell_type == "code" and is_solution(cell)}
    content = nbformat.read(notebook, as_version=4)
    for cell in content.cells:
        cell.source = lines.get(cell.id, cell.source)
    nbformat.write(content, notebook)
    with NotebookNotary(data_dir=str(folder / ".jupyter")) as notary:
        notary.sign(content)


def fed_back(folder: Path, module: str, learner: str = "amira") -> Path:
    """Hand the work in, grade it by nbgrader's own commands, and put the page where the learner's page looks for it."""
    mine = folder / "my-course" / module
    handed_in = folder / "grading" / "submitted" / learner / module
    handed_in.mkdir(parents=True)
    for name in (f"{module}.ipynb", f"{module}.answers.json"):
        (handed_in / name).write_bytes((mine / name).read_bytes())
    (handed_in / "timestamp.txt").write_text("2026-11-23 09:40:00 UTC")
    for step in (["generate_assignment", module, "--force"], ["autograde", module], ["generate_feedback", module]):
        nbgrader(folder, *step)
    (mine / f"{module}.receipt.json").write_text(json.dumps({"module": module, "at": AT, "how": "exchange", "file": "", "sha256": {}}))
    page = mine / "feedback" / f"{module}.html"
    page.parent.mkdir()
    page.write_bytes((folder / "grading" / "feedback" / learner / module / page.name).read_bytes())
    return page


def nbgrader(folder: Path, *arguments: str) -> None:
    """Run one of nbgrader's commands in a copy of the course; it must succeed."""
    env = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(quick.nbgrader(*arguments), cwd=folder, env=env, text=True, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
