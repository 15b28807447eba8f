"""A command of Python's, such as ``python3 -m grading who``, without the second that it takes to begin: see ``forks.py``."""

import functools
import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

_one_at_a_time = threading.Lock()


def run(folder, environment, *arguments, timeout_s=300):
    """Run Python with ``-m`` or ``-c`` and what follows, as ``subprocess.run`` does with text in both pipes; a ``CompletedProcess``.

    Where one runs already, as in a test of two at a time, the other is begun cold. Raises ``subprocess.TimeoutExpired``.
    """
    if not _one_at_a_time.acquire(blocking=False):
        return subprocess.run([sys.executable, *arguments], cwd=folder, env=environment, text=True, capture_output=True, timeout=timeout_s)
    try:
        with tempfile.TemporaryDirectory(prefix="command-") as place:
            return _forked(folder, environment, arguments, Path(place, "out"), Path(place, "err"), timeout_s)
    finally:
        _one_at_a_time.release()


def _forked(folder, environment, arguments, out, err, timeout_s):
    out.touch(), err.touch()
    forks = _forks()
    print(json.dumps({"arguments": arguments, "folder": str(folder), "environment": environment, "out": str(out), "err": str(err)}), file=forks.stdin, flush=True)
    with selectors.DefaultSelector() as told:
        told.register(forks.stdout, selectors.EVENT_READ)
        if not told.select(timeout_s):
            os.killpg(forks.pid, signal.SIGKILL)  # and what it runs
            forks.wait()
            _forks.cache_clear()
            raise subprocess.TimeoutExpired(arguments, timeout_s, out.read_text("utf-8"), err.read_text("utf-8"))
    return subprocess.CompletedProcess(arguments, int(forks.stdout.readline()), out.read_text("utf-8"), err.read_text("utf-8"))


@functools.cache
def _forks():
    """The process that forks; it ends when this one does, which closes what it reads."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.Popen([sys.executable, Path(__file__).with_name("forks.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
                            start_new_session=True)
