"""Other copies of a record that a sync program leaves beside it, when two computers saved at once."""

import re

from course.record import files
from course.record.content import check
from course.record.merge import merged

# What such programs add to a name, before its ending: “ 2” (iCloud), “ (…)” (Dropbox, Nextcloud, Drive, Box; browsers too),
# “-HOSTNAME” (OneDrive), and whatever says conflict (Syncthing, Synology, Resilio).
MARK = r"(?: \d+| ?\([^/]*\)|-[^/.]+|[^/]*(?:conflic?t|konflikt)[^/]*)"
MOST_COPIES = 50


def beside(path):
    """The copies of the record ``path`` that lie beside it, by name."""
    pattern = re.compile(f"{re.escape(path.stem)}{MARK}{re.escape(path.suffix)}", re.IGNORECASE)
    try:
        found = sorted(other for other in path.parent.iterdir() if pattern.fullmatch(other.name) and other != path)
    except OSError:
        return []
    return found[:MOST_COPIES]


def taken_over(path, content, module):
    """``content`` with what is newer in the copies beside ``path``.

    Returns
    -------
    tuple of (dict, list of str, list of str)
        The content, the names of the copies that were read, and of those that are no sound record of ``module``.
    """
    read, unread = [], []
    for other in beside(path):
        try:
            theirs = files.load(other)
        except OSError:
            theirs = None
        if check(theirs, module):
            unread.append(other.name)
        else:
            content = merged(theirs, content)
            read.append(other.name)
    return content, read, unread


def said(names, answers, runs):
    """What a learner is told of copies that were put together with the record: how many answers and runs came from them."""
    came = [f"{count} {what if count == 1 else f'{what}s'}" for count, what in ((answers, "answer"), (runs, "run")) if count > 0]
    one = len(names) == 1
    return (f"Beside your answers {'lies another copy' if one else 'lie other copies'} of them ({', '.join(names)}), as a sync program leaves "
            f"when two computers save at once. What was newer there was taken over: {' and '.join(came)}. The {'copy is' if one else 'copies are'} left as before.")
