"""The warm process: it imports what notebooks import once, and forks a kernel whenever one is asked for.

``python3 -m grading.kernels.zygote`` reads what to warm up from its input, two lines of JSON,
and becomes two processes (one for learners' cells, which never sees a key, and one for
score cells) that listen at one socket each. The second line, the score cells, is read and
the right answers are loaded only after the learners' side has been forked: they were never
in that side's memory.
A connection is a fork's channel; when either end goes, so does the fork. It ends when its
input ends.
"""

import contextlib
import gc
import json
import os
import select
import shutil
import signal
import socket
import sys
import tempfile
import traceback
from pathlib import Path

from grading.kernels import fork, sandbox, shell, system
from grading.kernels.room import Room

# The theme stands before all that imports a JSON schema, which it keeps from building a grammar.
WARM = ("course.charts.theme", "numpy", "pandas", "pandas.io.formats.style", "altair", "ipywidgets", "course.exercises", "course.data")


def main():
    """Warm up, part in two, and stay until the input ends."""
    sys.path[:] = [entry for entry in sys.path if entry not in ("", ".")]
    for name in WARM:
        with contextlib.suppress(ImportError):
            __import__(name)
    running = shell.make()
    wanted = _line()
    place, root = Path(wanted["place"]), wanted["root"]
    learner, told = _part("learner", place, root, running, wanted)
    trusted, told_too = _part("trusted", place, root, running, {**wanted, **_line()})
    parts = learner, trusted
    said = os.read(told, 1)
    if not said or not os.read(told_too, 1):
        os._exit(1)  # the part that ended has said why
    print("ready in a room" if said == b"r" else "ready", flush=True)
    while os.read(0, 1):
        pass
    for part in parts:
        os.kill(part, signal.SIGKILL)
        os.waitpid(part, 0)
    shutil.rmtree(place, ignore_errors=True)
    os._exit(0)


def _line():
    """The next line of the input, and not a byte beyond it."""
    raw = b""
    while not raw.endswith(b"\n"):
        part = os.read(0, 1)
        if not part:
            os._exit(1)
        raw += part
    return json.loads(raw)


def _part(role, place, root, running, wanted):
    """Fork one side. Returns its number, and a pipe on which it says that it listens, or ends."""
    told, ready = os.pipe()
    parent = os.getpid()
    process = os.fork()
    if process:
        os.close(ready)
        return process, told
    try:
        if system.KNOWN:
            sandbox.die_with(parent)
        listening = socket.socket(socket.AF_UNIX)
        os.chdir(place)  # a socket's whole address must be short: it is named from here
        listening.bind(f"{role}.sock")
        os.chmod(f"{role}.sock", 0o600)
        listening.listen(64)
        room = _room(place, root) if role == "learner" and wanted["sandboxed"] and wanted["room"] else None
        ahead = _go_ahead(running, wanted["cells"]) if role == "learner" else _score_once(running, wanted)
        gc.collect()
        gc.freeze()
        os.write(ready, b"r" if room else b".")
        Zygote(role, running, root, place, wanted["sandboxed"], listening, ahead, room).serve()
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(1)


def _room(place, root):
    """Move into a room of our own, where that is possible. Returns it, or None."""
    sandbox.readable(root)  # worked out once for all forks, and out here
    room = Room(place, *sandbox.laid_out(root))
    if room.possible():
        room.move_in()
        return room
    closed = next((folder for path in room.shown for folder in path.parents if not folder.stat().st_mode & 0o001), None)
    if closed and os.geteuid() == 0:  # each fork is a stranger there, and only in a room could it pass
        raise PermissionError(f"learners’ code can’t reach what it needs below {closed}, which is closed to others, and no room can be made here")
    return None


def _go_ahead(running, steps):
    """Run the instructor's cells that come before a learner's own, and leave them run: each fork goes on from there.

    Returns
    -------
    list of (dict, dict)
        Each step that was done, and what it replied. Neither a cell that looks into the answer
        record, which is another in each fork, nor what follows it is among them.
    """
    from course.exercises import lesson

    done = []
    for step in steps:
        done.append((step, fork.do(running, step)))
        if lesson.is_record_open():
            lesson.close_record()
            running.start_afresh()
            return _go_ahead(running, steps[:len(done) - 1])
    return done


def _score_once(running, wanted):
    """Run the score cells once, so that what they work out and keep is there in every fork."""
    from grading.keys import HERE, answered, load  # the learner's side never imports them

    record = answered(wanted["module"], load(HERE, wanted["module"]))
    with tempfile.TemporaryDirectory(dir=".") as folder:
        fork._place_record(folder, {"module": wanted["module"], "record": record})
        for source in wanted["cells"]:
            fork.score(running, source, {})
        running.start_afresh()
    return []


class Zygote:
    """Listens, forks, and sees to it that no fork outlives its channel."""

    def __init__(self, role, running, root, place, sandboxed, listening, ahead, room):
        self.role, self.running, self.root, self.sandboxed, self.ahead, self.room = role, running, root, sandboxed, ahead, room
        self.listening, self.folders = listening, place / role
        self.folders.mkdir(mode=0o711)
        self.forks, self.count = {}, 0

    def serve(self):
        """Until killed."""
        bell, rung = socket.socketpair()
        bell.setblocking(False)
        rung.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(rung.fileno(), warn_on_full_buffer=False)
        watch = select.poll()
        for one in (self.listening, bell):
            watch.register(one, select.POLLIN)
        while True:
            for handle, _ in watch.poll():
                if handle == self.listening.fileno():
                    channel, _ = self.listening.accept()
                    self._fork(channel)
                    watch.register(channel, getattr(select, "POLLRDHUP", select.POLLHUP))
                elif handle == bell.fileno():
                    bell.recv(4_096)
                elif handle in self.forks:
                    self._kill(self.forks[handle][0])
            for handle in list(self.forks):
                if self._ended(handle):
                    watch.unregister(handle)
                    self._bury(handle)

    def _fork(self, channel):
        self.count += 1
        folder, parent = self.folders / str(self.count), os.getpid()
        folder.mkdir(mode=0o755)
        process = os.fork()
        if not process:
            signal.set_wakeup_fd(-1)
            os.dup2(channel.fileno(), 3)
            channel.detach()
            fork.run(self.role, socket.socket(fileno=3), self.running, self.ahead, self.root, str(folder), parent, self.sandboxed, self.room)
        self.forks[channel.fileno()] = process, channel, folder

    @staticmethod
    def _kill(process):
        for kill in (os.killpg, os.kill):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                kill(process, signal.SIGKILL)

    def _ended(self, handle):
        return os.waitid(os.P_PID, self.forks[handle][0], os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def _bury(self, handle):
        """Nothing that a fork started outlives it; its number is given back last, so that nobody else is hit."""
        process, channel, folder = self.forks.pop(handle)
        self._kill(process)
        os.waitpid(process, 0)
        channel.close()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
