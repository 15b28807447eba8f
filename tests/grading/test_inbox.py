"""A folder as an instructor fills it from mail, browsers and learning platforms: every hand-in is found, and what is none is named."""

import io
import warnings
import zipfile

import pytest

from grading.hand_in import inbox
from grading.hand_in.entries import NotTaken

MODULE, AT = "02_curbside", "20260105T090000"
PAGE, RECORD = f"{MODULE}.ipynb", f"{MODULE}.answers.json"
OURS = f"amira-said_handin_{AT}_{MODULE}"
WORK = {PAGE: b"{}", RECORD: b"[]"}


def packed(files):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return raw.getvalue()


def put(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def found(folder):
    hand_ins, left = inbox.hand_ins(folder, MODULE)
    return {one.learner: one.files() for one in hand_ins}, dict(left)


MOODLE, BRIGHTSPACE = "Amira Said_12345_assignsubmission_file_", "12345-67890 - Amira Said - Jan 5, 2026 900 AM"
BLACKBOARD = "Module 2_asaid_attempt_2026-01-05-09-00-00"
ROADS = {
    "mail": {f"{OURS} (1).zip": WORK, f"__MACOSX/{OURS}.txt": b"what a Mac knows of it"},
    "capitals": {f"{OURS.upper()}.ZIP": WORK},
    "a folder for each": {f"{MOODLE}/{OURS}.zip": WORK},
    "Canvas": {f"saidamira_LATE_12345_67890_{OURS}-1.zip": WORK},
    "Brightspace": {f"{BRIGHTSPACE}/{OURS}.zip": WORK, "index.html": b"<h1>", f"{BRIGHTSPACE}/.DS_Store": b""},
    "Blackboard": {f"{BLACKBOARD}_{OURS}.zip": WORK, f"{BLACKBOARD}.txt": b"Name: Amira Said"},
    "unpacked": {f"{OURS}/{PAGE}": b"{}", f"{OURS}/{RECORD}": b"[]"},
    "unpacked twice": {f"{OURS} 2/{OURS}/{PAGE}": b"{}", f"{OURS} 2/{OURS}/{RECORD}": b"[]", f"{OURS} 2/__MACOSX/._{PAGE}": b""},
    "unpacked for Moodle": {f"{MOODLE}/{OURS}/{PAGE}": b"{}", f"{MOODLE}/{OURS}/{RECORD}": b"[]"},
    "in a folder of its own name": {f"{OURS}/{OURS}.zip": WORK},
}


@pytest.mark.parametrize("whole", [False, True], ids=["files", "in one archive"])
@pytest.mark.parametrize("road", ROADS)
def test_a_hand_in_is_found_by_every_road_and_in_a_platform_s_own_archive_too(tmp_path, road, whole):
    files = {name: packed(content) if isinstance(content, dict) else content for name, content in ROADS[road].items()}
    put(tmp_path, {"Assignment 2 Download Jan 6.zip": packed(files)} if whole else files)
    assert found(tmp_path) == ({"amira-said": WORK}, {})


@pytest.mark.parametrize("name", [
    "Amira Said.zip", f"group1_{OURS}.zip", f"{MOODLE}/{PAGE}", f"saidamira_1_2_{PAGE}", f"{OURS}.ipynb", f"{OURS}.answers.json", f"{MOODLE}/onlinetext.txt",
    f"amira_handin_{AT}_03_pickup.zip", "work.7z", "a+b:c@d.docx"])
def test_what_nobody_can_tell_the_owner_of_is_left_and_named_as_it_is(tmp_path, name):
    put(tmp_path, {name: packed(WORK) if name.endswith(".zip") else b"{}", f"tom_handin_{AT}_{MODULE}.zip": packed(WORK)})
    hand_ins, left = found(tmp_path)
    assert hand_ins == {"tom": WORK} and list(left) == [name] and "nobody knows whose it is" in left[name]


def test_a_name_in_an_archive_that_does_not_say_how_it_is_written_is_shown_as_it_is(tmp_path):
    raw = packed({"Am--lie/work.docx": b"", f"{OURS}.zip": packed(WORK)}).replace(b"Am--lie", "Amélie".encode())
    put(tmp_path, {"all.zip": raw})
    assert list(found(tmp_path)[1]) == ["all.zip/Amélie/work.docx"]


def test_in_a_platform_s_archive_too_what_is_no_hand_in_is_named(tmp_path):
    put(tmp_path, {"all.zip": packed({f"{OURS}.zip": packed(WORK), f"{MOODLE}/{PAGE}": b"{}", "index.html": b""}), "none.zip": packed({PAGE: b"{}"})})
    hand_ins, left = found(tmp_path)
    assert hand_ins == {"amira-said": WORK} and sorted(left) == [f"all.zip/{MOODLE}/{PAGE}", "none.zip"]


@pytest.mark.parametrize("raw, reason", [
    (packed({"more.zip": packed({f"{OURS}.zip": packed(WORK)})}), "nobody knows"), (b"PK but not really", "damaged"), (packed({f"../{OURS}.zip": packed(WORK)}), "leads out"),
    (packed({f"a\\..\\..\\{OURS}.zip": packed(WORK)}), "leads out"), ({f"{n}.txt": b"" for n in range(20_001)}, "more than 20000 files")],
    ids=["archives in archives", "damaged", "up", "up on Windows", "too many"])
def test_a_hostile_archive_of_many_is_left_with_the_reason(tmp_path, raw, reason):
    put(tmp_path, {"all.zip": packed(raw) if isinstance(raw, dict) else raw})
    hand_ins, left = found(tmp_path)
    assert hand_ins == {} and list(left) == ["all.zip"] and reason in left["all.zip"]


@pytest.mark.parametrize("inner, reason", [
    (packed({f"{OURS}.zip": packed(WORK)}), "no notebook"), ({PAGE: bytes(30_000_000)}, "unpacks to more than 10 MB"),
    (b"PK but not really", "damaged"), (bytes(30_000_000), "unpacks to more than 20 MB"), (packed({PAGE: b"{}", f"x/{RECORD}": bytes(3_000_000)}), "unpacks to more than 2 MB")],
    ids=["an archive more", "a large notebook", "no archive", "a large archive", "a large record"])
def test_what_is_packed_within_is_bounded_as_what_came_alone(tmp_path, inner, reason):
    put(tmp_path, {"all.zip": packed({f"{OURS}.zip": packed(inner) if isinstance(inner, dict) else inner})})
    (one,), left = inbox.hand_ins(tmp_path, MODULE)
    assert left == []
    with pytest.raises(NotTaken, match=reason):
        one.files()


def test_no_link_is_followed_whatever_it_is_called(tmp_path):
    put(tmp_path, {"outside/secret/x.ipynb": b"{}", "box/index.html": b""})
    for name in (OURS, f"{OURS}.zip", "elsewhere"):
        (tmp_path / "box" / name).symlink_to(tmp_path / "outside" / "secret")
    (tmp_path / "box" / "inner" / f"tom_handin_{AT}_{MODULE}").mkdir(parents=True)
    (tmp_path / "box" / "inner" / f"tom_handin_{AT}_{MODULE}" / PAGE).symlink_to(tmp_path / "outside" / "secret" / "x.ipynb")
    hand_ins, left = inbox.hand_ins(tmp_path / "box", MODULE)
    assert [one.learner for one in hand_ins] == ["amira-said", "amira-said", "tom"] and [place for place, _ in left] == ["elsewhere"]
    for one in hand_ins:
        with pytest.raises(NotTaken, match="could not be opened|link to another place"):
            one.files()


@pytest.mark.parametrize("whole", [False, True], ids=["files", "in one archive"])
def test_a_hand_in_that_lies_in_another_or_in_a_hidden_folder_counts_for_nobody_and_is_named(tmp_path, whole):
    inside, packed_inside = f"{OURS}/deeper/tom_handin_{AT}_{MODULE}", f"{OURS}/zoe_handin_{AT}_{MODULE}.zip"
    hidden = f".Trash-1000/joan_handin_{AT}_{MODULE}.zip"
    files = {f"{OURS}/{PAGE}": b"{}", f"{OURS}/{RECORD}": b"[]", f"{inside}/{PAGE}": b"{'not': 'mine'}", packed_inside: packed(WORK),
             f"{OURS}/notes.txt": b"mine", hidden: packed(WORK), ".DS_Store": b"", ".cache/x": b""}
    put(tmp_path, {"all.zip": packed(files)} if whole else files)
    hand_ins, left = found(tmp_path)
    assert hand_ins == {"amira-said": WORK}
    named = {f"all.zip/{inside}/{PAGE}", f"all.zip/{packed_inside}", f"all.zip/{hidden}"} if whole else {inside, packed_inside, hidden}
    assert set(left) == named
    assert all(("hidden folder" if "Trash" in place else "in somebody’s hand-in") in reason for place, reason in left.items())


def test_a_name_that_stands_twice_in_a_platform_s_archive_is_two_hand_ins(tmp_path):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for page in (b"{}", b"[]"):
            archive.writestr(f"{OURS}.zip", packed({PAGE: page}))
    put(tmp_path, {"all.zip": raw.getvalue()})
    hand_ins, left = inbox.hand_ins(tmp_path, MODULE)
    assert [(one.place, one.files()[PAGE]) for one in hand_ins] == [(f"all.zip/{OURS}.zip", b"{}"), (f"all.zip/{OURS}.zip, number 2 of that name", b"[]")]
    assert left == []


def test_what_came_in_the_place_of_a_record_is_kept_and_named(tmp_path):
    from grading.hand_in.files import look

    put(tmp_path, {f"{OURS}.zip": packed({PAGE: b"{}", "03_pickup.answers.json": b"{}"})})
    (one,), _ = inbox.hand_ins(tmp_path, MODULE)
    put(tmp_path / "somebody" / MODULE, one.files())
    said = look(tmp_path / "somebody" / MODULE, MODULE).said
    assert said[0] == "What came beside the notebook is no record of this module’s answers: 03_pickup.answers.json." and "No answer record came" in said[1]
