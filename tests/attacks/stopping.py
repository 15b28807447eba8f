"""Attacks that stop, starve or outlive the grader. Every bomb counts, and ends by itself."""

from tests.attacks.attack import Attack

ROW = "the others lack scores, or its own row looks like an ordinary zero"
OTHERS = "the others lack scores"
LIMIT = "it reaches more than it may, by its own count"
FORK = '''
import time
count = 0
for _ in range(400):
    try:
        if os.fork() == 0:
            time.sleep(4)
            os._exit(0)
        count += 1
    except OSError as error:
        print(error)
        break
print("GOT", count)
'''
PROCESSES = '''
import subprocess
count = 0
for _ in range(100):
    try:
        subprocess.Popen(["sleep", "4"])
        count += 1
    except OSError as error:
        print(error)
        break
print("GOT", count)
'''
THREADS = '''
import threading, time
count = 0
for _ in range(3000):
    try:
        threading.Thread(target=time.sleep, args=(3,), daemon=True).start()
        count += 1
    except RuntimeError as error:
        print(error)
        break
print("GOT", count)
'''
MEMORY = '''
kept, count = [], 0
try:
    while count < 3000:
        kept.append(bytearray(b"x" * (50 << 20)))
        count += 50
except MemoryError as error:
    print("no more", error)
del kept
print("GOT", count)
'''
SHARED = '''
import mmap
kept, count = [], 0
try:
    while count < 3000:
        one = mmap.mmap(-1, 50 << 20)
        one.write(b"x" * (50 << 20))
        kept.append(one)
        count += 50
except (MemoryError, OSError) as error:
    print("no more", error)
kept.clear()
print("GOT", count)
'''
DISK = '''
count = 0
block = b"x" * (1 << 20)
try:
    for at in range(8):
        with open(f"big{at}", "wb") as big:
            for _ in range(64):
                big.write(block)
                big.flush()
                count += 1
except OSError as error:
    print(error)
print("GOT", count)
for path in glob.glob("big*"):
    os.unlink(path)
'''
INODES = '''
count = 0
try:
    os.mkdir("many")
    for at in range(20_000):
        open(f"many/{at}", "w").close()
        count += 1
except OSError as error:
    print(error)
print("GOT", count)
import shutil; shutil.rmtree("many")
'''
DEEP_FOLDERS = '''
try:
    for at in range(3000):
        os.mkdir("x" * 100)
        os.chdir("x" * 100)
except OSError as error:
    print(error)
'''
OUTLIVE = '''
import subprocess
subprocess.Popen([sys.executable, "-c", "import time, sys; time.sleep(20); open(sys.argv[1], 'w'); time.sleep(600)", f"{LOOT}/{NAME}"],
                 start_new_session=True, stdin=-3, stdout=-3, stderr=-3)
'''
DAEMON = '''
import time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in range(256):
            try: os.close(fd)
            except OSError: pass
        time.sleep(600)
    os._exit(0)
'''
SIBLINGS = '''
import signal
for path in glob.glob("/proc/[0-9]*/cmdline"):
    pid = int(path.split("/")[2])
    try:
        mine = ROOT in open(f"/proc/{pid}/environ", errors="replace").read()
        if mine and pid != os.getpid() and "nbgrader" not in open(path).read() and "grading" in open(path).read():
            os.kill(pid, signal.SIGKILL)
            took(f"killed {pid}")
    except OSError:
        pass
'''
PARENT = "import signal\nos.kill(os.getppid(), signal.SIG{0})\ntook('the parent got {0}')"
LIMITS = '''
import resource
resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))
took("limited the parent to a second")
'''
BY_FILE = '''
import fcntl, socket, time
one, two = socket.socketpair()
fcntl.fcntl(one, fcntl.F_SETOWN, os.getppid())
fcntl.fcntl(one, 10, 15)
fcntl.fcntl(one, fcntl.F_SETFL, fcntl.fcntl(one, fcntl.F_GETFL) | os.O_ASYNC)
two.send(b"x")
time.sleep(0.5)
'''
PRIORITY = '''
os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)
os.sched_setaffinity(os.getppid(), {0})
took("slowed the parent down")
'''
SIGNALS = '''
import signal
for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    pass
'''
REGEX = "import re\nre.match(r'(a+)+$', 'a' * 60 + 'b')"
LATE = '''
import atexit, threading, time
atexit.register(lambda: time.sleep(30))
threading.Thread(target=lambda: time.sleep(60)).start()
class Last:
    def __del__(self):
        time.sleep(30)
last = Last()
'''
PRINTING = '''
import threading
def shout():
    while True:
        print("x" * 10_000)
threading.Thread(target=shout, daemon=True).start()
'''

# One byte of an answer every quarter of a second, for three minutes: the time must not begin anew with each.
DRIP = '''
import socket, struct, time
channel = socket.socket(fileno=os.dup(3))
channel.sendall(struct.pack(">I", 7_000_000))
for _ in range(720):
    channel.sendall(b" ")
    time.sleep(0.25)
'''
# Another answer after each answer, as long as anybody listens.
TALK = '''
import socket, struct
channel = socket.socket(fileno=os.dup(3))
while True:
    channel.sendall(struct.pack(">I", 2) + b"{}")
'''

ATTACKS = [
    Attack("stop-exit", "raises SystemExit", OTHERS, "sys.exit(0)"),
    Attack("stop-quit", "calls quit", OTHERS, "quit()"),
    Attack("stop-leave", "ends its process at once", ROW, "os._exit(0)", loud=True),
    Attack("stop-abort", "aborts", ROW, "os.abort()", loud=True),
    Attack("stop-crash", "reads where no memory is", ROW, "import ctypes\nctypes.string_at(0)", loud=True),
    Attack("stop-kill-self", "kills itself", ROW, "import signal\nos.kill(os.getpid(), signal.SIGKILL)", loud=True),
    # Its memory may end before its time does: then it is a cell with an error of its own, and an ordinary zero.
    Attack("stop-recursion", "calls itself without an end", OTHERS, "sys.setrecursionlimit(10**8)\ndef deeper(one=[]):\n    return deeper([one])\ndeeper()"),
    Attack("stop-kill-parent", "kills the process that started it", OTHERS, PARENT.format("KILL")),
    Attack("stop-halt-parent", "halts the process that started it", OTHERS, PARENT.format("STOP"),
           stock="halts nbgrader for ever: nothing would wake it"),
    Attack("stop-interrupt-parent", "interrupts the process that started it", OTHERS, PARENT.format("INT")),
    Attack("stop-limit-parent", "gives the process that started it one second to live", OTHERS, LIMITS),
    Attack("stop-limit-by-number", "sets the limits of a process by its number, its own at first", "it says that it could",
           "import resource\nresource.prlimit(os.getpid(), resource.RLIMIT_CORE, (0, 0))\ntook('it could')"),
    Attack("stop-slow-parent", "puts the process that started it last", OTHERS, PRIORITY),
    Attack("stop-signal-by-file", "has a file’s news delivered to the process that started it, as a signal that ends it", OTHERS, BY_FILE),
    Attack("stop-kill-siblings", "kills every process of this grading that it may", OTHERS, SIBLINGS),
    Attack("stop-kill-group", "kills its process group", OTHERS, "import signal\nos.killpg(0, signal.SIGKILL)",
           stock="its group is that of whoever started nbgrader"),
    Attack("stop-close", "closes every open file", ROW, "os.closerange(3, 4096)", loud=True),
    Attack("stop-shut-down", "shuts down every open socket", ROW,
           "import socket\nfor fd in range(3, 256):\n    try:\n        socket.socket(fileno=os.dup(fd)).shutdown(2)\n    except OSError:\n        pass", loud=True),
    Attack("stop-input", "waits for somebody to type", OTHERS, "input()"),
    Attack("stop-fork", "forks 400 times", LIMIT, FORK, most=64),
    Attack("stop-processes", "starts 100 programs", LIMIT, PROCESSES, most=64),
    Attack("stop-threads", "starts 3,000 threads", LIMIT, THREADS, most=64),
    Attack("stop-disk", "writes 512 MB", LIMIT, DISK, most=100),
    Attack("stop-inodes", "makes 20,000 files", LIMIT, INODES, most=10_000),
    Attack("stop-deep-folders", "makes folders in folders that no ordinary program can remove", "they are there afterwards", DEEP_FOLDERS),
    Attack("stop-output", "prints 60 MB", "the graded notebook is larger than 5 MB", 'for _ in range(600):\n    print("x" * 100_000)'),
    Attack("stop-outputs", "shows 20,000 outputs", "the graded notebook is larger than 5 MB",
           'from IPython.display import display, HTML\nfor at in range(20_000):\n    display(HTML("<b>x</b>" * 40))'),
    Attack("stop-shout-on", "goes on printing from a thread", OTHERS, PRINTING),
    Attack("stop-outlive", "starts a program that outlives its grading", "a process is left over", OUTLIVE),
    Attack("stop-daemon", "leaves a process behind that belongs to nobody", "a process is left over", DAEMON),
    Attack("stop-at-the-end", "holds its process back when it should end", OTHERS, LATE),
    Attack("stop-talk", "answers for cells that are still to come, and goes on", ROW, TALK, loud=True),
    Attack("stop-drip", "says what it has to say a byte at a time", OTHERS, DRIP, loud=True, thorough=True),
    Attack("stop-memory", "takes 3 GB", LIMIT, MEMORY, most=1_600, thorough=True),
    Attack("stop-shared-memory", "takes 3 GB of shared memory", LIMIT, SHARED, most=1_600, thorough=True),
    Attack("stop-spin", "runs for ever and ignores every signal", OTHERS, SIGNALS, loud=True, thorough=True),
    Attack("stop-sleep", "sleeps for an hour", OTHERS, "import time\ntime.sleep(3600)", loud=True, thorough=True),
    Attack("stop-regex", "is lost in a pattern where no interrupt is heard", OTHERS, REGEX, loud=True, thorough=True),
    Attack("stop-halt-self", "halts itself", OTHERS, "import signal\nos.kill(os.getpid(), signal.SIGSTOP)", loud=True, thorough=True),
]
