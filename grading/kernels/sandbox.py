"""Shut a fork in, in the order that each part needs, before a line of a learner's code is read."""

import os
import signal
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from grading.kernels import landlock, seccomp, system

with suppress(ImportError):  # on Windows, where nothing is graded: ``guard`` says so
    import resource

SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/etc/localtime",
          "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")
FIRST_UID = 1_000_000  # far from any account; the fork's own number is added, so that no two share one
LAST_PROCESS = 1 << 22


@dataclass(frozen=True)
class Limits:
    """What one notebook may use: seconds of computing and of waiting, memory beyond the warm process's, scratch.

    ``landlock`` is the latest version of Landlock to use, as if the kernel offered no later one.
    """

    cpu_s: int = 20
    wall_s: float = 40.0
    memory_bytes: int = 1 << 30
    file_bytes: int = 16 << 20
    scratch_bytes: int = 32 << 20
    scratch_files: int = 1_000
    threads: int = 64
    landlock: int = 99

    def as_dict(self):
        """For the way to the fork."""
        return asdict(self)


# Of whoever is forked for a hand-in: its learner's cells, and the score cells.
LIMITS = {"learner": Limits(), "trusted": Limits(cpu_s=60, wall_s=90.0, memory_bytes=2 << 30)}


def leave_session():
    """A session of its own, no descriptor but 0, 1, 2 and 3, no core files."""
    os.setsid()
    os.closerange(4, os.sysconf("SC_OPEN_MAX") if os.sysconf("SC_OPEN_MAX") > 0 else 65_536)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound(limits, *, counted=False):
    """Set the limits that the kernel keeps; that of threads where they are counted apart from everybody's else, which ``counted`` says."""
    size = _address_space() + limits.memory_bytes
    for name, value in (("AS", size), ("FSIZE", limits.file_bytes), ("NOFILE", 128), ("MSGQUEUE", 0), ("MEMLOCK", 0), ("SIGPENDING", 16),
                        ("CPU", limits.cpu_s), *([("NPROC", limits.threads)] if counted else [])):
        if hasattr(resource, f"RLIMIT_{name}"):
            _lower(getattr(resource, f"RLIMIT_{name}"), value)


def _lower(which, value):
    _, hard = resource.getrlimit(which)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def _address_space():
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 4 << 30


def own_uid():
    """A user that nobody is, nor another fork; from outside the room, where processes have numbers of the whole machine."""
    lines = Path("/proc/self/uid_map").read_text().splitlines()
    return nobodys(int(os.readlink("/proc/self")), max(int(first) + int(count) for first, _, count in map(str.split, lines)))


def nobodys(number, users):
    """The user of the process ``number`` where so many users are known; a container may know few: then one of their upper half."""
    return FIRST_UID + number if users > FIRST_UID + LAST_PROCESS else users - 1 - number % (users // 2 or 1)


def drop_powers(uid):
    """Become that user when root, and keep no power beyond a plain one's."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    system.drop_capabilities()


def die_with(parent):
    """Be killed when the warm process goes, even if it goes now."""
    system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def laid_out(root):
    """Where a learner's kernel looks for all it needs, and the folders in there that are not a learner's: each an author's part of a case.

    Returns
    -------
    (set of pathlib.Path, set of pathlib.Path)
    """
    # How the tables are made lies beside them, and is not a learner's to read.
    tables = [path for path in Path(os.environ.get("COURSE_DATA") or Path(root) / "datasets").glob("*") if path.suffix != ".py"]
    homes = {Path(sys.prefix), Path(sys.base_prefix)}
    wanted = {*homes, *(home.resolve() for home in homes), Path(root) / "course", *tables, *map(Path, SYSTEM)}
    return wanted, {path for place in (root, *sys.path) for path in Path(place).glob("course/cases/*/author")}


@cache
def readable(root):
    """What a learner's kernel may read: the interpreter, its libraries, the course, the tables. No solution, no grading, no author's part of a case.

    Returns
    -------
    (list of pathlib.Path, list of pathlib.Path)
        What may be read with all that lies in it, and the folders of which only the list of
        names may: Python looks there for a module before it opens one.
    """
    wanted, closed = laid_out(root)
    return (sorted({part for path in wanted for part in _without(path, closed)}),
            sorted({folder for path in closed for folder in path.parents if any(folder.is_relative_to(one) for one in wanted)}))


def _without(path, closed):
    """The path; or its parts, where something closed lies in it."""
    if not any(path in one.parents for one in closed):
        return [path]
    return [part for inside in path.iterdir() if inside not in closed for part in _without(inside, closed)]


def shut_in(root, folder, *, writable, version):
    """Landlock, then seccomp: after this nothing can be opened, started, reached or signalled that is not named."""
    whole, names = readable(root)
    landlock.restrict([*whole, folder], [folder, "/dev/null"] if writable else ["/dev/null"], names, latest=version)
    seccomp.restrict()
