"""Is every name of the course used by the course? What only tests use lies with the tests."""

import ast
import re
import tokenize
from collections import Counter

# What a case must meet whatever the levers is used by its tests alone, and stands beside its model for who reads both.
KEPT = re.compile(r"course/cases/\w+/author/theory\.py$")
CALLED_BY_OTHERS = {"load_ipython_extension"}


def test_no_name_is_used_by_tests_alone(root):
    ours = {path: path.relative_to(root).as_posix() for room in ("course", "grading", "datasets", "solutions") for path in (root / room).rglob("*.py")}
    used = Counter(re.findall(r"\w+", "".join(path.read_text(encoding="utf-8") for path in (root / "grading").rglob("*.j2"))))
    for path in (*ours, root / "nbgrader_config.py"):
        used.update(words(path))
    unused = [f"{name} in {path}" for file, path in ours.items() if path.startswith(("course", "grading")) and not KEPT.match(path)
              for name in names(file) if used[name] < 2 and name not in CALLED_BY_OTHERS]
    assert not unused


def names(path):
    """What a file defines at its top: functions, classes, constants."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name) and not target.id.startswith("__"))


def words(path):
    """The names in a file's code and in its texts, docstrings and comments left out."""
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.NAME:
                yield token.string
            elif token.type == tokenize.STRING and not token.string.startswith('"""'):
                yield from re.findall(r"\w+", token.string)
