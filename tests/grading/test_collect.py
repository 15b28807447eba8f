"""``nbgrader collect`` from a drop box in which learners put what they like: nobody's work is lost, and nobody gets another's."""

import logging
import os
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory

from grading.grade.command import grade
from grading.hand_in import files
from grading.layout import Layout
from grading.nbgrader import collect
from tests.grading.conftest import MODULE

PAGE, RECORD = f"{MODULE}.ipynb", f"{MODULE}.answers.json"
STRANGERS = ("Said, Amira", "O'Brien", "HARTWELL\\amira", "a b", "é")  # names that a folder of a hand-in can't have
REASONS = {"copier": "link to another place", "twin": "second name", "waiter": "not an ordinary file", "sparse": "larger than 10 MB",
           "elsewhere": "link to another place", "crowd": "more than 200 files"}


def dropped(course, name):
    """A folder in the drop box with right work in it."""
    folder = course.root.parent / "exchange" / "cx" / "inbound" / name
    folder.mkdir(parents=True)
    course.work(folder, {"m90-1": 15}, "mean_min = minutes.mean()")
    (folder / RECORD).write_text((folder / RECORD).read_text().replace("14:02:05", f"14:02:05 {name}"))
    (folder / "timestamp.txt").write_text("2026-11-22 14:02:05 UTC")
    (folder / "submission_secret.txt").write_text(f"secret{name.partition('+')[0].strip('.')}")
    return folder


def test_what_is_dropped_is_collected_safely_and_nothing_stops_the_rest(course):
    box = {learner: dropped(course, f"{learner}+{MODULE}+2026-11-22 14:02:05 UTC+7") for learner in ("amira", "zoe", "..", *REASONS)}
    dropped(course, f"tom+{MODULE}+soon+7")
    dropped(course, f"y1+{MODULE}+0001-01-01+09:00:00 UTC+7")
    for name in STRANGERS:
        dropped(course, f"{name}+{MODULE}+2026-11-22 14:02:05 UTC+7")
    odd = dropped(course, f"bo+c@hartwell.example+{MODULE}+2026-11-22 14:02:05 UTC+7")
    (odd / "work").mkdir()
    (odd / RECORD).rename(odd / "work" / f"{MODULE}.answers (1).json")
    dropped(course, f"amira+{MODULE}+2026-11-21 09:00:00 UTC+7")
    for learner, how in {"copier": lambda path: path.symlink_to(box["amira"] / path.name), "twin": lambda path: os.link(course.root / "solutions" / MODULE / PAGE, path),
                         "waiter": os.mkfifo, "sparse": lambda path: path.touch() or os.truncate(path, 1 << 34)}.items():
        for name in (PAGE, RECORD):
            (box[learner] / name).unlink()
            how(box[learner] / name)
    box["elsewhere"].rename(moved := box["elsewhere"].with_name("moved"))
    box["elsewhere"].symlink_to(moved)
    for number in range(300):
        (box["crowd"] / f"{number}.txt").touch()

    said = course.nbgrader("collect", MODULE).stderr
    assert "soon" in said and "is left" in said and not (course.root / "grading" / MODULE).exists()
    submitted = course.root / "grading" / "submitted"
    assert sorted(path.name for path in submitted.iterdir()) == sorted(["amira", "bo+c@hartwell.example", *REASONS, "zoe"])
    assert all(f"{name}+{MODULE}+2026-11-22 14:02:05 UTC+7 is left" in said for name in STRANGERS), "named as they are"
    assert f"y1+{MODULE}+0001-01-01+09:00:00 UTC+7 is left" in said
    assert f"The answers were handed in as work/{MODULE}.answers (1).json." in said
    assert (submitted / "amira" / MODULE / "submission_secret.txt").read_text() == "secretamira"

    account = grade(Layout(course.root), MODULE, say=str)
    assert {learner: REASONS.get(learner, "none") in reason for learner, reason in account.turned_away.items()} == dict.fromkeys(REASONS, True)
    with Gradebook(course.gradebook, "cx") as book:
        assert {learner: book.find_submission(MODULE, learner).score for learner in ("amira", "zoe", *REASONS)} == {
            **dict.fromkeys(REASONS, 0), "amira": 6, "zoe": 6}
        assert book.find_submission(MODULE, "bo+c@hartwell.example").score == 6


def test_what_it_means_that_there_is_no_exchange_is_said(course):
    exchange = course.root.parent / "exchange"
    for make, words in ((lambda: None, f"There is no exchange at {exchange}. Nothing was collected. Where learners send files,"),
                        (exchange.mkdir, f"The exchange at {exchange} has no cohort called cx. Nothing was collected.")):
        make()
        done = course.run("-m", "nbgrader", "collect", MODULE)
        assert done.returncode == 1 and words in done.stderr and "python3 -m grading exchange" in done.stderr and "Traceback" not in done.stderr


def test_what_is_dated_in_the_future_displaces_nothing_and_gives_way(course):
    """A computer's clock is a year ahead: whichever is collected first, the hand-in with a time that can be counts, and no file is lost."""
    def by_exchange(learner, days):
        at = f"{datetime.now(timezone.utc) + timedelta(days=days):%Y-%m-%d %H:%M:%S} UTC"
        (dropped(course, f"{learner}+{MODULE}+{at}+7") / "timestamp.txt").write_text(at)
        return at[:10]

    def collected():
        said = course.nbgrader("collect", MODULE).stderr
        return said, {path.name: (path / MODULE / "timestamp.txt").read_text()[:10] for path in (course.root / "grading" / "submitted").iterdir()}

    ahead, yesterday, hours = by_exchange("amira", 365), by_exchange("tom", -1), by_exchange("zoe", 0.5)
    said, found = collected()
    assert found == {"amira": ahead, "tom": yesterday, "zoe": hours}, "a clock that is ahead by hours is no wonder"
    assert said.count("which is still to come: a clock was wrong. None other came: it waits. To take it as handed in now: "
                      "nbgrader collect 90_shop --student amira.") == 1
    assert "It waits until" in files.look(course.root / "grading" / "submitted" / "amira" / MODULE, MODULE).turned_away
    by_exchange("amira", -1), by_exchange("tom", 365)
    said, found = collected()
    assert found == {"amira": yesterday, "tom": yesterday, "zoe": hours}
    assert all(f"{learner}+{MODULE}+{ahead}" in said for learner in ("amira", "tom")) and "It lies in grading/quarantine/amira/90_shop now." in said
    assert (course.root / "grading" / "quarantine" / "amira" / MODULE / "timestamp.txt").read_text().startswith(ahead)


def test_what_is_dated_in_the_future_and_comes_alone_waits_until_it_is_taken_by_its_name(course):
    """Whether its name or its note of the time says so; taken, it has the time of this machine's clock. Where another counts, asking for it by name changes nothing."""
    days = {name: f"{datetime.now(timezone.utc) + timedelta(days=days):%Y-%m-%d %H:%M:%S} UTC" for name, days in {"ahead": 900, "now": 0, "before": -1}.items()}
    for learner, named, noted in (("amira", "ahead", "ahead"), ("joan", "ahead", "now"), ("tom", "ahead", "ahead"), ("tom", "before", "before")):
        (dropped(course, f"{learner}+{MODULE}+{days[named]}+7") / "timestamp.txt").write_text(days[noted])
    submitted = course.root / "grading" / "submitted"

    def waiting(*arguments):
        course.nbgrader("collect", MODULE, *arguments)
        return [folder.name for folder in sorted(submitted.iterdir()) if files.look(folder / MODULE, MODULE).turned_away]

    assert waiting() == ["amira", "joan"]
    account = grade(Layout(course.root), MODULE, say=str)
    assert sorted(account.turned_away) == ["amira", "joan"] and account.graded == ["tom"]
    assert waiting("--student", "amira") == ["joan"] and waiting("--student", "tom") == ["joan"]
    assert (submitted / "tom" / MODULE / "timestamp.txt").read_text() == days["before"]
    assert grade(Layout(course.root), MODULE, say=str).graded == ["amira"]
    with Gradebook(course.gradebook, "cx") as book:
        amira = book.find_submission(MODULE, "amira")
        assert amira.score == 6 and abs(amira.timestamp - datetime.now(timezone.utc).replace(tzinfo=None)) < timedelta(hours=1)
        assert book.find_submission(MODULE, "joan").score == 0


@pytest.mark.parametrize("account, counts", [("mia", False), ("tom", True), ("jovyan", True), (None, True)])
def test_what_another_put_there_under_a_name_counts_for_nobody(monkeypatch, caplog, account, counts):
    """Whichever is dated later. Who shares an account, or has none here, is not told by it."""
    def named(uid):
        if uid == 77 and account:
            return SimpleNamespace(pw_name=account)
        raise KeyError(uid)

    monkeypatch.setattr(collect.os, "lstat", lambda path: SimpleNamespace(st_uid=77 if "09:00" in str(path) else os.geteuid()))
    monkeypatch.setattr(collect.pwd, "getpwuid", named)
    monkeypatch.setattr(collect.newest, "may_come", lambda *_: (True, ""))
    desk = collect.GuardedCollect.__new__(collect.GuardedCollect)
    desk.coursedir = CourseDirectory(assignment_id=MODULE)
    desk.log = logging.getLogger("collect")
    later, earlier = (desk._path_to_record(f"in/tom+{MODULE}+2026-11-22 {at}:00 UTC+7") for at in ("09:00", "08:00"))
    assert desk._sort_by_timestamp([earlier, later])[0] is (later if counts else earlier)
    assert desk._may_come(later) is counts and desk._may_come(earlier)
    assert counts or len(caplog.messages) == 2 and "as it was put there by mia" in caplog.messages[0]


def test_what_was_graded_with_a_time_to_come_gives_way_to_what_was_collected_since(course):
    """By nbgrader's own autograde, too, which would grade again only what is dated later: nothing would be."""
    submitted, graded = (course.root / "grading" / name / "tom" / MODULE for name in ("submitted", "autograded"))
    course.handed_in("tom", {"m90-1": 3}, "mean_min = minutes.mean()")
    for at, points in (("9999-12-31 23:59:59 UTC", 0), ("2026-11-22 14:02:05 UTC", 6)):
        (submitted / "timestamp.txt").write_text(at)
        course.nbgrader("autograde", MODULE)
        with Gradebook(course.gradebook, "cx") as book:
            assert book.find_submission(MODULE, "tom").score == points
        (submitted / RECORD).write_text((submitted / RECORD).read_text().replace('"answer": 3', '"answer": 15'))
    assert (graded / "timestamp.txt").read_text() == at
