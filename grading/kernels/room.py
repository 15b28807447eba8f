"""A room of their own for learners' forks, where this machine lets us make one.

Inside there is nothing but what a learner's kernel may read, laid in read-only, and a small
file system in memory that goes with the fork. Of the machine's other files not even the
names and sizes are seen, nor its processes, its network or its queues. The room is made once,
for the learners' side of the warm process; a fork adds its own scratch and closes the door.
"""

import os
import select
import signal
from pathlib import Path

from grading.kernels import system

SPACES = system.CLONE_NEWNS | system.CLONE_NEWPID | system.CLONE_NEWNET | system.CLONE_NEWIPC | system.CLONE_NEWUTS
PLAIN = system.MS_NOSUID | system.MS_NODEV


class Room:
    """The room of one warm process.

    Parameters
    ----------
    place : pathlib.Path
        The folder of the warm process; the room lies in it, seen from nowhere else.
    shown : iterable of pathlib.Path
        What is laid in, under the name that it has outside. What is not there is passed over.
    hidden : iterable of pathlib.Path
        Folders in it that are empty inside.
    """

    def __init__(self, place, shown, hidden):
        self.shown = sorted(path for path in shown if path.exists())
        self.hidden = sorted(path for path in hidden if any(path.is_relative_to(one) for one in self.shown))
        self.root, self.scratch = place / "room", place / "scratch"
        self.root.mkdir()

    def possible(self):
        """Whether it can be made here: tried from the first step to the last in a process that ends with it."""
        trying = os.fork()
        if not trying:
            status = 1
            try:
                _part_from_the_machine()
                self._lay_in()
                self.claim(1 << 20, 10)
                self.enter()
                status = 0
            finally:
                os._exit(status)
        return os.waitstatus_to_exitcode(os.waitpid(trying, 0)[1]) == 0

    def move_in(self):
        """Go on as the first process in it: when that goes, all go. Whoever called stays outside, and ends with it."""
        _part_from_the_machine()
        outside, held = os.pipe()
        first = os.fork()
        if first:
            os.close(outside)
            os.waitpid(first, 0)
            os._exit(1)
        os.close(held)
        system.prctl(system.PR_SET_PDEATHSIG, signal.SIGKILL)
        if select.select([outside], [], [], 0)[0]:
            os._exit(1)
        os.close(outside)
        self._lay_in()

    def _lay_in(self):
        system.mount("room", self.root, "tmpfs", PLAIN, "size=1m,mode=0755")
        for path in self.shown:
            inside = self._inside(path)
            if inside.exists():
                continue  # with a folder above it
            inside.parent.mkdir(parents=True, exist_ok=True)
            inside.mkdir() if path.is_dir() else inside.touch()
            system.mount(str(path), inside, "", system.MS_BIND | system.MS_REC)
        for path in self.hidden:
            system.mount("hidden", self._inside(path), "tmpfs", PLAIN, "size=4k,mode=0555")
        self._inside(self.scratch).mkdir(parents=True)
        system.make_read_only(self.root)

    def claim(self, scratch_bytes, scratch_files):
        """A fork's own: its users, counted apart from everybody's when it is not root's, and its scratch. Raises ``OSError``."""
        _unshare(system.CLONE_NEWNS)
        system.mount("scratch", self._inside(self.scratch), "tmpfs", PLAIN | system.MS_NOEXEC,
                     f"size={scratch_bytes},nr_inodes={scratch_files},mode=0777")

    def enter(self):
        """Close the door: from here on the room is all there is. Returns the scratch folder's name inside."""
        os.chroot(self.root)
        os.chdir(self.scratch)
        return str(self.scratch)

    def _inside(self, path):
        return self.root / path.relative_to("/")


def _part_from_the_machine():
    _unshare(SPACES)
    system.mount("none", "/", "", system.MS_REC | system.MS_PRIVATE)


def _unshare(spaces):
    """New spaces; who is not root may have them among users of its own, where it is who it was."""
    uid, gid = os.getuid(), os.getgid()
    if uid == 0:
        system.unshare(spaces)
        return
    system.unshare(system.CLONE_NEWUSER | spaces)
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{uid} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{gid} {gid} 1")
