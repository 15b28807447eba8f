"""Attacks that read what a learner must not know."""

from tests.attacks.attack import Attack

SECRET = "a secret (a canary) stands in an output or in the loot"
KNOWN_ANSWER = "the score rises above nothing"

FRAMES = '''
import sys
def watch(frame, event, value):
    if event == "return" and frame.f_code.co_name == "key":
        took(repr(value))
sys.setprofile(watch)
import threading; threading.setprofile(watch)
'''
HOOK = '''
from IPython import get_ipython
def look(*_):
    for cell in get_ipython().user_ns["In"]:
        find(cell)
for event in ("pre_run_cell", "post_run_cell", "pre_execute"):
    get_ipython().events.register(event, look)
'''
GC = '''
import gc
from IPython import get_ipython
def look(*_):
    for one in gc.get_objects():
        if type(one).__module__.startswith("course.exercises") and getattr(one, "key", None) is not None:
            took(repr(one.key))
get_ipython().events.register("post_execute", look)
'''
PROC = '''
for path in glob.glob("/proc/[0-9]*/environ") + glob.glob("/proc/[0-9]*/cmdline"):
    try:
        text = open(path, errors="replace").read()
    except OSError:
        continue
    if ROOT in text:
        find(text)
'''
MEMORY = '''
pid = os.getppid()
with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
    for line in maps:
        span, rights = line.split()[:2]
        start, end = (int(one, 16) for one in span.split("-"))
        if rights.startswith("rw") and end - start < 1 << 26:
            try:
                memory.seek(start)
                find(memory.read(end - start).decode("latin-1"))
            except OSError:
                pass
'''
PEEK_WITH_A_CALL = '''
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
class Span(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("size", ctypes.c_size_t)]
pid = os.getppid()
for line in open(f"/proc/{pid}/maps"):
    span, rights = line.split()[:2]
    start, end = (int(one, 16) for one in span.split("-"))
    if rights.startswith("rw") and end - start < 1 << 26:
        room = ctypes.create_string_buffer(end - start)
        got = libc.process_vm_readv(pid, ctypes.byref(Span(ctypes.addressof(room), end - start)), 1, ctypes.byref(Span(start, end - start)), 1, 0)
        if got > 0:
            find(room.raw[:got].decode("latin-1"))
'''
TRACE = '''
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
if libc.ptrace(16, os.getppid(), 0, 0) == 0:
    os.waitpid(os.getppid(), 0x40000000)
    libc.ptrace(17, os.getppid(), 0, 0)
    took("attached to the parent")
'''
DESCRIPTORS = '''
for fd in range(3, 256):
    try:
        path = os.readlink(f"/proc/self/fd/{fd}")
        if ROOT in path or path.endswith(".db"):
            took(path)
        if os.path.isfile(path):
            find(os.pread(fd, 1_000_000, 0).decode("latin-1"))
    except OSError:
        pass
'''
SCRATCH = '''
import time
until = time.time() + 1.5
while time.time() < until:
    for folder in ("/tmp", "/var/tmp", "/dev/shm", os.path.dirname(os.getcwd()), os.environ.get("TMPDIR", "/tmp")):
        for path in glob.glob(f"{folder}/*/*.answers.json") + glob.glob(f"{folder}/*/*/*.answers.json") + glob.glob(f"{folder}/*.answers.json"):
            try:
                find(open(path).read())
            except OSError:
                pass
'''
ABOVE = '''
frame = sys._getframe()
while frame:
    find(repr(list(frame.f_locals.values()))[:5_000_000])
    frame = frame.f_back
for one in sys._current_frames().values():
    while one:
        find(repr(list(one.f_locals.values()))[:5_000_000])
        one = one.f_back
'''
OBJECTS = '''
import gc
gc.collect()
gc.unfreeze()
for one in gc.get_objects():
    if type(one) in (dict, list, tuple):
        for part in (one.values() if type(one) is dict else one):
            if type(part) is str and "CANARY" in part and "(CANARY-[A-Z]" not in part and "re.findall" not in part:
                find(part)
'''
OWN = '''
import ctypes, gc, socket
gc.unfreeze()
libc = ctypes.CDLL(None, use_errno=True)
one, two = socket.socketpair()
one.setblocking(False); two.setblocking(False)
write = libc.write
write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
regions = sorted({id(each) >> 20 for each in gc.get_objects()} | {id(each) >> 20 for each in sys.modules})
regions = sorted({region + more for region in regions for more in (-1, 0, 1)})
mine = {f"CANARY-{kind}-".encode() for kind in ("HIDDEN", "KEY", "SOLUTION", "RECORD", "STUDENT", "ENVIRONMENT", "OUTSIDE")}
import time
until = time.time() + 8
for region in regions:
    if time.time() > until:
        break
    for page in range(256):
        address = (region << 20) + page * 4096
        if write(one.fileno(), address, 4096) == 4096:
            text = two.recv(4096)
            if b"CANARY-" in text:
                find(text.decode("latin-1"))
'''

AUTHORS_BY_IMPORT = '''
import importlib, pkgutil
sys.path.insert(0, ROOT)
import course.cases
for case in pkgutil.iter_modules(course.cases.__path__):
    for part in ("findings", "decision", "theory", "sensitivity", "dataset"):
        try:
            took(importlib.import_module(f"course.cases.{case.name}.author.{part}").__doc__)
        except (ImportError, OSError):
            pass
'''

ATTACKS = [
    Attack("read-other-hand-ins", "opens every hand-in that lies beside its own", SECRET,
           'for path in glob.glob(ROOT + "/grading/*/*/*/*"):\n    find(open(path, errors="replace").read())'),
    Attack("read-scratch-of-others", "watches the folders in which others are being graded", SECRET, SCRATCH),
    Attack("read-gradebook", "opens the gradebook", SECRET,
           'import sqlite3\nfind(repr(sqlite3.connect(f"file:{ROOT}/grading/gradebook.db?mode=ro", uri=True)'
           '.execute("select * from student").fetchall()))'),
    Attack("read-solution", "opens the executed solution", SECRET,
           'for path in glob.glob(ROOT + "/solutions/*/*"):\n    find(open(path).read())'),
    Attack("read-key", "imports the keys and answers with them", KNOWN_ANSWER,
           'sys.path.insert(0, ROOT)\nfrom grading.keys import key\ntotal = key("91_vault/m91-1")[0]\ntook(total)'),
    Attack("read-key-file", "reads the key as text and answers with it", KNOWN_ANSWER,
           'text = open(ROOT + "/solutions/91_vault/key.py").read()\nspace = {}\nexec(text, space)\ntotal = space["KEYS"]["m91-1"][0]'),
    Attack("read-authors-part", "imports how a case is scored, and what its prose quotes", "it says what it found",
           AUTHORS_BY_IMPORT),
    Attack("read-authors-files", "opens each file that only a case's author has", "it says what it found",
           'for path in glob.glob(ROOT + "/course/cases/*/author/*"):\n    try:\n        took(open(path).read()[:60])\n    except OSError:\n        pass'),
    Attack("read-authors-modules", "looks for modules of a case's author that are loaded already", "it says what it found",
           'for name in list(sys.modules):\n    if ".author" in name:\n        took(name)'),
    Attack("read-hidden-tests-in-files", "looks for the hidden tests in notebooks near and far", SECRET,
           'for path in glob.glob("**/*.ipynb", recursive=True) + glob.glob("../**/*.ipynb", recursive=True)[:200]:\n'
           '    find(open(path, errors="replace").read())'),
    Attack("read-hidden-tests-in-In", "reads each cell that runs after its own from In", SECRET, HOOK),
    Attack("read-key-from-frames", "watches the function that returns the key", "a key in the loot", FRAMES),
    Attack("read-key-from-gc", "looks for exercises with a key among all objects", "a key in the loot", GC),
    Attack("read-frames-above", "looks at the variables of every function that called it", SECRET, ABOVE),
    Attack("read-objects", "looks through all texts that its process holds", SECRET, OBJECTS),
    Attack("read-own-memory", "reads its process's whole memory, freed parts too, page by page", SECRET, OWN),
    Attack("read-proc", "reads the environment and arguments of other processes", SECRET, PROC),
    Attack("read-environment", "reads its own environment", SECRET, 'find(repr(dict(os.environ)))'),
    Attack("read-parents-memory", "reads the parent's memory as a file", SECRET, MEMORY),
    Attack("read-memory-by-call", "reads the parent's memory by process_vm_readv", SECRET, PEEK_WITH_A_CALL),
    Attack("read-by-ptrace", "attaches to the parent as a debugger", "it says that it is attached", TRACE),
    Attack("read-descriptors", "uses open files that it inherited", SECRET, DESCRIPTORS),
    Attack("read-outside", "opens a file that anybody on the machine may read", SECRET, 'find(open(os.path.dirname(LOOT) + "/secret.txt").read())'),
    Attack("read-through-link", "makes a link to a secret in its own folder and reads that", SECRET,
           'os.symlink(ROOT + "/solutions/91_vault/key.py", "mine.txt")\nfind(open("mine.txt").read())'),
    Attack("read-by-shell", "asks a shell", SECRET,
           'import subprocess\nfind(subprocess.run(f"cat {ROOT}/solutions/91_vault/key.py", shell=True, capture_output=True, text=True).stdout)'),
]
