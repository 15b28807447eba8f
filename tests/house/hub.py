"""A JupyterHub of a test's own, with real accounts: on this machine's own address, its proxy from npm, and all of it gone afterwards."""

import grp
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from course.launch import installer

STARTS_WITHIN_S = 180  # a busy machine is slow, not broken
PROXY = "configurable-http-proxy@5"
CONFIG = """
load_subconfig({ours!r})
c.Spawner.cmd[0] = {python!r}
c.Spawner.environment |= {{"COURSE_EXCHANGE": {exchange!r}, "LD_LIBRARY_PATH": "{base}/python/lib"}}
c.JupyterHub.bind_url = "http://127.0.0.1:{front}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub}"
c.JupyterHub.db_url = "sqlite:///{base}/hub/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{base}/hub/secret"
c.ConfigurableHTTPProxy.command = [{proxy!r}, "--ip", "127.0.0.1"]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.pid_file = "{base}/hub/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = "hartwell"
c.Authenticator.allow_all = True
c.LocalProcessSpawner.shell_cmd = []
"""


class Hub:
    """``with Hub(bundle, ours) as hub``: accounts ``hub.account(name)``, then ``hub.start()``."""

    def __init__(self, bundle, ours):
        assert os.geteuid() == 0, "A hub gives each person an account of the machine, so this test has to be run as root."
        self.bundle, self.ours = bundle, ours
        self.base = Path(tempfile.mkdtemp(prefix="hub-"))
        self.base.chmod(0o755)
        self.exchange, self.process, self.names = self.base / "exchange", None, []
        self.front, self.hub, self.api = _free_ports(3)

    def __enter__(self):
        (self.base / "hub").mkdir(mode=0o700)
        self.python = self._image()
        self.proxy = self._proxy()
        return self

    def _image(self):
        """What an image has: a Python that every account reaches, the course installed from the bundle, and jupyterhub."""
        _linked(Path(sys.base_prefix), self.base / "python")
        base = self.base / "python" / "bin" / Path(os.path.realpath(sys.executable)).name
        subprocess.run([base, "-m", "venv", "--without-pip", self.base / "image"], check=True)
        (site,) = (self.base / "image").glob("lib/python*/site-packages")
        _linked(Path(sysconfig.get_path("purelib")), site)
        for beside in ("share", "etc"):
            _linked(Path(sys.prefix) / beside, self.base / "image" / beside)
        for ours in site.glob("*cx_course*"):  # this folder's own: the bundle takes its place
            shutil.rmtree(ours) if ours.is_dir() else ours.unlink()
        python, source = str(self.base / "image" / "bin" / "python"), self.base / "source"
        shutil.copytree(self.bundle, source)
        subprocess.run([installer.base_python(), "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-build-isolation", "--no-index", source],
                       check=True, cwd=self.base, env={"PATH": os.environ["PATH"], "HOME": str(self.base)})
        shutil.rmtree(source)
        alembic = self.base / "image" / "bin" / "alembic"  # pip would have put it there; nbgrader starts it by its name
        alembic.write_text(f"#!{python}\nfrom alembic.config import main\nmain()\n")
        alembic.chmod(0o755)
        return python

    def _proxy(self):
        named = shutil.which("configurable-http-proxy")
        if named:
            return named
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", PROXY], cwd=self.base / "hub", check=True)
        return str(self.base / "hub" / "node_modules" / ".bin" / "configurable-http-proxy")

    def account(self, name):
        """A new account of the machine, with a home that is its own; its home."""
        home = self.base / "homes" / name
        home.parent.mkdir(exist_ok=True)
        subprocess.run(["useradd", "--badname", "--user-group", "--create-home", "--home-dir", home, name], check=True)
        self.names.append(name)
        home.chmod(0o700)
        return home

    def own(self, name, folder):
        """Give a folder, with all that is in it, to an account."""
        subprocess.run(["chown", "-R", f"{name}:{name}", folder], check=True)
        folder.chmod(0o700)

    def run(self, name, *arguments, cwd, **variables):
        """Run the image's Python as this account, as from a terminal of theirs."""
        who = pwd.getpwnam(name)
        env = {"PATH": os.environ["PATH"], "HOME": who.pw_dir, "USER": name, "LANG": "C.UTF-8", "COURSE_EXCHANGE": str(self.exchange),
               "LD_LIBRARY_PATH": str(self.base / "python" / "lib"), **variables}
        return subprocess.run([self.python, *arguments], cwd=cwd, env=env, text=True, capture_output=True, timeout=300, check=False,
                              user=who.pw_uid, group=who.pw_gid, extra_groups=[one.gr_gid for one in grp.getgrall() if name in one.gr_mem])

    def start(self):
        """Start it; its address."""
        config = self.base / "hub" / "jupyterhub_config.py"
        config.write_text(CONFIG.format(base=self.base, ours=str(self.ours), python=self.python, exchange=str(self.exchange), proxy=self.proxy,
                                        front=self.front, hub=self.hub, api=self.api), encoding="utf-8")
        log = (self.base / "hub" / "log").open("w")
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "JUPYTER", "IPYTHON", "COURSE"))}
        self.process = subprocess.Popen([sys.executable, "-m", "jupyterhub", "-f", config], cwd=self.base / "hub", env=plain, stdout=log, stderr=subprocess.STDOUT,
                                        start_new_session=True)
        address, until = f"http://127.0.0.1:{self.front}", time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urlopen(f"{address}/hub/health", timeout=5):
                    return address
            except (URLError, OSError):
                time.sleep(0.3)
        raise AssertionError("the hub did not start:\n" + self.log())

    def misses(self, name):
        """Until it has seen that this account's server is gone; it looks every few seconds. Raises ``AssertionError``."""
        until = time.monotonic() + STARTS_WITHIN_S
        while f"User {name} server stopped" not in self.log():
            assert time.monotonic() < until, "the hub takes a server for alive that is gone"
            time.sleep(0.3)

    def log(self):
        return (self.base / "hub" / "log").read_text(encoding="utf-8", errors="replace")

    def __exit__(self, failed, *_):
        if failed and self.process:
            print(self.log()[-6_000:])
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)  # it ends its servers and its proxy
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
        for name in self.names:
            subprocess.run(["pkill", "-KILL", "-u", name], check=False)
            subprocess.run(["userdel", name], check=False, capture_output=True)
        shutil.rmtree(self.base, ignore_errors=True)


def _linked(folder, to):
    """The folder again, its files as hard links where the disk is the same: as large as nothing."""
    def link(source, target):
        try:
            os.link(os.path.realpath(source), target)
        except OSError:
            shutil.copy2(source, target)

    shutil.copytree(folder, to, copy_function=link, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__editable__*", "test", "tests") if to.name == "python" else None)


def _free_ports(many):
    probes = [socket.socket() for _ in range(many)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports
