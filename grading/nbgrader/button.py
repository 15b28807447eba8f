"""Formgrader's button for grading, without holding up whoever else the server answers.

nbgrader grades in the server's own loop: as long as one learner's code runs, JupyterLab stands still.
Here our command does it, in a process of its own.
"""

import asyncio
import json
import os
import sys


def hand_over():
    """Change formgrader as this process has loaded it; it has no setting for that."""
    from nbgrader.server_extensions.formgrader import apihandlers, base
    from tornado import web

    @web.authenticated
    @base.check_xsrf
    @base.check_notebook_dir
    async def post(self, assignment_id, student_id):
        self.write(json.dumps(await answer(self.coursedir.root, assignment_id, student_id)))

    apihandlers.AutogradeHandler.post = post


def command(assignment, student):
    """What the button runs. A name never passes for an option."""
    unsafe = ["--unsafe"] if os.environ.get("COURSE_GRADING_UNSAFE") else []
    return [sys.executable, "-m", "grading", "grade", "--force", f"--learner={student}", *unsafe, "--", assignment]


async def answer(root, assignment, student):
    """What formgrader's page is told: ``success``, ``log`` and ``error``."""
    process = await asyncio.create_subprocess_exec(*command(assignment, student), cwd=root, stdin=asyncio.subprocess.DEVNULL,
                                                   stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT)
    try:
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:  # the server ends
            process.kill()
    done = process.returncode == 0
    return {"success": done, "log": said.decode("utf-8", "replace"), "error": "" if done else "Nothing was graded, or not all: what stands above says why."}
