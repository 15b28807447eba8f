"""Does any attack succeed against our grader, or hurt the hand-in beside it?"""

import pytest

from tests.attacks.catalogue import ATTACKS, CLASSES
from tests.attacks.graders import ours
from tests.attacks.judge import damage, evidence
from tests.attacks.scene import Scene

SMALL = [name for name, (_, attack) in ATTACKS.items() if not attack.thorough]
HEAVY = [name for name, (_, attack) in ATTACKS.items() if attack.thorough]
# One honest hand-in among so many attacks.
BETWEEN = 8


def graded(names):
    """One cohort of these attacks with honest hand-ins before, between and after them."""
    with Scene() as scene:
        for at, name in enumerate(names):
            if at % BETWEEN == 0:
                scene.hand_in_honest(f"{name}-neighbour")
            scene.hand_in(ATTACKS[name][1])
        scene.hand_in_honest("zz-last")
        found = ours(scene)
        return ({name: evidence(ATTACKS[name][1], scene, found) for name in names}, list(damage(scene, found)), found)


@pytest.fixture(scope="module")
def small():
    return graded(SMALL)


@pytest.fixture(scope="module")
def heavy():
    return graded(HEAVY)


@pytest.mark.parametrize("name", SMALL)
def test_the_attack_fails(small, name):
    assert small[0][name] == []


def test_nobody_beside_an_attack_loses_anything(small):
    befell, found = small[1:]
    assert befell == [], found.said[-2_000:]
    assert found.status == 0


@pytest.mark.thorough
@pytest.mark.parametrize("name", HEAVY)
def test_the_heavy_attack_fails(heavy, name):
    assert heavy[0][name] == []


@pytest.mark.thorough
def test_nobody_beside_a_heavy_attack_loses_anything(heavy):
    assert heavy[1] == []


@pytest.mark.parametrize("group", CLASSES)
def test_every_class_has_attacks_that_say_what_they_try_and_how_it_would_show(group):
    found = CLASSES[group].ATTACKS
    assert found and all(attack.tries and attack.shows for attack in found)


def test_attacks_are_told_apart_by_name():
    names = [attack.name for module in CLASSES.values() for attack in module.ATTACKS]
    assert len(names) == len(set(names))


def test_the_judge_sees_what_succeeds():
    """An attack that is let out of every sandbox shows in each way that the judge looks at."""
    from tests.attacks.attack import Attack
    from tests.attacks.graders import Graded, Row

    with Scene() as scene:
        scene.hand_in_honest("honest")
        attack = Attack("all-at-once", "everything", "everywhere", most=10, loud=True)
        (scene.loot / "all-at-once").write_text("here")
        scene.listeners.heard = "all-at-once\n"
        row = Row({"m91-1": 4.0}, most=99, shown=f"GOT 11\nTOOK it\n{scene.canaries['KEY']}", bytes=9_000_000)
        found = Graded({"all-at-once": row, "honest": Row({"m91-1": 0.0})}, 0, "", 1.0, ["course/x.py"], ["python"])
        seen = " / ".join(evidence(attack, scene, found))
        for word in ("earns 4", "99 points", "loot: here", "secret of the key", "was heard", "reached 11", "9 MB", "ordinary zero"):
            assert word in seen
        harmed = " / ".join(damage(scene, found))
        assert "honest deserves 10" in harmed and "course/x.py is changed" in harmed and "still runs" in harmed
