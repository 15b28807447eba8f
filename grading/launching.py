"""What commands share: how a number is read, a quick start, and a command that runs notebooks begun beside the process that warms up for them."""

import _thread
import gc
import importlib
import importlib.util
import logging
import sys
import threading
import types
from contextlib import suppress


def count(text):
    """A number from 1 to 1,000, as an argument. Raises ``ValueError`` for anything else."""
    number = int(text)
    if not 1 <= number <= 1_000:
        raise ValueError
    return number


def hear_interrupts():
    """Lose no Ctrl-C, wherever it comes: what a destructor swallows comes again, and no library's log says where it was."""

    def swallowed(what, otherwise=sys.unraisablehook):
        if not issubclass(what.exc_type, KeyboardInterrupt):
            return otherwise(what)
        again = threading.Timer(0.01, _thread.interrupt_main)  # at once, it would be swallowed here
        again.daemon = True
        with suppress(RuntimeError):  # it ends already
            again.start()

    sys.unraisablehook = swallowed
    logging.lastResort.addFilter(lambda record: not (record.exc_info and record.exc_info[0] and issubclass(record.exc_info[0], KeyboardInterrupt)))


def leave_out_servers():
    """Have nbgrader's parts be imported without its servers, which its package imports first of all: 0.5 s of processor time at each start (measured).

    Who asks for more of the package than a part of it gets the whole. Must be called before anything imports nbgrader; who did already keeps it whole.
    """
    if "nbgrader" not in sys.modules and (found := importlib.util.find_spec("nbgrader")):
        sys.modules["nbgrader"] = importlib.util.module_from_spec(found)
        sys.modules["nbgrader"].__class__ = _Parts


class _Parts(types.ModuleType):
    """A package of which only what is asked for is run."""

    def __getattr__(self, name):
        if name.startswith("__") or importlib.util.find_spec(f"{self.__name__}.{name}"):
            raise AttributeError(name)  # a part of it is imported next
        self.__class__ = types.ModuleType
        self.__spec__.loader.exec_module(self)
        return getattr(self, name)


def warm(command, chosen):
    """Run the ``main`` of a module, such as ``grading.alone``, that runs notebooks."""
    from grading.kernels import guard
    from grading.kernels import warm as kernels
    from grading.layout import HERE
    guard.require_forks()
    # It imports what notebooks need while this process imports nbgrader: each takes a core two seconds.
    begun = kernels.begin(HERE)
    gc.disable()
    try:
        running = importlib.import_module(command)
        gc.freeze()  # all that is imported stays; looking through it for rubbish takes longer than writing a score
        gc.enable()
        running.main(chosen, begun)
    finally:
        kernels.end(begun)
