"""Shut a fork in, in the order that each part needs, before a line of a learner's code is read."""

import os
import resource
import signal
import stat
import sys
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from grading.kernels import landlock, seccomp, system

SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/etc/localtime",
          "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
FIRST_UID = 1_000_000  # far from any account; the fork's own number is added, so that no two share one


@dataclass(frozen=True)
class Limits:
    """What one notebook may use: seconds of computing and of waiting, memory beyond the warm process's, scratch."""

    cpu_s: int = 20
    wall_s: float = 40.0
    memory_bytes: int = 1 << 30
    file_bytes: int = 16 << 20
    scratch_bytes: int = 32 << 20
    scratch_files: int = 1_000
    threads: int = 64

    def as_dict(self):
        """For the way to the fork."""
        return asdict(self)


def leave_session():
    """A session of its own, no descriptor but 0, 1, 2 and 3, no core files."""
    os.setsid()
    os.closerange(4, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") > 0 else 65_536)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound(limits, *, own_user):
    """Set the limits that the kernel keeps."""
    size = _address_space() + limits.memory_bytes
    for name, value in (("AS", size), ("FSIZE", limits.file_bytes), ("NOFILE", 128), ("MSGQUEUE", 0), ("MEMLOCK", 0),
                        ("CPU", limits.cpu_s)):
        if hasattr(resource, f"RLIMIT_{name}"):
            _lower(getattr(resource, f"RLIMIT_{name}"), value)
    if own_user:
        _lower(resource.RLIMIT_NPROC, limits.threads)


def _lower(which, value):
    _, hard = resource.getrlimit(which)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def _address_space():
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 4 << 30


def drop_user():
    """Become a user that nobody is, when root. Returns whether."""
    if os.geteuid() != 0:
        return False
    uid = FIRST_UID + os.getpid()
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    return True


def die_with(parent):
    """Be killed when the warm process goes, even if it goes now."""
    system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def mount_scratch(folder, limits):
    """Lay a small file system of its own over ``folder``. Returns whether this machine lets us."""
    try:
        if os.geteuid() == 0:
            system.unshare(system.CLONE_NEWNS)
        else:
            uid, gid = os.getuid(), os.getgid()
            system.unshare(system.CLONE_NEWUSER | system.CLONE_NEWNS)
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
            Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
        system.mount("none", "/", "", system.MS_REC | system.MS_PRIVATE)
        system.mount("scratch", folder, "tmpfs", system.MS_NOSUID | system.MS_NODEV | system.MS_NOEXEC,
                     f"size={limits.scratch_bytes},nr_inodes={limits.scratch_files},mode=0777")
    except OSError:
        return False
    return True


def open_the_way(needed):
    """Let a stranger reach what the interpreter needs where it lies in somebody's closed home.

    In a mount space of our own an empty folder is laid over the closed one, and only what is
    needed is put back into it. Only root can do this, and only root has to.
    """
    needed = [path for path in map(Path, needed) if path.exists()]
    closed = {_closed_above(path) for path in needed} - {None}
    if not closed or os.geteuid() != 0:
        return
    system.unshare(system.CLONE_NEWNS)
    system.mount("none", "/", "", system.MS_REC | system.MS_PRIVATE)
    for home in closed:
        inside = [path for path in needed if home in path.parents]
        handles = {path: os.open(path, os.O_PATH) for path in inside}
        system.mount("closed", home, "tmpfs", system.MS_NOSUID | system.MS_NODEV, "size=1m,mode=0755")
        for path in sorted(inside):
            os.makedirs(path.parent, mode=0o755, exist_ok=True)
            path.mkdir(exist_ok=True) if stat.S_ISDIR(os.fstat(handles[path]).st_mode) else path.touch()
            system.mount(f"/proc/self/fd/{handles[path]}", path, "", system.MS_BIND | system.MS_REC)
            os.close(handles[path])


def _closed_above(path):
    """The outermost folder on the way to ``path`` that others may not pass."""
    return next((folder for folder in reversed(path.parents) if not folder.stat().st_mode & 0o001), None)


@cache
def readable(root):
    """What a learner's kernel may read: the interpreter, its libraries, the course, the tables. No solution, no grading, no author's part of a case.

    Returns
    -------
    (list of pathlib.Path, list of pathlib.Path)
        What may be read with all that lies in it, and the folders of which only the list of
        names may: Python looks there for a module before it opens one.
    """
    # How the tables are made lies beside them, and is not a learner's to read.
    tables = [path for path in (Path(root) / "datasets").glob("*") if path.suffix != ".py"]
    homes = {Path(sys.prefix), Path(sys.base_prefix)}
    wanted = {*homes, *(home.resolve() for home in homes), Path(root) / "course", *tables, *map(Path, SYSTEM)}
    closed = {path for place in (root, *sys.path) for path in Path(place).glob("course/cases/*/author")}
    return (sorted({part for path in wanted for part in _without(path, closed)}),
            sorted({folder for path in closed for folder in path.parents if any(folder.is_relative_to(one) for one in wanted)}))


def _without(path, closed):
    """The path; or its parts, where something closed lies in it."""
    if not any(path in one.parents for one in closed):
        return [path]
    return [part for inside in path.iterdir() if inside not in closed for part in _without(inside, closed)]


def shut_in(root, folder, *, writable):
    """Landlock, then seccomp: after this nothing can be opened, started, reached or signalled that is not named."""
    whole, names = readable(root)
    landlock.restrict([*whole, folder], [folder, "/dev/null"] if writable else ["/dev/null"], names)
    seccomp.restrict()
