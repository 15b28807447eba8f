"""The system calls that a sandbox is made of, by their numbers: Python's library has no names for them.

Raw calls through ctypes, and no package: each is one line here, and a sandbox should rest
on nothing that could change under it. Linux on x86-64 and on 64-bit ARM.
"""

import ctypes
import os
import platform
import sys

MACHINE = platform.machine()
KNOWN = sys.platform == "linux" and MACHINE in ("x86_64", "aarch64")
ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}.get(MACHINE, 0)

# The numbers that the two share are those of calls newer than 2019, and the generic ones.
_X86 = {
    "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "sendmsg": 46, "bind": 49, "listen": 50, "clone": 56, "fork": 57,
    "vfork": 58, "execve": 59, "kill": 62, "shmget": 29, "semget": 64, "msgget": 68, "ptrace": 101, "syslog": 103, "setsid": 112,
    "mknod": 133, "personality": 135, "pivot_root": 155, "chroot": 161, "acct": 163, "mount": 165, "umount2": 166, "swapon": 167,
    "reboot": 169, "init_module": 175, "tkill": 200, "tgkill": 234, "mq_open": 240, "kexec_load": 246, "add_key": 248,
    "request_key": 249, "keyctl": 250, "mknodat": 259, "unshare": 272, "accept4": 288, "rt_sigqueueinfo": 129, "perf_event_open": 298,
    "rt_tgsigqueueinfo": 297, "fanotify_init": 300, "name_to_handle_at": 303, "open_by_handle_at": 304, "sendmmsg": 307, "setns": 308,
    "process_vm_readv": 310, "process_vm_writev": 311, "finit_module": 313, "memfd_create": 319, "bpf": 321, "execveat": 322,
    "userfaultfd": 323, "symlink": 88, "symlinkat": 266,
    "chmod": 90, "fchmod": 91, "chown": 92, "fchown": 93, "lchown": 94, "utime": 132, "setpriority": 141, "sched_setparam": 142,
    "sched_setscheduler": 144, "setxattr": 188, "lsetxattr": 189, "fsetxattr": 190, "removexattr": 197, "lremovexattr": 198,
    "fremovexattr": 199, "sched_setaffinity": 203, "utimes": 235, "ioprio_set": 251, "fchownat": 260, "futimesat": 261, "fchmodat": 268,
    "utimensat": 280, "prlimit64": 302, "sched_setattr": 314}
_ARM = {
    "socket": 198, "connect": 203, "accept": 202, "sendto": 206, "sendmsg": 211, "bind": 200, "listen": 201, "clone": 220,
    "execve": 221, "kill": 129, "shmget": 194, "semget": 190, "msgget": 186, "ptrace": 117, "syslog": 116, "setsid": 157,
    "personality": 92, "pivot_root": 41, "chroot": 51, "acct": 89, "mount": 40, "umount2": 39, "swapon": 224, "reboot": 142,
    "init_module": 105, "tkill": 130, "tgkill": 131, "mq_open": 180, "kexec_load": 104, "add_key": 217, "request_key": 218,
    "keyctl": 219, "mknodat": 33, "unshare": 97, "accept4": 242, "rt_sigqueueinfo": 138, "perf_event_open": 241,
    "rt_tgsigqueueinfo": 240, "fanotify_init": 262, "name_to_handle_at": 264, "open_by_handle_at": 265, "sendmmsg": 269, "setns": 268,
    "process_vm_readv": 270, "process_vm_writev": 271, "finit_module": 273, "memfd_create": 279, "bpf": 280, "execveat": 281,
    "userfaultfd": 282, "symlinkat": 36, "setxattr": 5, "lsetxattr": 6,
    "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16, "ioprio_set": 30, "fchmod": 52, "fchmodat": 53,
    "fchownat": 54, "fchown": 55, "utimensat": 88, "sched_setparam": 118, "sched_setscheduler": 119, "sched_setaffinity": 122,
    "setpriority": 140, "prlimit64": 261, "sched_setattr": 274}
_BOTH = {
    "pidfd_send_signal": 424, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "move_mount": 429, "fsopen": 430,
    "fsmount": 432, "pidfd_open": 434, "clone3": 435, "pidfd_getfd": 438, "mount_setattr": 442, "landlock_create_ruleset": 444,
    "landlock_add_rule": 445, "landlock_restrict_self": 446, "memfd_secret": 447, "fchmodat2": 452}
NUMBERS = {**(_X86 if MACHINE == "x86_64" else _ARM), **_BOTH}

if KNOWN:
    _libc = ctypes.CDLL(None, use_errno=True)
    _libc.syscall.restype = ctypes.c_long

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000
MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_BIND, MS_REC, MS_PRIVATE = 2, 4, 8, 4096, 16384, 1 << 18


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
