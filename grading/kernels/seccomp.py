"""Seccomp: the system calls that a process may still make. It can't be undone, and holds for what it starts too.

What Python, its number-crunching libraries and the C library need for a learner's cells is
allowed; all else is refused, also what some later kernel invents. Nothing is started, no
socket is made or reached, nobody else is signalled, slowed or looked into, no file changes
its rights, owner or times (Landlock does not see to those) or is emptied by its name.
Threads and pairs of sockets inside the process stay possible.
"""

import ctypes
import errno
import os
import struct

from grading.kernels import system
from grading.kernels.numbers import BY_MACHINE, SINCE_THE_SAME

ALLOWED = (
    "read write readv writev pread64 pwrite64 preadv pwritev lseek sendfile close close_range dup dup2 dup3 "
    "stat fstat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat getcwd chdir fchdir getdents getdents64 "
    "mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 ftruncate fsync fdatasync umask "
    "munmap mremap mprotect brk msync "
    "pipe pipe2 eventfd2 poll ppoll select pselect6 epoll_create1 epoll_ctl epoll_wait epoll_pwait "
    "recvfrom shutdown getsockopt getsockname getpeername "
    "rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack restart_syscall getitimer setitimer alarm "
    "futex set_robust_list rseq set_tid_address sched_yield exit exit_group gettid "
    "clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getrusage getrandom sysinfo uname getcpu "
    "getpid getppid getuid geteuid getgid getegid getresuid getresgid getgroups "
    "getrlimit setrlimit sched_getaffinity sched_getparam sched_getscheduler").split()

# Berkeley packet filter: load a word, compare, return; and where the words lie in seccomp_data.
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCH = 0, 4
ALLOW, ERROR, KILL = 0x7FFF0000, 0x00050000, 0x80000000
YES, NO = (RETURN, 0, 0, ALLOW), (RETURN, 0, 0, ERROR | errno.EPERM)

THREADS = (0x3D0F00, 0x7D0F00)  # clone's flags as the two C libraries make a thread
TO_DESCRIPTORS = (0, 1, 2, 3, 1030)  # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC
TO_LOCKS = (5, 6, 7)  # F_GETLK, F_SETLK, F_SETLKW: SQLite's; no lease, no owner of signals, no larger pipe
SET_FLAGS, ASYNC = 4, 0x2000
TERMINAL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX
NAMES = (15, 16, 0x53564D41)  # PR_SET_NAME, PR_GET_NAME, PR_SET_VMA: what a thread or some memory is called
ADVICE = (0, 1, 2, 3, 4, 8, 14, 15, 16, 17)  # how own memory is used; not: put others' pages out
TRUNCATE, NOT_OPENED, WRITE = 0x200, 0x200000 | ASYNC, 0x3  # O_TRUNC; O_PATH; O_WRONLY or O_RDWR
LARGE_PAGES, UNIX = 0x40000, 1


def _word(at, high=False):
    """Load half of an argument."""
    return (LOAD, 0, 0, 16 + 8 * at + (4 if high else 0))


def _one_of(at, values):
    """Argument ``at`` is one of these, or the call is refused."""
    return [_word(at), *(step for value in values for step in ((EQUAL, 0, 1, value), YES)), NO]


def _without(at, bits):
    """Argument ``at`` has none of these bits."""
    return [_word(at), (ANY_BIT, 0, 1, bits), NO, YES]


def _opening(at):
    """No file is emptied by who may only read it, as Landlock before version 3 would let them; none is held unopened.

    Nor is one opened for both 1 and 2, which is for neither reading nor writing: Landlock asks nothing of it, and it can be emptied.
    """
    return [_word(at), (ANY_BIT, 0, 2, 1), (ANY_BIT, 0, 1, 2), NO, (ANY_BIT, 0, 1, NOT_OPENED), NO, (ANY_BIT, 0, 2, TRUNCATE), (ANY_BIT, 1, 0, WRITE), NO, YES]


def conditions(pid):
    """The calls that are allowed with some arguments, and the steps that look at those, for the process ``pid``."""
    himself = _one_of(0, [pid])
    return {
        "open": _opening(1), "openat": _opening(2),
        "mmap": _without(3, LARGE_PAGES), "madvise": _one_of(2, ADVICE),
        "fcntl": [_word(1), (EQUAL, 0, 4, SET_FLAGS), *_without(2, ASYNC), *_one_of(1, (*TO_DESCRIPTORS, *TO_LOCKS))],
        "ioctl": _one_of(1, TERMINAL), "prctl": _one_of(0, NAMES),
        "clone": _one_of(0, THREADS), "kill": himself, "tgkill": himself,
        "socketpair": _one_of(0, [UNIX]),
        # An addressed message leaves the process without a connection.
        "sendto": [_word(4), (EQUAL, 1, 0, 0), NO, _word(4, high=True), (EQUAL, 1, 0, 0), NO, YES],
        # Its own limits a process may lower; another's, when the grader is not root, has the same user.
        "prlimit64": _one_of(0, [0]),
    }


def program(pid, machine=system.MACHINE):
    """The filter as a list of (code, jump if true, jump if false, value), for the process ``pid``."""
    numbers = BY_MACHINE[machine]
    steps = [(LOAD, 0, 0, ARCH), (EQUAL, 1, 0, system.ARCHITECTURES[machine]), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER)]
    for name in ALLOWED:
        if name in numbers:
            steps += [(EQUAL, 0, 1, numbers[name]), YES]
    for name, body in conditions(pid).items():
        if name in numbers:
            steps += [(EQUAL, 0, len(body), numbers[name]), *body]
    # Newer calls are new to some kernels: a library that is told that they are not there does without. So clone3, which hides its flags.
    return [*steps, (AT_LEAST, 0, 1, SINCE_THE_SAME), (RETURN, 0, 0, ERROR | errno.ENOSYS), NO]


def restrict(steps=None):
    """Put the filter, or another, on this thread and what it starts. Raises ``OSError``."""
    steps = steps or program(os.getpid())
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(buffer))
    system.prctl(system.PR_SET_NO_NEW_PRIVS, 1)
    system.prctl(system.PR_SET_SECCOMP, 2, ctypes.create_string_buffer(header, len(header)))
