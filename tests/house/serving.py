"""The course as a learner starts it: ``python -m course --no-browser``, as a process of its own."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

STARTS_WITHIN_S = 180  # a busy machine is slow, not broken
STOPS_WITHIN_S = 60


@dataclass
class Served:
    """A running course: ``address`` is what a learner would open, with its token."""

    folder: Path
    process: subprocess.Popen
    address: str
    printed: list[str] = field(default_factory=list)

    @property
    def token(self):
        return parse_qs(urlsplit(self.address).query)["token"][0]

    def url(self, path):
        """The address of another page or of the server's own interface, such as "/api/status"."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}{path}?token={self.token}"

    def get(self, path):
        with urlopen(self.url(path), timeout=60) as answer:
            return answer.read()

    def stop(self, how=signal.SIGINT):
        """Stop it as Ctrl-C does; all that it printed. Kills it when it does not stop."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        try:
            rest, _ = self.process.communicate(timeout=STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            rest, _ = self.process.communicate()
        except ValueError:
            rest = ""  # stopped before
        self.printed += rest.splitlines()
        return "\n".join(self.printed)


def start(folder, *arguments, python=sys.executable, environment=None,
          **variables):
    """Start the course in ``folder`` and wait for its address. Raises AssertionError with what it said.

    ``environment`` is what stands in the place of this process's own.
    """
    process = subprocess.Popen(
        [python, "-m", "course", "--no-browser", *arguments],
        cwd=folder, env={**(environment or {**os.environ, "PYTHONPATH": str(folder)}), **variables}, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )
    served = Served(folder, process, "")
    began = time.monotonic()
    for line in process.stdout:
        served.printed.append(line.rstrip())
        if line.strip().startswith("http"):
            served.address = line.strip()
            return served
        if time.monotonic() - began > STARTS_WITHIN_S:
            break
    process.kill()
    process.communicate()
    raise AssertionError("the course did not open:\n" + "\n".join(served.printed))
