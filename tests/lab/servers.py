"""A real Jupyter server on a free port, started the way the launcher starts it."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat.reader import NotJSONError
from nbformat.sign import NotebookNotary

from course.launch.address import free_port

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "look"
WRITTEN_WITHIN_S = 60
ANSWERS_WITHIN_S = 180  # a busy machine is slow, not broken


@dataclass
class Server:
    """A running server: ``url`` without a trailing slash, ``folder`` that it serves, ``data`` with its signatures."""

    url: str
    folder: Path
    data: Path
    process: subprocess.Popen

    def put(self, name, notebook, signed=True):
        """Write a notebook into the served folder, sign it if asked, and return its name."""
        path = self.folder / name
        nbformat.write(notebook, path)
        if signed:
            with NotebookNotary(data_dir=str(self.data)) as notary:
                notary.sign(nbformat.read(path, as_version=4))
        return name

    def written(self, name, holds):
        """The notebook on disk, as soon as ``holds(notebook)`` does; raises AssertionError when it never comes to that."""
        until = time.monotonic() + WRITTEN_WITHIN_S
        while True:
            with suppress(NotJSONError):  # Jupyter is just writing it
                if holds(notebook := nbformat.read(self.folder / name, 4)):
                    return notebook
            assert time.monotonic() < until, f"{name} was not written as expected"
            time.sleep(0.1)

    def lab(self, name):
        """The address of a notebook as the only document of JupyterLab."""
        return f"{self.url}/doc/tree/{name}?token={TOKEN}"

    def notebook7(self, name):
        """The address of a notebook in Notebook 7."""
        return f"{self.url}/notebooks/{name}?token={TOKEN}"

    def stop(self):
        """End the server and its kernels, and wait for it."""
        self.process.terminate()
        self.process.wait(timeout=60)


def start(folder, home, with_look=True):
    """Start Jupyter on 127.0.0.1; ``home`` takes its configuration and data; raises RuntimeError when it ends or never answers.

    It takes the port that it finds free, and its own note in ``home`` says which.
    """
    data, config, runtime = (home / name for name in ("data", "config", "runtime"))
    for each in (data, config, folder):
        each.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "JUPYTER_DATA_DIR": str(data), "JUPYTER_CONFIG_DIR": str(config), "HOME": str(home), "JUPYTER_RUNTIME_DIR": str(runtime)}
    if with_look:
        env |= {"JUPYTER_PATH": str(ROOT / "course/lab/share"), "JUPYTER_CONFIG_PATH": str(ROOT / "course/lab/config")}
    with (home / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ServerApp.ip=127.0.0.1",
             f"--ServerApp.port={free_port()}", "--ServerApp.port_retries=50", f"--IdentityProvider.token={TOKEN}",
             f"--ServerApp.root_dir={folder}"],
            env=env, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
    note, until = runtime / f"jpserver-{process.pid}.json", time.monotonic() + ANSWERS_WITHIN_S
    while process.poll() is None and time.monotonic() < until:
        with suppress(OSError, ValueError):  # not there yet, half written, or not answering yet
            url = f"http://127.0.0.1:{json.loads(note.read_text(encoding='utf-8'))['port']}"
            urllib.request.urlopen(f"{url}/api?token={TOKEN}", timeout=ANSWERS_WITHIN_S)
            return Server(url, folder, data, process)
        time.sleep(0.1)
    process.kill()
    raise RuntimeError(f"Jupyter did not start; its log is {home / 'server.log'}")
