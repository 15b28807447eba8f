"""Does any attack succeed against our grader, or hurt the hand-in beside it?"""

import pytest

from grading.kernels.guard import NO_ROOM
from tests.attacks.attack import Attack
from tests.attacks.catalogue import ATTACKS, BY_ACCOUNT, CLASSES
from tests.attacks.graders import ROADS, by_button, ours, told
from tests.attacks.judge import damage, evidence
from tests.attacks.scene import Scene
from tests.house.account import ACCOUNTS, CONTAINED

# One honest hand-in among so many attacks.
BETWEEN = 12


def cases(*, thorough):
    """(account, attack) for each attack; all as a plain account, and as root too where that is another matter."""
    return [(who, name) for who in ACCOUNTS for name, (group, attack) in ATTACKS.items()
            if attack.thorough == thorough and (who == ACCOUNTS[-1] or group in BY_ACCOUNT)]


def sparing(cases):
    """Those of each run: all as a plain account, and as root every fifth of each class, since what root is held by is tried whole in test_grounds.py."""
    as_root = {attack.name for module in CLASSES.values() for attack in [one for one in module.ATTACKS if not one.thorough][::5]}
    return [(who, name) for who, name in cases if who == ACCOUNTS[-1] or name in as_root]


ALL, HEAVY = cases(thorough=False), cases(thorough=True)
SMALL = sparing(ALL)
UNROOMED = [(CONTAINED, name) for name, (group, attack) in ATTACKS.items() if group in BY_ACCOUNT and not attack.thorough]
FEW = [(CONTAINED, module.ATTACKS[0].name) for module in CLASSES.values()]
# Short of the other roads: one that reads, one that forges, one that ends its process. A process for each is dear.
BOMB = Attack("stop-all-threads", "starts as many threads as it can, and holds them to the end of its time", "the others lack scores", '''
import threading, time
threading.stack_size(1 << 16)
try:
    while True:
        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
except RuntimeError as error:
    print(error)
if threading.active_count() > 100:
    time.sleep(600)
''')
A_FEW = ["read-key", "forge-ast-transformer", "stop-leave"]
OTHER_ROADS = {road: does for road, does in ROADS.items() if does is not ours}


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


def _graded(built, names, who, road=ours, last=True, **how):
    with Scene(like=built) as scene:
        for at, name in enumerate(names):
            if at % BETWEEN == BETWEEN // 2:
                scene.hand_in_honest(f"{name}-neighbour")
            scene.hand_in(ATTACKS[name][1])
        if last:
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


@pytest.mark.thorough
@pytest.mark.parametrize("who, name", sorted({*ALL} - {*SMALL}))
def test_the_attack_fails_as_root_too(cohort, who, name):
    assert cohort(ALL, who)[0][name] == []
    assert cohort(ALL, who)[1] == []


def test_an_account_that_may_have_few_processes_loses_nobody_to_those_who_take_them_all(built):
    shown, befell, found = _graded(built, ["stop-threads", "stop-fork", "stop-talk", "stop-leave", "stop-shout-on"], "plain", most_processes=40)
    assert not any(shown.values()) and befell == [] and found.status == 0, found.said[-2_000:]


@pytest.mark.thorough
@pytest.mark.parametrize("sandboxed", [True, False])
@pytest.mark.parametrize("most", [700, 6_000])
def test_whatever_an_account_may_have_those_who_take_it_all_are_set_aside_once_and_nobody_else(built, most, sandboxed):
    """In the sandbox they get as many as they may. Outside of it they take every process that the account has: then each is to wait its turn."""
    names = ["stop-threads", "stop-fork", "stop-processes"]
    with Scene(like=built) as scene:
        for at, name in enumerate([*names, BOMB.name]):
            scene.hand_in_honest(f"{name}-neighbour")
            scene.hand_in(ATTACKS[name][1] if name in names else BOMB)
        found = ours(scene, who="plain", most_processes=most, options=() if sandboxed else ("--unsafe",))
        assert list(damage(scene, found)) == [] and found.status == 0, found.said[-2_000:]
        assert not sandboxed or not any(evidence(ATTACKS[name][1], scene, found) for name in names)
        named = told(found.said)
        assert named <= {*names, BOMB.name} and (BOMB.name in named) == (not sandboxed), "who holds all that there is, to the end of its time"


def test_where_no_room_can_be_made_it_is_said_and_nothing_else_is_other(cohort):
    """One attack of each class, beside honest work, in a container that lets an account have no name space."""
    shown, befell, found = cohort(FEW, CONTAINED)
    assert NO_ROOM in found.said
    assert befell == [] and found.status == 0 and not any(shown.values())


@pytest.mark.thorough
@pytest.mark.parametrize("name", [name for who, name in UNROOMED])
def test_the_attack_fails_where_no_room_can_be_made(cohort, name):
    assert cohort(UNROOMED, CONTAINED)[0][name] == []


@pytest.mark.parametrize("road", OTHER_ROADS)
def test_by_every_other_road_attacks_fail_too(built, road):
    few = {"button": {"names": A_FEW[-1:], "last": False}, "dask": {"workers": 1}}.get(road, {})
    shown, befell, found = _graded(built, **{"names": A_FEW, "who": ACCOUNTS[-1], "road": OTHER_ROADS[road], **few})
    assert not any(shown.values()) and befell == [], found.said[-2_000:]


@pytest.mark.thorough
@pytest.mark.parametrize("who", ACCOUNTS)
@pytest.mark.parametrize("road", OTHER_ROADS)
def test_by_every_other_road_all_attacks_fail(built, road, who):
    """By the button every sixth: a process for each takes long."""
    names = [name for name, (_, attack) in ATTACKS.items() if not attack.thorough][::6 if OTHER_ROADS[road] is by_button else 1]
    shown, befell, _ = _graded(built, names, who, OTHER_ROADS[road], timeout_s=1_800)
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
