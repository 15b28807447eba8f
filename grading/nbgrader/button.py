"""Formgrader's button for grading, without holding up whoever else the server answers.

nbgrader grades in the server's own loop: as long as one learner's code runs, JupyterLab stands still.
Here a process of its own does it, ``python -m grading.nbgrader.button MODULE LEARNER``.
"""

import asyncio
import json
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


async def answer(root, assignment, student):
    """What nbgrader's own button would answer: ``success``, ``log`` and ``error``."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "grading.nbgrader.button", assignment, student, cwd=root,
                                                   stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
    try:
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:  # the server ends
            process.kill()
    try:
        return json.loads(said.splitlines()[-1])
    except (IndexError, ValueError):
        return {"success": False, "error": "The process that graded ended before it was done."}


def main(assignment, student):
    """Grade one hand-in, and print what came of it as a line of JSON."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.apps.baseapp import NbGrader

    app = NbGrader()
    app.initialize([])
    print(json.dumps(NbGraderAPI(app.coursedir, app.authenticator, parent=app).autograde(assignment, student)))


if __name__ == "__main__":
    main(*sys.argv[1:])
