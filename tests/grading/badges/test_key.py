"""The key that signs badges: made once, its owner's alone, and never given out."""

import multiprocessing
import stat
from pathlib import Path

import pytest

from course.errors import CourseError
from grading.badges import issuer


def test_the_key_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    place = tmp_path / "home" / "grading-badges"
    with pytest.raises(CourseError, match="Nobody was named"):
        issuer.own(place)
    first = issuer.own(place, "Hartwell")
    assert stat.S_IMODE((place / "key.pem").stat().st_mode) == 0o600 and stat.S_IMODE(place.stat().st_mode) == 0o700
    again = issuer.own(place)
    assert issuer.did(again.public) == issuer.did(first.public) and again.name == "Hartwell" and issuer.own(place, "Larkfield").name == "Larkfield"
    assert b"PRIVATE" not in (place / "public.pem").read_bytes() and issuer.did(issuer.own_public(place)) == issuer.did(first.public)


def test_two_who_begin_at_once_have_one_key(tmp_path, monkeypatch):
    make, there = issuer._make, []

    def both_find_none(place):
        if not there:
            there.append(1)
            there.append(issuer.own(place, "The other").key.private_numbers())
        make(place)

    monkeypatch.setattr(issuer, "_make", both_find_none)
    one = issuer.own(tmp_path / "home", "One")
    assert one.key.private_numbers() == there[1] and issuer.own(tmp_path / "home").key.private_numbers() == there[1]
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == [issuer.NAME, issuer.KEY, issuer.PUBLIC]
    assert stat.S_IMODE((tmp_path / "home" / issuer.KEY).stat().st_mode) == 0o600


def test_two_processes_that_begin_at_once_have_one_key(tmp_path):
    begun = [multiprocessing.get_context("fork").Process(target=issuer.own, args=(tmp_path / "home", "Hartwell")) for _ in range(4)]
    for one in begun:
        one.start()
    for one in begun:
        one.join(60)
    assert [one.exitcode for one in begun] == [0] * 4
    assert issuer.own_public(tmp_path / "home") == issuer.own(tmp_path / "home").public


def test_a_key_that_others_can_read_or_that_is_none_signs_nothing_and_stays(tmp_path):
    issuer.own(tmp_path, "Hartwell")
    (tmp_path / "key.pem").chmod(0o640)
    with pytest.raises(CourseError, match="Others on this machine can read"):
        issuer.own(tmp_path)
    for damage in (b"", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"):
        (tmp_path / "key.pem").write_bytes(damage)
        (tmp_path / "key.pem").chmod(0o600)
        with pytest.raises(CourseError, match="no key that this course made"):
            issuer.own(tmp_path)
        assert (tmp_path / "key.pem").read_bytes() == damage


def test_a_learner_s_copy_holds_no_key_and_nothing_that_signs(given):
    files = [path for path in given.rglob("*") if path.is_file()]
    assert len(files) > 100 and not [path for path in files if path.suffix == ".pem" or b"PRIVATE KEY-----" in path.read_bytes() or path.name == issuer.NAME]
    assert not (given / "grading").exists() and issuer.folder().parent == Path.home()
