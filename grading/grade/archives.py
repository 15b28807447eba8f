"""Take hand-ins out of archives: the notebook and the record of the module, bounded, and nothing else.

nbgrader's own extractor unpacks whatever an archive holds, however large, archives inside
it too, and a folder inside can give a hand-in another learner's name.
"""

import os
import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from nbgrader.plugins import ExtractorPlugin
from nbgrader.utils import parse_utc

from course.record.content import MOST_BYTES as MOST_RECORD_BYTES
from grading import handin
from grading.grade import aside, quarantine
from grading.grade.collect import is_newer
from grading.grade.files import MOST_ENTRIES, MOST_NOTEBOOK_BYTES, NotTaken, shown

MOST_ARCHIVE_BYTES = 20_000_000
NAME = re.compile(r"(?P<learner>[a-z0-9-]+)_handin_(?P<time>\d{8}T\d{6})_(?P<module>\d\d_[a-z0-9_]+)\.zip")
# The others unpack a few bytes into gigabytes before anybody can stop them, and no desktop makes them.
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
ONCE_MORE = "{learner} handed in more than once: the last counts. {earlier} is left."
TWO_PEOPLE = ("{learner} may be two people of one name: what {earlier} holds is not in {last}. The last counts, the other is left. "
              "If they are two, let the older file’s name begin with {learner}-2_handin_ and collect again: then both are taken.")


class GuardedExtractor(ExtractorPlugin):
    """nbgrader's ``zip_collect`` takes each learner's newest archive; of one that is turned away, the reason is handed in."""

    def extract(self, archive_path, extracted_path):
        courses = self.parent.coursedir
        module = courses.assignment_id
        for learner, path in self._newest(Path(archive_path), module).items():
            folder = Path(courses.format_path(courses.submitted_directory, learner, module))
            if is_newer(folder, module, NAME.fullmatch(path.name)["time"]):
                self.log.warning("%s is left: %s handed in through the exchange since.", shown(path.name), learner)
                continue
            try:
                files = contents(path, module)
            except NotTaken as reason:
                self.log.warning("%s is turned away: %s", shown(path.name), reason)
                files = {f"{module}.ipynb": quarantine.in_place_of(module, str(reason))}
                aside.keep(folder, files[f"{module}.ipynb"], str(reason))
            place = Path(extracted_path) / path.stem
            place.mkdir(parents=True)
            for name, content in files.items():
                (place / name).write_bytes(content)

    def _newest(self, folder, module):
        """The archive of each learner that was made last, in this folder and those in it; what is said of the others."""
        found = {}
        for path in sorted(path for path in folder.rglob("*") if not path.is_dir() or path.is_symlink()):
            named = NAME.fullmatch(path.name)
            if not named or named["module"] != module or not _is_time(named["time"]):
                self.log.warning("%s is left: it is not called NAME_handin_TIME_%s.zip, so nobody knows whose it is.", shown(path.name), module)
                continue
            found.setdefault(named["learner"], []).append((named["time"], path))
        newest = {learner: max(archives)[1] for learner, archives in found.items()}
        for learner, last in newest.items():
            for earlier in (path for _, path in sorted(found[learner]) if path != last):
                said = TWO_PEOPLE if _starts_over(earlier, last, module) else ONCE_MORE
                self.log.warning("%s", said.format(learner=learner, earlier=_place(earlier, folder), last=_place(last, folder)))
        return newest


def _place(path, folder):
    """Where an archive lies, as a message shows it."""
    return "/".join((*map(shown, path.relative_to(folder).parent.parts), path.name))


def _starts_over(earlier, later, module):
    """Whether the later of two hand-ins does not go on from the earlier: a record keeps each first answer, and counts the tries."""
    before, after = (_answers(path, module) for path in (earlier, later))
    return not all(name in after and after[name].get("first") == entry.get("first") and after[name].get("tries", 1) >= entry.get("tries", 1)
                   for name, entry in before.items())


def _answers(path, module):
    """The answers in an archive's record; none where it has none that can be read."""
    try:
        return handin.parse(contents(path, module).get(f"{module}.answers.json", b""), module).answers
    except NotTaken:
        return {}


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
        The notebook, and the record when there is one, by the names to keep them under.

    Raises
    ------
    NotTaken
        With the reason, for anything that the course's own archives never hold.
    """
    try:
        with _opened(path) as file, zipfile.ZipFile(file) as archive:
            found = _wanted(archive.infolist(), module)
            return {name: _unpacked(archive, entry, MOST_NOTEBOOK_BYTES if name.endswith(".ipynb") else MOST_RECORD_BYTES)
                    for name, entry in found.items()}
    except DAMAGE as error:
        raise NotTaken("The archive is damaged, or is no zip file.") from error


def _opened(path):
    try:
        # Without NONBLOCK a pipe put in the archive's place would be waited on for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise NotTaken(f"The archive could not be opened: {error.strerror}.") from error
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_ARCHIVE_BYTES:
        os.close(handle)
        raise NotTaken(f"The archive is not an ordinary file of at most {MOST_ARCHIVE_BYTES // 1_000_000} MB.")
    return os.fdopen(handle, "rb")


def _wanted(entries, module):
    """The notebook and the record among an archive's entries, by the name to keep each under."""
    if len(entries) > MOST_ENTRIES:
        raise NotTaken(f"The archive holds more than {MOST_ENTRIES} files.")
    for entry in entries:
        _refuse_odd(entry)
    record = f"{module}.answers.json"
    files = [entry for entry in entries if entry.filename.endswith((".ipynb", f"/{record}")) or entry.filename == record]
    # Copies that Jupyter or a desktop made lie deeper than what they are copies of.
    top = min((entry.filename.count("/") for entry in files), default=0)
    files = [(PurePosixPath(entry.filename).name, entry) for entry in files if entry.filename.count("/") == top]
    notebooks = [entry for name, entry in files if name == f"{module}.ipynb"] or [entry for name, entry in files if name != record]
    records = [entry for name, entry in files if name == record]
    if len(notebooks) != 1 or len(records) > 1:
        raise NotTaken("The archive holds no notebook." if not notebooks else "The archive holds several: it is not clear which is meant.")
    kept = f"{shown(PurePosixPath(notebooks[0].filename).stem)}.ipynb"
    return {kept: notebooks[0], **({record: records[0]} if records else {})}


def _refuse_odd(entry):
    name, kind = entry.filename, stat.S_IFMT(entry.external_attr >> 16)
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise NotTaken("The archive holds a name that leads out of its folder.")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise NotTaken("The archive holds a link to another place, or no ordinary file.")
    if entry.flag_bits & 1:
        raise NotTaken("The archive is locked with a password.")
    if entry.compress_type not in BOUNDED:
        raise NotTaken("The archive is packed in an unusual way.")


def _unpacked(archive, entry, most):
    """The bytes of one entry, never more than ``most``, whatever the archive says of itself."""
    with archive.open(entry) as packed:
        content = packed.read(most + 1)
    if len(content) > most:
        raise NotTaken(f"The archive holds a file that unpacks to more than {most // 1_000_000} MB.")
    return content


def _is_time(text):
    try:
        return bool(parse_utc(text))
    except ValueError:
        return False
