"""uv, which installs in half the time that pip needs: the one at hand, or one that pip fetches in a few seconds.

It is kept in ``.jupyter/setup``, with what it has fetched: a folder that was moved is set up again from there.
"""

import os
import shutil
import subprocess
from pathlib import Path

PINNED = Path(__file__).with_name("uv.txt")
# No second try: where this fails, pip's own installation says why.
FETCH = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--retries", "0", "-r", str(PINNED)]


def folder(root):
    return root / ".jupyter" / "setup"


def packages(root):
    """What uv has fetched, linked to from ``.venv`` where the disk can do that."""
    return folder(root) / "packages"


def obtain(root, fetch):
    """uv's path, or None where none is to be had.

    ``fetch(arguments)`` has pip install what the arguments say, and may fail.
    """
    ours = folder(root) / "uv"
    found = next(filter(_runs, [shutil.which("uv"), *_programs(ours)]), None)
    if found is None:
        shutil.rmtree(ours, ignore_errors=True)
        fetch(["--target", str(ours), *FETCH])
        found = next(filter(_runs, _programs(ours)), None)
    return found


def _programs(ours):
    return [str(path) for path in (ours / "bin" / "uv", ours / "bin" / "uv.exe") if path.exists()]


def _runs(program):
    try:
        return program is not None and subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def count_fetched(root):
    """How many packages lie unpacked in the cache of the uv that is ours."""
    try:
        return len(os.listdir(packages(root) / "archive-v0"))
    except OSError:
        return 0
