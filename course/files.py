"""Files that stand whole or not at all, and files that somebody else put there: opened and unpacked with care."""

import errno
import json
import os
import shutil
import stat
import time
import zipfile
import zlib
from contextlib import contextmanager, suppress

# What reading a damaged zip file may raise, be it on a disk or in memory.
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, ArithmeticError, LookupError, OSError)

# A scanner or a sync program that looks at a file lets go of it in a moment.
HELD = {errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.ESTALE}
HALF, LEFT_S = ".half", 3600  # nobody writes one file for an hour
WAITS_S = (0.05, 0.1, 0.2, 0.4, 0.8)
WRITTEN_WITHIN_S = 10.0  # a large page, on a busy machine


def patiently(act, *given):
    """``act(*given)``, tried again for a second and a half while another program holds the file. Raises ``OSError``."""
    for wait_s in WAITS_S:
        try:
            return act(*given)
        except OSError as error:
            if error.errno not in HELD:
                raise
            time.sleep(wait_s)
    return act(*given)


def settled(path):
    """The bytes of a learner's file, a notebook's once whoever writes it is done. Raises ``OSError``.

    Jupyter empties a notebook and writes it anew in its place: who reads it meanwhile sees a part.
    All others are written whole. What is still no JSON after ten seconds is damaged, and given as it is.
    """
    until = time.monotonic() + (WRITTEN_WITHIN_S if path.suffix == ".ipynb" else 0)
    while True:
        content = path.read_bytes()
        with suppress(ValueError, RecursionError):
            json.loads(content)
            return content
        if time.monotonic() >= until:
            return content
        time.sleep(WAITS_S[0])


class NotOrdinary(OSError):
    """What lies there is no regular file: a folder, a pipe, a device."""


class TooLarge(Exception):
    """A file in an archive unpacks to more than whoever reads it allows."""


def half_of(path):
    """A name beside ``path`` that no other writer has, for what takes its place once it is whole. What a program that was ended left of one goes."""
    begins = f".{path.name}."
    with suppress(OSError):
        for left in os.scandir(path.parent):
            if left.name.startswith(begins) and left.name.endswith(HALF) and time.time() - left.stat(follow_symlinks=False).st_mtime > LEFT_S:
                shutil.rmtree(left) if left.is_dir(follow_symlinks=False) else os.unlink(left)
    return path.with_name(f"{begins}{os.urandom(4).hex()}{HALF}")


@contextmanager
def whole(path, put=None):
    """Where to write what shall stand at ``path``: it takes that place when the block ends well, and is gone when it does not.

    With ``os.link`` as ``put`` it takes no place that is taken. Raises ``OSError``.
    """
    half = half_of(path)
    try:
        yield half
        patiently(put or os.replace, half, path)
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)


def whole_folder(path, files, mode=None):
    """Let a folder hold these files, ``{name: bytes}``, and nothing else. Raises ``OSError``; what stood there goes last."""
    half = half_of(path)
    half.mkdir(parents=True)
    for name, content in files.items():
        (half / name).write_bytes(content)
        if mode is not None:
            (half / name).chmod(mode)
    shutil.rmtree(path, ignore_errors=True)
    patiently(os.replace, half, path)


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
