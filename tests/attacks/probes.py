"""What a learner's code must not be able to do to the machine, one call each: what goes through says so.

A probe that is held raises ``OSError``. Numbers of calls come as on x86-64 and as on ARM.
"""

import platform

# What each probe knows: a file of the account's own, a table that it may read, and who started it.
KNOWN = '''
import ctypes, fcntl, os, resource, signal, socket, time
VICTIM, TABLE, OUTSIDE, PARENT, ARM = {victim!r}, {table!r}, {outside!r}, os.getppid(), {arm}
libc = ctypes.CDLL(None, use_errno=True)
room = ctypes.create_string_buffer(1024)
def done(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), "refused")
    return result
def call(x86, arm, *rest):
    return done(libc.syscall(arm if ARM else x86, *(one if isinstance(one, (bytes, ctypes.Array)) else ctypes.c_long(one) for one in rest)))
def more_than(most, got):
    """What has an end is held when it ends early enough."""
    if got <= most:
        raise OSError("it had an end")
'''
WRITING = {
    "empty a file by its name": "done(libc.truncate(VICTIM.encode(), 0))",
    "empty a table by its name": "os.truncate(TABLE, 0)",
    "empty a table while opening it to read": "os.open(TABLE, os.O_RDONLY | os.O_TRUNC)",
    "empty a file while opening it for nothing": "os.open(VICTIM, 3 | os.O_TRUNC)",
    "empty a table while opening it for nothing": "os.open(TABLE, 3 | os.O_TRUNC)",
    "open a file to write": "open(VICTIM, 'r+b')",
    "open a table to write": "open(TABLE, 'r+b')",
    "leave a file": "open(OUTSIDE + '/left', 'w')",
    "remove a file": "os.unlink(VICTIM)",
    "rename a file": "os.rename(VICTIM, VICTIM + '2')",
    "link a file": "os.link(TABLE, 'mine')",
    "link by name": "os.symlink(TABLE, 'mine')",
    "make a folder": "os.mkdir(OUTSIDE + '/left')",
    "make a pipe with a name": "os.mkfifo('pipe')",
    "change rights": "os.chmod(VICTIM, 0)",
    "change a table's rights": "os.chmod(TABLE, 0)",
    "change a file's rights that is open": "os.fchmod(os.open(TABLE, 0), 0)",
    "change times": "os.utime(TABLE, (1, 1))",
    "change attributes": "os.setxattr(TABLE, 'user.x', b'x')",
    "open by rules of its own": "call(437, 437, -100, TABLE.encode(), (ctypes.c_uint64 * 3)(os.O_TRUNC), 24)",
}
READING = {
    "read a file": "open(VICTIM).read()",
    "list a folder": "os.listdir(OUTSIDE)",
    "hold a file unopened": "os.open(TABLE, os.O_PATH)",
    "make a handle of a file": "call(303, 264, -100, TABLE.encode(), room, room, 0)",
    "read the processes": "os.listdir('/proc')",
    "read its own process": "open('/proc/self/status').read()",
}
# Without a room of its own a fork sees these: it is said, and hurts nobody's files.
SEEING = {
    "see that a file is there, and its size": "os.stat(VICTIM).st_size",
    "see that a folder is there": "os.chdir(OUTSIDE)",
    "see a file of the machine": "os.stat('/etc/passwd')",
}
OTHERS = {
    "signal who started it": "os.kill(PARENT, 0)",
    "signal everybody": "os.kill(-1, 0)",
    "signal its group": "os.killpg(0, 0)",
    "signal by handle": "call(434, 434, PARENT, 0)",
    "signal with a message": "call(129, 138, PARENT, 10, room)",
    "signal by a file's owner": "fcntl.fcntl(3, fcntl.F_SETOWN, PARENT)",
    "signal by a file's owner, as a structure": "fcntl.fcntl(3, 15, bytes(8))",
    "signal by a socket's owner": "fcntl.ioctl(3, 0x8901, PARENT.to_bytes(4, 'little'))",
    "choose a file's signal": "fcntl.fcntl(3, fcntl.F_SETSIG, 9)",
    "be told by signal": "fcntl.fcntl(3, fcntl.F_SETFL, fcntl.fcntl(3, fcntl.F_GETFL) | os.O_ASYNC)",
    "outlive who started it": "done(libc.prctl(1, 0))",
    "leave its group": "os.setpgid(0, 0)",
    "leave its session": "os.setsid()",
    "take the orphans": "done(libc.prctl(36, 1))",
    "look into who started it": "done(libc.ptrace(16, PARENT, 0, 0))",
    "read the memory of who started it": "call(310, 270, PARENT, room, 1, room, 1, 0)",
    "let all look into it": "done(libc.prctl(0x59616D61, -1))",
    "put who started it last": "os.setpriority(os.PRIO_PROCESS, PARENT, 19)",
    "hold who started it to one core": "os.sched_setaffinity(PARENT, {0})",
    "limit who started it": "resource.prlimit(PARENT, resource.RLIMIT_CPU, (1, 1))",
    "slow all by writing everything out": "done(libc.syncfs(3)), call(162, 81)",
    "hold a table by a lease": "fcntl.fcntl(os.open(TABLE, 0), fcntl.F_SETLEASE, fcntl.F_RDLCK)",
    "hold a table by a lock": "fcntl.flock(os.open(TABLE, 0), fcntl.LOCK_EX | fcntl.LOCK_NB)",
    "be told of a folder": "fcntl.fcntl(os.open(os.path.dirname(TABLE), 0), fcntl.F_NOTIFY, 1)",
    "watch files": "done(libc.inotify_init1(0))",
    "watch a file system": "done(libc.fanotify_init(0, 0))",
    "push a table out of memory": "done(libc.posix_fadvise(os.open(TABLE, 0), 0, 0, 4) and -1)",
    "see what of a table is in memory": "done(libc.mincore(0, 0, room))",
}
STARTING = {
    "fork": "os.fork()",
    "fork by a call": "call(56, 220, signal.SIGCHLD, 0, 0, 0, 0)",
    "fork by a newer call": "call(435, 435, (ctypes.c_uint64 * 8)(0, 0, 0, 0, 17), 64)",
    "start a program": "os.posix_spawn('/bin/true', ['true'], {})",
    "become a program": "os.execv('/bin/true', ['true'])",
    "have name spaces of its own": "done(libc.unshare(0x10000000))",
    "leave its mount space": "done(libc.unshare(0x20000))",
    "leave the room": "os.chroot('.')",
    "mount": "done(libc.mount(b'x', b'.', b'tmpfs', 0, b''))",
    "unmount": "done(libc.umount2(b'.', 2))",
    "be root": "os.setuid(0)",
    "take its powers back": "call(126, 91, (ctypes.c_uint32 * 2)(0x20080522), (ctypes.c_uint32 * 6)(*[2**32 - 1] * 6))",
    "load a filter of its own": "done(libc.prctl(22, 2, room))",
    "ask for more than files": "call(425, 425, 8, (ctypes.c_uint32 * 30)())",
    "keep keys": "call(248, 217, b'user', b'x', b'x', 1, -3)",
}
REACHING = {
    **{f"a socket of family {family}": f"socket.socket({family}, socket.SOCK_DGRAM if {family} != 16 else socket.SOCK_RAW)" for family in (1, 2, 10, 16, 17, 40)},
    "a pair of another family": "socket.socketpair(30)",
    "send to an address": "socket.socketpair(type=socket.SOCK_DGRAM)[0].sendto(b'x', OUTSIDE + '/ear')",
    "send a descriptor": "socket.socketpair()[0].sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, (3).to_bytes(4, 'little'))])",
    "share memory": "call(29, 194, 0, 4096, 0o1600)",
    "share a queue": "call(240, 180, b'x', 0o102, 0o600, 0)",
    "share memory by name": "open('/dev/shm/left', 'w')",
}
# Memory and slots of the kernel's own, which no limit of memory counts.
TAKING = {
    "memory in sockets": "pairs = [socket.socketpair() for _ in range(8)]\n"
                         "for one in pairs:\n    one[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)",
    "memory in sockets, as many as there are": "more_than(60 << 20, filled())",
    "memory in pipes": "fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)",
    "memory without a name": "os.memfd_create('x')",
    "memory in large pages": "done(-1 if libc.mmap(0, 1 << 21, 3, 0x40022, -1, 0) == -1 else 0)",
    "slots for late reading": "call(206, 0, 60_000, (ctypes.c_uint64 * 1)())",
    "timers": "[call(222, 107, 1, 0, (ctypes.c_uint32 * 1)()) for _ in range(1_000)]",
    "threads": "more_than(LIMIT, threads())",
    "scratch": "more_than(40 << 20, written())",
    "files": "more_than(1_100, made())",
}
BOMBS = '''
import threading
def filled():
    pairs, total = [], 0
    try:
        while True:
            pairs.append(socket.socketpair())
    except OSError:
        pass
    for pair in pairs:
        for one in pair:
            one.setblocking(False)
            try:
                while True:
                    total += one.send(b"x" * 65_536)
            except OSError:
                pass
    for pair in pairs:
        for one in pair:
            one.close()
    return total
def threads():
    stop, started = threading.Event(), []
    threading.stack_size(1 << 16)
    try:
        for _ in range(300):
            started.append(threading.Thread(target=stop.wait))
            started[-1].start()
    except RuntimeError:
        started.pop()
    stop.set()
    for one in started:
        one.join()
    threading.stack_size(0)
    return len(started)
def written():
    total = 0
    try:
        for at in range(8):
            with open(f"big{at}", "wb", buffering=0) as big:
                for _ in range(8):
                    total += big.write(bytes(1 << 20))
    except OSError:
        pass
    for at in range(8):
        if os.path.exists(f"big{at}"):
            os.unlink(f"big{at}")
    return total
def made():
    count = 0
    try:
        for count in range(2_000):
            os.close(os.open(f"many{count}", os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError:
        pass
    for at in range(count):
        os.unlink(f"many{at}")
    return count
'''
CLASSES = {"writing": WRITING, "reading": READING, "seeing": SEEING, "others": OTHERS, "starting": STARTING, "reaching": REACHING, "taking": TAKING}


def cells(victim, table, threads):
    """(the first cell, {name of a probe: its cell}); a cell that got through shows ``GOT``."""
    known = KNOWN.format(victim=str(victim), table=str(table), outside=str(victim.parent), arm=platform.machine() == "aarch64")
    probes = {name: code for group in CLASSES.values() for name, code in group.items()}
    return f"{known}{BOMBS}\nLIMIT = {threads}\nprint('KNOWN')", {name: _cell(code) for name, code in probes.items()}


def _cell(code):
    lines = "\n".join(f"    {line}" for line in code.splitlines())
    return f"try:\n{lines}\n    print('GOT')\nexcept OSError:\n    pass\n"
