"""Starts Jupyter on a module, tells the address, and stops it cleanly."""

import os
import signal
import sys
from pathlib import Path
from typing import TextIO

from course.errors import CourseError
from course.launch import address, jupyter, modules
from course.launch.install import mark_damaged
from course.launch.quick import leave_out_address_grammar

LOG_NAME = "server.log"


def serve(root: Path, name: str | None, port: int | None, browser: bool, instructor: bool) -> None:
    """Serve module `name` (the first if None), or with `instructor` the whole tool, until stopped."""
    leave_out_address_grammar()
    os.environ.update(jupyter.variables(root, instructor))
    notebook = None if instructor else modules.bring(root, modules.choose(root, name))
    page = jupyter.page(root, notebook)
    already = None if port else address.find_running(root, jupyter.folder(root, notebook), page)
    if already:
        print(f"The course is open already, at:\n  {already}", flush=True)
        address.show(root, already, browser)
        return
    port = address.check(port) if port else address.free_port()
    os.chdir(root)  # nbgrader looks for its settings in the folder that the server was started in
    console = divert_output(root)
    app = initialise(root, jupyter.options(root, port, notebook))
    here = address.of(app.connection_url, page, app.identity_provider.token)
    # Runs after the callback that opens the port, which Jupyter has queued by now.
    app.io_loop.add_callback(announce, root, here, browser, console)
    stop_on_signals(app)
    app.start()
    print("\nThe course has stopped. Your work is in my-course.", file=console, flush=True)


def divert_output(root: Path) -> TextIO:
    """Send what Jupyter and the kernels print to .jupyter/server.log; returns the real output."""
    console = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding=sys.stdout.encoding, errors="replace")
    try:
        (root / ".jupyter").mkdir(exist_ok=True)
        log = os.open(root / ".jupyter" / LOG_NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as error:
        raise CourseError(
            f"The folder {root / '.jupyter'} can't be written to: {error.strerror}.",
            "The course keeps its settings and its log there.",
            "See that the folder is yours and that the disk has room, then start the course again.",
        ) from error
    sys.stdout.flush()
    for stream in (sys.stdout, sys.stderr):
        os.dup2(log, stream.fileno())
    os.close(log)
    return console


def initialise(root: Path, options: list[str]):
    """JupyterLab's server, ready to start. Raises CourseError when it can't be."""
    try:
        from jupyterlab.labapp import LabApp

        return LabApp.initialize_server(argv=options)
    except ImportError as error:
        mark_damaged(root)
        raise CourseError(
            f"A part of the course's software is missing: {error}.",
            "It was changed or removed after it was set up. Your work in my-course is untouched.",
            "Start the course again: it sets itself up afresh.",
        ) from error
    except SystemExit as error:
        raise CourseError(
            "Jupyter, which shows the course, could not start.",
            f"It says why in {root / '.jupyter' / LOG_NAME}. Your work in my-course is untouched.",
            "Start the course again; if it fails again, show that file to whoever gave you the course.",
        ) from error


def announce(root: Path, here: str, browser: bool, console: TextIO) -> None:
    print(f"The course is open at:\n  {here}\nTo stop it, press Ctrl-C here.", file=console, flush=True)
    address.show(root, here, browser)


def stop_on_signals(app) -> None:
    """Stop at once on Ctrl-C, when asked to end, and when the terminal is closed."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, frame: app.stop(from_signal=True))
