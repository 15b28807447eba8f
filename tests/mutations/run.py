"""Runs the tests of a room on a copy of the course in which one place is changed.

A fork of a process that has the libraries already makes a run start in hundredths of a second;
nothing of the course is imported before the fork, so that every run reads the changed file.
"""

import contextlib
import importlib
import json
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutations.mutants import mutants

ROOT = Path(__file__).resolve().parents[2]
OURS = ("course", "grading", "tests", "datasets", "modules", "solutions")
LIBRARIES = ("altair", "anywidget", "hypothesis", "IPython", "ipywidgets", "jupytext", "nbclient", "nbconvert", "nbgrader.api", "numpy", "pandas",
             "pytest", "scipy.stats")
# What decides a score, and the tests that have to see a wrong in it; the first pattern that fits counts. The
# rooms are folders: a new case or a new file in one of them is tried without a word here.
ROOMS = {
    "solutions/*_{case}/key.py": ("tests/{case}/test_*.py", "tests/exercises/test_*.py", "tests/grading/test_keys.py", "tests/grading/test_lessons.py",
                                "tests/grading/test_modules.py"),
    "course/cases/{case}/author/decision.py": ("tests/{case}/test_*.py", "tests/exercises/test_released.py"),
    "course/exercises/*.py": ("tests/exercises/test_*.py", "tests/*/test_decided.py"),
    "course/exercises/kinds/*/*.py": ("tests/exercises/test_*.py", "tests/*/test_decided.py"),
    "grading/kernels/values.py": ("tests/grading/test_values.py", "tests/exercises/test_shapes.py", "tests/*/test_decided.py"),
    "grading/grade/*.py": ("tests/grading/**/test_*.py",),
    "grading/hand_in/*.py": ("tests/grading/**/test_*.py",),
    "grading/nbgrader/*.py": ("tests/grading/**/test_*.py",),
}


def rooms(root=ROOT):
    """The files that are tried, each with the tests that have to see a wrong in it: ``{path: [path of a test, …]}``."""
    cases = sorted(folder.name for folder in (root / "course" / "cases").iterdir() if (folder / "__init__.py").is_file())
    found = {}
    for pattern, tests in ROOMS.items():
        for case in cases if "{case}" in pattern else [""]:
            for path in sorted(root.glob(pattern.format(case=case))):
                named = [one for test in tests for one in sorted(root.glob(test.format(case=case)))]
                found[str(path.relative_to(root))] = [str(one.relative_to(root)) for one in _nearest_first(dict.fromkeys(named), path.stem)]
    return found


def _nearest_first(tests, stem):
    """Those that bear or import the file's name before the others: a wrong is mostly seen there, and at once."""
    imports = re.compile(rf"^\s*(from|import)\b.*\b{stem}\b", re.M)
    return sorted(tests, key=lambda test: stem not in test.stem and not imports.search(test.read_text(encoding="utf-8")))


def all_mutants(root=ROOT):
    """Every mutant of every file that decides a score."""
    return [one for path in rooms(root) for one in mutants(path, (root / path).read_text(encoding="utf-8"))]


def known():
    """Mutants that no test sees and that do no harm: ``{name: why}``."""
    return json.loads(Path(__file__).with_name("survivors.json").read_text(encoding="utf-8"))


def survivors(chosen, side_by_side=2, say=print):
    """Those of ``chosen`` that no test of their room sees.

    Raises
    ------
    AssertionError
        When the tests of a room fail with nothing changed: then they would see anything.
    """
    for name in LIBRARIES:
        importlib.import_module(name)
    tests = rooms()
    with tempfile.TemporaryDirectory() as folder:
        copies = SimpleQueue()
        for n in range(side_by_side):
            copies.put(_copy(Path(folder) / str(n)))
        longest_s = {}
        for named in {frozenset(tests[one.path]) for one in chosen}:  # in whatever order: the same tests once
            copy, begun = copies.get(), time.monotonic()
            assert _passes(copy, sorted(named), 3600), f"these tests fail with nothing changed: {' '.join(sorted(named))}"
            longest_s[named] = 60 + 4 * (time.monotonic() - begun)
            copies.put(copy)

        def sees(one):
            copy = copies.get()
            path = copy / one.path
            text = path.read_text(encoding="utf-8")
            begun = time.monotonic()
            try:
                path.write_text(one.of(text), encoding="utf-8")
                survived = _passes(copy, tests[one.path], longest_s[frozenset(tests[one.path])])
            finally:
                path.write_text(text, encoding="utf-8")
                copies.put(copy)
            say(f"{'SURVIVED' if survived else 'seen    '} {time.monotonic() - begun:5.1f} s  {one.path}:{one.line}  {one.was} → {one.becomes}")
            return not survived

        with ThreadPoolExecutor(side_by_side) as pool:
            return [one for one, seen in zip(chosen, pool.map(sees, chosen), strict=True) if not seen]


def _copy(to):
    leave = shutil.ignore_patterns(".git", ".venv", ".jupyter", "my-course", "__pycache__", ".pytest_cache", "gradebook.db", "submitted",
                                   "autograded", "feedback", "exchange")
    shutil.copytree(ROOT, to, ignore=leave)
    if (ROOT / ".venv").is_dir():
        (to / ".venv").symlink_to(ROOT / ".venv")
    return to


def _passes(copy, tests, longest_s):
    """Whether these tests pass in a copy. What has not ended by then is taken for seen: it runs for ever."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            os._exit(_in_child(copy, tests))
        os._exit(70)
    ends = time.monotonic() + longest_s
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) == 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _in_child(copy, tests):
    os.setpgid(0, 0)
    os.chdir(copy)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    for name in [name for name in sys.modules if name.partition(".")[0] in OURS]:
        del sys.modules[name]
    sys.path[:] = [str(copy), *(one for one in sys.path if one and Path(one).resolve() != ROOT)]
    sys.dont_write_bytecode = True  # a changed file of the same size and second would be taken for the one before
    os.environ.update(PYTHONDONTWRITEBYTECODE="1", PYTHONPATH=str(copy))
    import pytest

    return pytest.main(["-x", "-q", "--no-browser", "-p", "no:cacheprovider", "-p", "no:xdist", "--basetemp", str(copy.parent / f"tmp-{copy.name}"),
                        *tests])
