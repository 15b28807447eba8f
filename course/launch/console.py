"""What is printed where not every sign can be, or where nobody reads any more."""

import os
import select
import sys

UNHEARD = 141  # as a shell says of a program that ended because nobody read what it wrote


def take_any_sign():
    """Have a sign that this console can't show, as of a folder's name on an older Windows, become a question mark and not an error."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def heard(run, arguments):
    """``run(arguments)``, an exit status; ``UNHEARD`` where whoever read what it prints has stopped, as ``| head`` does: it ends there, and says no more."""
    sys.stdout, sys.stderr = (stream or open(os.devnull, "w", encoding="utf-8") for stream in (sys.stdout, sys.stderr))
    try:
        try:
            return run(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        unheard = [stream for stream in (sys.stdout, sys.stderr) if _unheard(stream)]
        if not unheard:
            raise  # another pipe's
        for stream in unheard:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # Python flushes once more as it ends
        return UNHEARD


def _unheard(stream):
    if not hasattr(select, "poll"):  # on Windows
        return True
    asked = select.poll()
    asked.register(stream.fileno(), 0)
    return any(event & select.POLLERR for _, event in asked.poll(0))
