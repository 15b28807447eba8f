"""Work goes to another machine whole, and nothing that is there is lost to it, hostile files included."""

import errno
import hashlib
import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from course.errors import CourseError
from course.launch import carry, parcel, unpack
from course.launch.carry import MANIFEST, export_work
from course.launch.unpack import import_work

NOTEBOOK, RECORD = "02_curbside/02_curbside.ipynb", "02_curbside/02_curbside.answers.json"
RECEIPT = "02_curbside/02_curbside.receipt.json"


@pytest.fixture
def here(tmp_path):
    return learner(tmp_path / "here", {NOTEBOOK: {"cells": [1]}, RECORD: {"answers": {"m2-4": 7}}, RECEIPT: {"at": "now"}})


@pytest.fixture
def there(tmp_path):
    return learner(tmp_path / "there", {})


def learner(root: Path, work: dict) -> Path:
    root.mkdir()
    for name, content in work.items():
        path = root / "my-course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))
    return root


def work_of(root: Path) -> dict[str, str]:
    """Every file in my-course, with its text."""
    folder = root / "my-course"
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_what_is_exported_is_what_is_imported(here, there, tmp_path):
    told = export_work(here, tmp_path / "work.zip")
    assert "python3 -m course import work.zip" in told[-1]
    import_work(there, tmp_path / "work.zip")
    assert work_of(there) == work_of(here)
    assert len(work_of(there)) == 3


def test_only_notebooks_records_and_receipts_travel(here, tmp_path):
    folder = here / "my-course" / "02_curbside"
    (here / "secret.ipynb").write_text("{}")
    (folder / "diary.txt").write_text("mine")
    (folder / "linked.ipynb").symlink_to(here / "secret.ipynb")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "x.ipynb").write_text("{}")
    (here / "my-course" / "kept-2026").mkdir()
    (here / "my-course" / "kept-2026" / "x.ipynb").write_text("{}")
    told = export_work(here, tmp_path / "work.zip")
    assert set(zipfile.ZipFile(tmp_path / "work.zip").namelist()) == {MANIFEST, NOTEBOOK, RECORD, RECEIPT}
    assert any("linked.ipynb" in line and "left out" in line for line in told)


def record(**answers):
    entries = {name: {"answer": answer, "at": at} for name, (answer, at) in answers.items()}
    return {"schema": 1, "module": "02_curbside", "edition": "reference", "answers": entries, "runs": []}


EARLIER, LATER = "2026-01-05T09:00:00Z", "2026-01-05T15:00:00Z"
COPY, HOST = "02_curbside/02_curbside.answers (Amira’s conflicted copy 2026-01-05).json", "02_curbside/02_curbside.answers-DESKTOP-4F2K9.json"


def test_the_copies_that_a_sync_program_left_of_a_record_go_with_it_as_one_and_are_named(tmp_path, there):
    here = learner(tmp_path / "here", {RECORD: record(a=("here", EARLIER)), COPY: record(a=("there", LATER)), HOST: "half wri"})
    told = export_work(here, tmp_path / "work.zip")
    assert f"  put together with {RECORD}: {COPY.split('/')[1]}" in told
    assert any(HOST in line and "left out, because it is no sound copy of your answers" in line for line in told)
    import_work(there, tmp_path / "work.zip")
    ((name, text),) = work_of(there).items()
    assert (name, json.loads(text)) == (RECORD, record(a=("there", LATER)))
    assert json.loads((here / "my-course" / RECORD).read_text()) == record(a=("here", EARLIER)), "an export changes nothing here"


def test_a_record_of_which_only_a_copy_is_left_travels_under_its_own_name(tmp_path):
    here = learner(tmp_path / "here", {COPY: record(a=("there", LATER))})
    export_work(here, tmp_path / "work.zip")
    assert json.loads(zipfile.ZipFile(tmp_path / "work.zip").read(RECORD))["answers"]["a"]["answer"] == "there"


def test_copies_of_a_damaged_record_are_named_with_what_to_do(tmp_path):
    here = learner(tmp_path / "here", {NOTEBOOK: {}, RECORD: "half wri", COPY: record(a=("there", LATER))})
    told = export_work(here, tmp_path / "work.zip")
    assert any(COPY in line and "open the course, then export again" in line for line in told)


def test_a_page_whose_name_not_every_machine_can_write_is_named(here, tmp_path):
    odd = "02_curbside/02_curbside (Amira’s conflicted copy 2026-01-05).ipynb"
    (here / "my-course" / odd).write_text("{}")
    assert any(odd in line and "rename it" in line for line in export_work(here, tmp_path / "work.zip"))


def test_different_work_that_is_there_is_kept_aside_and_named(here, there, tmp_path):
    export_work(here, tmp_path / "work.zip")
    learner(tmp_path / "mine", {RECORD: {"answers": {"m2-4": 8}}})
    (tmp_path / "mine" / "my-course").rename(there / "my-course")
    os.utime(there / "my-course" / RECORD, (4e9, 4e9))
    told = "\n".join(import_work(there, tmp_path / "work.zip"))
    (aside,) = (there / "my-course").glob("kept-*")
    assert json.loads((aside / RECORD).read_text()) == {"answers": {"m2-4": 8}}
    assert json.loads((there / "my-course" / RECORD).read_text()) == {"answers": {"m2-4": 7}}
    assert str(aside) in told
    assert "it was the newer one" in told


def test_importing_twice_changes_nothing_the_second_time(here, there, tmp_path):
    export_work(here, tmp_path / "work.zip")
    import_work(there, tmp_path / "work.zip")
    before = work_of(there)
    assert import_work(there, tmp_path / "work.zip") == ["3 of its 3 files were here already, the same."]
    assert work_of(there) == before


def test_an_export_never_writes_over_a_file_nor_makes_an_empty_one(here, there, tmp_path):
    (tmp_path / "work.zip").write_text("holiday pictures")
    with pytest.raises(CourseError, match="already"):
        export_work(here, tmp_path / "work.zip")
    assert (tmp_path / "work.zip").read_text() == "holiday pictures"
    with pytest.raises(CourseError, match="no work of yours yet"):
        export_work(there, tmp_path / "none.zip")
    assert not (tmp_path / "none.zip").exists()


def test_an_export_into_no_folder_is_told_in_words(here, tmp_path):
    with pytest.raises(CourseError, match="Choose a folder"):
        export_work(here, tmp_path / "nowhere" / "work.zip")


def test_an_export_leaves_out_what_an_import_would_refuse_as_too_large(here, tmp_path, monkeypatch):
    monkeypatch.setattr(carry, "FILE_BYTES_MAX", 10)
    (here / "my-course" / NOTEBOOK).write_text('{"cells":[1,2,3]}')
    (here / "my-course" / RECORD).write_text("{}")
    told = export_work(here, tmp_path / "work.zip")
    assert any(NOTEBOOK in line and "too large" in line for line in told)
    assert RECORD in zipfile.ZipFile(tmp_path / "work.zip").namelist()


SPOILT = {NOTEBOOK: b"{}", RECORD: b'{"answers": {', RECEIPT: b"[" * 100_000,
          "02_curbside/copy.ipynb": b'{"a": 1}', "02_curbside/Copy.ipynb": b'{"b": 2}', "02_curbside/list.ipynb": b"[]"}  # fmt: skip
WHOLE = {NOTEBOOK, "02_curbside/copy.ipynb"}


def test_a_spoilt_file_is_left_out_and_named_and_the_rest_is_exported(here, there, tmp_path):
    for name, content in SPOILT.items():
        (here / "my-course" / name).write_bytes(content)
    lines = export_work(here, tmp_path / "work.zip")
    assert set(zipfile.ZipFile(tmp_path / "work.zip").namelist()) == {MANIFEST, *WHOLE}
    for name in SPOILT.keys() - WHOLE:
        assert any("left out, because" in line and line.endswith(name) for line in lines), name
    import_work(there, tmp_path / "work.zip")
    assert set(work_of(there)) == WHOLE


def test_of_an_export_that_holds_a_spoilt_file_the_rest_is_imported(there, tmp_path):
    carry.write_parcel(tmp_path / "work.zip", {name: (content, 0.0) for name, content in SPOILT.items()})
    lines = import_work(there, tmp_path / "work.zip")
    assert set(work_of(there)) == WHOLE
    for name in SPOILT.keys() - WHOLE:
        assert any("left out, because" in line and line.endswith(name) for line in lines), name


def test_a_file_that_cant_be_read_is_left_out_and_named(here, tmp_path, monkeypatch):
    read = Path.read_bytes

    def refused(path):
        if path.name == Path(RECORD).name:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    lines = export_work(here, tmp_path / "work.zip")
    assert set(zipfile.ZipFile(tmp_path / "work.zip").namelist()) == {MANIFEST, NOTEBOOK, RECEIPT}
    assert any("can't be read (Permission denied)" in line and RECORD in line for line in lines)


def test_with_nothing_but_spoilt_work_no_file_is_made_and_none_is_imported(tmp_path, there):
    spoilt = learner(tmp_path / "spoilt", {RECORD: []})
    with pytest.raises(CourseError, match=f"it is damaged: {RECORD}"):
        export_work(spoilt, tmp_path / "work.zip")
    assert not (tmp_path / "work.zip").exists()
    carry.write_parcel(tmp_path / "old.zip", {RECORD: (b"[]", 0.0)})
    with pytest.raises(CourseError, match=f"it is damaged: {RECORD}"):
        import_work(there, tmp_path / "old.zip")
    assert not (there / "my-course").exists()


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
