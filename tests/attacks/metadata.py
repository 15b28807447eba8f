"""Attacks by what stands in the notebook beside its code: tags, points, types, kernels."""

import json

from tests.attacks.attack import Attack

RISES = "the score rises above nothing"
FULL = {"output_type": "execute_result", "data": {"text/plain": "4.0"}, "metadata": {}, "execution_count": 1}


def edited(change):
    """Change the notebook as JSON."""
    def do(folder, scene):
        path = folder / "91_vault.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        change(notebook)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return do


def scored(notebook):
    return [cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade") and cell["cell_type"] == "code"]


def each(change):
    """Change every score cell."""
    return edited(lambda notebook: [change(cell) for cell in scored(notebook)])


def marks(**changes):
    return each(lambda cell: cell["metadata"]["nbgrader"].update(changes))


def retype(kind):
    def change(cell):
        cell["cell_type"] = kind
        cell["metadata"]["nbgrader"]["cell_type"] = kind
        cell.pop("outputs"), cell.pop("execution_count")
    return each(change)


def twice(notebook):
    for cell in scored(notebook):
        forged = json.loads(json.dumps(cell))
        forged.update(source="4.0", id=cell["id"] + "-two")
        notebook["cells"].insert(notebook["cells"].index(cell) + 1, forged)


def own_score_cell(notebook):
    marks = {"grade": True, "grade_id": "m91-9", "locked": False, "points": 50, "schema_version": 3, "solution": False, "task": False, "cell_type": "code"}
    notebook["cells"].append({"cell_type": "code", "id": "m91-9", "metadata": {"nbgrader": marks}, "source": "50.0", "outputs": [], "execution_count": None})


def gone(notebook):
    notebook["cells"] = [cell for cell in notebook["cells"] if cell not in scored(notebook)]


def claim(notebook):
    line = next(cell for cell in notebook["cells"] if cell["id"] == "m91-1-line")
    for cell in scored(notebook):
        notebook["cells"].remove(cell)
    line["metadata"]["nbgrader"] = {"grade": True, "grade_id": "m91-1", "locked": False, "points": 4, "schema_version": 3, "solution": True, "task": False}


def odd_ids(notebook):
    for cell in notebook["cells"]:
        cell["id"] = "same"
        cell["metadata"]["attachments"] = {"x": {"text/plain": "4.0"}}


def forms(notebook):
    notebook["nbformat_minor"] = 99
    notebook["metadata"]["jupytext"] = {"formats": "ipynb,py"}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}, "x": ["deep"] * 1000}}


ATTACKS = [
    Attack("meta-skip", "tags the score cells so that they are not run, which stock nbgrader takes for full marks", RISES,
           change=each(lambda cell: cell["metadata"].update(tags=["skip-execution", "nbgrader-skip"]))),
    Attack("meta-raises", "tags the score cells so that their errors do not count", RISES,
           change=each(lambda cell: cell["metadata"].update(tags=["raises-exception", "remove_output", "hide-input"]))),
    Attack("meta-outputs", "hands in score cells with results in them that are not to be run", RISES,
           change=each(lambda cell: (cell.update(outputs=[FULL], execution_count=7), cell["metadata"].update(tags=["skip-execution"])))),
    Attack("meta-points", "gives the score cells 100 points", "the score rises, or the points of the module do", change=marks(points=100)),
    Attack("meta-solution", "says that the score cells are answers to be marked by a person", RISES, change=marks(solution=True, locked=False)),
    Attack("meta-ungraded", "says that the score cells are not graded", "cells are lost without a word", change=marks(grade=False)),
    Attack("meta-version", "says that the cells are of another version of nbgrader", "the hand-in is lost without a word", change=marks(schema_version=1)),
    Attack("meta-markdown", "makes text of the score cells", RISES, change=retype("markdown")),
    Attack("meta-raw", "makes raw cells of the score cells", RISES, change=retype("raw")),
    Attack("meta-twice", "hands in each score cell twice, the second one forged", RISES, change=edited(twice)),
    Attack("meta-gone", "leaves the score cells out", RISES, change=edited(gone)),
    Attack("meta-more", "adds a score cell of its own", RISES, change=edited(own_score_cell)),
    Attack("meta-claim", "names its own cell as the score cell", RISES, "4.0", change=edited(claim)),
    Attack("meta-reads", "declares more names as read by the score cells", RISES,
           "key = lambda path: (1.0, 1e12)\nexercise = 4.0\ntotal = 1.0",
           change=each(lambda cell: cell["metadata"].update(reads={"total": "number", "exercise": "number", "key": "number", "__builtins__": "dict"}))),
    Attack("meta-kernel", "asks for the ordinary kernel, which is in no sandbox", "a secret stands in an output",
           'find(open(os.path.dirname(LOOT) + "/secret.txt").read())',
           change=edited(lambda notebook: notebook["metadata"].update(kernelspec={"name": "python3", "display_name": "x", "language": "python"}))),
    Attack("meta-no-kernel", "asks for a kernel that is not there", "the batch stops",
           change=edited(lambda notebook: notebook["metadata"].update(kernelspec={"name": "../../evil", "display_name": "x"}))),
    Attack("meta-grading", "writes results of grading into the notebook’s own metadata", RISES, change=edited(lambda notebook: notebook["metadata"].update(
        grading={"record": "", "scores": {"m91-1": 4.0}, "score": 10}, course={"module": "../../x", "title": ["x"]}))),
    Attack("meta-ids", "gives all cells one id", "the batch stops", change=edited(odd_ids)),
    Attack("meta-forms", "claims a later format and a second form of the file", "the batch stops", change=edited(forms)),
    Attack("meta-checksum", "edits a score cell and its checksum", RISES,
           change=each(lambda cell: (cell.update(source="4.0"), cell["metadata"]["nbgrader"].pop("checksum", None)))),
]
