"""An exercise is declared once, in its own cell: what nbgrader, the grader and the page need besides is written from that.

A cell that carries nbgrader's metadata already says for itself what it is, and is left as it stands.
"""

import ast
from dataclasses import dataclass

from nbformat import NotebookNode, from_dict

from course.exercises import kinds
from course.exercises.exercise import Exercise
from course.exercises.ids import heading, whole

BEGIN, END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
SOLUTION = "### BEGIN SOLUTION"
TAGS_OF_A_LINE = ["answer", "raises-exception"]
LISTED = ("title", "opinion", "skill", "seeds", "after", "rubric")
KINDS = {name: kind for name, kind in kinds.classes().items() if issubclass(kind, Exercise)}


@dataclass(frozen=True)
class Declared:
    """An exercise as its cell declares it.

    ``kind`` is its class, ``path`` its module and id, ``name`` the name that its cell gives it, and
    ``said`` its keywords; one that is no plain literal stands as ``...``.
    """

    kind: type
    path: str
    name: str
    said: dict

    @property
    def id(self):
        """Its grade id, such as ``m2-3``."""
        return self.path.partition("/")[2]

    @property
    def points(self):
        """The most that it earns; nought where it is a step to try."""
        return self.said.get("points", 0)

    @property
    def about(self):
        """What the notebook's metadata lists of it."""
        return {"id": self.id, "exercise": whole(self.id), "kind": self.kind.kind, "points": self.points, "scored": "hand" if self.kind.by_hand else "code",
                "heading": heading(self.id, str(self.said.get("title", "")), self.points), **{name: self.said[name] for name in LISTED if self.said.get(name, ...) is not ...}}


def declared(source):
    """What a cell declares with ``exercise = Choice("02_curbside/m2-3", …)``; ``None`` if it declares nothing so."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return None  # executing the cell says what is wrong with it, and where
    for node in body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name), *_], value=ast.Call(func=ast.Name(id=kind), args=[ast.Constant(value=str(path)), *_], keywords=words)):
                if kind in KINDS and path.count("/") == 1:
                    return Declared(KINDS[kind], path, name, {word.arg: _literal(word.value) for word in words})
    return None


def declare(notebook):
    """Complete the cells of a lesson in place, and list its exercises in its header."""
    explicit = {name for cell in notebook.cells if (name := cell.metadata.get("nbgrader", {}).get("grade_id"))}
    cells, listed, lines = [], {}, []
    for cell in notebook.cells:
        cells.append(cell)
        if cell.metadata.get("nbgrader", {}).get("grade"):
            listed.setdefault(cell.metadata["nbgrader"]["grade_id"], _undeclared(cell))
        found = declared(cell.source) if cell.cell_type == "code" else None
        if found:
            listed[found.id] = found.about
            if found.id not in explicit:
                cells += _completed(cell, found, lines)
            lines = []
        elif "nbgrader" not in cell.metadata and cell.cell_type == "code" and SOLUTION in cell.source:
            lines = [cell]
    notebook.cells = cells
    notebook.metadata["course"] = NotebookNode({**notebook.metadata.get("course", {}), "exercises": list(listed.values())})


def _undeclared(cell):
    """What is listed of a cell that is graded and declares nothing."""
    marks = cell.metadata["nbgrader"]
    return {"id": marks["grade_id"], "exercise": whole(marks["grade_id"]), "kind": "", "points": marks.get("points", 0),
            "scored": "code" if cell.cell_type == "code" else "hand", "heading": heading(marks["grade_id"])}


def _completed(cell, found, lines):
    """Write an exercise's metadata and its hidden part into its cell; the cell that a person marks, if there is one, comes after it."""
    if found.kind.by_hand and found.points:
        cell.metadata["tags"] = ["exercise"]
        return [from_dict({"cell_type": "markdown", "id": found.id, "source": found.kind.by_hand.format(called=found.said.get("called", found.kind.called)),
                           "metadata": {"nbgrader": _nbgrader("markdown", found.id, points=found.points, locked=False, solution=True)}})]
    reads = found.kind.reads(found.said)
    cell.metadata.update({"reads": from_dict(reads), **({"looks_above": True} if found.kind.looks_above else {})})
    if not found.points:
        return []
    for line in lines if reads else ():
        line.metadata.update(from_dict({"nbgrader": _nbgrader("code", f"{found.id}-line", locked=False, solution=True), "tags": TAGS_OF_A_LINE}))
    cell.metadata.update(from_dict({"nbgrader": _nbgrader("code", found.id, points=found.points, locked=True, solution=False)}))
    cell.source = _with_key(cell.source, found)
    return []


def _with_key(source, found):
    """A cell with the key in its hidden part, where it does not set one itself."""
    key = f'{BEGIN}\nfrom grading.keys import key\n\n{found.name}.key = key("{found.path}")\n'
    if f"{found.name}.key =" in source:
        return source
    if BEGIN in source:
        return source.replace(f"{BEGIN}\n", key, 1)
    before, _, show = source.rpartition("\n")
    return f"{before}\n{key}{END}\n{show}"


def _nbgrader(cell_type, name, *, points=None, locked, solution):
    """nbgrader's own metadata of a cell."""
    graded = {"grade": points is not None, **({} if points is None else {"points": points})}
    return {"cell_type": cell_type, "grade_id": name, "locked": locked, "schema_version": 3, "solution": solution, "task": False, **graded}


def _literal(node):
    try:
        return ast.literal_eval(node)
    except ValueError:
        return ...
