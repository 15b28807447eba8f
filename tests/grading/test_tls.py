"""Many workers by the handbook's own words: a key made, a scheduler and two workers started, hand-ins graded; strangers refused."""

import os
import re
import socket
import ssl
import stat
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from course.errors import CourseError
from grading.grade import edition, tls
from grading.layout import Layout
from tests.grading.conftest import MODULE, ROOT

HANDBOOK = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8").partition("## Many machines")[2].partition("\n## ")[0]
COMMANDS = re.findall(r"^    (.+)$", HANDBOOK, re.MULTILINE)


@pytest.fixture
def home(course, tmp_path):
    """What the handbook's first lines make of a terminal, in a home of its own."""
    lines = "\n".join(line for line in COMMANDS if line.startswith(("python3 -m grading certificate", "export"))).replace("python3", sys.executable)
    before = {"HOME": str(tmp_path), "PYTHONPATH": str(course.root), "PATH": os.environ["PATH"]}
    said = subprocess.run(["bash", "-ec", f"{{ {lines}\n}} >&2\nenv -0"], env=before, cwd=course.root, capture_output=True, text=True, check=True)
    found = dict(pair.partition("=")[::2] for pair in said.stdout.split("\0") if pair)
    return {name: found[name] for name in ("HOME", "DASK_CONFIG")}


@pytest.fixture
def scheduler(course, home):
    """The address of a scheduler with two workers, started by the handbook's words."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    lines = [line.replace("HOST", "127.0.0.1").replace("8786", port).split() for line in COMMANDS if line.startswith("dask")]
    lines[0] += ["--port", port]
    address = lines[1][2]
    started = [subprocess.Popen([sys.executable, "-m", f"distributed.cli.dask_{words[1]}", *words[2:]], cwd=course.root,
                                env={**os.environ, **home, "PYTHONPATH": str(course.root)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
               for words in lines]
    client(address, home, "client.wait_for_workers(2, timeout=60)")
    yield address
    for process in reversed(started):
        process.terminate()
        process.wait(timeout=30)


def client(address, home, does, timeout=60):
    """Whether a program that reaches for the scheduler can have it do something."""
    code = f"from distributed import Client\nwith Client({address!r}, timeout={timeout}) as client:\n    {does}"
    env = {name: value for name, value in os.environ.items() if not name.startswith("DASK")} | home
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=False).returncode == 0


@pytest.mark.thorough
def test_two_workers_give_the_scores_that_are_deserved_and_take_no_orders_from_strangers(course, home, scheduler, tmp_path):
    for learner, line in {"amira": "mean_min = minutes.mean()", "tom": "mean_min = minutes.median()", "quits": "import os; os._exit(0)"}.items():
        course.handed_in(learner, {"m90-1": 15}, line)
    stranger = {"HOME": str(tmp_path / "stranger")}
    run = f"client.run(lambda: open({str(tmp_path / 'owned')!r}, 'w').close())"
    assert not client(scheduler, stranger, run, 3) and not client(scheduler.replace("tls:", "tcp:"), stranger, run, 3), "without a key"
    tls.make(tmp_path / "stranger" / "grading-tls")
    assert not client(scheduler, {**stranger, "DASK_CONFIG": str(tmp_path / "stranger" / "grading-tls")}, run, 3), "with a key of their own"
    assert not (tmp_path / "owned").exists() and client(scheduler, home, run) and (tmp_path / "owned").exists()

    done = course.grading("grade", MODULE, "--scheduler", scheduler, **stranger)
    assert done.returncode == 1 and "No scheduler answers" in done.stderr and "Traceback" not in done.stderr

    done = course.grading("grade", MODULE, "--scheduler", scheduler, HOME=home["HOME"])
    assert done.returncode == 0, done.stderr
    with Gradebook(course.gradebook, "cx") as book:
        found = {learner: {one.name: one.auto_score for one in book.find_submission_notebook(MODULE, MODULE, learner).grades}
                 for learner in ("amira", "tom", "quits")}
    assert {learner: (one["m90-1"], one["m90-2"]) for learner, one in found.items()} == {"amira": (2, 4), "tom": (2, 1.5), "quits": (2, 0)}

    key = course.root / "solutions" / MODULE / "key.py"
    key.write_text(key.read_text().replace('"m90-2": 5.0', '"m90-2": 4.0'))
    done = course.grading("grade", MODULE, "--scheduler", scheduler, HOME=home["HOME"])
    assert done.returncode == 1 and "has another edition of the course" in done.stderr and "start the workers again" in done.stderr
    with Gradebook(course.gradebook, "cx") as book:
        assert book.find_submission(MODULE, "tom").score == 3.5


def test_the_key_is_its_owners_alone_and_stays(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(CourseError, match="There is no key"):
        tls.security()
    assert tls.make(tls.folder()) and not tls.make(tls.folder())
    assert stat.S_IMODE(tls.folder().stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in tls.folder().iterdir()} == dict.fromkeys(["key.pem", "cert.pem", "dask.yaml"], 0o600)
    (tls.folder() / "key.pem").chmod(0o640)
    with pytest.raises(CourseError, match="Others on this machine can read"):
        tls.security()


def test_only_who_holds_the_key_is_spoken_with(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    tls.make(tls.folder())
    tls.make(tmp_path / "other")
    ours = tls.security()
    ours.tls_scheduler_cert, ours.tls_scheduler_key = ours.tls_client_cert, ours.tls_client_key
    listening = ours.get_listen_args("scheduler")["ssl_context"]
    other = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    other.check_hostname, other.verify_mode = False, ssl.CERT_NONE
    assert shake(listening, ours.get_connection_args("client")["ssl_context"])
    assert not shake(listening, other), "without a certificate"
    other.load_cert_chain(tmp_path / "other" / "cert.pem", tmp_path / "other" / "key.pem")
    assert not shake(listening, other), "with one of somebody else"


def shake(server, client):
    """Whether two TLS contexts agree to talk, in memory."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    ends = [server.wrap_bio(to_server, to_client, server_side=True), client.wrap_bio(to_client, to_server)]
    done = [False, False]
    for _ in range(10):
        for at, end in enumerate(ends):
            try:
                end.do_handshake()
                done[at] = True
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLError:
                return False
    return all(done)


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
