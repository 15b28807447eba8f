"""Starts Jupyter on a module, tells the address, and stops it cleanly."""

import os
import signal
import sys
import traceback
from contextlib import ExitStack, contextmanager
from pathlib import Path

from course.errors import CourseError
from course.launch import address, exchange, jupyter, modules, policy, prompt
from course.launch.brackets import take_literally
from course.launch.install import mark_damaged
from course.launch.lock import alone
from course.launch.mend import set_aside_damaged
from course.launch.quick import leave_out_address_grammar
from course.place import INSTALLED

LOG_NAME = "server.log"


def serve(root, name, port, browser, instructor):
    """Serve module ``name`` (the first if None), or with ``instructor`` the whole tool, until stopped."""
    exchange.inbound()  # a variable that can't be used is said here and not in a log
    leave_out_address_grammar()
    take_literally(root, Path(sys.prefix))
    jupyter.take_over(root, instructor)
    with ExitStack() as starting:
        one_at_a_time(root, starting)
        for path in set_aside_damaged(root / ".jupyter"):
            print(f"A file of Jupyter's settings was half written. It is kept as {path}, and plain settings are used.", flush=True)
        wanted = () if instructor else (modules.choose(root, name), modules.choose(root, None))  # every page links to the first
        notebook = ([modules.bring(root, one) for one in dict.fromkeys(wanted)] or [None])[0]
        page = jupyter.page(root, notebook)
        already = None if port else address.find_running(root, jupyter.folder(root, notebook), page)
        if already:
            print(f"The course is open already, at:\n  {already}", flush=True)
            address.show(root, already, browser)
            return
        port = address.check(port) if port else address.free_port()
        os.chdir(root)  # nbgrader looks for its settings in the folder that the server was started in
        with diverted(root) as console:
            app = initialise(root, jupyter.options(root, port, notebook))
            policy.keep_to_this_machine()
            prompt.send_at_once()
            if notebook:
                jupyter.make_a_page(app, root)
            here = address.of(app.connection_url, page, app.identity_provider.token)
            # Runs after the callback that opens the port, which Jupyter has queued by now.
            app.io_loop.add_callback(announce, root, here, browser, console, starting.close)
            stop_on_signals(app)
            app.start()
            print(f"\nThe course has stopped. Your work is in {root / 'my-course' if INSTALLED else 'my-course'}.", file=console, flush=True)


def one_at_a_time(root, starting):
    """Hold the start's lock until ``starting`` is closed, so that a second start finds this one's server."""
    say = "Another start is opening the course; waiting for it."
    try:
        starting.enter_context(alone(root / ".jupyter" / "start.lock", lambda: print(say, flush=True)))
    except OSError as error:
        raise not_writable(root, error) from error


@contextmanager
def diverted(root):
    """What Jupyter and the kernels print goes to .jupyter/server.log; yields the real output.

    An error finds the terminal as it was before: a learner is told there, not in the log.
    """
    try:
        (root / ".jupyter").mkdir(exist_ok=True)
        log = os.open(root / ".jupyter" / LOG_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise not_writable(root, error) from error
    streams = (sys.stdout, sys.stderr)
    before = [os.dup(stream.fileno()) for stream in streams]
    console = os.fdopen(os.dup(before[0]), "w", encoding=sys.stdout.encoding, errors="replace")
    _point(streams, [log, log])
    os.close(log)
    try:
        yield console
    except BaseException:
        _point(streams, before)
        raise


def _point(streams, to):
    for stream, target in zip(streams, to, strict=True):
        stream.flush()
        os.dup2(target, stream.fileno())


def not_writable(root, error):
    return CourseError(
        f"The folder {root / '.jupyter'} can't be written to: {error.strerror}.",
        "The course keeps its settings and its log there.",
        "See that the folder is yours and that the disk has room, then start the course again.",
    )


def initialise(root, options):
    """JupyterLab's server, ready to start. Raises CourseError when it can't be."""
    try:
        from jupyterlab.labapp import LabApp

        return LabApp.initialize_server(argv=options)
    except ImportError as error:
        mark_damaged(root)
        raise CourseError(
            f"A part of the course's software is missing: {error}.",
            "It was changed or removed after it was set up. Your work in my-course is untouched.",
            "Tell whoever looks after this computer that it has to be installed again." if INSTALLED
            else "Start the course again: it sets itself up afresh.",
        ) from error
    except (Exception, SystemExit) as error:
        traceback.print_exc()  # into the log
        raise CourseError(
            "Jupyter, which shows the course, could not start.",
            f"It says why in {root / '.jupyter' / LOG_NAME}. Your work in my-course is untouched.",
            "Start the course again; if it fails again, show that file to whoever gave you the course.",
        ) from error


def announce(root, here, browser, console, announced):
    """Tell the address, then call ``announced``: from here on a second start finds this server."""
    try:
        print(f"The course is open at:\n  {here}\nTo stop it, press Ctrl-C here.", file=console, flush=True)
        address.show(root, here, browser)
    finally:
        announced()


def stop_on_signals(app):
    """Stop at once on Ctrl-C, when asked to end, and when the terminal is closed."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, frame: app.stop(from_signal=True))
