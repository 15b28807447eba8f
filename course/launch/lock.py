"""One start at a time may change the environment; the system lets go of the lock if one dies."""

import errno
import os
import time
from contextlib import contextmanager

LOOK_AGAIN_S = 0.2


@contextmanager
def alone(path, when_waiting):
    """Hold the lock file ``path`` inside the block; call ``when_waiting`` once if another holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "ab") as file:
        if not _take(file):
            when_waiting()
            while not _take(file):
                time.sleep(LOOK_AGAIN_S)
        yield


def _take(file):
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        # Some network folders know no locks: going on beats never starting.
        return error.errno not in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)
    return True
