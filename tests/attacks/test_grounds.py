"""Does the sandbox hold on every ground: as root and as a plain account, with a room and without, on each version of Landlock?"""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from grading.kernels import landlock
from grading.kernels.warm import FOR_LIBRARIES
from tests.attacks import probes
from tests.house import account

ROOT = Path(__file__).parents[2]
ACCOUNTS = ("root", "plain") if os.geteuid() == 0 else ("plain",)
GROUNDS = [(room, version) for room in (True, False) for version in range(1, landlock.abi() + 1)]


@pytest.fixture(scope="module")
def found():
    """What got through on each ground, by account; both are tried at once."""
    with tempfile.TemporaryDirectory(prefix="grounds-", dir="/tmp") as place:
        os.chmod(place, 0o755)
        started = {}
        for name in ACCOUNTS:
            folder = Path(place, name)
            folder.mkdir()
            arguments = ["-P", "-m", "tests.attacks.grounds", str(folder)]
            if name == "plain" and os.geteuid() == 0:
                shutil.chown(folder, account.PLAIN, account.PLAIN)
            command = account.command(*arguments) if name == "plain" else account.same(*arguments)
            env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder), "IPYTHONDIR": str(folder), **FOR_LIBRARIES}
            started[name] = subprocess.Popen(command, env=env, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        results = {}
        for name, process in started.items():
            said, complaint = process.communicate(timeout=600)
            assert process.returncode == 0, complaint[-2_000:]
            results[name] = {(ground["room"], ground["version"]): ground for ground in json.loads(said)}
        return results


@pytest.mark.parametrize("who", ACCOUNTS)
@pytest.mark.parametrize("room, version", GROUNDS)
def test_nothing_gets_through_and_nothing_outside_is_changed(found, who, room, version):
    """But that without a room a fork sees which files there are, which the handbook says."""
    ground = found[who][room, version]
    assert ground["why"] == "", "each probe is tried, and held by the system"
    assert ground["through"] == ([] if room else list(probes.SEEING))
    assert ground["changed"] == []


@pytest.mark.parametrize("who", ACCOUNTS)
def test_no_fork_outlives_a_grader_that_is_killed(found, who):
    assert [ground["outlived"] for ground in found[who].values() if "outlived" in ground] == [0, 0]


def test_a_probe_is_named_once():
    assert len({name for group in probes.CLASSES.values() for name in group}) == sum(map(len, probes.CLASSES.values()))
