"""The system calls that a sandbox is made of: Python's library has no names for them.

Raw calls through ctypes, and no package: each is one line here, and a sandbox should rest
on nothing that could change under it. Linux on x86-64 and on 64-bit ARM.
"""

import ctypes
import os
import platform
import sys

from grading.kernels.numbers import BY_MACHINE

MACHINE = platform.machine()
KNOWN = sys.platform == "linux" and MACHINE in BY_MACHINE
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
NUMBERS = BY_MACHINE.get(MACHINE, {})

if KNOWN:
    _libc = ctypes.CDLL(None, use_errno=True)
    _libc.syscall.restype = ctypes.c_long

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 22, 36, 38
CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x00020000, *(1 << bit for bit in range(26, 31))
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 4096, 16384, 1 << 18
HERE, ALL_BELOW, READ_ONLY, NO_SETUID = -100, 0x8000, 1, 2
CAPABILITIES = 0x20080522  # the version with 64 of them


def call(name, *arguments):
    """One system call. Raises ``OSError``."""
    done = _libc.syscall(ctypes.c_long(NUMBERS[name]), *map(_argument, arguments))
    return _checked(done, name)


def prctl(option, value=0, pointer=None):
    """Raises ``OSError``."""
    return _checked(_libc.prctl(option, ctypes.c_ulong(value), pointer, ctypes.c_ulong(0), ctypes.c_ulong(0)), "prctl")


def mount(source, target, kind, flags, options=""):
    """Raises ``OSError``."""
    return _checked(_libc.mount(source.encode(), str(target).encode(), kind.encode(), ctypes.c_ulong(flags), options.encode()), "mount")


def make_read_only(target):
    """A mount with all that is mounted below it. Raises ``OSError``."""
    attributes = (ctypes.c_uint64 * 4)(READ_ONLY | NO_SETUID)
    call("mount_setattr", HERE, str(target).encode(), ALL_BELOW, ctypes.byref(attributes), ctypes.sizeof(attributes))


def drop_capabilities():
    """Keep no power that goes beyond the user's own, not even over name spaces of one's own. Raises ``OSError``."""
    call("capset", ctypes.byref((ctypes.c_uint32 * 2)(CAPABILITIES)), ctypes.byref((ctypes.c_uint32 * 6)()))


def unshare(flags):
    """Raises ``OSError``."""
    return _checked(_libc.unshare(flags), "unshare")


def _argument(value):
    return ctypes.c_long(value) if isinstance(value, int) else value


def _checked(done, name):
    if done < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{name}: {os.strerror(number)}")
    return done
