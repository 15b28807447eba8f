"""Whoever reads what a command prints may stop: it ends, and says nothing of it."""

import os
import pkgutil
import subprocess
import sys

import pytest

from course.launch import command as course_command
from course.launch import console
from grading import __main__ as grading
from grading import commands

EVERY = [(grading.main, [one.name.replace("_", "-"), "--help"]) for one in pkgutil.iter_modules(commands.__path__)] + [(grading.main, ["--help"]), (course_command.main, ["--help"])]


def into_a_closed_pipe():
    """A stream that nobody reads any more."""
    read, write = os.pipe()
    os.close(read)
    return os.fdopen(write, "w", encoding="utf-8")


@pytest.mark.parametrize("run, arguments", EVERY, ids=lambda one: one[0] if isinstance(one, list) else "")
def test_a_command_ends_where_nobody_reads(run, arguments, monkeypatch):
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, into_a_closed_pipe())
    assert console.heard(run, arguments) == console.UNHEARD
    sys.stdout.close()
    sys.stderr.close()


def test_another_pipe_that_breaks_is_an_error(monkeypatch):
    def breaks(_):
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError), open(os.devnull, "w", encoding="utf-8") as nowhere:
        monkeypatch.setattr(sys, "stdout", nowhere)
        monkeypatch.setattr(sys, "stderr", nowhere)
        console.heard(breaks, [])


@pytest.mark.parametrize("arguments", [["grading", "minutes", "02_curbside"], ["course", "--nothing"]], ids=" ".join)
def test_nothing_is_said_of_it(arguments, root):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([sys.executable, "-m", *arguments], cwd=root, stdout=write, stderr=subprocess.PIPE, text=True, timeout=300)
    os.close(write)
    assert done.returncode in (1, 2, console.UNHEARD) and "Error" not in done.stderr and "Traceback" not in done.stderr and "Exception" not in done.stderr
    assert subprocess.run([sys.executable, "-m", *arguments], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True, preexec_fn=lambda: os.close(1),
                          timeout=300).returncode in (0, 1, 2)
