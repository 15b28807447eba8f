"""Run Python as another account of this machine, or where name spaces are refused, from tests that are root's.

``python3 tests/house/account.py WHO NUMBER ARGUMENT …`` becomes that account and runs Python with the
arguments. Where the interpreter lies in somebody's closed home, an empty folder is laid over
that home in a mount space of our own, and only the interpreter is put back into it.
"""

import errno
import os
import pwd
import sys
from pathlib import Path

from grading.kernels import seccomp, system

# Nobody's, and of each process that runs tests another: what an account may have is counted for all that it runs.
PLAIN = next(number for number in range(4_242 + os.getpid() % 20_000, 30_000) if number not in {one.pw_uid for one in pwd.getpwall()})
ACCOUNTS = ("root", "plain") if os.geteuid() == 0 else ("plain",)
CONTAINED = "contained"  # a plain account in a container that lets it have no name space of its own
UNSHARE = {"x86_64": 272, "aarch64": 97}


def command(who, *arguments):
    """What to run so that Python runs as ``root``, as a ``plain`` account or as a ``contained`` one."""
    as_we_are = who == ACCOUNTS[0]
    return [sys.executable, *([] if as_we_are else ["-P", __file__, who, str(PLAIN)]), *map(str, arguments)]


def give(folder):
    """Let all in a folder be the plain account's, where there is one beside us."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, PLAIN, PLAIN, follow_symlinks=False)


def become(who, number):
    """Be that account, of this number, from here on, able to reach the interpreter that runs this."""
    if os.geteuid() == 0:
        open_the_way([Path(sys.prefix), Path(sys.base_prefix)])
        os.setgroups([])
        os.setresgid(number, number, number)
        os.setresuid(number, number, number)
    if who == CONTAINED:
        refused = (seccomp.RETURN, 0, 0, seccomp.ERROR | errno.EPERM)
        seccomp.restrict([(seccomp.LOAD, 0, 0, seccomp.NUMBER), (seccomp.EQUAL, 0, 1, UNSHARE[system.MACHINE]), refused, seccomp.YES])


def open_the_way(needed):
    """Let a stranger reach folders that lie in somebody's closed home."""
    closed = {_closed_above(path) for path in needed} - {None}
    system.unshare(system.CLONE_NEWNS)
    system.mount("none", "/", "", system.MS_REC | system.MS_PRIVATE)
    for home in closed:
        handles = {path: os.open(path, os.O_PATH) for path in sorted(needed) if home in path.parents}
        system.mount("closed", home, "tmpfs", system.MS_NOSUID | system.MS_NODEV, "size=1m,mode=0755")
        for path, handle in handles.items():
            path.mkdir(parents=True)
            system.mount(f"/proc/self/fd/{handle}", path, "", system.MS_BIND | system.MS_REC)
            os.close(handle)


def _closed_above(path):
    """The outermost folder on the way to ``path`` that others may not pass."""
    return next((folder for folder in reversed(path.parents) if not folder.stat().st_mode & 0o001), None)


if __name__ == "__main__":
    become(sys.argv[1], int(sys.argv[2]))
    os.execv(sys.executable, [sys.executable, *sys.argv[3:]])
