"""Reads a zip that ``export`` made, as if a stranger had made it, in memory.

A zip that no export makes is refused whole. A learner's file that was spoilt before it was packed
is left out, and the rest taken: exports once packed those too.
"""

import hashlib
import stat
import zipfile

from course.errors import CourseError
from course.files import DAMAGE, TooLarge, unpacked
from course.launch.carry import (
    CARRIED,
    COURSE,
    FILE_BYTES_MAX,
    FILES_MAX,
    MANIFEST,
    SCHEMA,
    TOTAL_BYTES_MAX,
    parse,
    small_letters_first,
    unfit,
)


def read_parcel(file):
    """name -> content, name -> the manifest's entry, and name -> why it is left out.

    Every byte is checked against the manifest.

    Raises CourseError for a file that is missing, damaged, not ours, or that holds anything
    that an export never would: links, paths out of the folder, huge or unlisted files.
    """
    try:
        with zipfile.ZipFile(file) as parcel:
            return _read(parcel, file)
    except FileNotFoundError as error:
        raise CourseError(
            f"There is no file called {file}.", "Nothing was imported.", "Check the name and the folder, then try again."
        ) from error
    except OSError as error:
        raise CourseError(
            f"The file {file} can't be read: {error.strerror or error}.",
            "Nothing was imported, and nothing here was changed.",
            "See that it is a file and that you may read it.",
        ) from error
    except (*DAMAGE, TypeError) as error:
        raise CourseError(
            f"The file {file} is damaged, or is no file of this course's export.",
            "Nothing was imported, and nothing here was changed.",
            "Copy it again from the other machine, or make a new one there: python3 -m course export FILE",
        ) from error


def _read(parcel, file):
    entries = parcel.infolist()
    if len(entries) > FILES_MAX + 1:
        _refuse(file, f"it holds {len(entries)} files")
    if len({entry.filename for entry in entries}) != len(entries):
        _refuse(file, "it holds two files of one name")
    for entry in entries:
        if entry.filename != MANIFEST and not CARRIED.fullmatch(entry.filename):
            _refuse(file, f"it holds {entry.filename!r}, which is no notebook, record or receipt of a module")
        if stat.S_ISLNK(entry.external_attr >> 16):
            _refuse(file, f"{entry.filename!r} in it is a link to somewhere else")
    listed = _manifest(parcel, file)
    contents = {}
    room = TOTAL_BYTES_MAX
    for entry in entries:
        if entry.filename == MANIFEST:
            continue
        content = _content(parcel, entry, min(FILE_BYTES_MAX, room), file)
        room -= len(content)
        if hashlib.sha256(content).hexdigest() != listed[entry.filename]["sha256"]:
            raise zipfile.BadZipFile(entry.filename)
        contents[entry.filename] = content
    if contents.keys() != listed.keys():
        raise zipfile.BadZipFile("a listed file is missing")
    taken, left = _without_unfit(contents)
    return taken, listed, left


def _without_unfit(contents):
    taken = {}
    left = {}
    for name in sorted(contents, key=small_letters_first):
        why = unfit(name, contents[name], taken)
        if why:
            left[name] = why
        else:
            taken[name] = contents[name]
    return taken, left


def _manifest(parcel, file):
    manifest = parse(_content(parcel, parcel.getinfo(MANIFEST), FILE_BYTES_MAX, file))
    if manifest["course"] != COURSE:
        _refuse(file, "it belongs to another course")
    if manifest["schema"] != SCHEMA:
        raise CourseError(
            f"The file {file} was made by a newer version of the course.",
            "This version can't read it. Nothing was imported.",
            "Get the newest version of the course on this machine, then import the file again.",
        )
    return manifest["files"]


def _content(parcel, entry, most_bytes, file):
    """The unpacked bytes, never more than ``most_bytes``, whatever the zip claims of itself."""
    try:
        return unpacked(parcel, entry, most_bytes)
    except TooLarge:
        _refuse(file, f"{entry.filename!r} in it is far larger than a learner's work ever is")


def _refuse(file, reason):
    raise CourseError(
        f"The file {file} was not imported: {reason}.",
        "An export of this course never does, so the file was made or changed by something else. "
        "Nothing here was changed.",
        "Import only a file that you made yourself with: python3 -m course export FILE",
    )
