"""Archives through nbgrader's zip_collect: each is taken, or turned away with its reason; none stops or harms the rest."""

import io
import json
import logging
import os
import stat
import struct
import warnings
import zipfile
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook

from grading.grade.command import grade
from grading.hand_in import files, quarantine
from grading.hand_in.entries import NotTaken
from grading.hand_in.inbox import Found
from grading.hand_in.packed import contents
from grading.layout import Layout
from grading.nbgrader.zip_collect import GuardedExtractor, _answers, _unusable

MODULE = "90_shop"
AT = "20261122T140205"


def packed(*entries, how=zipfile.ZIP_DEFLATED):
    """A zip of (name or ZipInfo, content) pairs."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", how) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name may stand twice
        for name, content in entries:
            archive.writestr(name, content)
    return raw.getvalue()


def of_kind(name, mode):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    return entry


def locked(raw):
    """The same zip with each entry marked as encrypted."""
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = raw.find(signature)
        while start >= 0:
            raw = raw[:start + at] + struct.pack("<H", 1) + raw[start + at + 2:]
            start = raw.find(signature, start + 4)
    return raw


def far_off(raw):
    """The same zip of one entry, whose place is said to be where no file reaches."""
    at, end = raw.find(b"PK\x01\x02"), raw.find(b"PK\x05\x06")
    entry, size = raw[at:end], struct.unpack("<I", raw[end + 12:end + 16])[0]
    entry = entry[:30] + struct.pack("<H", 12) + entry[32:42] + b"\xff" * 4 + entry[46:] + struct.pack("<HHQ", 1, 8, 2**64 - 2)
    return raw[:at] + entry + raw[end:end + 12] + struct.pack("<I", size + 12) + raw[end + 16:]


PAGE = f"{MODULE}.ipynb"
STRANGE = {
    "bomb": (packed((PAGE, bytes(40_000_000))), "unpacks to more than 10 MB"),
    "bomb-record": (packed((PAGE, b"{}"), (f"{MODULE}.answers.json", bytes(3_000_000))), "unpacks to more than 2 MB"),
    "bomb-odd-record": (packed((PAGE, b"{}"), (f"{MODULE}.answers (1).json", bytes(3_000_000))), "unpacks to more than 2 MB"),
    "other-packing": (packed((PAGE, b"{}"), how=zipfile.ZIP_BZIP2), "unusual way"),
    "climbs": (packed((PAGE, b"{}"), ("../../../climbed.ipynb", b"{}")), "leads out of its folder"),
    "absolute": (packed((PAGE, b"{}"), ("/tmp/climbed.ipynb", b"{}")), "leads out of its folder"),
    "windows": (packed((PAGE, b"{}"), ("C:\\climbed.ipynb", b"{}")), "leads out of its folder"),
    "windows-up": (packed((PAGE, b"{}"), ("a\\..\\..\\climbed.ipynb", b"{}")), "leads out of its folder"),
    "windows-root": (packed((PAGE, b"{}"), ("\\\\server\\climbed.ipynb", b"{}")), "leads out of its folder"),
    "mixed-up": (packed((PAGE, b"{}"), ("a\\b/..\\climbed.ipynb", b"{}")), "leads out of its folder"),
    "folder-up": (packed((PAGE, b"{}"), ("a/../", b"")), "leads out of its folder"),
    "link": (packed((of_kind(PAGE, stat.S_IFLNK | 0o777), b"/etc/passwd")), "link to another place"),
    "device": (packed((of_kind(PAGE, stat.S_IFCHR | 0o600), b"")), "no ordinary file"),
    "many": (packed((PAGE, b"{}"), *((f"{n}.txt", b"") for n in range(300))), "more than 200 files"),
    "nested": (packed((f"tom_handin_{AT}_{MODULE}.zip", packed((PAGE, b"{}")))), "holds no notebook"),
    "nothing": (packed(("notes.txt", b"hello")), "holds no notebook"),
    "two": (packed(("a.ipynb", b"{}"), ("b.ipynb", b"{}")), "not clear which"),
    "twice": (packed((PAGE, b"{}"), (PAGE, b"[]")), "not clear which"),
    "locked": (locked(packed((PAGE, b"{}"))), "password"),
    "far-off": (far_off(packed((PAGE, b"{}"))), "damaged"),
    "no-zip": (b"PK but not really", "damaged"),
    "cut-off": (packed((PAGE, os.urandom(9_000)))[:-2_000], "damaged"),
    "spoilt": (packed((PAGE, b"a" * 90), how=zipfile.ZIP_STORED).replace(b"a" * 90, b"a" * 89 + b"b"), "damaged"),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_a_strange_archive_is_turned_away_with_the_reason(tmp_path, kind):
    raw, reason = STRANGE[kind]
    (tmp_path / "x.zip").write_bytes(raw)
    with pytest.raises(NotTaken, match=reason):
        contents(tmp_path / "x.zip", MODULE)


@pytest.mark.parametrize("how", ["pipe", "link", "sparse"])
def test_what_is_no_ordinary_file_is_not_opened(tmp_path, how):
    path = tmp_path / "x.zip"
    {"pipe": lambda: os.mkfifo(path), "link": lambda: path.symlink_to("/dev/zero"), "sparse": lambda: path.touch() or os.truncate(path, 1 << 34)}[how]()
    with pytest.raises(NotTaken, match="ordinary file|could not be opened"):
        contents(path, MODULE)


def test_of_a_packed_folder_the_notebook_and_the_record_are_taken_and_nothing_else(tmp_path):
    (tmp_path / "x.zip").write_bytes(packed(
        (f"work/{PAGE}", b"{}"), (f"work/{MODULE}.answers.json", b"[]"), (f"work/.ipynb_checkpoints/{PAGE}", b"old"), ("work/pandas.py", b"evil"),
        (f"__MACOSX/work/._{PAGE}", b""), ("tom_handin_20261122T140205_90_shop/inner.zip", b"PK")))
    assert contents(tmp_path / "x.zip", MODULE) == {PAGE: b"{}", f"{MODULE}.answers.json": b"[]"}
    (tmp_path / "x.zip").write_bytes(packed(("work/my page.ipynb", b"{}"), ("__MACOSX/._my page.ipynb", b"x"), (".trash/old.ipynb", b"x")))
    assert contents(tmp_path / "x.zip", MODULE) == {"my page.ipynb": b"{}"}
    (tmp_path / "x.zip").write_bytes(packed(("90 shop\x1b[2J<b>.ipynb", b"{}")))
    assert list(contents(tmp_path / "x.zip", MODULE)) == ["90 shop��2J�b�.ipynb"]


@pytest.mark.parametrize("folder", [b"work/", b"work\\", b".\\work\\", b"Module 2: CURBSIDE/", b"a/b\\c: d/", b"am\x82lie/", b"am\xe9lie/", "amélie 山田/".encode(), b"\xff\xfe/", b"./"],
                         ids=repr)
def test_whichever_system_packed_it_and_however_it_writes_a_name_the_files_are_found(tmp_path, folder):
    """Windows parts names with backslashes; cp437, cp1252 and UTF-8 that does not say so are all about."""
    record = f"{MODULE}.answers.json"
    raw = packed((f"{'x' * len(folder)}{PAGE}", b"{}"), (f"{'x' * len(folder)}{record}", b"[]"), (f"{'x' * len(folder)}empty/", b""))
    (tmp_path / "x.zip").write_bytes(raw.replace(b"x" * len(folder), folder))
    assert contents(tmp_path / "x.zip", MODULE) == {PAGE: b"{}", record: b"[]"}


def test_every_record_that_may_count_comes_out_of_an_archive_and_nothing_else(tmp_path):
    one, two = (json.dumps({"schema": 1, "module": MODULE, "edition": "reference", "runs": [], "answers": {
        exercise: {"answer": 15, "at": "2026-11-22T14:02:05Z", "first": 15, "tries": 1}}}).encode() for exercise in ("m90-1", "m90-2"))
    own, odd = f"{MODULE}.answers.json", f"{MODULE}.answers (1).json"
    for entries, kept in {((f"{MODULE.upper()}.IPYNB", b"{}"), (odd.upper(), one)): {f"{MODULE.upper()}.ipynb": b"{}", f"{odd.upper()[:-5]}.json": one},
                          ((PAGE, b"{}"), (own, one), (odd, two), ("x.json", b"{}")): {PAGE: b"{}", own: one, odd: two},
                          ((PAGE, b"{}"), (own, b"{"), (odd, two), ("big.json", bytes(3_000_000))): {PAGE: b"{}", own: b"{", odd: two},
                          ((PAGE, b"{}"), (own, one), ("spoilt.json", b"a" * 90)): {PAGE: b"{}", own: one},
                          ((PAGE, b"{}"), (f"a/{own}", one), (f"b/{own}", two)): {PAGE: b"{}", own: one, f"2 {own}": two}}.items():
        (tmp_path / "x.zip").write_bytes(packed(*entries, how=zipfile.ZIP_STORED).replace(b"a" * 90, b"a" * 89 + b"b"))
        assert contents(tmp_path / "x.zip", MODULE) == kept


@pytest.mark.parametrize("sign", ["😀", "é", "�", "x", "\x1b"])
def test_a_name_of_any_length_and_letters_is_kept_under_one_that_a_disk_takes(tmp_path, sign):
    (tmp_path / "x.zip").write_bytes(packed((f"{sign * 100}.ipynb", b"{}"), (f"{sign * 100}.json", b"[]"), (f"{sign * 100}.JSON", b"[1]")))
    for name, raw in contents(tmp_path / "x.zip", MODULE).items():
        (tmp_path / f"2 {name}").write_bytes(raw)


def test_whatever_a_hand_in_sets_off_it_is_turned_away_with_a_reason_and_the_others_are_collected(tmp_path, caplog):
    def fails():
        raise MemoryError

    one, module = Found("amira", AT, "x.zip", fails), "02_curbside"
    assert "MemoryError" in _unusable(one, module) and _answers(one, module) == {}
    folder, place = tmp_path / "submitted" / "amira" / module, tmp_path / "place"
    GuardedExtractor._keep(SimpleNamespace(_say=logging.getLogger("collect").warning), one, folder, place, module)
    assert "MemoryError" in quarantine.why(folder, (place / f"{module}.ipynb").read_bytes()) and "MemoryError" in caplog.text


def work(course, folder, at="2026-11-22T14:02:05Z", **answers):
    """A hand-in as it is packed on the page: answers by exercise, as (first, last, tries)."""
    folder.mkdir()
    entries = {name.replace("_", "-"): {"answer": last, "at": at, "first": first, "tries": tries}
               for name, (first, last, tries) in answers.items()}
    course.work(folder, None, None, record=json.dumps({"schema": 1, "module": MODULE, "edition": "reference", "answers": entries, "runs": []}))
    return packed(*((path.name, path.read_bytes()) for path in folder.iterdir()))


def test_two_people_of_one_name_are_told_from_one_who_hands_in_again(course, tmp_path):
    archive = course.root / "grading" / "downloaded" / MODULE / "archive"
    (archive / "b\x1b[2J").mkdir(parents=True)
    older, newer = f"_handin_20261121T000000_{MODULE}.zip", f"_handin_{AT}_{MODULE}.zip"
    (archive / f"maria-garcia{older}").write_bytes(work(course, tmp_path / "a", m90_1=(15, 15, 1)))
    (archive / "b\x1b[2J" / f"maria-garcia{newer}").write_bytes(work(course, tmp_path / "b", m90_1=(12, 14, 3)))
    (archive / f"tom{older}").write_bytes(work(course, tmp_path / "c", m90_1=(12, 12, 1)))
    (archive / f"tom{newer}").write_bytes(work(course, tmp_path / "d", m90_1=(12, 15, 2), m90_3=("x", "x", 1)))
    # Two of one second: not the alphabet tells which is the later.
    (archive / f"sam{newer}").write_bytes(work(course, tmp_path / "e", at="2026-11-22T14:02:01Z", m90_1=(12, 12, 1)))
    (archive / f"sam{newer}".replace(".zip", " (1).zip")).write_bytes(work(course, tmp_path / "f", m90_1=(12, 15, 2)))
    ahead = archive / f"joan_handin_99991231T235959_{MODULE}.zip"
    ahead.write_bytes(work(course, tmp_path / "g", m90_1=(15, 15, 1)))
    joan = course.root / "grading" / "submitted" / "joan" / MODULE
    said = course.nbgrader("zip_collect", MODULE).stderr
    assert len(said.splitlines()) < 16 and f"Collected for {MODULE}: 4 of 4 who handed in by a file. What needs a look is said above." in said
    assert "31 December 9999, 23:59 UTC" in files.look(joan, MODULE).turned_away and f"{ahead.name}: It says that it was handed in on 31 Dec" in said
    assert f"sam handed in twice in the same second: sam_handin_{AT}_{MODULE} (1).zip has the later answer, and counts. sam{newer} is left." in said
    assert f"maria-garcia may be two people of one name: what maria-garcia{older} holds is not in b��2J/maria-garcia{newer}." in said
    assert f"tom handed in more than once: the last counts. tom{older} is left." in said and said.count("two people of one name") == 1

    (archive / f"maria-garcia{older}").rename(archive / f"maria-garcia-2{older}")
    ahead.rename(archive / f"joan{newer}")
    assert "two people" not in course.nbgrader("zip_collect", MODULE, "--force").stderr
    answers = {name: json.loads((course.root / "grading" / "submitted" / name / MODULE / f"{MODULE}.answers.json").read_text())["answers"]
               for name in ("maria-garcia", "maria-garcia-2", "tom")}
    assert [one["m90-1"]["answer"] for one in answers.values()] == [14, 15, 15]
    assert not files.look(joan, MODULE).turned_away, "what waited was taken, with the time that its name has now"


def as_people_have_them(course, archive, tmp_path):
    """Good hand-ins, as a Windows zip, a platform or a browser leaves them; the points that each deserves."""
    def files(learner, minute=1, **record):
        course.work(tmp_path, {"m90-1": 15}, "mean_min = minutes.mean()", **record)
        raw = (tmp_path / f"{MODULE}.answers.json").read_bytes()
        return (tmp_path / PAGE).read_bytes(), raw.replace(b"14:02:05", f"14:{minute:02}:{len(learner):02}".encode())

    def put(path, raw):
        (archive / path).parent.mkdir(parents=True, exist_ok=True)
        (archive / path).write_bytes(raw)

    own, (page, _) = f"{MODULE}.answers.json", files("")
    put(f"saiddora_LATE_12_345_dora_handin_{AT}_{MODULE}-1.zip", packed((f"Module 2: dora\\{PAGE.upper()}", page), (f"Module 2: dora\\{MODULE}.answers (1).json", files("dora")[1])))
    put(f"Ada Birkett_12_assignsubmission_file_/ada.birkett_handin_{AT}_{MODULE}.ZIP", packed((PAGE, page), (f"kept/{own}", files("ada.birkett", 2)[1])))
    put(f"cora_handin_{AT}_{MODULE} 2/{PAGE}", page)
    put(f"cora_handin_{AT}_{MODULE} 2/work/{own}", files("cora", 3)[1])
    put("mean.zip", packed((f"mean_handin_{AT}_{MODULE}.zip", far_off(packed((PAGE, page))))))
    put("all of it.zip", packed((f"1-2 - Bo - Jan 5, 2026/bo@hartwell.example_handin_{AT}_{MODULE} (1).zip", packed((PAGE, page), (own, files("bo", 4)[1])))))
    put(f"alone_handin_{AT}_{MODULE}.zip", packed((PAGE, page)))
    put(f"both_handin_{AT}_{MODULE}.zip", packed((PAGE, page), (own, files("both", 5)[1]), (f"{MODULE}.answers (1).json", files("both", 6)[1].replace(b"m90-1", b"m90-3"))))
    now, ahead = (f"{datetime.now(timezone.utc) + timedelta(days=days):%Y%m%dT%H%M%S}" for days in (-1, 365))
    put(f"clock_handin_{ahead}_{MODULE}.zip", packed((PAGE, page)))
    put(f"clock_handin_{now}_{MODULE}.zip", packed((PAGE, page), (own, files("clock", 7)[1])))
    put(f"far_handin_99991231T235959_{MODULE}.zip", packed((PAGE, page), (own, files("far", 8)[1])))
    return {**dict.fromkeys(("dora", "ada.birkett", "cora", "bo@hartwell.example", "clock"), 6), "alone": 4, "both": 4}


def test_a_batch_is_collected_and_graded_whatever_is_in_it(course, tmp_path):
    course.work(tmp_path, {"m90-1": 15}, "mean_min = minutes.mean()")
    good = packed(*((path.name, path.read_bytes()) for path in tmp_path.iterdir() if path.is_file()))
    archive = course.root / "grading" / "downloaded" / MODULE / "archive"
    (archive / "from the LMS").mkdir(parents=True)
    deserved = as_people_have_them(course, archive, tmp_path)
    handed_in = {f"amira_handin_{AT}": good, "tom_handin_20261121T000000": packed((PAGE, b"{")), f"tom_handin_{AT}": good, "joan_handin_20269999T999999": good,
                 "Ines": good, f"impostor_handin_{AT}": packed((f"amira_handin_{AT}_{MODULE}/{PAGE}", b"{}")),
                 **{f"{kind}_handin_{AT}": STRANGE[kind][0] for kind in ("bomb", "climbs", "link")}}
    for name, raw in handed_in.items():
        (archive / f"{name}_{MODULE}.zip").write_bytes(raw)
    (archive / f"tom_handin_{AT}_{MODULE}.zip").rename(archive / "from the LMS" / f"tom_handin_{AT}_{MODULE}.zip")
    said = course.nbgrader("zip_collect", MODULE).stderr
    assert [words for words in (
        "bomb_handin_", "unpacks to more than", "tom handed in more than once", "joan_handin_20269999T999999_90_shop.zip is left", "Ines_90_shop.zip is left",
        "The answers were handed in as 90_shop.answers (1).json.", f"alone_handin_{AT}_90_shop.zip: No answer record came",
        "Several records of answers came", "which is still to come: a clock was wrong. It is left, and clock_handin_",
        "31 December 9999, 23:59 UTC, which is still to come: a clock was wrong. None other came: it waits. To take it,") if words not in said] == []
    assert said.count(" is left: ") == 2, "Ines and joan"

    account = grade(Layout(course.root), MODULE, say=str)
    assert sorted(account.graded) == sorted(["amira", "tom", *deserved])
    assert "No answer record came" in account.notes["alone"][0] and "answers (1).json" in account.notes["dora"][-1]
    assert {learner for learner, review in account.review.items() if "Several records" in str(review)} == {"both"}
    assert {learner: STRANGE[learner][1] in reason for learner, reason in account.turned_away.items() if learner in STRANGE} == {
        "bomb": True, "climbs": True, "link": True}
    assert "It waits until it is taken" in account.turned_away["far"]
    assert "format 4" in account.turned_away["impostor"] and "damaged" in account.turned_away["mean"]
    assert not list(course.root.rglob("climbed*")) and not list(tmp_path.parent.glob("climbed*"))
    with Gradebook(course.gradebook, "cx") as book:
        assert [book.find_submission(MODULE, learner).score for learner in ("amira", "tom", "bomb", "far")] == [6, 6, 0, 0]
        assert {learner: book.find_submission(MODULE, learner).score for learner in deserved} == deserved
        assert "unpacks to more than" in " ".join(one.comment or "" for one in book.find_submission_notebook(MODULE, MODULE, "bomb").comments)
        assert str(book.find_submission(MODULE, "tom").timestamp) == "2026-11-22 14:02:05"
    assert json.loads((course.root / "grading" / "quarantine" / "link" / f"{MODULE}.json").read_text())
