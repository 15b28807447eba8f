"""A file that is hostile, damaged or too much for the disk changes nothing of the work that is there."""

import errno
import hashlib
import json
import stat
import zipfile
from pathlib import Path

import pytest

from course.errors import CourseError
from course.launch import carry, parcel, unpack
from course.launch.carry import MANIFEST, export_work
from course.launch.unpack import import_work
from tests.house.carried import RECORD, work_of


def test_a_zip_that_no_export_made_is_refused_and_changes_nothing(here, there, tmp_path):
    """Each of these would do harm, or would lose or invent work."""
    good = tmp_path / "work.zip"
    export_work(here, good)
    with zipfile.ZipFile(good) as parcel:
        parts = {name: parcel.read(name) for name in parcel.namelist()}
    manifest = json.loads(parts[MANIFEST])
    bomb = b"{" + b" " * carry.FILE_BYTES_MAX + b"}"

    def changed(**changes):
        return {**parts, MANIFEST: json.dumps({**manifest, **changes}).encode()}

    def with_listed(name, mode=0o644, content=b"{}"):
        entry = zipfile.ZipInfo(name)
        entry.external_attr = mode << 16
        listed = {**manifest["files"], name: {"sha256": hashlib.sha256(content).hexdigest(), "changed_at": ""}}
        return {**changed(files=listed), entry: content}

    hostile = {
        "a path out of the folder": with_listed("../../evil.ipynb"),
        "a path out of a module": with_listed("02_curbside/../../evil.ipynb"),
        "an absolute path": with_listed("/tmp/evil.ipynb"),
        "a drive": with_listed("02_curbside/C:evil.ipynb"),
        "a backslash": with_listed("02_curbside/..\\evil.ipynb"),
        "a program": with_listed("02_curbside/pandas.py"),
        "a hidden file": with_listed("02_curbside/.evil.ipynb"),
        "a link": with_listed("02_curbside/x.ipynb", stat.S_IFLNK | 0o777),
        "a bomb": with_listed("02_curbside/x.ipynb", content=bomb),
        "an unlisted file": {**parts, "02_curbside/extra.ipynb": b"{}"},
        "a listed file that is missing": {name: part for name, part in parts.items() if name != RECORD},
        "a changed record": {**parts, RECORD: b'{"answers": {"m2-4": 9}}'},
        "no manifest": {name: part for name, part in parts.items() if name != MANIFEST},
        "a manifest of nothing": {**parts, MANIFEST: b"[]"},
        "a manifest nested without end": {**parts, MANIFEST: b"[" * 100_000},
        "another course": changed(course="another"),
        "a newer version": changed(schema=99),
        "a manifest of the wrong shape": changed(files=[RECORD]),
    }
    for what, content in hostile.items():
        file = tmp_path / "hostile.zip"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parcel:
            for name, part in content.items():
                parcel.writestr(name, part)
        with pytest.raises(CourseError) as error:
            import_work(there, file)
        assert all(error.value.args), what
        assert not (there / "my-course").exists(), what
    assert not (tmp_path / "evil.ipynb").exists()


def test_a_zip_that_claims_to_be_small_is_unpacked_no_further_than_a_learners_work(here, there, tmp_path, monkeypatch):
    export_work(here, tmp_path / "work.zip")
    monkeypatch.setattr(parcel, "FILE_BYTES_MAX", 20)
    with pytest.raises(CourseError, match="far larger"):
        import_work(there, tmp_path / "work.zip")


@pytest.mark.parametrize("how", ["cut short", "not a zip", "empty", "a folder", "missing", "a byte flipped"])
def test_a_damaged_file_is_told_in_words(here, there, tmp_path, how):
    file = tmp_path / "work.zip"
    export_work(here, file)
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 255
    {
        "cut short": lambda: file.write_bytes(file.read_bytes()[:-40]),
        "not a zip": lambda: file.write_text("my holiday"),
        "empty": lambda: file.write_bytes(b""),
        "a folder": lambda: (file.unlink(), file.mkdir()),
        "missing": file.unlink,
        "a byte flipped": lambda: file.write_bytes(bytes(content)),
    }[how]()
    with pytest.raises(CourseError, match="Nothing was imported"):
        import_work(there, file)


@pytest.mark.parametrize("written", [0, 1, 2])
def test_a_disk_that_fills_up_half_way_leaves_everything_as_it_was(here, there, tmp_path, monkeypatch, written):
    export_work(here, tmp_path / "work.zip")
    mine = there / "my-course" / "02_curbside"
    mine.mkdir(parents=True)
    (mine / "02_curbside.ipynb").write_text('{"cells": ["mine"]}')
    before, write, count = work_of(there), Path.write_bytes, iter(range(9))

    def full(path, content):
        if next(count) == written:
            write(path, content[:3])
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(CourseError, match="Nothing is lost"):
        import_work(there, tmp_path / "work.zip")
    assert work_of(there) == before


def test_an_import_waits_until_the_course_is_closed(here, there, tmp_path, monkeypatch):
    export_work(here, tmp_path / "work.zip")
    monkeypatch.setattr(unpack, "find_running", lambda *_: "http://127.0.0.1:1")
    with pytest.raises(CourseError, match="Stop the course"):
        import_work(there, tmp_path / "work.zip")
    assert not (there / "my-course").exists()
