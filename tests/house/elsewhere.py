"""A learner's whole way on a machine that is like Windows, as far as that can be had here: run as a program, it says as JSON what came of each step.

What the course's own modules import is what Windows has: of ``os`` neither forks nor users nor flags that only POSIX knows,
``os.name`` says so, folders can't be opened as files, a file that another program holds is not replaced, and the modules of
POSIX are not there. Other packages see this machine as it is.
"""

import builtins
import contextlib
import importlib
import io
import json
import os
import pkgutil
import subprocess
import sys
import types
from pathlib import Path

ABSENT = {"fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "syslog", "posix", "crypt", "spwd", "nis"}
NOT_IN_OS = {
    "fork", "forkpty", "getuid", "geteuid", "getgid", "getegid", "getgroups", "getresuid", "setuid", "setgid", "setsid", "setpgid", "killpg", "getpgid", "uname", "mkfifo",
    "mknod", "chown", "lchown", "fchown", "chroot", "sysconf", "statvfs", "fstatvfs", "register_at_fork", "sched_getaffinity", "nice", "wait3", "wait4", "getloadavg",
    "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY", "O_SYNC", "posix_spawn", "memfd_create", "ctermid", "ttyname", "pread", "pwrite", "sendfile"}  # fmt: skip
HELD = []  # how often each file is not let go of yet: one number a replacement


class Windows(types.ModuleType):
    """``os`` as a module of ours finds it there."""

    name = "nt"

    def __getattr__(self, name):
        if name in NOT_IN_OS:
            raise AttributeError(f"module 'os' has no attribute {name!r}")
        return getattr(os, name)

    def open(self, path, *how, **more):
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return os.open(path, *how, **more)

    def replace(self, source, target):
        if HELD and HELD[0] > 0:
            HELD[0] -= 1
            raise PermissionError(13, "The process cannot access the file because it is being used by another process", str(target))
        os.replace(source, target)

    rename = replace

    def symlink(self, *_):
        raise OSError(1314, "A required privilege is not held by the client")

    def execve(self, *_):
        raise AssertionError("on Windows exec returns to the prompt at once")


class Started(contextlib.nullcontext):
    """A program that was started, and is told twice to stop before it has."""

    def __init__(self, line, env):
        self.line, self.env, self.told = line, env, 2
        super().__init__(self)

    def wait(self):
        self.told -= 1
        if self.told >= 0:
            raise KeyboardInterrupt
        return 7


def like_windows(*rooms):
    """Have the modules of these rooms import what Windows has."""
    import fcntl

    real, windows = builtins.__import__, Windows("os")
    locks = types.SimpleNamespace(LK_NBLCK=2, locking=lambda handle, *_: fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB))

    def import_there(name, globals=None, locals=None, fromlist=(), level=0):  # noqa: A002 - as Python calls them
        if (globals or {}).get("__name__", "").partition(".")[0] in rooms and level == 0:
            if name.partition(".")[0] in ABSENT:
                raise ImportError(f"No module named {name!r}", name=name)
            if name == "os":
                return windows
            if name == "msvcrt":
                return locks
        return real(name, globals, locals, fromlist, level)

    builtins.__import__ = import_there


def unloadable(*rooms):
    """{module: why} of the modules of these rooms that can't be imported."""
    found = {}
    for room in map(importlib.import_module, rooms):
        for one in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not one.name.endswith("__main__"):
                try:
                    importlib.import_module(one.name)
                except Exception as error:  # noqa: BLE001 - each is one of the findings
                    found[one.name] = repr(error)
    return found


def said(main, *arguments):
    """(exit code, what it printed) of a command, on the console that this program has."""
    console, sys.stdout, sys.stderr = (sys.stdout, sys.stderr), *(io.TextIOWrapper(io.BytesIO(), encoding="cp1252", write_through=True) for _ in range(2))
    try:
        try:
            code = main(list(arguments))
        except SystemExit as ended:  # argparse, of a command line that it does not understand
            code = ended.code
        text = sys.stdout.buffer.getvalue() + sys.stderr.buffer.getvalue()
    finally:
        sys.stdout, sys.stderr = console
    return code, text.decode("cp1252")


def play(root, module):
    """Run a learner's page cell by cell, as a kernel would; its exercises."""
    from course.exercises import page

    os.chdir(root / "my-course" / module)
    held = {"__name__": "page"}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in json.loads(Path(f"{module}.ipynb").read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code" and "answer" not in cell["metadata"].get("tags", ()):
                exec(compile("".join(cell["source"]), cell["id"], "exec"), held)  # noqa: S102 - the course's own page
    return {exercise.id: exercise for exercise in page.exercises(module)}


def learner(root):
    """Every step of a learner's way in ``root``, by its name."""
    looks = {"unloadable": unloadable("course")}
    from course import files
    from course.desk import HandIn, Map
    from course.launch import carry, command, environment, lock, modules, start, unpack

    files.WAITS_S = (0,) * len(files.WAITS_S)
    looks["python"] = environment.interpreter(root).relative_to(root).as_posix()
    begun, real = [], subprocess.Popen
    subprocess.Popen = lambda line, env: begun.append(Started(line, env)) or begun[0]
    try:
        start.start_again(root, Path("python.exe"), "course", ["02_curbside"])
    except SystemExit as ended:
        looks["started again"] = ended.code, begun[0].line, begun[0].env["PYTHONPATH"] == str(root)
    subprocess.Popen = real
    with lock.alone(root / ".jupyter" / "start.lock", lambda: None):
        looks["locked"] = True

    first, other = modules.names(root)[2], modules.names(root)[3]
    looks["brought"] = [modules.bring(root, name).is_file() for name in modules.names(root)]
    asked = play(root, first)
    choice = next(one for one in asked.values() if one.kind == "choice" and one.opinion)
    option = next(iter(choice.options))
    HELD[:] = [3]
    looks["saved while a sync program holds the file for a moment"] = choice.receive(option)["at"] is not None and choice.answer() == option
    HELD[:] = [99]
    refused = choice.receive(list(choice.options)[1])
    looks["said while it goes on holding it"] = bool(refused.get("unsaved")) and refused["note"]["says"]
    looks["the desk says so too"] = HandIn(first).reply({"type": "keep"}).get("problem", "")
    HELD.clear()
    looks["and nothing is lost"] = choice.answer() == option

    card = HandIn(first)
    handed = {}
    for name in ("Zoë Müller", "con", "Aux", "NUL", "com1", "lpt9.x"):
        problem = card.reply({"type": "hand in", "name": name}).get("problem")
        handed[name] = problem or Path(card.state()["receipt"]["file"]).name
    looks["handed in"] = handed
    title = json.loads((root / "my-course" / first / f"{first}.ipynb").read_text(encoding="utf-8"))["metadata"]["course"]["title"]
    feedback = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}: feedback</title><meta name="course-score" content="15 40"></head><body>–</body></html>'
    looks["feedback"] = card.reply({"type": "feedback", "page": feedback}).get("told"), card.state()["score"]
    looks["kept"] = "problem" not in card.reply({"type": "keep"}) and (root / "my-course" / first / f"{first}.to-keep.html").is_file()
    looks["map"] = [one["mark"] for one in Map().state()["modules"] if one["name"] == first]

    os.chdir(root)
    parcel, elsewhere = root / "mine – ‘2026’.zip", root / "another computer"
    looks["exported"] = said(command.main, "export", str(parcel))
    elsewhere.mkdir()
    HELD[:] = [2]
    unpack.import_work(elsewhere, parcel)
    HELD.clear()
    same = [path.name for path in (root / "my-course" / first).glob("*.json") if path.read_bytes() == (elsewhere / "my-course" / first / path.name).read_bytes()]
    looks["imported"] = sorted(same)
    assert carry.collect(elsewhere / "my-course")[1] == {}
    released = modules.released(root) / other / f"{other}.ipynb"
    mine = root / "my-course" / other / f"{other}.ipynb"
    mine.write_text(mine.read_text(encoding="utf-8") + " ", encoding="utf-8")
    modules.bring(root, other)
    looks["updated"] = mine.read_bytes() != released.read_bytes()
    looks["said"] = [said(command.main, *line.split()) for line in ("--help", "check", "setup x", "import nothing.zip", "import ☃.zip", "--instructor")]
    return looks


def instructor():
    """What ``python -m grading`` says."""
    from course.desk import alone
    from grading.__main__ import main

    return {"the page would mark": alone.can()} | {line: said(main, *line.split()) for line in ("grade 02_curbside", "alone 02_curbside . --to page.html --at now", "build nowhere")}


if __name__ == "__main__":
    who, *folder = sys.argv[1:]
    like_windows("course", "grading")
    print(json.dumps(instructor() if who == "instructor" else learner(Path(*folder))))
