"""Read archives that strangers made: bounded, into memory, and of each nothing but what is asked for."""

import contextlib
import io
import os
import re
import stat
import zipfile

from course.files import DAMAGE, NotOrdinary, TooLarge, opened as opened_file, unpacked
from grading.hand_in import records
from grading.hand_in.entries import MOST_ENTRIES, MOST_NOTEBOOK_BYTES, Entry, NotTaken, notebook, shown

MOST_ARCHIVE_BYTES = 20_000_000
# The others unpack a few bytes into gigabytes before anybody can stop them, and no desktop makes them.
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
NOT_ORDINARY = "The archive is not an ordinary file of at most {} MB."
MOST_NAME_BYTES = 200  # a disk takes 255, of which an ending and a number go off
DRIVE = re.compile(r"[A-Za-z]:[/\\]")


def contents(path, module):
    """The files of a hand-in that came as an archive.

    Parameters
    ----------
    path : pathlib.Path
        The archive; made by a stranger.
    module : str
        The module that it should be of.

    Returns
    -------
    dict of str to bytes
        The notebook, and the record when there is one, by the names to keep them under; several
        records where it can't be told which counts.

    Raises
    ------
    NotTaken
        With the reason, for anything that the course's own archives never hold.
    """
    with opened(path) as archive:
        return taken(entries(archive), module)


def contents_of(raw, module):
    """The same for an archive that is in memory."""
    with _unzipped(io.BytesIO(raw)) as archive:
        return taken(entries(archive), module)


def taken(found, module):
    """The notebook and what may be the record among a hand-in's files, by the names to keep them under. Raises ``NotTaken``."""
    book = notebook(found, module)
    files = {f"{_stem(book, '.ipynb')}.ipynb": book.read(MOST_NOTEBOOK_BYTES, "notebook")}
    came = records.record(found, book, module)
    if came.problem and not any(raw for _, raw in came.files):
        raise NotTaken(came.problem)
    for number, (entry, raw) in enumerate(one for one in came.files if one[1] is not None):
        name = f"{_stem(entry, '.json')}.json"
        files[f"{number + 1} {name}" if name in files else name] = raw
    return files


def _stem(entry, ending):
    """A file's name as it can stand on this disk, without its ending, in whichever letters and with whatever behind it."""
    name = shown(re.split(re.escape(ending), entry.name, flags=re.IGNORECASE)[0], most=100).replace("/", "�")
    return name.encode()[:MOST_NAME_BYTES].decode("utf-8", "ignore").strip() or "unnamed"


@contextlib.contextmanager
def opened(path, most=MOST_ARCHIVE_BYTES):
    """An archive of at most so many bytes. Raises ``NotTaken``, also for damage that shows while it is read."""
    try:
        file = opened_file(path)
    except NotOrdinary as error:
        raise NotTaken(NOT_ORDINARY.format(most // 1_000_000)) from error
    except OSError as error:
        raise NotTaken(f"The archive could not be opened: {error.strerror}.") from error
    with file:
        if os.fstat(file.fileno()).st_size > most:
            raise NotTaken(NOT_ORDINARY.format(most // 1_000_000))
        with _unzipped(file) as archive:
            yield archive


@contextlib.contextmanager
def _unzipped(file):
    try:
        with zipfile.ZipFile(_Sparing(file)) as archive:
            yield archive
    except DAMAGE as error:
        raise NotTaken("The archive is damaged, or is no zip file.") from error


class _Sparing:
    """A file that gives no more at once than an archive of a hand-in may hold, whatever a larger one says of its own list."""

    def __init__(self, file):
        self.file = file

    def __getattr__(self, name):
        return getattr(self.file, name)

    def read(self, size=-1):
        """At most so many bytes. Raises ``NotTaken`` where more are asked for, and there."""
        found = self.file.read(size if 0 <= size <= MOST_ARCHIVE_BYTES else MOST_ARCHIVE_BYTES + 1)
        if len(found) > MOST_ARCHIVE_BYTES:
            raise NotTaken("The archive’s list of files is too long.")
        return found


def entries(archive, most=MOST_ENTRIES):
    """The files in an archive. Raises ``NotTaken`` for too many of them, and for what the course's own archives never hold."""
    listed = archive.infolist()
    if len(listed) > most:
        raise NotTaken(f"The archive holds more than {most} files.")
    named = [(_path(one), one) for one in listed]
    return [Entry(path, lambda most, what, one=one: _unpacked(archive, one, most, what)) for path, one in named if path[-1]]


def _path(entry):
    """Folders and name of a file in an archive, whichever system packed it; the name of a folder is empty."""
    name = _decoded(entry)
    path = re.split(r"[/\\]", name)
    if path[0] == "" or ".." in path or DRIVE.match(name):
        raise NotTaken("The archive holds a name that leads out of its folder.")
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise NotTaken("The archive holds a link to another place, or no ordinary file.")
    if entry.flag_bits & 1:
        raise NotTaken("The archive is locked with a password.")
    if entry.compress_type not in BOUNDED:
        raise NotTaken("The archive is packed in an unusual way.")
    return (*(part for part in path[:-1] if part not in ("", ".")), path[-1])


def _decoded(entry):
    """An entry's name; zip files of some programs hold UTF-8 and do not say so."""
    if not entry.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            return entry.filename.encode("cp437").decode("utf-8")
    return entry.filename


def _unpacked(archive, entry, most, what):
    """The bytes of one entry, never more than ``most``, whatever the archive says of itself."""
    try:
        return unpacked(archive, entry, most)
    except TooLarge as error:
        raise NotTaken(f"The {what} unpacks to more than {most // 1_000_000} MB.") from error
    except DAMAGE as error:
        raise NotTaken(f"The {what} is damaged in the archive.") from error
