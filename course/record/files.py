"""The record's file: read within bounds, written whole or not at all, by one kernel at a time where the folder allows it."""

import errno
import json
import os
import stat
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from course.files import HELD, patiently
from course.record.content import MOST_BYTES
from course.record.trouble import LET_GO, NotSaved, told

try:
    import fcntl
except ImportError:  # Windows: two kernels on one record are told apart by the file's stamp alone
    fcntl = None

LOCKED_WITHIN_S = 10
LOOK_AGAIN_S = 0.01
# What a network folder answers that can't be told to write through: the file is there all the same.
NO_FSYNC = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


def stamp(path):
    """What changes when another program writes the file; ``None`` when there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def load(path):
    """The JSON value in a file, or ``None`` where it holds none or too much. Raises ``OSError``."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited on for ever
        raise IsADirectoryError(errno.EISDIR, "no ordinary file")
    if found.st_size > MOST_BYTES:
        return None
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"), parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return None


@contextmanager
def alone(folder):
    """Keep other kernels from writing meanwhile, where the folder knows locks: many a network folder does not."""
    handle = _lock(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _lock(folder):
    """An open handle that holds the folder's lock; ``None`` where there is none to be had, whatever the error."""
    if fcntl is None:
        return None
    handle = None
    try:
        handle = os.open(folder, os.O_RDONLY)
        until = time.monotonic() + LOCKED_WITHIN_S
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return handle
            except BlockingIOError:
                if time.monotonic() > until:  # a kernel that was stopped in the middle of a write
                    raise
                time.sleep(LOOK_AGAIN_S)
    except OSError:
        if handle is not None:
            os.close(handle)
        return None


@contextmanager
def written(path, content):
    """A file beside ``path`` that holds ``content`` and is there to be moved; gone when it was not. Raises ``NotSaved``."""
    try:
        text = json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8")
    except ValueError as error:
        raise NotSaved("it holds signs that can't be written to a file") from error
    if len(text) > MOST_BYTES:
        raise NotSaved(f"your answers would come to more than {MOST_BYTES // 1_000_000} MB, which this course does not read again",
                       "Shorten the longest")
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".answers-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            _write_through(file)
        yield Path(temporary)
    except OSError as error:
        raise NotSaved(*told(error)) from error
    finally:
        if temporary is not None:
            with suppress(OSError):  # a scanner holds it: what was moved is saved all the same
                Path(temporary).unlink(missing_ok=True)


def _write_through(file):
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in NO_FSYNC:
            raise


def move(source, target):
    """Give a file another's place. Raises ``NotSaved`` when another program does not let go of one of them, else ``OSError``."""
    try:
        patiently(os.replace, source, target)
    except OSError as error:
        if error.errno in HELD:  # a file was made here a moment ago, so it is not the folder that refuses
            raise NotSaved(f"another program is using the file {target.name}", LET_GO) from error
        raise
