"""What each process that runs tests would compile, and pytest rewrite, for itself: seven seconds of a processor, spent once before they start."""

import compileall
import io
import multiprocessing
import py_compile
from contextlib import redirect_stdout

from _pytest.assertion import rewrite

SOURCES = ("course", "grading", "tests")
REWRITTEN = ("conftest.py", "test_*.py")

_config = None


def once(config):
    """Compile the course, and rewrite its tests as pytest with ``config`` does, on every core.

    By what a file holds, not by its time: a copy of the course takes what was compiled along, and a test may change it there at will.
    """
    global _config
    _config = config
    root = config.rootpath
    with redirect_stdout(io.StringIO()):
        for folder in SOURCES:
            compileall.compile_dir(root / folder, force=True, quiet=2, workers=0, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
    stale = [path for pattern in REWRITTEN for path in (root / "tests").rglob(pattern) if rewrite._read_pyc(path, _made(path)) is None]
    with multiprocessing.get_context("fork").Pool() as pool:  # they take ``config`` as it is, which can't be sent
        pool.map(_rewrite, stale, chunksize=4)


def _made(path):
    return rewrite.get_cache_dir(path) / f"{path.stem}{rewrite.PYC_TAIL}"


def _rewrite(path):
    made = _made(path)
    if rewrite.try_makedirs(made.parent):
        of, code = rewrite._rewrite_test(path, _config)
        rewrite._write_pyc(_config.stash[rewrite.assertstate_key], code, of, made)
