"""A PostgreSQL server of a test's own, on this machine's own address, run by an account that has no rights here."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

PLACES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")


def programs():
    """The folder with initdb and pg_ctl: installed from Debian's packages where there is none and we may."""
    found = _found()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "--no-install-recommends", "postgresql"]):
            subprocess.run(["apt-get", *step], env=quiet, check=True, capture_output=True)
        found = _found()
    assert found, "There is no PostgreSQL here, and none could be installed: install the package postgresql, then run this again."
    return found


def _found():
    named = shutil.which("initdb")
    if named and (Path(named).resolve().parent / "pg_ctl").exists():
        return Path(named).resolve().parent
    return next((folder for place in PLACES for folder in sorted(Path("/").glob(place.lstrip("/")), reverse=True)), None)


class Server:
    """Started by ``with``, stopped at its end; ``url(database)`` is an address for nbgrader."""

    def __init__(self):
        self.folder, self.bin = Path(tempfile.mkdtemp(prefix="postgresql-")), programs()
        self.account = {"user": "nobody", "group": pwd.getpwnam("nobody").pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def run(self, program, *arguments):
        subprocess.run([str(self.bin / program), *map(str, arguments)], cwd="/", check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PGPASSWORD": "marks only"}, **self.account)

    def __enter__(self):
        password = self.folder / "password"
        password.write_text("marks only")
        if self.account:
            for path in (self.folder, password):
                os.chown(path, pwd.getpwnam("nobody").pw_uid, self.account["group"])
        self.run("initdb", "-D", self.folder / "data", "-U", "ines", "--pwfile", password, "-A", "scram-sha-256", "-E", "UTF8", "--no-sync")
        self.run("pg_ctl", "-D", self.folder / "data", "-l", self.folder / "log", "-w", "-o",
                 f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off", "start")
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database):
        """The address of a database, made now."""
        self.run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "ines", database)
        return f"postgresql://ines:marks%20only@127.0.0.1:{self.port}/{database}"
