"""Is every module held to every bar? Each test of modules finds them itself, so that a new one is held to all from the day on which its lesson lies in ``solutions/``.

What a module is held to, and where: that its made files are what a build makes, that its solution gives the same outputs again, that unanswered
it runs clean (``tests/grading/test_modules.py``); that right, partial and blank hand-ins get what they deserve (``tests/grading/test_whole_module.py``);
that a manager goes through it by mouse and with keys (``tests/walk/test_every_module.py``); that everybody can use it, on paper too
(``tests/access``); that nothing in a learner's copy tells an answer (``tests/cheating``); that what is said at once leaves the answer open
(``tests/exercises/test_released.py``); how long it takes, what its conclusions rest on, which figures are luck (``tests/referee``). The build refuses a
seed id that no article has. A module brings a folder of its own beside these, such as ``tests/curbside``: its right and wrong ``answers.py``, the claims
of its story; and what its notes and tiles say on the way, in a walk of its own, such as ``tests/walk/test_curbside.py``.
"""

import ast

import pytest

from grading.keys import load
from grading.layout import HERE
from tests.scoring import scored, shown

TESTS = HERE.root / "tests"
MODULES = set(HERE.lessons())
SCORED = [module for module in HERE.lessons() if scored(module)]


def listed(source):
    """Lists, sets, tuples and mappings in a source that name more than one module of the course."""
    tree = ast.parse(source)
    unpacked = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple)}
    for node in ast.walk(tree):
        parts = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        named = MODULES & {part.value for part in parts if isinstance(part, ast.Constant)}
        if len(named) > 1 and id(node) not in unpacked:
            yield f"line {node.lineno}: {', '.join(sorted(named))}"


def test_no_test_takes_its_modules_from_a_list():
    found = {path.relative_to(TESTS).as_posix(): list(listed(path.read_text(encoding="utf-8"))) for path in TESTS.rglob("*.py")}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize("source", ["X = {{'{}': 1, '{}': 2}}", "f(['{}', '{}'])", "for x in ('{}', '{}'): pass"])
def test_a_list_of_modules_would_be_found(source):
    assert list(listed(source.format(*sorted(MODULES))))


def test_what_scores_nothing_is_the_welcome_page_alone():
    """A module without a score cell would pass by most of the bars."""
    assert MODULES - set(SCORED) == {"00_welcome"}


@pytest.mark.parametrize("module", SCORED)
def test_a_module_asks_eight_exercises_for_forty_points_and_the_last_for_sixty_each_with_a_key_and_its_sources(module):
    asked = shown(module)
    numbers = {name.rpartition("-")[2].rstrip("bcd") for name in asked}
    assert numbers == {str(number) for number in range(1, 9)}
    assert sum(exercise.points for exercise in asked.values()) == (60 if module.startswith("07") else 40)
    assert all(exercise.seeds for exercise in asked.values())
    key = load(HERE, module)
    assert {name for name, exercise in asked.items() if exercise.kind != "memo"} == set(key.KEYS)
    assert {name for name, exercise in asked.items() if exercise.kind != "code"} == set(key.ANSWERS), "a walk and a build answer all of it"
