"""Which modules a page is opened of in each run: few, however many there are. The long run opens them all."""

import functools
import json

import pytest

from grading.layout import HERE
from tests.scoring import scored


@functools.cache
def few(*besides):
    """Modules that between them, and with those that are looked at ``besides``, have every kind of exercise: in their order, each that has one which those before it lack."""
    seen, chosen = {kind for module in besides for kind in _kinds(module)}, set()
    for module in filter(scored, HERE.lessons()):
        if not _kinds(module) <= seen:
            chosen.add(module)
            seen |= _kinds(module)
    return frozenset(chosen)


def _kinds(module):
    listed = json.loads((HERE.modules / module / f"{module}.ipynb").read_text("utf-8"))["metadata"]["course"]["exercises"]
    return {exercise["kind"] for exercise in listed}


STORY = "02_curbside"  # the module that each run goes through by mouse, to the corrected feedback: tests/walk/test_curbside.py
WALKED = few(STORY)  # those that it goes through with keys, and judges as it leaves them: tests/walk/test_every_module.py


def in_each_run(modules, *besides):
    """``modules`` as parameters of a test: the few, and what earns no points, in each run, all of them in the long one. ``besides`` are those that another test has looked at so."""
    return [pytest.param(module, marks=() if module in few(*besides) or not scored(module) else pytest.mark.thorough) for module in modules]
