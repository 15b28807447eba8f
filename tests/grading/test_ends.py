"""Nothing that a hand-in does holds up a batch for ever, nor outlives it."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from multiprocessing.connection import wait
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import KilledWorker

from grading.grade import machines, processes, worker
from grading.kernels import fork, sandbox, warm, zygote
from grading.kernels.sandbox import Limits
from grading.layout import HERE
from grading.nbgrader import button
from tests.attacks.processes import adopted
from tests.grading.conftest import MODULE
from tests.grading.graded import hand_in
from tests.house import warm as warm_command


@pytest.fixture
def side(tmp_path, monkeypatch):
    """The listening half of a warm process, with forks that never end by themselves."""
    monkeypatch.setattr(fork, "run", lambda role, channel, *rest: os.setsid() or sandbox.die_with(rest[4]) or channel.sendall(b".") or time.sleep(600))
    started = []

    def start():
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(tmp_path / "learner.sock"))
        listening.listen(8)
        process = os.fork()
        if not process:
            with suppress(BaseException):
                zygote.Zygote("learner", None, "", tmp_path, False, listening, [], None).serve()
            os._exit(1)
        started.append(process)
        return tmp_path
    yield start
    for process in started:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def fork_of(place):
    channel = warm._connect(place, "learner")
    assert channel.recv(1) == b"."
    return channel


def test_a_fork_is_ended_when_its_time_is_up_though_nobody_reads(side, monkeypatch):
    monkeypatch.setattr(sandbox, "LIMITS", {"learner": Limits(wall_s=0.5)})
    monkeypatch.setattr(zygote, "GRACE_S", 0.0)
    channel = warm._connect(side(), "learner")
    assert channel.recv(2, socket.MSG_WAITALL) in (b".", b"")  # on a busy machine its time is up before it says anything


def test_what_a_machine_refuses_one_fork_ends_no_other(side, monkeypatch):
    refusals = iter([BlockingIOError(11, "Resource temporarily unavailable")] * 2)
    real = os.fork

    def refused():
        for error in refusals:
            raise error
        return real()

    def at_first(self, channel, folder, real_fork=zygote.Zygote._fork):
        with monkeypatch.context() as inside:
            inside.setattr(os, "fork", refused)
            return real_fork(self, channel, folder)

    monkeypatch.setattr(zygote.Zygote, "_fork", at_first)
    place = side()
    for _ in range(2):
        assert warm._connect(place, "learner").recv(1) == b"", "it can't be forked now"
    fork_of(place).close()


def test_a_server_goes_on_while_a_hand_in_is_graded(tmp_path, monkeypatch):
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nwhile [ ! -e '{tmp_path}/asked' ]; do sleep 0.05; done\necho \"$@\"\necho so far >&2\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))

    async def both():
        graded = asyncio.ensure_future(button.answer(tmp_path, "--unsafe", "--json"))
        await asyncio.sleep(0.1)
        (tmp_path / "asked").touch()
        return await graded

    with ThreadPoolExecutor(1) as beside:  # a browser's tests may have left a loop running in this thread
        said = beside.submit(asyncio.run, both()).result()
    assert said["success"] and said["log"] == "-m grading grade --force --learner=--json -- --unsafe\nso far\n", "no name passes for an option"


class Warm:
    """Stands in for the warm process."""

    def __init__(self, place):
        self.place, self.begun = place, 0
        self.process = subprocess.Popen(["cat"], stdin=subprocess.PIPE)

    def again(self):
        self.begun += 1


@pytest.fixture
def stand_in(tmp_path):
    made = Warm(tmp_path)
    yield made
    made.process.communicate()


def batch(monkeypatch, stand_in, does, count=2):
    """Grade numbers by ``does(number)``, which may do as it likes to its process. Returns what came of each, in the order in which it came."""
    monkeypatch.setattr(worker, "grade", does)
    monkeypatch.setattr(worker, "turned_away", lambda task, reason: (task, reason))
    return list(processes.results([lambda place=None, number=number: number for number in range(6)], count, stand_in))


def test_who_ends_a_process_twice_is_set_aside_and_nobody_else(stand_in, monkeypatch):
    found = batch(monkeypatch, stand_in, lambda number: os._exit(1) if number == 2 else number)
    assert sorted(found[:-1]) == [0, 1, 3, 4, 5] and found[-1] == (2, worker.TWICE)


def test_who_holds_a_process_beyond_all_time_is_set_aside_and_nobody_else(stand_in, monkeypatch, tmp_path):
    held, ended, now = tmp_path / "held", [0], [0.0]
    held.touch()

    def does(number):
        if number in (1, 2):
            with held.open("a") as file:
                file.write(".")
            time.sleep(600)
        return number

    def waited(pipes, _):
        """Time passes once each process is held, and at no other."""
        ready = wait(pipes, 0.05)
        if not ready and held.stat().st_size - ended[0] == len(pipes):
            ended[0], now[0] = held.stat().st_size, now[0] + processes.MOST_S + 1
        return ready

    monkeypatch.setattr(processes, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(processes, "wait", waited)
    found = batch(monkeypatch, stand_in, does)
    assert sorted(found[:-2]) == [0, 3, 4, 5] and sorted(found[-2:]) == [(1, worker.TWICE), (2, worker.TWICE)]


def test_who_is_lost_beside_another_s_harm_is_graded_alone(stand_in, monkeypatch, tmp_path):
    def does(number):
        if number in (3, 4) and not (tmp_path / str(number)).exists():
            (tmp_path / str(number)).touch()
            raise warm.Gone
        return number

    assert batch(monkeypatch, stand_in, does)[-2:] in ([3, 4], [4, 3]) and stand_in.begun == 2


def test_ctrl_c_says_nothing_of_a_process_that_has_only_just_begun(stand_in, monkeypatch, capfd):
    go_with = processes._go_with

    def interrupted(parent):
        os.kill(os.getpid(), signal.SIGINT)
        go_with(parent)

    monkeypatch.setattr(processes, "_go_with", interrupted)
    assert sorted(batch(monkeypatch, stand_in, lambda number: number)) == list(range(6)) and "KeyboardInterrupt" not in capfd.readouterr().err


@pytest.mark.parametrize("where", [
    "class Gone:\n    def __del__(self): raise KeyboardInterrupt\nGone()",
    "try:\n    raise KeyboardInterrupt\nexcept BaseException:\n    logging.getLogger('sqlalchemy.pool').exception('closing')\n    raise"])
def test_ctrl_c_is_heard_wherever_it_comes_and_nothing_else_is_said(where):
    does = (f"import logging, signal\nfrom grading import launching\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nlaunching.hear_interrupts()\ntry:\n    exec({where!r})\n    while True: pass\n"
            "except KeyboardInterrupt: print('Stopped.')")
    done = warm_command.run(HERE.root, dict(os.environ), "-c", does, timeout_s=60)
    assert (done.stdout, done.stderr) == ("Stopped.\n", "")


def test_where_no_process_can_be_started_one_is_waited_for(stand_in, monkeypatch):
    refusals = deque([BlockingIOError(11, "Resource temporarily unavailable")] * 3)
    start = processes.FORK.Process.start

    def refused(self):
        if refusals:
            raise refusals.popleft()
        start(self)

    monkeypatch.setattr(processes.FORK.Process, "start", refused)
    assert sorted(batch(monkeypatch, stand_in, lambda number: number)) == list(range(6))


@pytest.mark.parametrize("gone", ["learner", "trusted", None])
def test_a_warm_process_of_which_one_side_is_lost_is_started_anew_and_no_other(tmp_path, monkeypatch, gone):
    begun, one = [], warm.Warm.__new__(warm.Warm)
    one.layout, one.process, one.place = None, None, tmp_path / "warm"
    one.place.mkdir()
    monkeypatch.setattr(warm, "begin", lambda *where: begun.append(where) or where)
    for name in ("_tell", "wait"):
        monkeypatch.setattr(one, name, lambda: None)
    monkeypatch.setattr(one, "stop", lambda: shutil.rmtree(one.place))
    with ExitStack() as sides:
        for role in {"learner", "trusted"} - {gone}:
            listening = sides.enter_context(socket.socket(socket.AF_UNIX))
            listening.bind(str(one.place / f"{role}.sock"))
            listening.listen()
        one.again()
    assert begun == [(None, one.place)] * bool(gone)


class Scheduler:
    """Stands in for dask's client: ``does(learner)`` is what a worker makes of a hand-in."""

    def __init__(self, does):
        self.does = does

    def __call__(self, *_, **__):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def nthreads(self):
        return {"one": 1}

    def submit(self, _, task, *__, **___):
        return type("Future", (), {"result": lambda _: self.does(task.learner)})()


@pytest.mark.parametrize("trouble", [KilledWorker("a task", None, 3), warm.Gone("no process could be started for it")])
def test_who_loses_a_worker_again_and_again_is_set_aside_and_nobody_else(monkeypatch, trouble):
    lost = []

    def does(learner):
        if learner == "harm" or learner == "beside" and "beside" not in lost:
            lost.append(learner)
            raise trouble
        return learner

    monkeypatch.setattr(machines.tls, "check_address", lambda *_: None)
    monkeypatch.setattr(machines.tls, "security", lambda: None)
    monkeypatch.setattr(machines, "_edition", lambda task: "")
    monkeypatch.setattr(worker, "turned_away", lambda task, reason: (task.learner, reason))
    monkeypatch.setattr("distributed.Client", Scheduler(does))
    monkeypatch.setattr("distributed.wait", lambda futures, return_when: SimpleNamespace(done=futures))
    tasks = [worker.Task(learner, None, None, "") for learner in ("amira", "beside", "harm", "tom")]
    found = list(machines.dask(iter(tasks), "tls://somewhere:1"))
    assert sorted(found[:2]) == ["amira", "tom"] and ("harm", worker.TWICE) in found[2:] and "beside" in found[2:] and len(found) == 4


def test_a_warm_process_that_is_lost_is_started_anew_and_everybody_is_graded(course):
    """Its learners' side is killed by the first hand-in that a grader outside every sandbox lets do so."""
    for learner in ("amira", "tom"):
        hand_in(course, learner)
    hand_in(course, "harm", f"import os, signal; os.kill(os.getppid(), signal.SIGKILL) if not os.path.exists({str(course.root / 'once')!r}) else 0; "
                            "mean_min = minutes.mean()")
    done = course.grading("grade", MODULE, "--unsafe", "--workers", "2")
    assert done.returncode == 0 and "3 of 3 graded" in done.stderr, done.stderr


def test_ctrl_c_ends_all_at_once(course):
    place = Path(tempfile.mkdtemp(prefix="c-", dir="/tmp"))
    place.chmod(0o755)
    for learner in ("one", "two"):
        hand_in(course, learner, "import time; mean_min = 4; time.sleep(30)")
    env = {**os.environ, "PYTHONPATH": str(course.root), "TMPDIR": str(place)}
    with adopted() as left:
        grader = subprocess.Popen([sys.executable, "-m", "grading", "grade", MODULE, "--workers", "2"], cwd=course.root, env=env, stderr=subprocess.PIPE,
                                  text=True, start_new_session=True)
        while grader.poll() is None and not any(place.glob("grade-*/learner/*")):
            time.sleep(0.1)
        os.killpg(grader.pid, signal.SIGINT)
        said = grader.communicate()[1]
        assert grader.returncode == 130 and "Stopped." in said and "Traceback" not in said
        assert left() == []
    place.rmdir()  # there is nothing in it
