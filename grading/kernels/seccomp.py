"""Seccomp: which system calls a process may still make. It can't be undone, and holds for what it starts too.

No process is started, no program is run, no socket is made or reached, nobody else is
signalled, slowed or looked into, and no file changes its rights, owner or times (Landlock does
not see to those). Threads and pairs of sockets inside the process stay possible.
"""

import ctypes
import errno
import os
import struct

from grading.kernels import system

REFUSED = (
    "socket", "connect", "bind", "listen", "accept", "accept4", "sendmsg", "sendmmsg",
    "fork", "vfork", "execve", "execveat", "setsid",
    "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open", "pidfd_send_signal", "pidfd_getfd",
    "ptrace", "process_vm_readv", "process_vm_writev", "perf_event_open", "userfaultfd", "bpf",
    "io_uring_setup", "io_uring_enter", "io_uring_register", "memfd_create", "memfd_secret",
    "shmget", "semget", "msgget", "mq_open", "add_key", "request_key", "keyctl", "personality",
    "unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "move_mount", "fsopen", "fsmount", "mount_setattr",
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat", "utime", "utimes", "futimesat", "utimensat",
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr",
    "setpriority", "sched_setparam", "sched_setscheduler", "sched_setaffinity", "sched_setattr", "ioprio_set",
    "mknod", "mknodat", "symlink", "symlinkat", "name_to_handle_at", "open_by_handle_at", "fanotify_init",
    "init_module", "finit_module", "kexec_load", "reboot", "swapon", "acct", "syslog")

# Berkeley packet filter: load a word, compare, return; and where the words lie in seccomp_data.
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCH = 0, 4
ALLOW, ERROR, KILL = 0x7FFF0000, 0x00050000, 0x80000000
CLONE_THREAD = 0x00010000
OTHER_ABI = 0x40000000  # x32: the same calls under other numbers


def argument(at, high=False):
    """Where half an argument lies."""
    return 16 + 8 * at + (4 if high else 0)


def program(pid):
    """The filter as a list of (code, jump if true, jump if false, value), for the process ``pid``."""
    refuse = (RETURN, 0, 0, ERROR | errno.EPERM)
    steps = [(LOAD, 0, 0, ARCH), (EQUAL, 1, 0, system.ARCH), (RETURN, 0, 0, KILL),
             (LOAD, 0, 0, NUMBER), (AT_LEAST, 0, 1, OTHER_ABI), refuse]
    for name in REFUSED:
        if name in system.NUMBERS:
            steps += [(EQUAL, 0, 1, system.NUMBERS[name]), refuse]
    # clone3 hides its flags behind a pointer: the library falls back to clone when it is not there.
    steps += [(EQUAL, 0, 1, system.NUMBERS["clone3"]), (RETURN, 0, 0, ERROR | errno.ENOSYS)]
    steps += _on("clone", [(LOAD, 0, 0, argument(0)), (ANY_BIT, 1, 0, CLONE_THREAD), refuse])
    for name in ("kill", "tgkill"):
        steps += _on(name, [(LOAD, 0, 0, argument(0)), (EQUAL, 1, 0, pid), refuse])
    # Its own limits a process may lower; another's, when the grader is not root, has the same user.
    steps += _on("prlimit64", [(LOAD, 0, 0, argument(0)), (EQUAL, 1, 0, 0), refuse])
    # An addressed message leaves the process without a connection.
    steps += _on("sendto", [(LOAD, 0, 0, argument(4)), (EQUAL, 0, 2, 0), (LOAD, 0, 0, argument(4, high=True)), (EQUAL, 1, 0, 0), refuse])
    return [*steps, (RETURN, 0, 0, ALLOW)]


def _on(name, then):
    """Steps for one call; what they let through is allowed."""
    body = [*then, (RETURN, 0, 0, ALLOW)]
    return [(EQUAL, 0, len(body), system.NUMBERS[name]), *body]


def restrict():
    """Put the filter on this thread and what it starts. Raises ``OSError``."""
    steps = program(os.getpid())
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(buffer))
    system.prctl(system.PR_SET_NO_NEW_PRIVS, 1)
    system.prctl(system.PR_SET_SECCOMP, 2, ctypes.create_string_buffer(header, len(header)))
