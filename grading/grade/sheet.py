"""What a module asks and how it is scored, as the gradebook holds it: plain data that a worker can be sent."""

import ast
import hashlib
import json
import re
from dataclasses import dataclass, replace

from nbgrader.api import MissingEntry

from course.errors import CourseError
from course.record.edition import REFERENCE
from grading.gradebook import missing, opened

HIDDEN = re.compile(r"^### BEGIN HIDDEN TESTS$.*?^### END HIDDEN TESTS$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class SourceCell:
    """One cell of nbgrader's, as its author wrote it.

    ``reads`` is what its score takes from the learner's kernel, ``declares`` what a page has
    of it: the exercise without key and score, for the cells below that speak of it.
    """

    name: str
    cell_type: str
    source: str
    checksum: str
    locked: bool
    grade: bool
    solution: bool
    points: float
    reads: tuple
    tags: tuple
    declares: str = ""

    @property
    def scored(self):
        """Whether it ends in a Score."""
        return self.cell_type == "code" and self.grade and not self.solution


@dataclass(frozen=True)
class Sheet:
    """A module's cells in their order, what its notebook says of itself, and which edition of all this it is.

    ``page`` are the steps of the notebook as it was released, ``ahead`` how many of them come
    before the first cell that is a learner's to write.
    """

    module: str
    cells: tuple
    course: dict
    edition: str
    page: tuple = ()
    ahead: int = 0

    @property
    def tables(self):
        """The edition of the tables that its key works answers out from, as a record names it."""
        return self.course.get("edition", REFERENCE)

    def cell(self, name):
        """The cell of this name, or ``None``."""
        return next((cell for cell in self.cells if cell.name == name), None)

    def step(self, cell):
        """What the learner's kernel does for a code cell: run its text, or say what a score reads."""
        source = self.cell(cell["metadata"].get("nbgrader", {}).get("grade_id"))
        return {"declare": source.declares, "read": list(source.reads)} if source and source.scored else {"run": "".join(cell["source"])}


def sheet(layout, module, db_url):
    """Read a module's sheet, as an edition has it.

    Raises
    ------
    CourseError
        When there is no gradebook, the module is not in it, or its solution is not built.
    """
    if missing(db_url):
        raise CourseError("There is no gradebook yet.", "It is made with the modules, and knows what is scored.",
                          f"Run python3 -m grading build {module}.")
    try:
        with opened(db_url) as book:
            found = book.find_notebook(module, module)
            points = {cell.name: float(cell.max_score) for cell in found.grade_cells}
            solutions = {cell.name for cell in found.solution_cells}
            rows = {cell.name: (cell.cell_type, cell.source, cell.checksum, bool(cell.locked)) for cell in found.source_cells}
    except MissingEntry as error:
        raise CourseError(f"The gradebook does not know {module}.", "It was made before this module was built.",
                          f"Run python3 -m grading build {module}.") from error
    notebook = _notebook(layout.solution(module), module)
    order = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell["metadata"] for cell in notebook["cells"]}
    if layout.edition != REFERENCE:  # the gradebook has the reference's: an edition's catalogue may hold other numbers
        own = {cell["metadata"].get("nbgrader", {}).get("grade_id"): "".join(cell["source"]) for cell in notebook["cells"]}
        rows |= {name: (kind, own[name], *rest) for name, (kind, _, *rest) in rows.items() if name in points and name not in solutions and name in own}
    names = sorted(rows, key=lambda name: list(order).index(name) if name in order else len(order))
    cells = tuple(SourceCell(name, *rows[name], grade=name in points, solution=name in solutions, points=points.get(name, 0.0),
                             reads=tuple(order.get(name, {}).get("reads", ())), tags=tuple(order.get(name, {}).get("tags", ())),
                             declares=_declares(rows[name][1]) if name in points and name not in solutions else "")
                  for name in names)
    digest = hashlib.sha256(repr(cells).encode() + layout.key(module).read_bytes() + layout.edition.replace(REFERENCE, "").encode())
    asked = Sheet(module, cells, dict(notebook["metadata"].get("course", {})), digest.hexdigest())
    page = [cell for cell in _notebook(layout.modules / module / f"{module}.ipynb", module)["cells"] if cell["cell_type"] == "code"]
    ahead = next((at for at, cell in enumerate(page) if cell["metadata"].get("nbgrader", {}).get("solution")), len(page))
    return replace(asked, page=tuple(map(asked.step, page)), ahead=ahead)


def warm_cells(sheet):
    """What the warm process runs once: what comes before a learner's own cells, and the score cells.

    Returns
    -------
    dict
        ``learner`` (list of steps) and ``trusted`` (list of source text).
    """
    return {"learner": sheet.page[:sheet.ahead], "trusted": [cell.source for cell in sheet.cells if cell.scored]}


def _declares(source):
    """A score cell without its hidden part and its last line."""
    try:
        body = ast.parse(HIDDEN.sub("", source)).body
    except SyntaxError:
        return ""
    return ast.unparse(ast.Module(body[:-1] if body and isinstance(body[-1], ast.Expr) else body, []))


def _notebook(path, module):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CourseError(f"{path.parent.parent.name}/{module}/{module}.ipynb is missing or damaged.", "What is scored can't be told.",
                          f"Run python3 -m grading build {module}.") from error
