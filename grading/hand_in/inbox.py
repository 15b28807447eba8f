"""Find the hand-ins in a folder as an instructor fills it: archives, folders that a browser unpacked, a platform's “download all”."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from grading.hand_in import files, packed
from grading.hand_in.entries import NOTEBOOK, NotTaken, shown
from grading.hand_in.named import told

MOST_PLATFORM_BYTES, MOST_PLATFORM_ENTRIES = 2_000_000_000, 20_000
UNKNOWN = "it is not called NAME_handin_TIME_MODULE, and lies in no folder called so: nobody knows whose it is. Put it into one, then collect again."
INSIDE = "it lies in somebody’s hand-in, where anybody’s name may stand. Put it beside that one if it counts, then collect again."
HIDDEN = "it lies in a hidden folder, where what was deleted may lie too. Move it out of there if it counts, then collect again."
# What a platform or a desktop adds of its own.
NOT_HANDED_IN = re.compile(r"\..*|__MACOSX|index\.html?|Thumbs\.db|desktop\.ini|.*_attempt_\d{4}(-\d\d){5}\.txt", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """A hand-in, where it lies, and how to read it.

    ``files()`` gives its files by the names to keep them under; it raises ``NotTaken``.
    """

    learner: str
    time: str
    place: str
    files: Callable


def hand_ins(folder, module):
    """The hand-ins of a module in a folder and those below it, and what is left.

    Parameters
    ----------
    folder : pathlib.Path
        Where the instructor puts what came.
    module : str
        Such as ``02_curbside``.

    Returns
    -------
    tuple of (list of Found, list of tuple)
        The hand-ins in the order of the alphabet; and of each thing that is none, where it lies and why it is left.
    """
    found, left = [], []
    for at, folders, names in os.walk(folder):
        at = Path(at)
        links = [name for name in folders if (at / name).is_symlink()]
        handed_in = [name for name in folders if name not in links and told(name, module) and _holds_notebook(at / name)]
        hidden = [name for name in folders if name not in links and name.startswith(".")]
        for name in handed_in:
            found.append(_found(name, place(at / name, folder), _unpacked(at / name, module), module))
            left += [(place(path, folder), INSIDE) for path in _told_below(at / name, module) if told(path.name, module) != told(name, module)]
        left += [(place(path, folder), HIDDEN) for name in hidden for path in _told_below(at / name, module)]
        folders[:] = sorted(name for name in folders if name not in (*links, *handed_in) and not NOT_HANDED_IN.fullmatch(name))
        for name in sorted((*names, *links)):
            _one_file(at / name, folder, module, found, left)
    return sorted(found, key=lambda one: one.place), left


def _told_below(folder, module):
    """Whatever is called like a hand-in below a folder, in no other that is."""
    for at, folders, names in os.walk(folder):
        yield from (Path(at, name) for name in sorted((*names, *folders)) if told(name, module))
        folders[:] = [name for name in folders if not told(name, module)]


def place(path, folder):
    """Where something lies in the folder, as a message shows it."""
    return _shown(path.relative_to(folder).parts)


def _shown(parts):
    return "/".join(shown(part, most=120) for part in parts)


def _found(name, where, files, module):
    whose = told(name, module)
    return Found(whose.learner, whose.time, where, files)


def _holds_notebook(folder):
    """Whether it is a hand-in that was unpacked, and no folder in which one lies packed."""
    return any(NOTEBOOK.search(name) for _, _, names in os.walk(folder) for name in names)


def _unpacked(path, module):
    def read():
        with files.opened(path) as entries:
            return packed.taken([entry for entry in entries if not _lies_in_another(path.name, entry.path, module)], module)
    return read


def _lies_in_another(name, path, module):
    """Whether a file of a hand-in of this name lies in a folder that is called like another."""
    return any(told(part, module) not in (None, told(name, module)) for part in path[:-1])


def _one_file(path, folder, module, found, left):
    where = place(path, folder)
    if _is_packed(path.name, module):
        found.append(_found(path.name, where, lambda: packed.contents(path, module), module))
    elif path.suffix.lower() == ".zip":
        _platform(path, where, module, found, left)
    elif not NOT_HANDED_IN.fullmatch(path.name):
        left.append((where, UNKNOWN))


def _is_packed(name, module):
    """Whether a file's name says that it is somebody's hand-in, packed."""
    return bool(told(name, module)) and not name.lower().endswith((".ipynb", ".json"))


def _platform(path, where, module, found, left):
    """The hand-ins in an archive of many: each an archive of its own, or a folder."""
    try:
        with packed.opened(path, MOST_PLATFORM_BYTES) as archive:
            inside = [entry.path for entry in packed.entries(archive, MOST_PLATFORM_ENTRIES)]
    except NotTaken as reason:
        return left.append((where, str(reason)))
    handed_in, others = {}, []
    for path_in in inside:
        own, hidden = _hand_in_of(path_in, module), any(part.startswith(".") for part in path_in[:-1])
        if hidden and own or not any(map(NOT_HANDED_IN.fullmatch, path_in)):
            if own and any(told(part, module) not in (None, told(own[-1], module)) for part in path_in):
                others.append((f"{where}/{_shown(path_in)}", INSIDE))
            elif own and not hidden:
                # A name may stand twice in an archive: each is a hand-in.
                number = sum(kept == own for kept, _ in handed_in) if own == path_in else 0
                handed_in[own, number] = _packed_in(path, own, number, module) if own == path_in else _folder_in(path, own, module)
            else:
                others.append((f"{where}/{_shown(path_in)}", HIDDEN if own else UNKNOWN))
    found += [_found(own[-1], f"{where}/{_shown(own)}{f', number {number + 1} of that name' if number else ''}", read, module)
              for (own, number), read in handed_in.items()]
    left += others if handed_in else [(where, UNKNOWN)]


def _hand_in_of(path, module):
    """The part of a path in an archive at which a hand-in lies: all of it where that is packed itself, else a folder; nothing where there is none."""
    if _is_packed(path[-1], module):
        return path
    return next((path[:depth] for depth, part in enumerate(path[:-1], start=1) if told(part, module)), ())


def _packed_in(path, parts, number, module):
    def read():
        with packed.opened(path, MOST_PLATFORM_BYTES) as archive:
            entry = [entry for entry in packed.entries(archive, MOST_PLATFORM_ENTRIES) if entry.path == parts][number]
            raw = entry.read(packed.MOST_ARCHIVE_BYTES, "archive")
        return packed.contents_of(raw, module)
    return read


def _folder_in(path, parts, module):
    def read():
        with packed.opened(path, MOST_PLATFORM_BYTES) as archive:
            own = [entry for entry in packed.entries(archive, MOST_PLATFORM_ENTRIES)
                   if entry.path[:len(parts)] == parts and not _lies_in_another(parts[-1], entry.path[len(parts):], module)]
            return packed.taken(own, module)
    return read
