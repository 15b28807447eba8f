"""Files that stand whole or not at all, and files that somebody else put there: opened and unpacked with care."""

import os
import shutil
import stat
import zipfile
import zlib
from contextlib import contextmanager, suppress

# What reading a damaged zip file may raise, be it on a disk or in memory.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, ArithmeticError, LookupError, OSError)


class NotOrdinary(OSError):
    """What lies there is no regular file: a folder, a pipe, a device."""


class TooLarge(Exception):
    """A file in an archive unpacks to more than whoever reads it allows."""


@contextmanager
def whole(path):
    """Where to write what shall stand at ``path``: it takes that place when the block ends well, and is gone when it does not. Raises ``OSError``."""
    half = path.with_name(f".{path.name}.half")
    try:
        yield half
        os.replace(half, path)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def whole_folder(path, files, mode=None):
    """Let a folder hold these files, ``{name: bytes}``, and nothing else. Raises ``OSError``; what stood there goes last."""
    half = path.with_name(f".{path.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    for name, content in files.items():
        (half / name).write_bytes(content)
        if mode is not None:
            (half / name).chmod(mode)
    shutil.rmtree(path, ignore_errors=True)
    os.replace(half, path)


def opened(path, dir_fd=None):
    """A regular file, open for its bytes; a link is not followed. Raises ``NotOrdinary``, else ``OSError``."""
    # Without NONBLOCK a pipe put in the file's place would be waited on for ever.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), dir_fd=dir_fd)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotOrdinary(path)
    return os.fdopen(handle, "rb")


def unpacked(archive, entry, most):
    """The bytes of one entry of a zip file, whatever it claims of itself. Raises ``TooLarge`` for more than ``most``, one of ``DAMAGE`` for damage."""
    with archive.open(entry) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLarge(entry.filename)
    return content
