"""What the filter of system calls says, on both machines that it is written for: by running it as the kernel would."""

import errno
import os
import subprocess
import sys
from functools import cache

import pytest

from grading.kernels import seccomp, system
from grading.kernels.numbers import ARM, BOTH, BY_MACHINE, SINCE_THE_SAME, X86

PID = 4_242
OLD_FORMS = {"open", "stat", "lstat", "access", "dup2", "pipe", "poll", "select", "rename", "mkdir", "rmdir", "unlink", "readlink",
             "getdents", "time", "alarm", "epoll_wait"}
# Calls by their numbers on x86-64 and on ARM that the filter has no name for.
DANGEROUS = {
    "socket": (41, 198), "connect": (42, 203), "sendmsg": (46, 211), "bind": (49, 200), "setsockopt": (54, 208), "execve": (59, 221),
    "truncate": (76, 45), "ptrace": (101, 117), "mount": (165, 40), "chroot": (161, 51), "unshare": (272, 97), "setns": (308, 268),
    "inotify_init1": (294, 26), "io_setup": (206, 0), "timer_create": (222, 107), "process_vm_readv": (310, 270), "tkill": (200, 130),
    "flock": (73, 32), "utimensat": (280, 88), "fchmodat": (268, 53), "vmsplice": (278, 75), "mincore": (27, 232), "fadvise64": (221, 223),
    "memfd_create": (319, 279), "keyctl": (250, 219), "perf_event_open": (298, 241), "bpf": (321, 280), "setpgid": (109, 154),
    "sched_setaffinity": (203, 122), "linkat": (265, 37), "symlinkat": (266, 36), "sync": (162, 81), "personality": (135, 92)}
NEWER = {"pidfd_open": 434, "openat2": 437, "io_uring_setup": 425, "landlock_create_ruleset": 444, "memfd_secret": 447, "fchmodat2": 452,
         "of some later kernel": 999}
ALLOW, PERM, NOSYS = "allowed", errno.EPERM, errno.ENOSYS


@cache
def steps_of(machine):
    return seccomp.program(PID, machine)


def verdict(machine, number, *arguments, architecture=None):
    """What the program says of one call: the words of it are read as the kernel lays them out."""
    words = {seccomp.NUMBER: number, seccomp.ARCH: architecture or system.ARCHITECTURES[machine]}
    for at, value in enumerate((*arguments, *[0] * (6 - len(arguments)))):
        words[16 + 8 * at], words[20 + 8 * at] = value & 0xFFFFFFFF, value >> 32 & 0xFFFFFFFF
    steps, at, held = steps_of(machine), 0, None
    while True:
        code, yes, no, value = steps[at]
        at += 1
        if code == seccomp.LOAD:
            held = words[value]
        elif code == seccomp.RETURN:
            return {seccomp.ALLOW: ALLOW, seccomp.KILL: "killed"}.get(value) or value & 0xFFFF
        else:
            found = {seccomp.EQUAL: held == value, seccomp.AT_LEAST: held >= value, seccomp.ANY_BIT: bool(held & value)}[code]
            at += yes if found else no


@pytest.fixture(params=BY_MACHINE)
def machine(request):
    return request.param


def test_each_call_that_is_allowed_has_its_number_on_both_machines_but_old_forms():
    named = {*seccomp.ALLOWED, *seccomp.conditions(PID)}
    assert named - {*X86, *BOTH} == set() and named - {*ARM, *BOTH} == OLD_FORMS
    assert all(number >= SINCE_THE_SAME for number in BOTH.values()) and max(*X86.values(), *ARM.values()) < SINCE_THE_SAME
    assert all(len(set(numbers.values())) == len(numbers) for numbers in BY_MACHINE.values())


def test_nothing_is_allowed_that_is_not_named(machine):
    numbers = BY_MACHINE[machine]
    free = {numbers[name] for name in seccomp.ALLOWED if name in numbers}
    looked_at = {numbers[name] for name in seccomp.conditions(PID) if name in numbers}
    for number in {*range(700), 0x40000000, 0x40000000 | numbers["read"], 2**32 - 1} - looked_at:
        expected = ALLOW if number in free else NOSYS if number >= SINCE_THE_SAME else PERM
        assert verdict(machine, number) == expected, number
    assert verdict(machine, numbers["read"], architecture=0x40000003) == "killed"  # the 32-bit calls of an Intel machine


@pytest.mark.parametrize("name", DANGEROUS)
def test_a_call_that_reaches_out_is_refused(machine, name):
    assert verdict(machine, DANGEROUS[name][machine == "aarch64"], 1, 1, 1, 1, 1) == PERM


@pytest.mark.parametrize("name", NEWER)
def test_a_newer_call_is_not_there_so_that_a_library_does_without(machine, name):
    assert verdict(machine, NEWER[name], 1, 1, 1) == NOSYS
    assert verdict(machine, BY_MACHINE[machine]["clone3"]) == NOSYS


@pytest.mark.parametrize("name, allowed, refused", [
    ("openat", [(0, 0, os.O_RDONLY), (0, 0, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), (0, 0, os.O_RDWR | os.O_TRUNC)],
     [(0, 0, os.O_RDONLY | os.O_TRUNC), (0, 0, 0x200000), (0, 0, 0x200000 | os.O_TRUNC | 1), (0, 0, 0x2000), (0, 0, 1 << 32 | os.O_TRUNC)]),
    ("fcntl", [(3, 1), (3, 3), (3, 4, os.O_NONBLOCK), (3, 6), (3, 7), (3, 1030)],
     [(3, 8, 1), (3, 10, 9), (3, 15), (3, 4, 0x2000), (3, 1024, 0), (3, 1026), (3, 1031, 1 << 20), (3, 1033), (3, 38)]),
    ("ioctl", [(0, 0x5401), (3, 0x5421), (3, 0x5451)], [(0, 0x5412), (3, 0x8901), (3, 0x8902), (3, 0x40049409), (3, 0x5452)]),
    ("prctl", [(15,), (0x53564D41,)], [(1, 0), (4, 1), (8, 1), (22, 2), (23,), (36, 1), (59, 1)]),
    ("clone", [(0x3D0F00,), (0x7D0F00,)], [(17,), (0x3D0F00 | 0x20000,), (0x10000 | 0x10000000,), (0x4111,)]),
    ("kill", [(PID, 9)], [(0, 9), (2**32 - 1, 9), (1, 15), (PID - 1, 0), (2**32 - PID, 9)]),
    ("tgkill", [(PID, PID, 6)], [(PID - 1, PID, 9)]),
    ("socketpair", [(1, 1)], [(2, 1), (16, 3), (38, 5)]),
    ("sendto", [(3, 1, 1, 0, 0)], [(3, 1, 1, 0, 1), (3, 1, 1, 0, 1 << 32)]),
    ("prlimit64", [(0, 7)], [(PID, 7), (1, 0)]),
    ("madvise", [(0, 4096, 4), (0, 4096, 14)], [(0, 4096, 20), (0, 4096, 21), (0, 4096, 100), (0, 4096, 12)]),
    ("mmap", [(0, 4096, 3, 0x22)], [(0, 4096, 3, 0x40022)])])
def test_arguments_are_looked_at(machine, name, allowed, refused):
    number = BY_MACHINE[machine][name]
    assert [verdict(machine, number, *arguments) for arguments in allowed] == [ALLOW] * len(allowed)
    assert [verdict(machine, number, *arguments) for arguments in refused] == [PERM] * len(refused)


def test_the_kernel_takes_it_and_says_the_same():
    """In a process of its own: a file that it may only read keeps its content, and nothing newer is there."""
    code = ("import ctypes, os, sys\nfrom grading.kernels import seccomp\nseccomp.restrict()\n"
            "libc = ctypes.CDLL(None, use_errno=True)\n"
            "for number, *rest in ((76, b'x', 0), (437, 0, 0, 0, 0), (72, 0, 10, 9), (39,)):\n"
            "    print(number, ctypes.get_errno() if libc.syscall(number, *rest) < 0 else 0)\n")
    if system.MACHINE == "aarch64":
        code = code.replace("76,", "45,").replace("(72,", "(25,").replace("(39,", "(172,")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert [line.split()[1] for line in done.stdout.splitlines()] == [str(PERM), str(NOSYS), str(PERM), "0"]
