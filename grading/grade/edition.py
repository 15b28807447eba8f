"""Which state of the course a machine has, as far as a score hangs on it."""

import hashlib
from functools import cache


@cache
def of(layout, module):
    """A digest of all that scores a module's hand-ins: keys, cases, exercises, data and the grader itself.

    Parameters
    ----------
    layout : Layout
        The course on this machine, and the edition whose tables count.
    module : str
        Such as ``02_curbside``; only its own key counts.

    Returns
    -------
    str
        The same on two machines when each file is the same, byte for byte.
    """
    parts = [layout.key(module), *layout.data.rglob("*.csv"), *(
        path for folder in ("course", "grading") for path in (layout.root / folder).rglob("*.py") if not _made_here(layout.root, path))]
    digest = hashlib.sha256()
    for path in sorted(parts):
        digest.update(f"{path.relative_to(layout.root).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _made_here(root, path):
    """Whether a file in ``grading/`` was handed in or made by grading, and is no part of the course."""
    inside = path.relative_to(root).parts
    return inside[0] == "grading" and inside[1] in ("submitted", "autograded", "feedback", "downloaded", "quarantine", "exchange", "editions", "to-send")
