"""Grade on many machines: those of a dask scheduler."""

import atexit
import socket
import sys
import threading
from dataclasses import replace

from course.errors import CourseError
from grading.grade import edition, sheet, tls, worker
from grading.kernels import guard
from grading.kernels.warm import Gone, Warm
from grading.layout import HERE

AHEAD = 4  # tasks waiting for each worker: enough to keep it busy, few enough to keep memory flat
SCHEDULER_S = 10


def dask(tasks, address):
    """Results of tasks as they come, from the workers of a dask scheduler.

    Raises
    ------
    CourseError
        When the scheduler can't be reached, or not by a key alone.
    """
    tls.check_address(address)
    security = tls.security()
    from distributed import Client
    from distributed import wait as wait_for

    try:
        client = Client(address, security=security, timeout=SCHEDULER_S)
    except (OSError, TimeoutError, RuntimeError, TypeError, ValueError) as error:
        raise CourseError(f"No scheduler answers at {address}.", "Nothing was graded.",
                          "Start one with dask scheduler, and workers with dask worker, all with the key of this machine, then grade again.") from error
    with client:
        count = sum(client.nthreads().values())
        if not count:
            raise CourseError(f"The scheduler at {address} has no workers.", "Nothing was graded.",
                              "Start workers with dask worker, on machines that have this course, then grade again.")
        try:
            shaken = []
            for task, graded in _drain(client, tasks, count * AHEAD, wait_for):
                if graded:
                    yield graded
                else:
                    shaken.append(task)
            # What was under way when something broke may have stood beside the one that broke it. Alone it shows.
            for task in shaken:
                (_, graded), = _drain(client, [task], 1, wait_for)
                yield graded or worker.turned_away(task, worker.TWICE)
        except CourseError:
            raise
        except Exception as error:  # a machine that is lost raises what it likes
            raise _lost(f" ({type(error).__name__}: {error})"[:200]) from error


def _drain(client, tasks, most, wait_for):
    """Keep at most so many tasks under way. Each with what came of it; ``None`` when the process that had it was lost, more than once.

    Grading itself raises nothing there, so whatever else comes is a machine's trouble: one that lacks a part would turn everybody away.
    """
    from distributed import KilledWorker

    tasks, under_way = iter(tasks), {}
    while True:
        for task in tasks:
            under_way[client.submit(_there, replace(task, place=None), _edition(task), pure=False, retries=2)] = task
            if len(under_way) >= most:
                break
        if not under_way:
            return
        for future in wait_for(set(under_way), return_when="FIRST_COMPLETED").done:
            task = under_way.pop(future)
            try:
                graded = future.result()
            except (KilledWorker, Gone):
                graded = None
            yield task, graded


def _lost(why=""):
    return CourseError(f"A worker ended in the middle of its work{why}.", "What it was grading is not graded; all that was recorded is kept.",
                       "Grade again: it goes on where it stopped. If it happens again, there may be too little memory: use fewer workers.")


_once = threading.Lock()
_warm = {}  # the one warm process of a dask worker, by module and edition


def _edition(task):
    return edition.of(HERE.of(task.sheet.tables), task.sheet.module)


def _there(task, asked):
    """Grade on a dask worker, with a warm process of that worker's own, where the course is the edition that was asked for."""
    with _once:
        _same_course(task, asked)
        place = _place(task)
    return worker.grade(replace(task, place=place))


def _same_course(task, asked):
    module = task.sheet.module
    if not HERE.key(module).is_file():
        raise CourseError(f"A worker's machine has no solutions/{module}.", "It can't score anything.",
                          "Copy the course as it is here to each machine.")
    if _edition(task) != asked:
        raise CourseError(f"A worker's machine has another edition of the course than this one ({socket.gethostname()}).",
                          "It would score by other keys, cases or rules; nothing that it would have graded is graded.",
                          "Copy the course as it is here to each machine, start the workers again, then grade again: it goes on where it stopped.")


def _place(task):
    """The folder of the warm process, started when there is none for this edition of the module. Raises ``CourseError``."""
    known = (task.sheet.module, task.sheet.edition)
    warm = _warm.get(known)
    if warm is None or warm.process.poll() is not None:
        _stop()
        sandboxed = guard.require(not task.sandboxed)
        warm = Warm(HERE.of(task.sheet.tables), task.sheet.module, sandboxed=sandboxed, **sheet.warm_cells(task.sheet)).wait()
        atexit.register(_stop)
        _warm[known] = warm
        if sandboxed:
            guard.prove(HERE, task.sheet.module, warm.place)
            if not warm.room:
                print(guard.NO_ROOM, file=sys.stderr)
    return str(warm.place)


def _stop():
    while _warm:
        _warm.popitem()[1].stop()
