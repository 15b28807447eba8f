"""What a grader leaves running: every process that it started, however far it went away, comes back to us."""

import ctypes
import os
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from pathlib import Path

CHILD_SUBREAPER = 36
GOES_WITHIN_S = 20  # what a killed grader had running hears of it by itself, and a busy machine may take its time over that


@contextmanager
def adopted():
    """Orphans of what is started meanwhile become ours; yields a function that lists, and ends, those that do not go by themselves."""
    prctl = ctypes.CDLL(None).prctl
    before = set(_children())
    prctl(CHILD_SUBREAPER, 1, 0, 0, 0)

    def left():
        until = time.monotonic() + GOES_WITHIN_S
        while any(map(_alive, set(_children()) - before)) and time.monotonic() < until:
            time.sleep(0.05)
        found = []
        for pid in set(_children()) - before:
            if _alive(pid):
                found.append(_called(pid))
            _end(pid)
        return found

    try:
        yield left
    finally:
        left()
        prctl(CHILD_SUBREAPER, 0, 0, 0, 0)


def run(command, timeout_s, **settings):
    """Run a program to its end or for so long. Returns (exit status or None, all that it said, seconds)."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               text=True, errors="replace", **settings)
    try:
        said, _ = process.communicate(timeout=timeout_s)
        return process.returncode, said, time.monotonic() - began
    except subprocess.TimeoutExpired:
        _end(process.pid)
        with suppress(subprocess.TimeoutExpired):
            said, _ = process.communicate(timeout=10)
            return None, said, time.monotonic() - began
        return None, "", time.monotonic() - began


def _end(pid):
    """Kill a process of ours with all that it started."""
    with suppress(OSError):
        os.kill(pid, signal.SIGSTOP)
    for child in _children(pid):
        _end(child)
    with suppress(OSError):
        os.kill(pid, signal.SIGKILL)
    with suppress(OSError):
        os.waitpid(pid, 0)


def _children(pid="self"):
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += map(int, path.read_text().split())
    return found


def _alive(pid):
    with suppress(OSError, IndexError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def _called(pid):
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")[:120]
    return "?"
