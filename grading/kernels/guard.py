"""Say what the sandbox holds on this machine, and refuse untrusted work where it does not."""

import os
import sys

from course.errors import CourseError
from grading.kernels import landlock, system
from grading.kernels.sandbox import Limits
from grading.kernels.warm import Gone, converse

# What a learner's code must not be able to do, each tried in a real fork before any hand-in is.
TRIALS = {
    "reading files that are not the course's": "open('/etc/hostname').read()",
    "reading the answer keys": "import os; os.listdir({solutions!r})",
    "reading what only a case's author has": "import glob; open((glob.glob({authors!r}) or ['/'])[0])",
    "writing outside its scratch folder": "open({outside!r}, 'w')",
    "reaching a network": "import socket; socket.socket(socket.AF_INET)",
    "reaching a socket of this machine": "import socket; socket.socket(socket.AF_UNIX)",
    "starting a process": "import os; os.fork()",
    "running a program": "import os; os.execv('/bin/true', ['true'])",
    "signalling another process": "import os; os.kill(os.getppid(), 0)",
    "looking into another process": "import os; open(f'/proc/{{os.getppid()}}/environ').read()",
    "using more memory than it may": "bytearray(3 << 30)",
    "emptying a file that it may read": "import os; os.open('/dev/null', os.O_RDONLY | os.O_TRUNC)",
    "having a file's news kill another process": "import fcntl, os; fcntl.fcntl(3, fcntl.F_SETOWN, os.getppid())",
    "outliving the grader": "import ctypes, os; os.fstat(ctypes.CDLL(None).prctl(1, 0))",
    "watching who is graded": "import ctypes, os; os.fstat(ctypes.CDLL(None).inotify_init1(0))",
    "being root in a space of its own": "import ctypes, os; os.fstat(ctypes.CDLL(None).unshare(0x10000000))",
}

NO_ROOM = ("This machine lets learners’ code have no room of its own. It can see which files there are and how large they are; it can’t write any, "
           "and starts threads only where you are root.")


def parts():
    """The parts of the sandbox and whether this machine has each.

    Returns
    -------
    dict of str to (bool, str)
        By the part's name: whether it holds here, and a sentence.
    """
    version = landlock.abi()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {
        "forks": (hasattr(os, "fork"), "A warm process is forked for each hand-in." if hasattr(os, "fork") else "This system has no fork."),
        "landlock": (version > 0, f"Files are closed off by Landlock, version {version}." if version else
                     "This system has no Landlock, which closes files off (Linux 5.13 and newer)."),
        "seccomp": (system.KNOWN, "System calls are closed off by seccomp." if system.KNOWN else
                    f"There is no filter of system calls for {sys.platform} on {system.MACHINE}."),
        "user": (root, "Each hand-in runs as a user of its own." if root else "All run as you; only root can give each a user of its own."),
    }


NEEDED = ("forks", "landlock", "seccomp")


def require_forks():
    """Raises ``CourseError`` where no kernel can be forked at all, as on Windows."""
    able, why = parts()["forks"]
    if not able:
        raise CourseError(why, "Hand-ins can't be graded on it.", "Grade on Linux; on Windows, inside WSL.")


def require(unsafe):
    """Whether hand-ins can be shut in here.

    Raises
    ------
    CourseError
        When they can't and nobody said ``--unsafe``, or when no kernel can be forked at all.
    """
    require_forks()
    found = parts()
    lacking = [found[name][1] for name in NEEDED if not found[name][0]]
    if lacking and not unsafe:
        raise CourseError(f"Learners’ code can’t be shut in on this machine. {' '.join(lacking)}",
                          "It could read the answers and everything else that is yours. Nothing was graded.",
                          "Grade on Linux, or add --unsafe if you trust everybody who handed in.")
    return not unsafe


def prove(layout, module, place):
    """Try in a real fork what must not be possible. Raises ``CourseError`` naming what was."""
    names = {"solutions": str(layout.solutions), "authors": str(layout.root / "course" / "cases" / "*" / "author" / "*.py"), "outside": str(place) + "/trial"}
    steps = [{"run": f"try:\n    {code.format(**names)}\nexcept (OSError, MemoryError):\n    pass\nelse:\n    print('possible')"}
             for code in TRIALS.values()]
    request = {"module": module, "record": None, "limits": Limits().as_dict(), "steps": steps}
    try:
        replies, stopped = converse(place, "learner", request, 30.0)
    except Gone as error:
        raise CourseError(f"No learner’s code can be run on this machine: {error}.", "Nothing was graded.",
                          "Where much else runs in your account, end some of it, then grade again.") from error
    done = [name for name, reply in zip(TRIALS, replies, strict=False) if reply.get("outputs") != []]
    if done or stopped:
        raise CourseError(f"The sandbox does not hold on this machine: {', '.join(done) or stopped}.",
                          "Nothing was graded.", "Grade on another machine, or add --unsafe if you trust everybody who handed in.")
    return list(TRIALS)
