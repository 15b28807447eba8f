"""Does the sandbox hold on every ground: as root and as a plain account, with a room and without, on each version of Landlock?"""

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from grading.kernels import landlock
from grading.kernels.warm import FOR_LIBRARIES
from tests.attacks import probes
from tests.house import account
from tests.house.account import ACCOUNTS

ROOT = Path(__file__).parents[2]
FUZZ_S = 60
GROUNDS = [(room, version) for room in (True, False) for version in range(1, landlock.abi() + 1)]


def tried(program, place, *arguments):
    """What a program of this folder says, by the account that ran it; all run at once."""
    started = {}
    for who in ACCOUNTS:
        folder = Path(place, who)
        folder.mkdir()
        if who == "plain":
            account.give(folder)
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder), "IPYTHONDIR": str(folder), **FOR_LIBRARIES}
        started[who] = subprocess.Popen(account.command(who, "-P", "-m", f"tests.attacks.{program}", folder, *arguments), env=env, cwd=folder, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    said = {}
    for who, process in started.items():
        said[who], complaint = process.communicate(timeout=900)
        assert process.returncode == 0, complaint[-2_000:]
    return {who: json.loads(text) for who, text in said.items()}


@pytest.fixture(scope="module")
def place():
    """A folder that any account may pass."""
    with tempfile.TemporaryDirectory(prefix="grounds-", dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def found(place):
    """What got through on each ground, by account."""
    grounds = place / "grounds"
    grounds.mkdir()
    return {who: {(ground["room"], ground["version"]): ground for ground in said} for who, said in tried("grounds", grounds).items()}


@pytest.mark.parametrize("who", ACCOUNTS)
@pytest.mark.parametrize("room, version", GROUNDS)
def test_nothing_gets_through_and_nothing_outside_is_changed(found, who, room, version):
    """But that without a room a fork sees which files there are, which the handbook says."""
    ground = found[who][room, version]
    assert ground["why"] == "", "each probe is tried, and held by the system"
    assert ground["through"] == ([] if room else list(probes.SEEING))
    assert ground["changed"] == []


@pytest.mark.parametrize("who", ACCOUNTS)
@pytest.mark.parametrize("room", [True, False])
def test_honest_work_is_not_hindered(found, who, room):
    """But that without a room there is no scratch, and for an account no thread, which the handbook says."""
    lacking = set() if room else {"scratch"} if who == "root" else {"scratch", "threads"}
    hindered = next(ground["hindered"] for ground in found[who].values() if ground["room"] == room and "hindered" in ground)
    assert [one for one in hindered if one[0] not in lacking] == []
    assert {kind for kind, *_ in hindered} == lacking


@pytest.mark.parametrize("who", ACCOUNTS)
def test_no_fork_outlives_a_grader_that_is_killed(found, who):
    assert [ground["outlived"] for ground in found[who].values() if "outlived" in ground] == [0, 0]


def test_a_probe_is_named_once():
    assert len({name for group in probes.CLASSES.values() for name in group}) == sum(map(len, probes.CLASSES.values()))


@pytest.mark.thorough
def test_random_calls_change_nothing_outside(place):
    """``COURSE_FUZZ_SEED`` repeats the calls of a run that found something; its message says the seed."""
    fuzzed = place / "fuzz"
    fuzzed.mkdir()
    seed = os.environ.get("COURSE_FUZZ_SEED") or str(time.time_ns())
    for said in tried("fuzz", fuzzed, seed, FUZZ_S).values():
        assert said["found"] == [], said
        assert said["turns"] > 2 and said["calls"] > 5_000, said
