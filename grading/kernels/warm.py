"""Start the warm process, and talk with its forks."""

import contextlib
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
BEGIN_S = 60.0  # longer than a neighbour who takes all processes of an account may run
BREATH_S = 0.2
MOST_BYTES = 24_000_000
FOR_LIBRARIES = {f"{name}_NUM_THREADS": "1" for name in ("OPENBLAS", "OMP", "MKL", "NUMEXPR")}


def begin(layout, place=None):
    """Start a warm process that imports what it needs, and then waits to be told of a module; in a new folder, unless one is given.

    Raises ``CourseError`` when no process can be started.

    Returns
    -------
    (pathlib.Path, subprocess.Popen)
        Its folder, and the process. Give it to ``Warm``, or to ``end``.
    """
    folder = tempfile.gettempdir()
    place = place or Path(tempfile.mkdtemp(prefix="grade-", dir=folder if len(folder) < 60 else "/tmp"))
    place.chmod(0o711)
    # Of this machine's settings nothing goes with it: whatever they hold, learners' code could read.
    env = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ", "SYSTEMROOT", "COURSE_DEBUG") if name in os.environ}
    env |= {"PYTHONPATH": str(layout.root), "HOME": str(place), "IPYTHONDIR": str(place / ".ipython"),
            "COURSE_GRADING": "1", "NBGRADER_EXECUTION": "autograde", **FOR_LIBRARIES, **layout.environment}
    # In a session of its own, Ctrl-C reaches whoever started it, and that one ends it and all its forks.
    try:
        return place, subprocess.Popen([sys.executable, "-P", "-m", "grading.kernels.zygote"], cwd=place, env=env, stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, stderr=None if "COURSE_DEBUG" in env else subprocess.PIPE, start_new_session=True)
    except OSError as error:
        shutil.rmtree(place, ignore_errors=True)
        raise CourseError(f"The process that kernels are forked from could not be started: {error.strerror}.", "Nothing was graded.",
                          "Where much else runs in your account, end some of it, then grade again.") from error


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
        self.layout, (self.place, self.process) = layout, begun or begin(layout)
        about = {"place": str(self.place), "root": str(layout.root), "module": module, "cells": list(learner), "sandboxed": sandboxed,
                 "room": room}
        self.lines = b"".join(json.dumps(line).encode() + b"\n" for line in (about, {"cells": list(trusted)}))
        self._tell()

    def _tell(self):
        self.said = b""
        try:
            self.process.stdin.write(self.lines)
            self.process.stdin.flush()
        except OSError:
            pass  # it is gone already: ``wait`` says why

    def wait(self, *sides):
        """Until these sides listen, or both. Raises ``CourseError``."""
        until = time.monotonic() + READY_S
        while not all(side in self.said for side in sides or (b"learner", b"trusted")):
            able, _, _ = select.select([self.process.stdout], [], [], max(0, until - time.monotonic()))
            more = os.read(self.process.stdout.fileno(), 100) if able else b""
            if not more:
                self._did_not_start()
            self.said += more
        self.room = b"room" in self.said
        return self

    def _did_not_start(self):
        self.stop()
        said = (self.process.stderr.read().decode(errors="replace").strip().splitlines() or ["it does not say why"]) \
            if self.process.stderr else [""]
        raise CourseError(f"The warm process that kernels are forked from did not start: {said[-1]}.", "Nothing was graded.", "Mend that, and grade again.")

    def again(self):
        """Start it anew in its own folder, where it is gone. Raises ``CourseError``."""
        if not all(map(self._hears, ("learner", "trusted"))):
            self.stop()
            self.place.mkdir(mode=0o711)
            _, self.process = begin(self.layout, self.place)
            self._tell()
            self.wait()

    def _hears(self, role):
        with contextlib.suppress(BlockingIOError):
            try:
                _connect(self.place, role).close()
            except Gone:
                return False
        return True

    def stop(self):
        """End it and every fork."""
        end((self.place, self.process))

    def __enter__(self):
        """Learners' cells can be run; what score cells need is made meanwhile, and who asks for it is answered then."""
        return self.wait(b"learner")

    def __exit__(self, *_):
        self.stop()


class Gone(Exception):
    """The warm process is gone, or finds no room for a fork: the grader's trouble, though a hand-in may have brought it about."""


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
        The time for all of it, in seconds, from when the fork is ready.

    Returns
    -------
    list of dict, str
        One reply for each step that was done, and why the others were not; empty when all were.

    Raises
    ------
    Gone
        When there is nothing to fork from, or no room for a fork in a minute.
    """
    orders = frames.packed(request)
    if len(orders) > frames.MOST_BYTES:
        return [], "its code is longer than is taken"
    taken, replies = 0, []
    with _begun(place, role, orders) as channel:
        until = time.monotonic() + wall_s
        try:
            for _ in request["steps"]:
                reply = frames.receive(channel, until)
                taken += len(str(reply))
                if taken > MOST_BYTES or not isinstance(reply, dict):
                    return replies, "it said more than is taken"
                replies.append(reply)
        except TimeoutError:
            return replies, f"its time was up after {wall_s:g} seconds"
        except frames.Broken as problem:
            with contextlib.suppress(BlockingIOError), _connect(place, role):
                pass
            return replies, "it ended before its last cell" if "gone" in str(problem) else str(problem)
    return replies, ""


def _begun(place, role, orders):
    """The channel to a fork that has its orders and is shut in. What fails before is no learner's doing, and is tried again for a while."""
    until = time.monotonic() + BEGIN_S
    while time.monotonic() < until:
        with contextlib.ExitStack() as undo:
            try:
                channel = undo.enter_context(_connect(place, role))
                channel.settimeout(BEGIN_S)
                frames.send(channel, orders)
                frames.receive(channel, until)
                undo.pop_all()
                return channel
            except (BlockingIOError, TimeoutError, frames.Broken):
                time.sleep(BREATH_S)
    raise Gone("no process could be started for it")


def _connect(place, role):
    channel = socket.socket(socket.AF_UNIX)
    channel.settimeout(BEGIN_S)
    try:
        channel.connect(str(Path(place) / f"{role}.sock"))
    except BlockingIOError:  # more ask than it can hear at once
        channel.close()
        raise
    except OSError as error:
        channel.close()
        raise Gone(str(error)) from error
    return channel
