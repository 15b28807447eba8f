"""Random system calls with random arguments from forks that are shut in: does anything outside change?

``python3 -m tests.attacks.fuzz FOLDER SEED SECONDS``, as root or as a plain account; says as JSON
how many calls were made, and what was found. The seed repeats the calls.
"""

import json
import os
import random
import resource
import signal
import sys
import time
from pathlib import Path

from grading.kernels import landlock, seccomp
from grading.kernels.numbers import BY_MACHINE
from grading.kernels.sandbox import Limits
from grading.kernels.system import MACHINE
from grading.kernels.warm import converse
from tests.attacks.grounds import changed, descendants, lay_out, seen, sides

CELLS, CALLS = 12, 400
# Calls that wait, or with which a process merely spoils itself: they would end each fork at once.
LEFT_OUT = ("exit exit_group rt_sigreturn restart_syscall select pselect6 poll ppoll epoll_wait epoll_pwait futex nanosleep clock_nanosleep "
            "munmap mremap mprotect brk mmap madvise close close_range dup2 dup3 rt_sigaction rt_sigprocmask sigaltstack alarm setitimer "
            "setrlimit prlimit64 set_tid_address set_robust_list rseq read readv shutdown sched_yield").split()
CELL = '''
import ctypes, fcntl, os, random, socket
chance = random.Random({seed!r})
libc = ctypes.CDLL(None, use_errno=True)
if "kept" not in globals():
    kept = [os.open({table!r}, os.O_RDONLY), os.open(os.path.dirname({table!r}), os.O_RDONLY), *os.pipe2(os.O_NONBLOCK)]
    for one in socket.socketpair():
        one.setblocking(False)
        kept.append(one.detach())
    # What the kernel writes for a call may be long: into a place of its own, with room behind it.
    libc.mmap.restype = ctypes.c_void_p
    room = libc.mmap(None, ctypes.c_size_t(1 << 27), 3, 0x22, -1, ctypes.c_long(0))
    texts = [text.encode() + bytes(1) for text in
             ({table!r}, {victim!r}, os.path.dirname({victim!r}), os.path.dirname({victim!r}) + "/left", "/", "/etc/passwd", "/tmp", ".", "x", "tmpfs", "")]
    def argument():
        kind = chance.randrange(8)
        if kind == 0:
            return chance.choice([0, 1, 2, -1, -100, 3, 17, 4096])
        if kind == 1:
            return chance.choice(kept)
        if kind in (2, 3, 4):
            content, at = chance.choice(texts) if kind < 4 else chance.randbytes(64), room + 4096 * chance.randrange(100)
            ctypes.memmove(at, content, len(content))
            return at
        if kind == 5:
            return chance.choice([os.getppid(), 1, -1, 0])
        return 1 << chance.randrange(40) | 1 << chance.randrange(12) if kind == 6 else chance.getrandbits(chance.choice([4, 10, 16, 32]))
for at in range({calls}):
    first, *others = (argument() for _ in range(6))
    # Its channel to the grader and its own life are the fork's to spoil: that would only end this fork.
    libc.syscall(*map(ctypes.c_long, (chance.choice({numbers}), kept[0] if first in (3, os.getpid()) else first, *others)))
    if at % 50 == 0:
        os.closerange(max(kept) + 1, 128)
print("MADE")
'''


def main(folder, seed, seconds):
    """Make calls for so long, by turns with and without a room; print what was found."""
    root, victim, table = lay_out(folder)
    known = BY_MACHINE[MACHINE]
    harmless = {known[name] for name in LEFT_OUT if name in known} | {335, 336}  # and a probe's way back, for which Intel's end a process
    numbers = [number for number in range(470) if number not in harmless]
    looked_at = [known[name] for name in seccomp.conditions(0) if name in known and known[name] not in harmless]
    before, made, found, chance = seen(root, victim.parent), 0, [], random.Random(seed)
    until = time.monotonic() + seconds
    standing = [(place, {one: state(one) for one in (part, *descendants(part))}) for _, place, part in sides(folder, root)]
    turn = 0
    while time.monotonic() < until and not found:
        place, states = standing[turn % len(standing)]
        limits = Limits(landlock=chance.randint(1, landlock.abi()), wall_s=20.0)
        cells = [CELL.format(seed=f"{seed}/{turn}/{at}", table=str(table), victim=str(victim), calls=CALLS, numbers=numbers + looked_at * 8)
                 for at in range(CELLS)]
        made += CALLS * sum("MADE" in json.dumps(reply) for reply in talk(place, limits, cells))
        found += changed(before, seen(root, victim.parent))
        if not talk(place, limits, ["6 * 7"]):
            found.append("no honest work is done any more")
        if {one: state(one) for one in states} != states:
            found.append("the warm process has other limits, another turn or other cores than it had")
        turn += 1
    for _, states in standing:
        os.kill(min(states), signal.SIGKILL)
    print(json.dumps({"seed": seed, "turns": turn, "calls": made, "found": found}))


def talk(place, limits, cells):
    """The replies of a fork; fewer when it has ended itself."""
    request = {"module": "x", "record": None, "limits": limits.as_dict(), "steps": [{"run": cell} for cell in cells]}
    return converse(str(place), "learner", request, limits.wall_s)[0]


def state(pid):
    """What a process may use, and how it is scheduled."""
    limits = [resource.prlimit(pid, which) for which in (resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_AS, resource.RLIMIT_CORE)]
    return limits, os.getpriority(os.PRIO_PROCESS, pid), sorted(os.sched_getaffinity(pid)), os.getpgid(pid)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
