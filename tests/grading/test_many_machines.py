"""The same cohort on a real dask scheduler with two workers."""

import os
import socket
import subprocess
import sys

import pytest
from nbgrader.api import Gradebook

from tests.grading.conftest import MODULE


@pytest.fixture
def scheduler(course):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    env = {**os.environ, "PYTHONPATH": str(course.root)}
    started = [subprocess.Popen([sys.executable, "-m", f"distributed.cli.dask_{part}", *options, "--no-dashboard"], cwd=course.root, env=env,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
               for part, options in (("scheduler", ["--host", "127.0.0.1", "--port", str(port)]),
                                     ("worker", [address, "--nworkers", "2", "--nthreads", "1", "--death-timeout", "60"]))]
    try:
        started[1].wait(timeout=12)  # it stays: the time is what its two processes need to begin
    except subprocess.TimeoutExpired:
        pass
    yield address
    for process in reversed(started):
        process.terminate()
        process.wait(timeout=30)


@pytest.mark.thorough
def test_two_workers_of_a_scheduler_give_the_scores_that_are_deserved(course, scheduler):
    for learner, line in {"amira": "mean_min = minutes.mean()", "tom": "mean_min = minutes.median()", "quits": "import os; os._exit(0)"}.items():
        course.handed_in(learner, {"m90-1": 15}, line)
    done = course.grading("grade", MODULE, "--scheduler", scheduler)
    assert done.returncode == 0, done.stderr
    with Gradebook(course.gradebook, "cx") as book:
        found = {learner: {one.name: one.auto_score for one in book.find_submission_notebook(MODULE, MODULE, learner).grades}
                 for learner in ("amira", "tom", "quits")}
    assert {learner: (one["m90-1"], one["m90-2"]) for learner, one in found.items()} == {"amira": (2, 4), "tom": (2, 1.5), "quits": (2, 0)}
