"""Grade in processes of this machine. Whoever waits for one can kill it, and no hand-in ends or holds a batch twice."""

import multiprocessing
import os
import signal
import time
from collections import deque
from contextlib import closing
from multiprocessing.connection import wait

from course.errors import CourseError
from grading.grade import worker
from grading.kernels import system
from grading.kernels.sandbox import LIMITS
from grading.kernels.warm import BEGIN_S, BREATH_S, Gone

AHEAD = 2  # the next is at hand when one is done
MOST_S = 30 + sum(BEGIN_S + limits.wall_s for limits in LIMITS.values())  # all that a hand-in may take, and a little to read and write it
FORK = multiprocessing.get_context("fork")


def results(tasks, count, warm):
    """What came of each hand-in, as it comes.

    Parameters
    ----------
    tasks : list of functions
        Each takes the folder of the warm process and gives a ``Task``.
    count : int
        How many processes.
    warm : Warm
        The warm process; it is started anew when it is lost.

    Raises
    ------
    CourseError
        When this machine lets no process be started.
    """
    shaken = []
    with closing(_round(range(len(tasks)), tasks, count, warm)) as found:
        for number, graded in found:
            if graded is None:
                shaken.append(number)
            else:
                yield _certain(graded, tasks[number])
    # What was under way when something broke may have stood beside the one that broke it. Alone it shows.
    for number in shaken:
        with closing(_round([number], tasks, 1, warm)) as found:
            (_, graded), = found
        yield _certain(graded or worker.TWICE, tasks[number])


def _certain(graded, task):
    """What came of a task; where that is no more than a reason, the hand-in is turned away with it."""
    return worker.turned_away(task(), graded) if isinstance(graded, str) else graded


def _round(numbers, tasks, count, warm):
    """Each number with what came of its task; ``None`` when the process that had it, or the warm one, was lost or did not end."""
    todo, crew = deque(numbers), []
    try:
        while todo or any(one.given for one in crew):
            _hire(crew, count if todo else 0, tasks, warm)
            for one in crew:
                one.give(todo, AHEAD if len(todo) > AHEAD * len(crew) else 1)  # at the end nobody waits behind another
            yield from _heard(crew, todo, warm)
    finally:
        for one in crew:
            one.end()


def _hire(crew, count, tasks, warm):
    """As many processes as are wanted; fewer, while this machine has no room for more. Raises ``CourseError`` when there is none for one."""
    until = time.monotonic() + BEGIN_S
    while len(crew) < count:
        try:
            crew.append(_Worker(tasks, warm))
        except OSError as error:
            if crew:
                return
            if time.monotonic() > until:
                raise CourseError(f"No process can be started on this machine: {error.strerror}.", "What was graded is kept; the rest is not graded.",
                                  "End some of what runs in your account, then grade again: it goes on where it stopped.") from error
            time.sleep(BREATH_S)


def _heard(crew, todo, warm):
    """Wait for the next result, and for nobody longer than a hand-in may take."""
    ready = wait([one.pipe for one in crew], max(0, min(one.until for one in crew) - time.monotonic()))
    for one in list(crew):
        if one.pipe not in ready and time.monotonic() < one.until:
            continue
        try:
            graded = one.said() if one.pipe in ready else None
        except (EOFError, OSError):
            graded = None
        else:
            if one.pipe in ready:
                if graded is None:
                    warm.again()
                yield one.done(), graded
                continue
        crew.remove(one)
        one.end()
        if one.given:
            number = one.done()
            todo.extendleft(reversed(one.given))
            yield number, None


class _Worker:
    """A process that is given tasks by number and says what came of each, in their order; ``until`` is when it must have spoken."""

    def __init__(self, tasks, warm):
        self.given, self.until = deque(), float("inf")
        self.pipe, theirs = FORK.Pipe()
        self.process = FORK.Process(target=_work, args=(theirs, tasks, warm, os.getpid()), daemon=True)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # the fork hears of it only once it knows what to do
        try:
            self.process.start()
        except OSError:
            self.pipe.close()
            raise
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            theirs.close()

    def give(self, todo, most):
        """A number is so small that handing it over never waits."""
        while todo and len(self.given) < most:
            if not self.given:
                self.until = time.monotonic() + MOST_S
            self.given.append(todo.popleft())
            try:
                self.pipe.send(self.given[-1])
            except OSError:
                return  # it is gone, which is heard next

    def said(self):
        """What came of the task that it was at. Raises ``EOFError`` when it is gone."""
        return self.pipe.recv()

    def done(self):
        """The number that it was at; the next begins."""
        self.until = time.monotonic() + MOST_S if len(self.given) > 1 else float("inf")
        return self.given.popleft()

    def end(self):
        """At once: with it go its channels, and with them the forks that it talks with."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _work(pipe, tasks, warm, parent):
    _go_with(parent)
    warm.process.stdin.close()  # the warm process ends when nobody holds this any more
    while True:
        try:
            done = worker.grade(tasks[pipe.recv()](place=str(warm.place)))
        except Gone:
            done = None
        except Exception as error:  # noqa: BLE001 - one hand-in is no reason to leave the others ungraded
            done = worker.could_not_cope(error)
        pipe.send(done)


def _go_with(parent):
    """A worker ends with the command, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    if system.KNOWN:
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
