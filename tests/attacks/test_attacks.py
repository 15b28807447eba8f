"""Does any attack succeed against our grader, or hurt the hand-in beside it?"""

import pytest

from grading.kernels.guard import NO_ROOM
from tests.attacks.catalogue import ATTACKS, BY_ACCOUNT, CLASSES
from tests.attacks.graders import by_nbgrader, ours
from tests.attacks.judge import damage, evidence
from tests.attacks.scene import Scene
from tests.house.account import ACCOUNTS, CONTAINED

# One honest hand-in among so many attacks.
BETWEEN = 12


def cases(*, thorough):
    """(account, attack) for each attack; all as a plain account, and as root too where that is another matter."""
    return [(who, name) for who in ACCOUNTS for name, (group, attack) in ATTACKS.items()
            if attack.thorough == thorough and (who == ACCOUNTS[-1] or group in BY_ACCOUNT)]


SMALL, HEAVY = cases(thorough=False), cases(thorough=True)
UNROOMED = [(CONTAINED, name) for name, (group, attack) in ATTACKS.items() if group in BY_ACCOUNT and not attack.thorough]
FEW = [(CONTAINED, module.ATTACKS[0].name) for module in CLASSES.values()]


@pytest.fixture(scope="module")
def built():
    """A scene in which nothing has happened: others are made like it, which takes no building."""
    with Scene() as scene:
        yield scene


@pytest.fixture(scope="module")
def cohort(built):
    """``cohort(cases, who)`` grades an account's attacks, once: what shows that each succeeded, what befell everybody, how it went."""
    graded = {}

    def of(cases, who):
        if (len(cases), who) not in graded:
            graded[len(cases), who] = _graded(built, [name for account, name in cases if account == who], who)
        return graded[len(cases), who]

    return of


def _graded(built, names, who, road=ours, **how):
    with Scene(like=built) as scene:
        for at, name in enumerate(names):
            if at % BETWEEN == 0:
                scene.hand_in_honest(f"{name}-neighbour")
            scene.hand_in(ATTACKS[name][1])
        scene.hand_in_honest("zz-last")
        found = road(scene, who=who, **how)
        return {name: evidence(ATTACKS[name][1], scene, found) for name in names}, list(damage(scene, found)), found


@pytest.mark.parametrize("who, name", SMALL)
def test_the_attack_fails(cohort, who, name):
    assert cohort(SMALL, who)[0][name] == []


@pytest.mark.parametrize("who", ACCOUNTS)
def test_nobody_beside_an_attack_loses_anything(cohort, who):
    _, befell, found = cohort(SMALL, who)
    assert befell == [], found.said[-2_000:]
    assert found.status == 0


def test_an_account_that_may_have_few_processes_loses_nobody_to_those_who_take_them_all(built):
    shown, befell, found = _graded(built, ["stop-threads", "stop-fork", "stop-talk", "stop-leave", "stop-shout-on"], "plain", most_processes=40)
    assert not any(shown.values()) and befell == [] and found.status == 0, found.said[-2_000:]


def test_where_no_room_can_be_made_it_is_said_and_nothing_else_is_other(cohort):
    """One attack of each class, beside honest work, in a container that lets an account have no name space."""
    shown, befell, found = cohort(FEW, CONTAINED)
    assert NO_ROOM in found.said
    assert befell == [] and found.status == 0 and not any(shown.values())


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for who, name in UNROOMED])
def test_the_attack_fails_where_no_room_can_be_made(cohort, name):
    assert cohort(UNROOMED, CONTAINED)[0][name] == []


@pytest.mark.thorough
@pytest.mark.parametrize("who", ACCOUNTS)
def test_by_nbgraders_own_command_attacks_fail_too(built, who):
    """Every third of those in which it matters who grades: one hand-in after another takes long."""
    shown, befell, _ = _graded(built, [name for account, name in UNROOMED][::3], who, by_nbgrader)
    assert {name: found for name, found in shown.items() if found} == {} and befell == []


@pytest.mark.thorough
@pytest.mark.parametrize("who, name", HEAVY)
def test_the_heavy_attack_fails(cohort, who, name):
    assert cohort(HEAVY, who)[0][name] == []


@pytest.mark.thorough
@pytest.mark.parametrize("who", ACCOUNTS)
def test_nobody_beside_a_heavy_attack_loses_anything(cohort, who):
    assert cohort(HEAVY, who)[1] == []


@pytest.mark.parametrize("group", CLASSES)
def test_every_class_has_attacks_that_say_what_they_try_and_how_it_would_show(group):
    found = CLASSES[group].ATTACKS
    assert found and all(attack.tries and attack.shows for attack in found)


def test_attacks_are_told_apart_by_name():
    names = [attack.name for module in CLASSES.values() for attack in module.ATTACKS]
    assert len(names) == len(set(names))


def test_the_judge_sees_what_succeeds(built):
    """An attack that is let out of every sandbox shows in each way that the judge looks at."""
    from tests.attacks.attack import Attack
    from tests.attacks.graders import Graded, Row

    with Scene(like=built) as scene:
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
