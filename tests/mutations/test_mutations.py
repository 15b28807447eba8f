"""What ``python3 -m tests.mutations`` changes, and where: a wrong that can be run, in every file that decides a score."""

import pytest

from tests.mutations.mutants import mutants, sample
from tests.mutations.run import all_mutants, known, rooms, survivors


def test_a_mutant_differs_in_one_place_and_can_still_be_parsed():
    text = "TOLERANCE = 0.5\n\ndef within(a, b):\n    return {**a, **b} if not a == b and a else max(a, b)\n"
    found = mutants("x.py", text)
    changed = {one.of(text) for one in found}
    assert text.replace("0.5", "1.0") in changed and text.replace("{**a, **b}", "{**b, **a}") in changed
    assert text.replace("max", "min") in changed and text.replace("not a == b", "bool(a == b)") in changed
    assert len(changed) == len(found)
    for one in changed:
        compile(one, "x.py", "exec")


def test_every_key_of_a_module_is_among_what_is_changed(root):
    assert {str(path.relative_to(root)) for path in root.glob("solutions/*/key.py")} - {"solutions/00_welcome/key.py"} <= set(rooms())


def test_a_sample_takes_of_every_file_and_is_the_same_each_time():
    found = all_mutants()
    drawn = sample(found, 1, seed=1)
    assert [one.path for one in drawn] == sorted({one.path for one in found})
    assert [one.name for one in drawn] == [one.name for one in sample(found[::-1], 1, seed=1)]


def test_who_is_known_to_survive_is_still_there_and_has_a_reason():
    names = {one.name for one in all_mutants()}
    assert [name for name, why in known().items() if name not in names or len(why.split()) < 3] == []


@pytest.mark.thorough
def test_a_wrong_in_each_file_that_decides_a_score_is_seen():
    assert [one.name for one in survivors(sample(all_mutants(), 1, seed=1)) if one.name not in known()] == []
