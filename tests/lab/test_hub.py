"""The course as a hub starts it for somebody: the whole of a hub is ``tests/walk/test_hub.py``; here one answers as a hub does."""

import json
import re
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from tests.house.learner import copy_of, make_environment
from tests.house.once import once

USER, PREFIX = "amira.said", "/user/amira.said/"
READY_WITHIN_S = 120


class Answers(BaseHTTPRequestHandler):
    """A hub's own interface, as far as a server asks it: which hub, and who holds this key."""

    def do_GET(self):
        known = self.headers.get("Authorization") in ("token hers", "Bearer hers")
        said = {"name": USER, "kind": "user", "scopes": [f"access:servers!user={USER}"], "admin": False, "groups": []} if known else {}
        body = json.dumps(said if self.path.endswith("/user") else {"version": version("jupyterhub")}).encode()
        self.send_response(200 if known or not self.path.endswith("/user") else 403)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-JupyterHub-Version", version("jupyterhub"))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def log_message(self, *_):
        pass


class NoFurther(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@pytest.fixture(scope="module")
def image(given, tmp_path_factory):
    """An environment with what a learner's copy asks for, and with what speaks with a hub."""
    return once(tmp_path_factory, "image", lambda folder: make_environment(given, folder / "environment", "jupyterhub")) / "environment"


@pytest.fixture
def address(given, image, tmp_path):
    """Where somebody's server listens, started as a hub starts it."""
    learner = copy_of(given, tmp_path / "learner" / "the course", image)
    hub = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=hub.serve_forever, daemon=True).start()
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as probe:
        port = probe.server_port
    api, place = f"http://127.0.0.1:{hub.server_port}/hub/api", f"http://127.0.0.1:{port}{PREFIX}"
    log = (learner.home / "log").open("w")
    process = subprocess.Popen(
        [learner.python, "-m", "course", "hub"], cwd=learner.home, stdout=log, stderr=subprocess.STDOUT,
        env={**learner.variables, "PYTHONPATH": str(learner.folder),
             "JUPYTERHUB_SERVICE_URL": place, "JUPYTERHUB_SERVICE_PREFIX": PREFIX, "JUPYTERHUB_API_URL": api, "JUPYTERHUB_API_TOKEN": "its own",
             "JUPYTERHUB_USER": USER, "JUPYTERHUB_CLIENT_ID": f"jupyterhub-user-{USER}", "JUPYTERHUB_OAUTH_SCOPES": f'["access:servers!user={USER}"]',
             "JUPYTERHUB_OAUTH_ACCESS_SCOPES": f'["access:servers!user={USER}"]'})
    until = time.monotonic() + READY_WITHIN_S
    while process.poll() is None and time.monotonic() < until:
        try:
            get(f"{place}api")
            break
        except OSError:
            time.sleep(0.2)
    assert process.poll() is None, (learner.home / "log").read_text()
    yield place
    process.terminate()
    process.wait(30)
    hub.shutdown()


def get(address, key="hers"):
    """Status and text of an answer; a redirection is one."""
    asked = Request(address, headers={"Authorization": f"token {key}"} if key else {})
    try:
        with build_opener(NoFurther).open(asked, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.headers.get("Location", "")


def test_whom_the_hub_knows_sees_the_page_of_the_course_and_nobody_else_sees_anything(address):
    """Its look, its first page, its own front-end parts and no others; neither Formgrader nor a terminal."""
    status, page = get(f"{address}doc/tree/00_welcome/00_welcome.ipynb")
    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1])
    assert status == 200 and "course" in page
    assert {one["name"] for one in config["federated_extensions"]} == {"@jupyter-widgets/jupyterlab-manager", "course-page"}
    assert config["hubUser"] == USER and config["baseUrl"] == PREFIX
    assert get(address)[1].removesuffix("?").endswith("/doc/tree/00_welcome/00_welcome.ipynb"), "the first page"
    assert get(f"{address}formgrader")[0] == 404 and get(f"{address}api/terminals")[0] == 404
    status, place = get(f"{address}doc/tree/00_welcome/00_welcome.ipynb", key="")
    assert status == 302 and "/hub/api/oauth2/authorize" in place
    assert get(f"{address}api/contents/00_welcome/00_welcome.ipynb", key="another's")[0] == 403
