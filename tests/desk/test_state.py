"""Does the map of modules say how each one stands, whatever lies in a learner's folder?"""

import json
import os
from pathlib import Path

import pytest

from course.desk import handin, pages, state
from tests.desk.conftest import MODULE


def stands(folder, root):
    return state.read(root / "modules" / MODULE / f"{MODULE}.ipynb", folder.parent)


def test_the_map_follows_a_module_from_not_begun_to_scored(folder, root):
    assert stands(folder, root).state == "not begun" and len(stands(folder, root).steps) == 8
    entry = {"answer": "ask", "at": "2026-01-05T09:00:00Z"}
    record = folder / f"{MODULE}.answers.json"
    record.write_text(json.dumps({"answers": {"m2-1": entry, "m2-6": entry}}))
    now = stands(folder, root)
    assert now.state == "in progress" and now.answered == {"m2-1"} and now.minutes_left == round(now.minutes * 7 / 8)
    record.write_text(json.dumps({"answers": {"m2-6": entry, "m2-6b": entry}}))
    assert stands(folder, root).answered == {"m2-6"}, "an exercise of two parts is answered when both are"
    record.write_text(json.dumps({"answers": dict.fromkeys(stands(folder, root).parts, entry)}))
    (shown,) = [one for one in pages.Map(folder.parent).state()["modules"] if one["name"] == MODULE]
    assert (shown["state"], shown["minutes"], shown["done"]) == ("all answered, not handed in yet", 0, False)
    handin.hand_in(MODULE, folder, "amira")
    assert stands(folder, root).state == "handed in"
    (folder / "feedback" / "2026").mkdir(parents=True)
    (folder / "feedback" / "2026" / f"{MODULE}.html").write_text('<meta name="course-score" content="27.4 40">')
    now = stands(folder, root)
    assert (now.state, now.score, now.of) == ("scored", 27.4, 40)


def test_of_two_hand_ins_the_later_ones_feedback_is_shown_though_both_are_fetched_each_time(folder, root):
    """nbgrader brings the pages of all hand-ins each time, in no order."""
    receipt = {"at": "2026-11-23T09:00:00Z"}
    for at, points, written in (("2026-11-22 14:02:05.000002 UTC", 12, 2e9), ("2026-11-23 09:00:00.000004 UTC", 30, 1e9)):
        page = folder / "feedback" / at / f"{MODULE}.html"
        page.parent.mkdir(parents=True)
        page.write_text(f'<meta name="course-score" content="{points} 40">')
        os.utime(page, (written, written))
        assert stands(folder, root).score == points and state.is_answered(receipt, folder) == (points == 30)


@pytest.mark.parametrize("damage", ["", "[", "[]", '{"answers": 3}'])
def test_a_damaged_record_does_not_stop_the_map(folder, root, damage):
    (folder / f"{MODULE}.answers.json").write_text(damage)
    assert stands(folder, root).state == "not begun"


@pytest.mark.parametrize("entry", [None, 7, "ask", [], {}, {"answer": None}, {"at": "2026-01-05T09:00:00Z"}])
def test_an_entry_without_an_answer_counts_as_unanswered(folder, root, entry):
    (folder / f"{MODULE}.answers.json").write_text(json.dumps({"answers": {"m2-1": entry}}))
    assert stands(folder, root).state == "not begun"


@pytest.mark.parametrize("at", [5, None, ["2026"], "", "soon", {}, "2026-99-99T99:99:99Z"])
def test_a_receipt_without_a_moment_is_none_and_stops_neither_map_nor_card(folder, root, monkeypatch, at):
    (folder / f"{MODULE}.receipt.json").write_text(json.dumps({"module": MODULE, "at": at}))
    assert stands(folder, root).state == "not begun"
    monkeypatch.chdir(folder)
    assert pages.Map(folder.parent).state()["modules"]
    assert pages.HandIn(MODULE).state()["receipt"] is None


@pytest.mark.parametrize("score", ["1.2.3 40", ". 40", "27.4 .", "27.4 4.", "1e3 40", "١ ٢", "27.4 40 50"])
def test_feedback_without_a_score_that_is_one_is_no_feedback(folder, root, score):
    (folder / "feedback").mkdir()
    (folder / "feedback" / "page.html").write_text(f'<meta name="course-score" content="{score}">', encoding="utf-8")
    assert stands(folder, root).state == "not begun"


def as_folder(page):
    page.mkdir()


def dangling(page):
    page.symlink_to(page.with_name("gone"))


def to_itself(page):
    page.symlink_to(page)


def pipe(page):
    os.mkfifo(page)


@pytest.mark.parametrize("odd", [as_folder, dangling, to_itself, pipe])
def test_something_odd_among_the_feedback_stops_neither_map_nor_card(folder, root, monkeypatch, odd):
    (folder / "feedback").mkdir()
    (folder / "feedback" / "marked.html").write_text('<meta name="course-score" content="27.4 40">')
    os.utime(folder / "feedback" / "marked.html", (0, 0))
    odd(folder / "feedback" / "a.html")
    assert stands(folder, root).score == 27.4
    monkeypatch.chdir(folder)
    assert pages.Map(folder.parent).state()["modules"] and "27.4" in pages.HandIn(MODULE).state()["feedback"]


def test_feedback_that_can_not_be_read_is_passed_over(folder, root, monkeypatch):
    (folder / "feedback").mkdir()
    for name in ("locked", "marked"):
        (folder / "feedback" / f"{name}.html").write_text('<meta name="course-score" content="27.4 40">')
    os.utime(folder / "feedback" / "marked.html", (0, 0))
    read = Path.read_text
    monkeypatch.setattr(Path, "read_text", lambda path, **how: no_permission() if path.name == "locked.html" else read(path, **how))
    assert stands(folder, root).score == 27.4 and state.feedback_page(folder)
    monkeypatch.setattr(Path, "read_text", lambda path, **how: no_permission() if path.suffix == ".html" else read(path, **how))
    assert stands(folder, root).score is None


def no_permission():
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("name", [f"{MODULE}.answers.json", f"{MODULE}.receipt.json"])
def test_a_pipe_in_a_file_s_place_does_not_hold_up_the_map(folder, root, name):
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    assert stands(folder, root).state == "not begun"
