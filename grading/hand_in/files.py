"""Look at what was handed in as files, before anything opens it: regular, bounded, expected; no link is followed."""

import contextlib
import os
import stat
from dataclasses import dataclass, replace

from course import files
from grading.hand_in import answers, quarantine, records, times
from grading.hand_in.entries import MOST_DEEP, MOST_ENTRIES, MOST_NOTEBOOK_BYTES, NOTES, SECRET, TIME, Entry, NotTaken, listed, notebook

MOST_NOTE_BYTES = 1_000


@dataclass(frozen=True)
class HandIn:
    """What a learner handed in, as bytes, and what was found on the way.

    ``turned_away`` is a sentence when there is nothing that can be graded; ``record_problem``
    when only the record can't be used; ``notes`` are what was mended or left out. ``stands_in``
    is true when one of the files is ours, in the place of one that was set aside. ``secret`` is
    the word by which the exchange gives feedback back, empty for who handed in by a file.
    """

    notebook: bytes = b""
    record: bytes | None = None
    timestamp: str = ""
    notes: tuple = ()
    record_problem: str = ""
    turned_away: str = ""
    stands_in: bool = False
    secret: bytes = b""

    @property
    def said(self):
        """Every sentence that somebody should read of it."""
        alone = self.record is None and not self.record_problem and not self.turned_away
        return tuple(filter(None, (self.turned_away, self.record_problem, *self.notes, answers.ALONE if alone else "")))


def look(folder, module):
    """Read a hand-in's folder for whoever grades it; what bears a time that is still to come is turned away. Never raises for what lies there.

    As ``as_it_lies``.
    """
    found = as_it_lies(folder, module)
    return replace(found, turned_away=found.turned_away or times.waits(found.timestamp))


def as_it_lies(folder, module):
    """Read a hand-in's folder, and the folders in it, whenever it was handed in; never raises for what lies there.

    Parameters
    ----------
    folder : pathlib.Path
        Where ``nbgrader collect`` put it.
    module : str
        The module that it should be of.
    """
    try:
        with opened(folder) as entries:
            return _look(folder, entries, module)
    except NotTaken as problem:
        return HandIn(turned_away=str(problem))
    except Exception as error:  # noqa: BLE001 - whatever lies there, the others are looked at
        return HandIn(turned_away=f"What was handed in could not be looked at ({type(error).__name__}).")


def _look(folder, entries, module):
    notes_there = {entry.name: entry for entry in entries if entry.path in ((name,) for name in NOTES)}
    noted = {"timestamp": _timestamp(notes_there), "secret": _secret(notes_there)}
    try:
        book = notebook(entries, module)
        raw = book.read(MOST_NOTEBOOK_BYTES, "notebook")
    except NotTaken as problem:
        return HandIn(turned_away=str(problem), **noted, **_record(folder, records.record(entries, None, module)))
    reason, found = quarantine.why(folder, raw), records.record(entries, book, module)
    record = _record(folder, found)
    if reason:
        return HandIn(turned_away=reason, **noted, **{**record, "stands_in": True})
    notes = [f"The notebook was handed in as {book.shown}."] if book.path != (f"{module}.ipynb",) else []
    known = [book, *(entry for entry, _ in found.files), *notes_there.values()]
    left = [entry for entry in entries if entry not in known]
    if left:
        notes.append(f"Not looked at: {listed(left)}.")
    if TIME in notes_there and not noted["timestamp"]:
        notes.append("The time of handing in can’t be read: it counts as in time.")
    return HandIn(raw, notes=(*notes, *found.notes), **noted, **record)


@contextlib.contextmanager
def opened(folder):
    """The files in a hand-in's folder and those in it, in the order of the alphabet. Raises ``NotTaken`` for what can't be opened, or is too much."""
    if any(part.is_symlink() for part in (folder, folder.parent)):
        raise NotTaken("The folder that was handed in is a link to another place.")
    try:
        inside = _into(folder)
    except OSError as error:
        raise NotTaken(f"The folder that was handed in could not be opened: {error.strerror}.") from error
    try:
        found = []
        _list(inside, (), found)
        yield [Entry(path, lambda most, what, path=path: _read(inside, path, most, what), too_deep) for path, too_deep in sorted(found)]
    finally:
        os.close(inside)


def _into(folder, **how):
    return os.open(folder, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_DIRECTORY", 0), **how)


def _list(inside, path, found):
    """Add the path of everything in a folder and below it, and whether it is a folder that lies too deep to be looked into."""
    with os.scandir(inside) as names:
        for one in names:
            if len(found) >= MOST_ENTRIES:
                raise NotTaken(f"The folder that was handed in holds more than {MOST_ENTRIES} files.")
            is_folder = one.is_dir(follow_symlinks=False)
            if not is_folder or not _list_deeper(inside, (*path, one.name), found):
                found.append(((*path, one.name), is_folder and len(path) >= MOST_DEEP))


def _list_deeper(inside, path, found):
    """Whether a folder could be listed and holds anything."""
    before = len(found)
    if len(path) <= MOST_DEEP:
        with contextlib.suppress(OSError):
            handle = _into(path[-1], dir_fd=inside)
            try:
                _list(handle, path, found)
            finally:
                os.close(handle)
    return len(found) > before


def _read(inside, path, most, what):
    """The bytes of one regular file."""
    with contextlib.ExitStack() as stack:
        try:
            for part in path[:-1]:
                inside = _into(part, dir_fd=inside)
                stack.callback(os.close, inside)
            file = files.opened(path[-1], dir_fd=inside)
        except files.NotOrdinary as error:
            raise NotTaken(f"The {what} is not an ordinary file.") from error
        except OSError as error:
            raise NotTaken(f"The {what} is a link to another place." if _is_link(inside, path[-1]) else
                           f"The {what} could not be opened: {error.strerror}.") from error
    with file:
        if os.fstat(file.fileno()).st_nlink > 1:
            raise NotTaken(f"The {what} is a second name of a file that lies elsewhere.")
        raw = file.read(most + 1)
    if len(raw) > most:
        raise NotTaken(f"The {what} is larger than {most // 1_000_000} MB.")
    return raw


def _is_link(inside, name):
    with contextlib.suppress(OSError):
        return stat.S_ISLNK(os.stat(name, dir_fd=inside, follow_symlinks=False).st_mode)
    return False


def _record(folder, found):
    """The record that was found, or why it can't be used, as ``HandIn`` has them."""
    if found.problem:
        return {"record_problem": found.problem}
    reason = quarantine.why(folder, found.content) if found.content is not None else ""
    return {"record_problem": reason, "stands_in": True} if reason else {"record": found.content}


def _timestamp(notes):
    """When it was handed in, as nbgrader noted it; empty when it did not, or when nbgrader could not read it."""
    try:
        text = notes[TIME].read(MOST_NOTE_BYTES, "time of handing in").decode("ascii").strip()
    except (KeyError, NotTaken, UnicodeDecodeError):
        return ""
    return text if times.read(text) else ""


def _secret(notes):
    """The word as nbgrader makes it, of plain letters and digits; empty where there is none, or another's invention."""
    try:
        raw = notes[SECRET].read(MOST_NOTE_BYTES, "secret").strip()
    except (KeyError, NotTaken):
        return b""
    return raw if raw.isalnum() else b""
