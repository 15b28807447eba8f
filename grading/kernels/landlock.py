"""Landlock: which files a process may still open. It can't be undone, and holds for what it starts too."""

import ctypes
import os

from grading.kernels import system

# Rights by name, as linux/landlock.h numbers them.
EXECUTE, WRITE, READ, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG = 1 << 4, 1 << 5, 1 << 7, 1 << 8
TRUNCATE = 1 << 14
LOOK = EXECUTE | READ | READ_DIR
CHANGE = WRITE | READ | READ_DIR | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE
FILES_BY_ABI = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
NETWORK = 0b11
SCOPES = 0b11  # abstract sockets, signals
FOLDER_ONLY = READ_DIR | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scopes", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = [("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32)]


def abi():
    """The version that this kernel offers; 0 for none."""
    try:
        return system.call("landlock_create_ruleset", None, 0, 1) if system.KNOWN else 0
    except OSError:
        return 0


def restrict(look, change, names=(), latest=99):
    """Allow this thread to read beneath ``look``, to write beneath ``change``, to list what lies beneath ``names``, and nothing else.

    Parameters
    ----------
    look, change, names : iterable of str or pathlib.Path
        Folders and files; one that is not there is passed over.
    latest : int
        The latest version to use.

    Raises
    ------
    OSError
        When the kernel refuses; nothing is restricted then.
    """
    version = min(abi(), latest)
    handled = (1 << FILES_BY_ABI[min(version, 5)]) - 1
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = _Ruleset(handled, NETWORK if version >= 4 else 0, SCOPES if version >= 6 else 0)
    ruleset = system.call("landlock_create_ruleset", ctypes.byref(rules), size, 0)
    try:
        for paths, allowed in ((look, LOOK), (change, CHANGE), (names, READ_DIR)):
            for path in paths:
                _allow(ruleset, path, allowed & handled)
        system.prctl(system.PR_SET_NO_NEW_PRIVS, 1)
        system.call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset, path, allowed):
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):
            allowed &= ~FOLDER_ONLY
        beneath = _Beneath(allowed, handle)
        system.call("landlock_add_rule", ruleset, 1, ctypes.byref(beneath), 0)
    finally:
        os.close(handle)
