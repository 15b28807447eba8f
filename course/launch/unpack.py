"""Takes work from another machine into my-course; different work that is here is kept aside."""

import os
from datetime import UTC, datetime

from course.errors import CourseError
from course.files import half_of, patiently
from course.launch.address import find_running
from course.launch.carry import moment, told
from course.launch.parcel import read_parcel


def import_work(root, file):
    """Import the zip ``file``; lines that say what was taken, left out, and kept aside.

    Raises CourseError when the file is refused, the course is open, or my-course can't be
    written; then nothing has been lost.
    """
    folder = root / "my-course"
    contents, listed, left = read_parcel(file)
    if not contents:
        raise CourseError(
            f"None of the files in {file} could be taken.",
            "\n".join([*told(left), "Nothing was imported, and nothing here was changed."]).strip(),
            "Mend the work on the other machine (opening the course there mends a damaged record), then export it again.",
        )
    if find_running(root, folder, ""):
        raise CourseError(
            "The course is open on this machine.",
            "Its pages would write over what is imported. Nothing was imported.",
            "Stop the course (Ctrl-C where it was started), then import again.",
        )
    aside = folder / f"kept-{datetime.now(UTC):%Y-%m-%d-%H%M%S-%f}"
    try:
        different = {name: content for name, content in contents.items() if not _is_there(folder / name, content)}
        kept = put(folder, different, aside)
    except OSError as error:
        raise CourseError(
            f"The import stopped: {error.filename or folder}: {error.strerror or error}.",
            f"Nothing is lost: whatever stood here is still there, or is in {aside}.",
            f"See that {folder} can be written to and that the disk has room, then import again.",
        ) from error
    same = len(contents) - len(different)
    lines = [f"Taken from {file}:", *(f"  {name}" for name in different)] if different else []
    lines += [f"{same} of its {len(contents)} files were here already, the same."] if same else []
    lines += told(left)
    if kept:
        lines += [f"The work that was here before is kept in {aside}:"]
        lines += [f"  {name}{_age(aside / name, listed[name])}" for name in kept]
    return lines


def put(folder, contents, aside):
    """Write all the new files first, then swap them in; names of those that were moved to ``aside``."""
    halves = {folder / name: half_of(folder / name) for name in contents}
    kept = []
    try:
        for (path, half), content in zip(halves.items(), contents.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            half.write_bytes(content)
        for name, (path, half) in zip(contents, halves.items(), strict=True):
            if os.path.lexists(path):
                (aside / name).parent.mkdir(parents=True, exist_ok=True)
                patiently(os.rename, path, aside / name)
                kept.append(name)
            patiently(os.replace, half, path)
    finally:
        for half in halves.values():
            half.unlink(missing_ok=True)
    return kept


def _is_there(path, content):
    return path.is_file() and not path.is_symlink() and path.read_bytes() == content


def _age(path, entry):
    changed_here = moment(path.lstat().st_mtime)
    return " (it was the newer one)" if changed_here > str(entry.get("changed_at", "")) else ""
