"""The warm process: it imports what notebooks import once, and forks a kernel whenever one is asked for.

``python3 -m grading.kernels.zygote`` reads what to warm up from its input, two lines of JSON,
and becomes two processes (one for learners' cells, which never sees a key, and one for
score cells) that listen at one socket each. The second line, the score cells, is read and
the right answers are loaded only after the learners' side has been forked: they were never
in that side's memory.
A connection is a fork's channel; when either end goes, or its time is up, so does the fork,
whoever else may be waiting for it. It ends when its input does, or one of its sides, and
leaves nothing running.
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
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from grading.kernels import fork, sandbox, shell, system
from grading.kernels.room import Room

# The theme stands before all that imports a JSON schema, which it keeps from building a grammar.
WARM = ("course.charts.theme", "numpy", "pandas", "pandas.io.formats.style", "altair", "ipywidgets", "course.exercises", "course.data")
GRACE_S = 15.0  # beyond the time that a hand-in has: whoever talks with a fork ends it first, and can say why
BREATH_S = 0.1


def main():
    """Warm up, part in two, and stay until the input ends."""
    gc.disable()  # nearly all that is made until a fork begins stays: each fork looks through its own rubbish only
    sys.path[:] = [entry for entry in sys.path if entry not in ("", ".")]
    for name in WARM:
        with contextlib.suppress(ImportError):
            __import__(name)
    from course.exercises import kinds  # not before the theme

    kinds.classes()
    running = shell.make()
    if system.KNOWN:
        system.prctl(system.PR_SET_CHILD_SUBREAPER, 1)  # what a side leaves behind becomes ours to end
    wanted = _line()
    place, root = Path(wanted["place"]), wanted["root"]
    learner, told = _part("learner", place, root, running, wanted)
    trusted, told_too = _part("trusted", place, root, running, {**wanted, **_line()})
    parts = learner, trusted
    ended = _while_all_live({told: "learner", told_too: "trusted"})
    for part in parts:
        end(part)
    for left in _children():
        end(left)
    if 0 in ended:
        shutil.rmtree(place, ignore_errors=True)
    os._exit(0)


def _while_all_live(sides):
    """Say which side listens as soon as it does. Returns when the input or a side has ended, and which."""
    while True:
        able, _, _ = select.select([0, *sides], [], [])
        said = {handle: os.read(handle, 1) for handle in able if handle}
        if 0 in able or not all(said.values()):
            return able
        for handle, word in said.items():
            print("room " * (word == b"r") + sides[handle], flush=True)


def end(process):
    """Kill a child with its whole group, and bury it."""
    kill(process)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(process, 0)


def kill(process):
    """Kill a process with its whole group."""
    for by in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            by(process, signal.SIGKILL)


def _children():
    """Whatever is a child of ours by now, and theirs once they are gone."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    with contextlib.suppress(OSError):
        while found := listed.read_text().split():
            yield int(found[0])


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
    from course.exercises import records

    done = []
    for step in steps:
        done.append((step, fork.do(running, step)))
        if records.any_open():
            records.close()
            running.start_afresh()
            return _go_ahead(running, steps[:len(done) - 1])
    return done


def _score_once(running, wanted):
    """Run the score cells once, so that what they work out and keep is there in every fork."""
    from grading.keys import HERE, answered, load  # the learner's side never imports them

    record = answered(wanted["module"], load(HERE, wanted["module"]))
    for known in (record, _unmoved(record)):
        with tempfile.TemporaryDirectory(dir=".") as folder:
            fork._place_record(folder, {"module": wanted["module"], "record": known})
            for source in wanted["cells"]:
                fork.score(running, source, {})
            running.start_afresh()
    return []


def _unmoved(record):
    """A record that decides what each page opens with: other decisions than the best are compared with it."""
    return {**record, "answers": {name: {**given, "answer": {"levers": {}}} for name, given in record["answers"].items()
                                  if isinstance(given["answer"], dict) and "levers" in given["answer"]}}


@dataclass
class Fork:
    """One that runs: its number, its end of the channel, its folder, and when its time is up by the monotonic clock."""

    process: int
    channel: socket.socket
    folder: Path
    until: float
    dying: bool = False


class Zygote:
    """Listens, forks, and sees to it that no fork outlives its channel or its time. What this machine refuses it one fork, it survives."""

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
            for handle, _ in watch.poll(self._until_the_first_ends()):
                if handle == self.listening.fileno():
                    self._welcome(watch)
                elif handle == bell.fileno():
                    bell.recv(4_096)
                elif handle in self.forks:
                    self._stop(handle, watch)
            for handle, one in list(self.forks.items()):
                if self._ended(one):
                    self._bury(handle, watch)
                elif one.until < time.monotonic():
                    self._stop(handle, watch)

    def _until_the_first_ends(self):
        """Milliseconds; ``None`` where nobody is waited for."""
        ends = [one.until for one in self.forks.values() if not one.dying]
        return max(0, 1_000 * (min(ends) - time.monotonic())) + 1 if ends else None

    def _welcome(self, watch):
        """Fork for whoever asks. Where there is no room for one more, its channel closes, and it may ask again."""
        with contextlib.ExitStack() as undo:
            try:
                channel, _ = self.listening.accept()
                undo.callback(channel.close)
                self.count += 1
                folder = self.folders / str(self.count)
                undo.callback(shutil.rmtree, folder, ignore_errors=True)
                folder.mkdir(mode=0o700)
                process = self._fork(channel, folder)
            except OSError:
                time.sleep(BREATH_S)
                return
            undo.pop_all()
        self.forks[channel.fileno()] = Fork(process, channel, folder, time.monotonic() + sandbox.LIMITS[self.role].wall_s + GRACE_S)
        watch.register(channel, getattr(select, "POLLRDHUP", select.POLLHUP))

    def _fork(self, channel, folder):
        parent = os.getpid()
        process = os.fork()
        if process:
            return process
        try:
            signal.set_wakeup_fd(-1)
            os.dup2(channel.fileno(), 3)
            channel.detach()
            fork.run(self.role, socket.socket(fileno=3), self.running, self.ahead, self.root, str(folder), parent, self.sandboxed, self.room)
        finally:
            os._exit(1)

    def _stop(self, handle, watch):
        one = self.forks[handle]
        if not one.dying:
            one.dying, one.until = True, float("inf")
            watch.unregister(handle)
        kill(one.process)

    @staticmethod
    def _ended(one):
        return os.waitid(os.P_PID, one.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    def _bury(self, handle, watch):
        """Nothing that a fork started outlives it; its number is given back last, so that nobody else is hit."""
        one = self.forks.pop(handle)
        if not one.dying:
            watch.unregister(handle)
        end(one.process)
        one.channel.close()
        shutil.rmtree(one.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
