"""Start the warm process, and talk with its forks."""

import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from course.errors import CourseError
from grading.kernels import frames

READY_S = 180
MOST_BYTES = 24_000_000
FOR_LIBRARIES = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR")}


def begin(layout):
    """Start a warm process that imports what it needs, and then waits to be told of a module.

    Returns
    -------
    (pathlib.Path, subprocess.Popen)
        Its folder, and the process. Give it to ``Warm``, or to ``end``.
    """
    folder = tempfile.gettempdir()
    place = Path(tempfile.mkdtemp(prefix="grade-", dir=folder if len(folder) < 60 else "/tmp"))
    place.chmod(0o711)
    # Of this machine's settings nothing goes with it: whatever they hold, learners' code could read.
    env = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "COURSE_DEBUG") if name in os.environ}
    env |= {"PYTHONPATH": str(layout.root), "HOME": str(place), "IPYTHONDIR": str(place / ".ipython"),
            "COURSE_GRADING": "1", "NBGRADER_EXECUTION": "autograde", **FOR_LIBRARIES}
    return place, subprocess.Popen([sys.executable, "-P", "-m", "grading.kernels.zygote"], cwd=place, env=env, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=None if "COURSE_DEBUG" in env else subprocess.PIPE)


def end(begun):
    """End a warm process, whatever it has come to."""
    place, process = begun
    try:
        process.stdin.close()
        process.wait(timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        process.kill()
        process.wait()
    shutil.rmtree(place, ignore_errors=True)


class Warm:
    """The warm process of one module; a context manager.

    Parameters
    ----------
    layout : Layout
        The course whose code the kernels import.
    module : str
        The module's name.
    learner : list of dict
        The steps of the page that come before a learner's own: each fork goes on from there.
    trusted : list of str
        The score cells, run once on the right answers so that what they keep is there in each fork.
    sandboxed : bool
        Whether learners' forks are shut in.
    room : bool
        Whether they get a room of their own where this machine lets us make one; ``room`` says afterwards whether they have.
    begun : tuple, optional
        What ``begin`` gave, when the process was started beforehand.
    """

    def __init__(self, layout, module, *, learner=(), trusted=(), sandboxed=True, room=True, begun=None):
        self.place, self.process = begun or begin(layout)
        about = {"place": str(self.place), "root": str(layout.root), "module": module, "cells": list(learner), "sandboxed": sandboxed,
                 "room": room}
        lines = [json.dumps(line).encode() + b"\n" for line in (about, {"cells": list(trusted)})]
        try:
            self.process.stdin.write(b"".join(lines))
            self.process.stdin.flush()
        except OSError:
            pass  # it is gone already: ``wait`` says why

    def wait(self):
        """Until both sides listen. Raises ``CourseError``."""
        able, _, _ = select.select([self.process.stdout], [], [], READY_S)
        said = self.process.stdout.readline().split() if able else []
        self.room = b"room" in said
        if said[:1] != [b"ready"]:
            self.stop()
            said = (self.process.stderr.read().decode(errors="replace").strip().splitlines() or ["it does not say why"]) \
                if self.process.stderr else [""]
            raise CourseError(f"The warm process that kernels are forked from did not start: {said[-1]}.",
                              "Nothing was graded.", "Mend that, and grade again.")
        return self

    def stop(self):
        """End it and every fork."""
        end((self.place, self.process))

    def __enter__(self):
        return self.wait()

    def __exit__(self, *_):
        self.stop()


class Gone(Exception):
    """The warm process itself is gone: the grader's trouble, not the hand-in's."""


def converse(place, role, request, wall_s):
    """Have a fork of its own do what ``request`` says.

    Parameters
    ----------
    place : str or pathlib.Path
        The folder of the warm process.
    role : str
        ``learner`` or ``trusted``.
    request : dict
        ``module``, ``record``, ``limits``, ``steps``.
    wall_s : float
        The time for all of it, in seconds.

    Returns
    -------
    list of dict, str
        One reply for each step that was done, and why the others were not; empty when all were.

    Raises
    ------
    Gone
        When there is nothing to fork from.
    """
    until, taken, replies = time.monotonic() + wall_s, 0, []
    with _connect(place, role) as channel:
        try:
            channel.settimeout(wall_s)
            frames.send(channel, request)
            for _ in request["steps"]:
                channel.settimeout(max(until - time.monotonic(), 0.001))
                reply = frames.receive(channel)
                taken += len(str(reply))
                if taken > MOST_BYTES or not isinstance(reply, dict):
                    return replies, "it said more than is taken"
                replies.append(reply)
        except TimeoutError:
            return replies, f"its time was up after {wall_s:g} seconds"
        except frames.Broken as problem:
            with _connect(place, role):
                return replies, "it ended before its last cell" if "gone" in str(problem) else str(problem)
    return replies, ""


def _connect(place, role):
    channel = socket.socket(socket.AF_UNIX)
    try:
        channel.connect(str(Path(place) / f"{role}.sock"))
    except OSError as error:
        channel.close()
        raise Gone(str(error)) from error
    return channel
