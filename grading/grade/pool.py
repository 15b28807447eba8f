"""Do tasks on many workers: processes of this machine, or a dask scheduler's machines."""

import multiprocessing
import os
import signal
import socket
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from course.errors import CourseError
from grading.grade import edition, tls, worker
from grading.kernels import system
from grading.kernels.warm import Gone
from grading.layout import HERE

AHEAD = 4  # tasks waiting for each worker: enough to keep it busy, few enough to keep memory flat
SCHEDULER_S = 10


def processes(tasks, count):
    """Results of tasks as they come, from ``count`` processes here.

    Raises
    ------
    CourseError
        When the workers or the warm process are gone.
    """
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_go_with, initargs=(os.getpid(),)) as pool:
        try:
            yield from _drain(tasks, count * AHEAD, lambda task: pool.submit(worker.grade, task), _first, (BrokenProcessPool, Gone))
        except (BrokenProcessPool, Gone) as error:
            raise _lost() from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _go_with(parent):
    """A worker ends with the command, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if system.KNOWN:
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _first(futures):
    return wait(futures, return_when=FIRST_COMPLETED).done


def _drain(tasks, most, submit, first, troubles):
    """Keep at most so many tasks under way. Of what goes wrong only ``troubles`` of the workers stop the others."""
    tasks, under_way = iter(tasks), {}
    while True:
        for task in tasks:
            under_way[submit(task)] = task
            if len(under_way) >= most:
                break
        if not under_way:
            return
        for future in first(set(under_way)):
            yield _outcome(future, under_way.pop(future), troubles)


def _outcome(future, task, troubles):
    try:
        return future.result()
    except troubles:
        raise
    except Exception as error:  # noqa: BLE001 - one hand-in is no reason to leave the others ungraded
        return worker.turned_away(task, worker.could_not_cope(error))


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
            # Grading itself raises nothing there, so whatever comes is a machine's trouble: one that lacks a part would turn everybody away.
            yield from _drain(tasks, count * AHEAD, lambda task: client.submit(_there, replace(task, place=None), _edition(task), pure=False, retries=2),
                              lambda futures: wait_for(futures, return_when="FIRST_COMPLETED").done,
                              Exception)
        except CourseError:
            raise
        except Exception as error:  # noqa: BLE001 - a machine that is lost raises what it likes
            raise _lost(f" ({type(error).__name__}: {error})"[:200]) from error


def _lost(why=""):
    return CourseError(f"A worker ended in the middle of its work{why}.", "What it was grading is not graded; all that was recorded is kept.",
                       "Grade again: it goes on where it stopped. If it happens again, there may be too little memory: use fewer workers.")


_once = threading.Lock()


def _edition(task):
    return edition.of(HERE, task.sheet.module)


def _there(task, asked):
    """Grade on a dask worker, with a warm process of that worker's own, where the course is the edition that was asked for."""
    with _once:
        place = _warm(task, asked)
    return worker.grade(replace(task, place=place))


def _warm(task, asked):
    from grading.kernels import shared

    module = task.sheet.module
    if not HERE.key(module).is_file():
        raise CourseError(f"A worker's machine has no solutions/{module}.", "It can't score anything.",
                          "Copy the course as it is here to each machine.")
    if _edition(task) != asked:
        raise CourseError(f"A worker's machine has another edition of the course than this one ({socket.gethostname()}).",
                          "It would score by other keys, cases or rules; nothing that it would have graded is graded.",
                          "Copy the course as it is here to each machine, start the workers again, then grade again: it goes on where it stopped.")
    return shared.place(HERE, task.sheet, unsafe=not task.sandboxed)
