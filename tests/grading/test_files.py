"""Hand-ins as files: what is not an ordinary file of ordinary size is never opened, and the reason is said."""

import os

import pytest

from grading.hand_in.files import HandIn, look

MODULE = "90_shop"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "tom" / MODULE
    folder.mkdir(parents=True)
    (folder / f"{MODULE}.ipynb").write_bytes(b"{}")
    (folder / f"{MODULE}.answers.json").write_bytes(b"[]")
    (folder / "timestamp.txt").write_text("2026-11-22 14:02:05 UTC\n")
    return folder


def test_a_sound_hand_in_is_read_whole(folder):
    assert look(folder, MODULE) == HandIn(b"{}", b"[]", "2026-11-22 14:02:05 UTC")


def spoil(folder, name, how):
    path, outside = folder / name, folder.parent.parent / "outside"
    outside.unlink(missing_ok=True)
    outside.write_text("a secret")
    path.unlink()
    {"symlink": lambda: path.symlink_to(outside), "hard link": lambda: os.link(outside, path), "pipe": lambda: os.mkfifo(path),
     "folder": path.mkdir, "device": lambda: path.symlink_to("/dev/zero"), "nowhere": lambda: path.symlink_to("/nowhere"),
     "sparse": lambda: path.touch() or os.truncate(path, 1 << 34)}[how]()


@pytest.mark.parametrize("how, reason", [
    ("symlink", "link to another place"), ("hard link", "second name"), ("pipe", "not an ordinary file"), ("folder", "not an ordinary file"),
    ("device", "link to another place"), ("nowhere", "link to another place"), ("sparse", "larger than")])
def test_a_strange_notebook_is_turned_away_and_a_strange_record_left_out(folder, how, reason):
    spoil(folder, f"{MODULE}.answers.json", how)
    found = look(folder, MODULE)
    assert found.notebook == b"{}" and found.record is None and reason in found.record_problem and not found.turned_away
    spoil(folder, f"{MODULE}.ipynb", how)
    found = look(folder, MODULE)
    assert reason in found.turned_away and found.notebook == b""


def test_a_renamed_notebook_is_taken_and_it_is_said(folder):
    (folder / f"{MODULE}.ipynb").rename(folder / "90_shop (1)\x1b[31m.ipynb")
    found = look(folder, MODULE)
    assert found.notebook == b"{}" and found.notes == ("The notebook was handed in as 90_shop (1)��31m.ipynb.",)


def test_of_two_strangers_none_is_taken(folder):
    (folder / f"{MODULE}.ipynb").rename(folder / "a.ipynb")
    (folder / "b.ipynb").write_bytes(b"{}")
    assert "not clear which" in look(folder, MODULE).turned_away


def test_nothing_but_the_expected_names_is_looked_at(folder):
    os.mkfifo(folder / "pandas.py")
    found = look(folder, MODULE)
    assert found.notebook == b"{}" and found.notes == ("Not looked at: pandas.py.",)


def test_a_folder_of_a_thousand_files_and_a_linked_folder_are_turned_away(folder):
    link = folder.parent.parent / "joan" / MODULE
    link.parent.mkdir()
    link.symlink_to(folder)
    assert "link to another place" in look(link, MODULE).turned_away
    for n in range(1_000):
        (folder / str(n)).touch()
    assert "more than 200 files" in look(folder, MODULE).turned_away
    assert "could not be opened" in look(folder / "not there", MODULE).turned_away


def test_a_folder_in_a_folder_in_a_folder_is_not_gone_down_for_ever(folder):
    (folder / "/".join("d" * 600)).mkdir(parents=True)
    found = look(folder, MODULE)
    assert found.notebook == b"{}" and found.notes == (f"Not looked at: {'/'.join('d' * 11)}.",)
    (folder / f"{MODULE}.ipynb").rename(folder / "/".join("d" * 14) / f"{MODULE}.ipynb")
    assert "more than 10 folders deep is left" in look(folder, MODULE).turned_away
