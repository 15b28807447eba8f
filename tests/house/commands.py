"""nbgrader's commands one after another in forks of one process, which has imported nbgrader: that takes longer than most of them."""

import json
import subprocess
import sys

from tests.house import warm

FORKED = """
import json, os, sys
sys.modules["rfc3987_syntax"] = None  # as course/launch/quick.py has it, and why
from nbgrader.apps.nbgraderapp import NbGraderApp
for command in json.loads(sys.argv[1]):
    child = os.fork()
    if not child:
        sys.argv = ["nbgrader", *command]
        sys.exit(NbGraderApp.launch_instance())
    if os.waitpid(child, 0)[1]:
        sys.exit(" ".join(["nbgrader", *command]) + " failed")
"""


def nbgrader(python, folder, environment, commands):
    """Run commands such as "collect 02_curbside", which must succeed; what they say."""
    return run(python, folder, environment, "-c", FORKED, json.dumps([command.split() for command in commands]))


def run(python, folder, environment, *arguments):
    """Run Python in a folder, which must succeed; what it says, errors first."""
    if python == sys.executable:
        done = warm.run(folder, environment, *arguments)
    else:
        done = subprocess.run([python, *arguments], cwd=folder, env=environment, text=True, capture_output=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stderr + done.stdout
