"""Run as a script: each line that comes in is a command of Python's, which a fork of this process runs; its exit code goes out.

It has imported what our commands ask of others, which takes a second of a processor, more than most commands. Of ours, and of nbgrader,
it has imported nothing: each command takes those from its own folder, and how much of nbgrader it has loaded decides what it does.
"""

import importlib
import json
import os
import runpy
import sys
import time
import types

sys.modules["rfc3987_syntax"] = None  # as course/launch/quick.py has it, and why
for name in ("IPython", "alembic", "altair", "anywidget", "ipywidgets", "jinja2", "jupytext", "nbclient", "nbconvert", "nbformat", "pandas", "sqlalchemy.orm"):
    importlib.import_module(name)
OWN_PATH = sys.path[1:]  # without the folder of this script


def become(arguments, folder, environment, out, err):
    """Run what ``python3 *arguments`` would, there, its output written to these files."""
    for number, path, how in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        file = os.open(path, how)
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.path[:] = [os.getcwd(), *filter(None, environment.get("PYTHONPATH", "").split(os.pathsep)), *OWN_PATH]
    option, does, *rest = arguments
    sys.argv = [option, *rest]
    if option == "-m":
        runpy.run_module(does, run_name="__main__", alter_sys=True)
    else:
        sys.modules["__main__"] = types.ModuleType("__main__")
        exec(does, vars(sys.modules["__main__"]))  # noqa: S102 - what a test would give to python3 -c


for line in sys.stdin:
    fork = os.fork()
    if not fork:
        become(**json.loads(line))
        sys.exit()
    print(os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]), flush=True)
