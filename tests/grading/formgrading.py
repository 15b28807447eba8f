"""nbgrader's formgrader, served as an instructor's server serves it, and people who use it."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import suppress
from http.cookiejar import CookieJar

from course.launch.address import free_port

TOKEN = "for-this-test-only"
ANSWERS_WITHIN_S = 180  # a busy machine is slow, not broken


class Person:
    """One browser's worth of requests: the server knows them by a cookie."""

    def __init__(self, url):
        self.url = url
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def ask(self, path, method="GET", send=None):
        """A page, or what the buttons on it call. Raises ``HTTPError``."""
        with self.open(path, method, send) as answer:
            text = answer.read().decode()
        return json.loads(text) if path.startswith("/api/") else text

    def tried(self, path, method="GET", send=None):
        """The same, with the status: of what is refused, too."""
        try:
            return 200, self.ask(path, method, send)
        except urllib.error.HTTPError as refused:
            said = refused.read().decode()
            return refused.code, json.loads(said) if said.startswith("{") else said

    def open(self, path, method="GET", send=None):
        """The answer itself, where it ended after redirects."""
        request = urllib.request.Request(
            self.url + path, method=method, data=None if method == "GET" else json.dumps(send or {}).encode(),
            headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"})
        return self.opener.open(request, timeout=120)


class Formgrader(Person):
    """A Jupyter server in the course's folder with formgrader in it."""

    def __init__(self, course):
        beside = course.root.parent
        env = {**os.environ, "PYTHONPATH": str(course.root), "JUPYTER_CONFIG_DIR": str(beside / "config"), "JUPYTER_RUNTIME_DIR": str(beside / "formgrader")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--ServerApp.port={free_port()}",
             "--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=50", f"--IdentityProvider.token={TOKEN}",
             "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"],
            cwd=course.root, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        super().__init__("")
        self._wait(beside / "formgrader" / f"jpserver-{self.process.pid}.json")

    def press(self, path):
        """Press a button, which must succeed."""
        done = self.ask(f"/api/{path}", "POST")
        assert done["success"], done.get("log", "") + done.get("error", "")

    def grade(self, submission, cell):
        """What the gradebook says of one exercise."""
        return next(one for one in self.ask(f"/api/grades?submission_id={submission}") if one["name"] == cell)

    def _wait(self, note):
        """Until it answers at the port that it found free, which its own note says."""
        until = time.monotonic() + ANSWERS_WITHIN_S
        while time.monotonic() < until:
            assert self.process.poll() is None, "the server ended"
            with suppress(OSError, ValueError):  # not there yet, half written, or not answering yet
                self.url = f"http://127.0.0.1:{json.loads(note.read_text(encoding='utf-8'))['port']}/formgrader"
                return self.ask("/manage_assignments")
            time.sleep(0.2)
        raise AssertionError("formgrader did not come up")

    def stop(self):
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=60)
