"""Why something of ours stands in the place of a file that was handed in.

It is kept where no learner writes, and holds only for the very bytes that were put there:
what a hand-in says of itself is nobody's reason, and a newer hand-in has none.
"""

import hashlib
import json


def keep(folder, content, reason):
    """Note why ``content`` stands in a hand-in's folder.

    Parameters
    ----------
    folder : pathlib.Path
        ``grading/submitted/LEARNER/MODULE``.
    content : bytes
        What stands there.
    reason : str
        A sentence for the gradebook.
    """
    path = _path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**_kept(path), _digest(content): reason}, ensure_ascii=False), encoding="utf-8")


def why(folder, content):
    """The reason why ``content`` stands in a hand-in's folder, in ``submitted/`` or ``autograded/``; empty when it is the learner's own."""
    return _kept(_path(folder)).get(_digest(content), "")


def _path(folder):
    return folder.parents[2] / "quarantine" / folder.parent.name / f"{folder.name}.json"


def _kept(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _digest(content):
    return hashlib.sha256(content).hexdigest()
