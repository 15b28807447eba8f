"""Run Python as a plain account of this machine, from tests that are root's.

``python3 tests/house/account.py UID ARGUMENT …`` becomes the account and runs Python with the
arguments. Where the interpreter lies in somebody's closed home, an empty folder is laid over
that home in a mount space of our own, and only the interpreter is put back into it.
"""

import os
import sys
from pathlib import Path

from grading.kernels import system

PLAIN = 4_242  # nobody's, on any machine
ACCOUNTS = ("root", "plain") if os.geteuid() == 0 else ("plain",)


def same(*arguments):
    """What to run so that Python runs as who we are."""
    return [sys.executable, *map(str, arguments)]


def command(*arguments):
    """What to run so that Python runs as a plain account; as who we are, when that is no root."""
    return same(*(["-P", __file__, PLAIN] if os.geteuid() == 0 else []), *arguments)


def give(folder):
    """Let all in a folder be the plain account's, where there is one beside us."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, PLAIN, PLAIN, follow_symlinks=False)


def become(uid):
    """Be that account from here on, able to reach the interpreter that runs this."""
    open_the_way([Path(sys.prefix), Path(sys.base_prefix)])
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


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
    become(int(sys.argv[1]))
    os.execv(sys.executable, [sys.executable, *sys.argv[2:]])
