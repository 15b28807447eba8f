"""Takes half-written settings out of Jupyter's way: one of them would keep every page white."""

import json
import os
from contextlib import suppress

from course.files import patiently

SETTINGS = (".json", ".jupyterlab-settings", ".jupyterlab-workspace")
NO_SETTINGS = ("setup", "runtime")  # what the set-up fetched; what servers and kernels that run say of themselves


def set_aside_damaged(own):
    """Give each settings file in ``own``, Jupyter's folder, that can't be read another name; the new names.

    A crash or a full disk leaves such a file. Jupyter goes on with its defaults.
    """
    aside = []
    for path in _settings(own):
        if _is_damaged(path):
            kept = path.with_name(f"{path.name}.damaged")
            with suppress(OSError):  # it stays: Jupyter may yet get past it
                patiently(os.replace, path, kept)
                aside.append(kept)
    return aside


def _settings(own):
    for top in own.glob("*"):
        if top.name not in NO_SETTINGS:
            yield from (path for path in (top, *top.rglob("*")) if path.suffix in SETTINGS and path.is_file())


def _is_damaged(path):
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        return False  # not for us to judge
    except ValueError:
        return True
    try:
        json.loads(text)
    except ValueError:
        import json5  # Jupyter's own reader takes comments too

        try:
            json5.loads(text)
        except ValueError:
            return True
    return False
