"""Work goes to another machine whole, and nothing that is there is lost to it."""

import errno
import json
import os
import zipfile
from pathlib import Path

import pytest

from course.errors import CourseError
from course.launch import carry
from course.launch.carry import MANIFEST, export_work
from course.launch.unpack import import_work
from tests.house.carried import NOTEBOOK, RECEIPT, RECORD, learner, work_of


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
