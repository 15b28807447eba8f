"""Does a file stand whole or not at all, and is nothing opened that is no ordinary file?"""

import io
import os
import zipfile

import pytest

from course import files


def test_what_is_written_takes_its_place_when_all_of_it_is_there(tmp_path):
    (tmp_path / "x").write_text("before")
    with files.whole(tmp_path / "x") as half:
        half.write_text("after")
        assert (tmp_path / "x").read_text() == "before"
    assert (tmp_path / "x").read_text() == "after" and [path.name for path in tmp_path.iterdir()] == ["x"]


def test_what_was_not_finished_leaves_what_was_there_and_nothing_else(tmp_path):
    (tmp_path / "x").write_text("before")
    with pytest.raises(ValueError), files.whole(tmp_path / "x") as half:
        half.write_text("half")
        raise ValueError
    assert (tmp_path / "x").read_text() == "before" and [path.name for path in tmp_path.iterdir()] == ["x"]


def test_two_who_write_the_same_file_write_no_half_together(tmp_path):
    with files.whole(tmp_path / "x") as one:
        one.write_text("one")
        with files.whole(tmp_path / "x") as two:
            two.write_text("the other")
        assert one.read_text() == "one" and (tmp_path / "x").read_text() == "the other"
    assert (tmp_path / "x").read_text() == "one" and [path.name for path in tmp_path.iterdir()] == ["x"]


def test_what_takes_no_place_leaves_what_stands_there(tmp_path):
    (tmp_path / "x").write_text("before")
    with pytest.raises(FileExistsError), files.whole(tmp_path / "x", put=os.link) as half:
        half.write_text("after")
    assert (tmp_path / "x").read_text() == "before" and [path.name for path in tmp_path.iterdir()] == ["x"]


def test_what_a_program_that_was_ended_left_goes_when_the_file_is_next_written(tmp_path):
    left, folder, new, others = (tmp_path / f".{name}.half" for name in ("x.1", "x.2", "x.3", "xy.4"))
    folder.mkdir()
    for path in (left, new, others, folder / "y"):
        path.write_text("")
    for path in (left, folder, others):
        os.utime(path, (1, 1))
    with files.whole(tmp_path / "x") as half:
        half.write_text("")
    assert {path.name for path in tmp_path.iterdir()} == {"x", new.name, others.name}, "one that is written now stays, and so does another file’s"


def test_the_error_that_stopped_it_is_the_one_that_is_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="gone"), files.whole(tmp_path / "gone" / "x") as half:
        half.write_text("")


def test_a_folder_holds_what_it_is_given_and_nothing_of_before(tmp_path):
    place = tmp_path / "ada" / "02"
    files.whole_folder(place, {"a": b"1", "b": b"2"})
    files.whole_folder(place, {"a": b"3"}, mode=0o444)
    assert {path.name: path.read_bytes() for path in place.iterdir()} == {"a": b"3"} and (place / "a").stat().st_mode & 0o777 == 0o444
    assert [path.name for path in place.parent.iterdir()] == ["02"]


@pytest.mark.parametrize("make", [lambda at: at.mkdir(), lambda at: os.mkfifo(at)], ids=["folder", "pipe"])
def test_what_is_no_file_is_not_opened_and_not_waited_on(tmp_path, make):
    make(tmp_path / "x")
    with pytest.raises(files.NotOrdinary):
        files.opened(tmp_path / "x")


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "x").write_text("1")
    (tmp_path / "link").symlink_to(tmp_path / "x")
    with files.opened(tmp_path / "x") as file, pytest.raises(OSError) as refused:
        assert file.read() == b"1"
        files.opened(tmp_path / "link")
    assert not isinstance(refused.value, files.NotOrdinary)


def test_an_entry_that_unpacks_to_more_than_is_allowed_is_read_no_further():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("x", bytes(1000))
    with zipfile.ZipFile(packed) as archive:
        assert files.unpacked(archive, archive.getinfo("x"), 1000) == bytes(1000)
        with pytest.raises(files.TooLarge):
            files.unpacked(archive, archive.getinfo("x"), 999)
