"""What is dear to make is made once for all the processes that run tests side by side."""

import fcntl
import os
import shutil


def once(factory, name, make):
    """The folder ``name`` of this test run, which ``make(folder)`` fills for whichever process asks first.

    ``factory`` is pytest's ``tmp_path_factory``. Whoever asks meanwhile waits; what a failed attempt left is made anew.
    """
    base = factory.getbasetemp()
    run = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = run / name, run / f"{name}.made"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            made.touch()
    return folder
