"""Does the code keep the few rules of pyproject.toml, and are its docstrings in one dialect?"""

import ast
import re
import subprocess
import sys

import pytest

ONE_TICK = re.compile(r"(?<![`\\])`[^`\n]+`(?!`)")


def test_the_linter_finds_nothing(root):
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("top", ["course", "grading", "datasets", "tests"])
def test_types_are_told_in_docstrings_alone_and_code_stands_between_two_backticks(root, top):
    found = []
    for path in (root / top).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                told = node.args
                if node.returns or any(one and one.annotation for one in (*told.posonlyargs, *told.args, *told.kwonlyargs, told.vararg, told.kwarg)):
                    found.append(f"{path.relative_to(root)}:{node.lineno} {node.name} has type hints")
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and ONE_TICK.search(ast.get_docstring(node) or ""):
                found.append(f"{path.relative_to(root)}:{getattr(node, 'lineno', 1)} has one backtick in its docstring")
    assert not found
