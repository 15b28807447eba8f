"""Which way the arrows run: every import of every file is read and held to the architecture."""

import ast
import json
import subprocess
import sys

import pytest

from tests.house.copies import folder_of_course

ROOT = folder_of_course()
OURS = {"course", "grading", "datasets", "tests", "solutions", "modules"}

# Room -> (packages it may use, packages it may use inside a function only, rooms of ours it may use).
# The first room that a file's dotted name starts with counts.
ROOMS = {
    "course.simulation": ({"numpy"}, {"pandas"}, {"course.simulation", "course.errors"}),
    "course.charts": (
        {"altair", "pandas", "anywidget", "numpy", "traitlets", "IPython"},
        {"vl_convert"},
        {"course.charts", "course.errors"},
    ),
    # ``begin`` opens a page, so it is where the charts' theme is put on too.
    "course.exercises.page": (set(), set(), {"course.exercises", "course.record", "course.charts", "course.errors"}),
    "course.record": (set(), set(), {"course.record", "course.files", "course.place"}),
    "course.exercises": (
        {"ipywidgets", "anywidget", "traitlets", "IPython"},
        {"pandas", "numpy"},
        {"course.exercises", "course.fronts", "course.record", "course.errors", "course.place", "course.simulation"},
    ),
    "course.desk": ({"IPython"}, set(), {"course.desk", "course.exercises", "course.launch", "course.learners", "course.record", "course.errors", "course.files", "course.place"}),
    "course.learners": (set(), set(), set()),
    "course.data": ({"pandas"}, set(), {"course.errors", "course.place"}),
    "course.errors": (set(), set(), set()),
    "course.files": (set(), set(), set()),
    "course.fronts": (set(), set(), set()),
    "course.place": (set(), set(), set()),
    "course.submit": ({"nbgrader"}, set(), set()),
    "course.launch": (
        set(),
        {"packaging", "nbformat", "nbgrader", "traitlets", "jupyterlab", "jupyter_server", "jupyter_core", "jupyterhub", "json5", "mistune", "playwright"},
        {"course.launch", "course.learners", "course.record", "course.errors", "course.files", "course.fronts", "course.place"},
    ),
    "course.__main__": (set(), set(), {"course.launch"}),
}
# Files of a case -> what each may use beside its own case.
FILES_OF_A_CASE = {
    "charts": ({"altair", "pandas", "numpy"}, {"course.charts", "course.errors"}),
    "simulator": (
        {"altair", "pandas", "numpy", "anywidget", "ipywidgets", "traitlets", "IPython"},
        {"course.charts", "course.exercises", "course.simulation", "course.errors"},
    ),
    "parts": ({"numpy"}, {"course.exercises", "course.simulation"}),
    "author": ({"altair", "numpy", "pandas"}, {"course.charts", "course.simulation", "course.errors"}),
    "*": ({"numpy", "pandas"}, {"course.simulation", "course.errors"}),
}

# Room of grading -> what else of it each may use.
LAYERS = {"kernels": {"keys"}, "hand_in": {"inert", "layout"}}
LAYERS["grade"] = {"kernels", *LAYERS["hand_in"], "hand_in", "criteria", "declared", "editions", "gradebook", "runs"}
LAYERS["results"] = {*LAYERS["grade"], "grade", "build", "keys"}
LAYERS["marking"] = {*LAYERS["grade"], "grade", "build"}
LAYERS["export"] = {*LAYERS["grade"], "grade", "results", "spreadsheet"}
LAYERS["badges"] = {"inert", "layout", "grade", "results"}
LAYERS["debrief"] = {"build", "nbgrader", "results"}
LAYERS["nbgrader"] = {*LAYERS["grade"], "grade", "build", "held_back", "marking", "results", "spreadsheet"}
LAYERS["week"] = {*LAYERS["grade"], "grade", "results", "spreadsheet"}


def test_the_package_itself_imports_nothing():
    assert not list(imports(ROOT / "course" / "__init__.py"))


@pytest.mark.parametrize("path", sorted((ROOT / "course").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_of_the_course_imports_only_what_its_room_may(path):
    for name, deep in imports(path):
        assert is_allowed(dotted(path), name, deep), f"{path.relative_to(ROOT)} must not import {name}"


def test_the_launcher_can_be_imported_by_a_python_without_any_package():
    """So can the error it raises and the record it carries; and loading it loads no other room of the course."""
    rooms = [dotted(path) for path in (ROOT / "course" / "launch").glob("*.py")]
    check = (
        f"import sys, importlib; sys.path.insert(0, {str(ROOT)!r}); "
        f"[importlib.import_module(name) for name in {rooms!r}]; "
        "print(*(name for name in sys.modules if name.startswith('course.')))"
    )
    done = subprocess.run([sys.executable, "-I", "-S", "-c", check], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {name.split(".")[1] for name in done.stdout.split()} == {"launch", "learners", "record", "errors", "files", "fronts", "place"}


def test_nothing_imports_datasets_tests_or_solutions():
    for folder in ("course", "grading", "datasets"):
        for path in (ROOT / folder).rglob("*.py"):
            for name, _ in imports(path):
                top = name.split(".")[0]
                assert top not in {"tests", "solutions", "modules", "datasets"} or top == folder, f"{path} imports {name}"


@pytest.mark.parametrize("path", sorted(path for room in LAYERS for path in (ROOT / "grading" / room).glob("*.py")), ids=lambda path: str(path.relative_to(ROOT)))
def test_grading_is_laid_in_layers(path):
    """Kernels know nothing of hand-ins, hand-ins nothing of scores, and none of them of nbgrader's plug-ins."""
    for name, _ in imports(path):
        above = name.split(".")[1:2]
        assert not name.startswith("grading") or above and above[0] in {path.parent.name, *LAYERS[path.parent.name]}, f"{path.relative_to(ROOT)} imports {name}"


def test_a_learners_notebook_imports_the_course_pandas_and_altair_only():
    for path in (ROOT / "modules").glob("*/*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
        names = {name for name, _ in imports_in(ast.parse(code), "notebook")}
        assert {name.split(".")[0] for name in names} <= {"course", "pandas", "altair"}, path.name
        assert not any(map(of_an_author, names)), path.name


@pytest.mark.parametrize("package", ["course", "grading"])
def test_no_module_and_no_room_leads_back_to_itself(package):
    """An import inside a function counts too, unless its line says that it is there for the time that a start takes."""
    arrows = arrows_of(package)
    assert not circles(arrows)
    rooms = {}
    for file, names in arrows.items():
        rooms.setdefault(room_of(file), set()).update(map(room_of, names))
    assert not circles({room: names - {room} for room, names in rooms.items()})


def test_a_circle_is_found_however_long_it_is():
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == ["a", "b", "c"] and not circles({"a": {"b"}, "b": {"c"}, "d": {"c"}})


def circles(arrows):
    """The names from which a way leads back: those left when what leads nowhere, and what nothing leads to, is taken away again and again."""
    left = {file: set(names) for file, names in arrows.items()}
    while True:
        led_to = set().union(*left.values())
        gone = {file for file, names in left.items() if file not in led_to or not names & left.keys()}
        if not gone:
            return sorted(left)
        left = {file: names - gone for file, names in left.items() if file not in gone}


def arrows_of(package):
    """The modules of ours that each module of a package imports."""
    files = {dotted(path): path for path in (ROOT / package).rglob("*.py")}
    found = {}
    for file, path in files.items():
        text = path.read_text(encoding="utf-8")
        lines, inside = text.splitlines(), file if path.name == "__init__.py" else file.rpartition(".")[0]
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import | ast.ImportFrom) and "# start-up" not in lines[node.lineno - 1]:
                named = named_in(node, inside)
                found.setdefault(file, set()).update(max((one for one in files if name == one or name.startswith(one + ".")), key=len, default="") for name in named)
    return {file: names - {"", package} for file, names in found.items()}


def named_in(node, package):
    """What an import names, each with the module that it is taken from."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
    return [".".join([*base, *filter(None, [node.module]), alias.name]) for alias in node.names]


def room_of(file):
    """``course.exercises`` of ``course.exercises.page``; a case is a room of its own."""
    return ".".join(file.split(".")[: 3 if file.startswith("course.cases.") else 2])


@pytest.mark.parametrize(
    ("file", "name", "deep"),
    [
        ("course.simulation.run", "altair", False),
        ("course.simulation.run", "pandas", False),
        ("course.cases.curbside.model", "ipywidgets", False),
        ("course.cases.curbside.model", "course.charts", False),
        ("course.cases.curbside.model", "course.cases.other.model", False),
        ("course.cases.curbside.frames", "course.cases.curbside.author.findings", False),
        ("course.cases.curbside.simulator", "course.cases.curbside.author", True),
        ("course.data", "course.cases.curbside.author.fields", True),
        ("course.exercises.kinds.number", "grading.keys", True),
        ("course.launch.command", "jupyterlab", False),
    ],
)
def test_the_rules_notice_an_arrow_that_runs_the_wrong_way(file, name, deep):
    assert not is_allowed(file, name, deep)


def is_allowed(file, name, deep):
    """May ``file`` import ``name`` (at the top, or deep inside a function)?"""
    top = name.split(".")[0]
    if top in sys.stdlib_module_names or file == "course.__init__":
        return True
    packages, lazily, rooms = rules(file)
    if of_an_author(name) and not of_an_author(file):
        return False  # no learner is given it
    if top in OURS:
        return any(name == room or name.startswith(room + ".") for room in rooms)
    return top in packages or (deep and top in lazily)


def of_an_author(name):
    parts = name.split(".")
    return parts[:1] == ["course"] and "author" in parts


def rules(file):
    parts = file.split(".")
    if parts[1] == "cases":
        if len(parts) < 4:
            return set(), set(), {"course.cases", "course.errors", "course.simulation"}
        packages, rooms = FILES_OF_A_CASE.get(parts[3], FILES_OF_A_CASE["*"])
        return packages, set(), {*rooms, ".".join(parts[:3])}
    return next((rule for room, rule in ROOMS.items() if file == room or file.startswith(room + ".")), (set(), set(), set()))


def dotted(path):
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__") if name != "course.__init__" else name


def imports(path):
    """(module name, is it inside a function?) for each import of the file."""
    package = dotted(path) if path.name == "__init__.py" else dotted(path).rpartition(".")[0]
    return imports_in(ast.parse(path.read_text(encoding="utf-8")), package)


def imports_in(tree, package, deep=False):
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, deep) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            module = ".".join([*base, node.module] if node.module else base)
            # ``from course import data`` names a module too.
            yield from ((f"{module}.{alias.name}" if module in {"course", "grading"} else module, deep) for alias in node.names)
        else:
            inside = deep or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from imports_in(node, package, inside)
