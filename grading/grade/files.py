"""Look at what was handed in as files, before anything opens it: regular, bounded, expected; no link is followed."""

import os
import stat
from dataclasses import dataclass

from nbgrader.utils import parse_utc

from course.record.content import MOST_BYTES as MOST_RECORD_BYTES
from grading.grade import aside

MOST_NOTEBOOK_BYTES = 10_000_000
MOST_NOTE_BYTES = 1_000
MOST_ENTRIES = 200
SECRET = "submission_secret.txt"
NOTES = ("timestamp.txt", SECRET)


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


class NotTaken(Exception):
    """A file that is not opened, or not read; ``str()`` is a sentence with the reason."""


def look(folder, module):
    """Read a hand-in's folder; never raises for what lies in it.

    Parameters
    ----------
    folder : pathlib.Path
        Where ``nbgrader collect`` put it.
    module : str
        The module that it should be of.
    """
    try:
        inside = _open_folder(folder)
    except NotTaken as problem:
        return HandIn(turned_away=str(problem))
    secret = _secret(inside)
    try:
        names = sorted(_names(inside))
        wanted, notes = _which(names, module)
        notebook, timestamp = _read(inside, wanted, MOST_NOTEBOOK_BYTES, "notebook"), _timestamp(inside, names)
        if "timestamp.txt" in names and not timestamp:
            notes.append("The time of handing in can’t be read: it counts as in time.")
        reason, record = aside.why(folder, notebook), _record(folder, inside, names, f"{module}.answers.json")
        if reason:
            return HandIn(timestamp=timestamp, turned_away=reason, secret=secret, **{**record, "stands_in": True})
        return HandIn(notebook, timestamp=timestamp, notes=tuple(notes), secret=secret, **record)
    except NotTaken as problem:
        return HandIn(turned_away=str(problem), secret=secret)
    finally:
        os.close(inside)


def _secret(inside):
    """The word as nbgrader makes it, of plain letters and digits; empty where there is none, or another's invention."""
    try:
        raw = _read(inside, SECRET, MOST_NOTE_BYTES, "secret").strip()
    except (NotTaken, OSError):
        return b""
    return raw if raw.isalnum() else b""


def _open_folder(folder):
    if any(part.is_symlink() for part in (folder, folder.parent)):
        raise NotTaken("The folder that was handed in is a link to another place.")
    try:
        return os.open(folder, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_DIRECTORY", 0))
    except OSError as error:
        raise NotTaken(f"The folder that was handed in could not be opened: {error.strerror}.") from error


def _names(inside):
    names = []
    with os.scandir(inside) as entries:
        for entry in entries:
            names.append(entry.name)
            if len(names) > MOST_ENTRIES:
                raise NotTaken(f"The folder that was handed in holds more than {MOST_ENTRIES} files.")
    return names


def _which(names, module):
    """The notebook's name, and notes on names that are not expected."""
    wanted, notes = f"{module}.ipynb", []
    others = [name for name in names if name.lower().endswith(".ipynb") and name != wanted]
    if wanted not in names:
        if len(others) != 1:
            raise NotTaken(f"No notebook called {wanted} was handed in." if not others else
                           f"No notebook called {wanted} was handed in, and {len(others)} others were: it is not clear which is meant.")
        wanted = others.pop()
        notes.append(f"The notebook was handed in as {shown(wanted)}.")
    left = [name for name in names if name not in (wanted, f"{module}.answers.json", *NOTES)]
    if left:
        notes.append(f"Not looked at: {', '.join(map(shown, left[:5]))}{' and more' if len(left) > 5 else ''}.")
    return wanted, notes


def shown(name):
    """A file's name as a message shows it: nothing in it steers a terminal or a page."""
    plain = "".join(letter if letter.isalnum() or letter in " ._-()" else "�" for letter in name)
    return plain[:60]


def _read(inside, name, most, what):
    """The bytes of one regular file."""
    try:
        # Without NONBLOCK a pipe put in the file's place would be waited on for ever.
        handle = os.open(name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0), dir_fd=inside)
    except OSError as error:
        link = stat.S_ISLNK(os.stat(name, dir_fd=inside, follow_symlinks=False).st_mode)
        raise NotTaken(f"The {what} is a link to another place." if link else
                       f"The {what} could not be opened: {error.strerror}.") from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise NotTaken(f"The {what} is not an ordinary file.")
    with os.fdopen(handle, "rb") as file:
        if status.st_nlink > 1:
            raise NotTaken(f"The {what} is a second name of a file that lies elsewhere.")
        raw = file.read(most + 1)
    if len(raw) > most:
        raise NotTaken(f"The {what} is larger than {most // 1_000_000} MB.")
    return raw


def _record(folder, inside, names, name):
    """The record as it was handed in, or why it can't be used."""
    if name not in names:
        return {}
    try:
        raw = _read(inside, name, MOST_RECORD_BYTES, "answer record")
    except NotTaken as problem:
        return {"record_problem": str(problem)}
    reason = aside.why(folder, raw)
    return {"record_problem": reason, "stands_in": True} if reason else {"record": raw}


def _timestamp(inside, names):
    """When it was handed in, as nbgrader noted it; empty when it did not, or when nbgrader could not read it."""
    if "timestamp.txt" not in names:
        return ""
    try:
        text = _read(inside, "timestamp.txt", MOST_NOTE_BYTES, "time of handing in").decode("ascii").strip()
        parse_utc(text)
        return text
    except Exception:  # noqa: BLE001 - a parser of times that fails in many ways
        return ""
