"""Many machines by the handbook's own words: certificates made, a scheduler and a worker started, hand-ins graded; strangers refused."""

import os
import re
import socket
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from grading.grade import edition
from grading.layout import Layout
from tests.grading.conftest import MODULE, ROOT

HANDBOOK = (ROOT / "grading" / "README.md").read_text(encoding="utf-8").partition("## Many machines")[2].partition("\n## ")[0]
COMMANDS = re.findall(r"^    (.+)$", HANDBOOK, re.MULTILINE)


def started(words, course, home):
    """One of the handbook's dask commands, as a process."""
    return subprocess.Popen([sys.executable, "-m", f"distributed.cli.dask_{words[1]}", *words[2:]], cwd=course.root,
                            env={**os.environ, **home, "PYTHONPATH": str(course.root)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def home(tmp_path):
    """The settings that the handbook's lines make, in a home of their own."""
    lines = "\n".join(line for line in COMMANDS if line.startswith(("mkdir", "openssl", "export")))
    said = subprocess.run(["bash", "-ec", f"{lines}\nenv -0"], env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, text=True, check=True)
    found = dict(pair.partition("=")[::2] for pair in said.stdout.split("\0") if pair)
    return {name: value for name, value in found.items() if name.startswith("DASK_")}


@pytest.fixture
def address(course, home):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    last = [[word.replace("HOST", "127.0.0.1").replace("8786", port) for word in line.split()] for line in COMMANDS if line.startswith("dask")][-2:]
    assert [words[1] for words in last] == ["scheduler", "worker"] and "tls" in last[0] and last[1][2].startswith("tls://")
    processes = [started(words, course, home) for words in last]
    yield last[1][2]
    for process in reversed(processes):
        process.terminate()
        process.wait(timeout=30)


def wait_for_worker(address, home):
    from distributed import Client
    from distributed.security import Security

    prefix = "DASK_DISTRIBUTED__COMM__TLS__"
    security = Security(tls_ca_file=home[f"{prefix}CA_FILE"], tls_client_cert=home[f"{prefix}CLIENT__CERT"], tls_client_key=home[f"{prefix}CLIENT__KEY"])
    with Client(address, security=security, timeout=60) as client:
        client.wait_for_workers(1, timeout=60)


@pytest.mark.thorough
def test_the_handbook_s_way_to_many_machines_works_and_keeps_strangers_out(course, home, address):
    for learner, line in {"amira": "mean_min = minutes.mean()", "tom": "mean_min = minutes.median()"}.items():
        course.handed_in(learner, {"m90-1": 15}, line)
    wait_for_worker(address, home)

    done = course.grading("grade", MODULE, "--scheduler", address)
    assert done.returncode == 1 and "No scheduler answers" in done.stderr and "Traceback" not in done.stderr, "without the certificate"

    done = course.grading("grade", MODULE, "--scheduler", address, **home)
    assert done.returncode == 0, done.stderr
    with Gradebook(course.gradebook, "cx") as book:
        assert [book.find_submission(MODULE, learner).score for learner in ("amira", "tom")] == [6, 3.5]

    key = course.root / "solutions" / MODULE / "key.py"
    key.write_text(key.read_text().replace('"m90-2": 5.0', '"m90-2": 4.0'))
    done = course.grading("grade", MODULE, "--scheduler", address, **home)
    assert done.returncode == 1 and "has another edition of the course" in done.stderr and "start the workers again" in done.stderr
    with Gradebook(course.gradebook, "cx") as book:
        assert book.find_submission(MODULE, "tom").score == 3.5


@pytest.mark.parametrize("changed", [f"solutions/{MODULE}/key.py", "course/exercises/score.py", "grading/keys.py", "datasets/new.csv"])
def test_another_key_or_rule_or_table_is_another_edition_and_a_hand_in_is_not(bare_course, changed):
    before = edition.of(Layout(bare_course.root), MODULE)
    bare_course.root.joinpath("grading", "submitted", "tom").mkdir(parents=True)
    bare_course.root.joinpath("grading", "submitted", "tom", "x.py").write_text("1")
    edition.of.cache_clear()
    assert edition.of(Layout(bare_course.root), MODULE) == before
    with bare_course.root.joinpath(changed).open("a") as file:
        file.write("\n")
    edition.of.cache_clear()
    assert edition.of(Layout(bare_course.root), MODULE) != before
