"""A scheduler of dask's and its workers, as the handbook has them started, of one account."""

import contextlib
import re
import subprocess
import threading

from grading.grade import tls
from tests.house import account

READY_S = 180  # a busy machine is slow, not broken
AT, REGISTERED = re.compile(r"Scheduler at: +(tls://\S+)"), re.compile(r"Registered to:")


@contextlib.contextmanager
def cluster(scene, home, who, workers):
    """Its address, and what a program needs in its environment to give it orders; all is ended afterwards. One worker has no nurse, which saves its start."""
    known = {"HOME": str(home), "DASK_CONFIG": str(home / tls.FOLDER)}
    with contextlib.ExitStack() as stack:
        def start(program, *arguments):
            process = subprocess.Popen(account.command(who, "-m", f"distributed.cli.dask_{program}", *arguments), cwd=scene.root, env=scene.environment(**known),
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
            stack.callback(_end, process)
            return process

        scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _heard(scheduler, AT)[1]
        _heard(start("worker", address, "--nworkers", workers, "--nthreads", "1", "--no-dashboard", *(["--no-nanny"] if workers == 1 else [])),
               REGISTERED, workers)
        yield address, {"env": known}


def _heard(process, pattern, times=1):
    """The line in which a program says what is waited for, that often; whatever it says later is read away, or it would wait to be heard."""
    late = threading.Timer(READY_S, process.kill)
    late.start()
    said = []
    for line in process.stderr:
        said.append(line)
        found = pattern.search(line)
        times -= bool(found)
        if times == 0:
            late.cancel()
            threading.Thread(target=_drain, args=(process.stderr,), daemon=True).start()
            return found
    raise AssertionError("".join(said)[-2_000:])


def _drain(stream):
    with stream:
        stream.read()


def _end(process):
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
