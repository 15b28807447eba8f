"""Takes a learner's work to another machine: export into one zip, with a manifest of what it holds.

Carried are notebooks, answer records and receipts of hand-ins, by name: whatever else lies in
my-course stays there. Copies of a record that a sync program left are put together with it.
"""

import hashlib
import json
import re
import zipfile
from datetime import UTC, datetime

from course.errors import CourseError
from course.files import settled, whole
from course.launch.modules import NAME
from course.record import copies
from course.record.content import blank, check

MANIFEST = "course-work.json"
SCHEMA = 1
COURSE = "cx-course"
CARRIED = re.compile(r"\d\d_[a-z0-9_]+/\w[\w. ()-]*\.(ipynb|answers\.json|receipt\.json)")
LIKE_CARRIED = re.compile(r"\d\d_[a-z0-9_]+/[^./][^/]*\.(ipynb|answers\.json|receipt\.json)")
FILES_MAX = 1_000
FILE_BYTES_MAX = 32 * 2**20
TOTAL_BYTES_MAX = 128 * 2**20


def export_work(root, file):
    """Write the work in my-course to the new zip ``file``; lines that say what was taken.

    Raises CourseError when there is no work, ``file`` exists already, or it can't be written.
    """
    if file.exists():
        raise CourseError(
            f"There is a file called {file} already.",
            "It was left as it is, and nothing was exported.",
            "Give another name, or move that file away.",
        )
    work, left = collect(root / "my-course")
    together = put_together(root / "my-course", work, left)
    if not work:
        raise nothing_to_export(root, left)
    try:
        write_parcel(file, work)
    except OSError as error:
        raise CourseError(
            f"Your work could not be written to {file}: {error.strerror or error}.",
            "Nothing was exported; your work in my-course is untouched.",
            "Choose a folder that you may write to, on a disk with room, and try again.",
        ) from error
    lines = [f"Your work is in {file}:", *(f"  {name}" for name in work), *together, *told(left)]
    return [*lines, f"On the other machine, run: python3 -m course import {file.name}"]


def nothing_to_export(root, left):
    if left:
        return CourseError(
            "None of your files could be taken, so nothing was exported.",
            "\n".join(told(left)).strip(),
            "Open the course, which mends a damaged record, and export again: python3 -m course",
        )
    return CourseError(
        "There is no work of yours yet, so nothing was exported.",
        f"Work is looked for in {root / 'my-course'}.",
        "Open a module first: python3 -m course",
    )


def told(left):
    """Lines for what stays where it is: name -> why."""
    return [f"  left out, because {why}: {name}" for name, why in left.items()]


def collect(folder):
    """name -> (content, seconds since 1970 of the last change), and name -> why it has to stay.

    What an import would refuse stays, so that one spoilt file never holds up the rest.
    """
    work = {}
    left = {}
    total = 0
    names = (path.relative_to(folder).as_posix() for path in folder.glob("*/*"))
    for name in sorted(filter(LIKE_CARRIED.fullmatch, names), key=small_letters_first):
        path = folder / name
        if not CARRIED.fullmatch(name):
            left[name] = "not every machine can write its name (rename it to take it along)"
            continue
        try:
            size = path.lstat().st_size
            too_much = size > FILE_BYTES_MAX or total + size > TOTAL_BYTES_MAX or len(work) >= FILES_MAX
            if path.is_symlink() or not path.is_file() or too_much:
                left[name] = "it is a link or too large"
                continue
            content, changed = settled(path), path.stat().st_mtime
        except OSError as error:
            left[name] = f"it can't be read ({error.strerror or error})"
            continue
        why = unfit(name, content, work)
        if why:
            left[name] = why
        else:
            work[name] = (content, changed)
            total += len(content)
    return work, left


def put_together(folder, work, left):
    """Put the copies of each record in ``work`` together with it; lines that name them.

    Those that can't be are added to ``left``.
    """
    lines = []
    for path in sorted(path / f"{path.name}.answers.json" for path in folder.glob("*/") if NAME.fullmatch(path.name)):
        module, name = path.parent.name, f"{path.parent.name}/{path.name}"
        found = copies.beside(path)
        own = parse(work[name][0]) if name in work else blank(module)
        if found and (name in left or check(own, module)):
            left |= {f"{module}/{copy.name}": f"{path.name} beside it has to be mended first (open the course, then export again)" for copy in found}
            continue
        content, read, unread = copies.taken_over(path, own, module)
        if content != own:
            work[name] = (json.dumps(content, ensure_ascii=False, indent=1).encode(), max((path.parent / copy).stat().st_mtime for copy in read))
        lines += [f"  put together with {name}: {copy}" for copy in read]
        left |= {f"{module}/{copy}": "it is no sound copy of your answers" for copy in unread}
    return lines


def small_letters_first(name):
    """Sort key: of copy.ipynb and Copy.ipynb the first is taken, as a module's own names are small."""
    return name.swapcase()


def unfit(name, content, taken):
    """Why this file can't travel beside those ``taken`` already; empty when it can."""
    if name.casefold() in {other.casefold() for other in taken}:
        return "on some machines its name is another file's too"
    try:
        parse(content)
    except ValueError:
        return "it is damaged"
    return ""


def parse(content):
    """The JSON object in ``content``. Raises ValueError when it holds none."""
    try:
        value = json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError("not a JSON object")
    return value


def write_parcel(file, work):
    """Write the zip; half of one never stands under its final name."""
    manifest = {
        "schema": SCHEMA,
        "course": COURSE,
        "made_at": moment(datetime.now(UTC).timestamp()),
        "files": {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest(), "changed_at": moment(changed)}
            for name, (content, changed) in work.items()
        },
    }
    with whole(file) as half, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr(MANIFEST, json.dumps(manifest, indent=1))
        for name, (content, _) in work.items():
            parcel.writestr(name, content)


def moment(seconds):
    """UTC time for ``seconds`` since 1970, such as 2026-11-22T14:02:05Z; sorts as text."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
