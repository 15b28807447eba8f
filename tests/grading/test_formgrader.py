"""Marking in nbgrader's formgrader, served as an instructor's server serves it."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

MODULE = "90_shop"
ATTACK = '<img src=x onerror="alert(1)"><script>alert(2)</script>'
TOKEN = "for-this-test-only"


class Formgrader:
    """A Jupyter server in the course's folder with formgrader in it."""

    def __init__(self, course):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/formgrader"
        env = {**os.environ, "PYTHONPATH": str(course.root), "JUPYTER_CONFIG_DIR": str(course.root.parent / "config")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--ServerApp.port={port}",
             "--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}",
             "--ServerApp.jpserver_extensions={'nbgrader.server_extensions.formgrader': True}"],
            cwd=course.root, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()

    def ask(self, path, method="GET", send=None):
        """A page, or what the buttons on it call."""
        request = urllib.request.Request(
            self.url + path, method=method, data=None if method == "GET" else json.dumps(send or {}).encode(),
            headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            text = answer.read().decode()
        return json.loads(text) if path.startswith("/api/") else text

    def press(self, path):
        """Press a button, which must succeed."""
        done = self.ask(f"/api/{path}", "POST")
        assert done["success"], done.get("log", "") + done.get("error", "")

    def _wait(self):
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                return self.ask("/manage_assignments")
            except (urllib.error.URLError, ConnectionError):
                assert self.process.poll() is None, "the server ended"
                time.sleep(0.2)
        raise AssertionError("formgrader did not come up")

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


@pytest.fixture
def formgrader(course):
    course.handed_in("tom", {"m90-1": 15, "m90-3": {"text": f"Look: {ATTACK}", "runs": []}},
                     line=f"from IPython.display import HTML; mean_min = 4; display(HTML('''{ATTACK}'''))")
    server = Formgrader(course)
    yield server
    server.stop()


def test_an_instructor_can_do_it_all_with_the_buttons_of_formgrader(course, formgrader):
    released = course.notebook.read_bytes()
    formgrader.press(f"assignment/{MODULE}/assign")
    assert course.notebook.read_bytes() == released, "its Generate button makes what our build makes"

    formgrader.press(f"submission/{MODULE}/tom/autograde")
    submission, = formgrader.ask(f"/api/submitted_notebooks/{MODULE}/{MODULE}")
    assert submission["needs_manual_grade"] and submission["score"] == 3.5

    page = formgrader.ask(f"/submissions/{submission['id']}/")
    assert "<img" not in page and "alert(2)</script>" not in page and "&lt;img src=x onerror=" in page, "a memo does not run"
    assert "HIDDEN" not in page and "grading.keys" not in page
    assert "//cdn" not in page and "https:" not in page, "the page asks nobody outside"

    grade = next(one for one in formgrader.ask(f"/api/grades?submission_id={submission['id']}") if one["name"] == "m90-3")
    formgrader.ask(f"/api/grade/{grade['id']}", "PUT", {"manual_score": 5})
    submission, = formgrader.ask(f"/api/submitted_notebooks/{MODULE}/{MODULE}")
    assert not submission["needs_manual_grade"] and submission["score"] == 8.5

    formgrader.press(f"assignment/{MODULE}/tom/generate_feedback")
    feedback = (course.root / "grading" / "feedback" / "tom" / MODULE / f"{MODULE}.html").read_text()
    assert "8.5 of 12 points" in feedback and "alert(2)</script>" not in feedback
