"""What no page needs of a case lies in its ``author/``, and no learner gets that: held by following what the released pages import."""

import ast
import json

from grading.bundle import LEFT_OUT
from grading.layout import HERE
from tests.house.test_imports import dotted, imports_in

CASES = HERE.root / "course" / "cases"


def needed():
    """The modules of cases that some released page imports, and those that these import in turn."""
    found, next_ones = set(), {name for path in HERE.modules.glob("*/*.ipynb") for name in on(path)}
    while next_ones:
        found |= next_ones
        next_ones = {name for one in next_ones for name in reached(ast.parse(file(one).read_text(encoding="utf-8")), one.rpartition(".")[0])} - found
    return found


def on(path):
    """The modules of cases that a notebook's cells import."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return reached(ast.parse("\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")), "page")


def reached(tree, package):
    """The modules of cases that a source in ``package`` imports, those too that stand behind one: ``from course.cases.pickup import charts``."""
    named = {f"{node.module}.{alias.name}" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module for alias in node.names}
    return {name for name in {*named, *(name for name, _ in imports_in(tree, package))} if of_a_case(name)}


def of_a_case(name):
    return name.startswith("course.cases.") and file(name).is_file()


def file(name):
    path = HERE.root.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def test_a_learner_gets_of_a_case_what_some_page_needs_and_nothing_else():
    wanted = {name for name in needed() if name.count(".") > 2}
    given = {dotted(path) for path in CASES.glob("*/**/*.py") if path.parent != CASES and path.name != "__init__.py"
             and not LEFT_OUT(str(path.parent), [part for part in path.relative_to(CASES).parts])}
    assert wanted and given == wanted


def test_no_page_reaches_into_an_authors_folder():
    assert not [name for name in needed() if ".author" in name]
