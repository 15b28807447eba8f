"""An error of the system in words for a learner: why nothing was saved, and what to do about it."""

import errno

from course.files import HELD

ROOM = "Make room by deleting or moving what you don’t need"
WRITABLE = "Ask whoever runs your course for a folder that you may write to"
# What an error means, and what to do about it.
REASONS = {
    errno.ENOSPC: ("the disk is full", ROOM), errno.EDQUOT: ("your disk quota is used up", ROOM),
    errno.EROFS: ("the folder is read-only", WRITABLE), errno.EACCES: ("the folder may not be written to", WRITABLE),
    errno.EISDIR: ("something that is no ordinary file has its name", "Move that to another place"),
    errno.EPERM: ("the folder may not be written to", WRITABLE), errno.ENOENT: ("the folder is gone", "Put the folder back where it was"),
}
LET_GO = "Wait a moment, or close what may be using it, such as a virus scanner or a sync program"


class NotSaved(Exception):
    """The record could not be written; ``str()`` says why, and ``todo`` what to do, for the learner."""

    def __init__(self, why, todo="Mend that"):
        super().__init__(why)
        self.todo = todo


def told(error):
    """(why, what to do) of an error of the system, for the learner."""
    return REASONS.get(error.errno, (error.strerror or "the file could not be written", "Mend that"))


def unreadable(error):
    """(why, what to do) where the file is there and can't be read."""
    if error.errno in HELD:
        return "another program is using it, or you may not read it", LET_GO
    why, todo = told(error)
    return why, todo if error.errno == errno.EISDIR else "Close other programs that use the file"
