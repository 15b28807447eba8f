"""What an instructor asks of a week: who is on the roster, when it is due, who handed in, who is late, who is missing."""

import contextlib
import sqlite3
import time
from datetime import datetime, timedelta, timezone

import pytest
from nbgrader.api import Gradebook

from course.errors import CourseError
from grading.layout import Layout
from grading.week import asked, due, listed, roster, who
from tests.grading.conftest import MODULE
from tests.grading.graded import hand_in, quietly
from tests.grading.test_in_the_way import read_only

PEOPLE = "id,first_name,last_name,email\nanna,Anna,Berg,anna@school.example\nmaria,Maria,García,\njörg,Jörg,Müller,\nbo,Bo,Ek,\nANNA,Anna,Berg,\n"
ANNA = {"id": "anna", "first_name": "Anna", "last_name": "Berg", "email": "", "edition": "", "lms_user_id": ""}


def read(tmp_path, raw, name="list.csv"):
    (tmp_path / name).write_bytes(raw)
    return listed.read(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Student,ID,SIS User ID,SIS Login ID,Section\n\"Berg, Anna\",991,S-1,anna,1\n", [{**ANNA, "lms_user_id": "S-1"}]),
        ("First name,Surname,ID number,Email address\nAnna,Berg,77,a@b.example\n", [{**ANNA, "id": "anna-berg", "email": "a@b.example", "lms_user_id": "77"}]),
        ("sep=;\nName;Username\nAnna Berg;anna\n", [ANNA]),
        ("anna\nMaria García\n", [{**ANNA, "first_name": "", "last_name": "anna"}, {**ANNA, "id": "maria-garcia", "first_name": "Maria", "last_name": "García"}]),
    ])
def test_what_other_programs_call_their_columns_is_understood(tmp_path, text, people):
    assert read(tmp_path, text.encode()) == (people, [])


@pytest.mark.parametrize(
    ("raw", "words"),
    [(b"", "names nobody"), (b"id,first_name\n", "names nobody"), (b"id\n../up\n", "Line 2 is left out: ../up"), (b"PK\3\4" + bytes(90), "is a workbook"),
     (b"a,b\n1,2\n", "its first line is “a, b”")], ids=["empty", "only headings", "no id", "workbook", "no headings"])
def test_what_is_no_list_is_said_and_enters_nobody(tmp_path, raw, words):
    with pytest.raises(CourseError, match=words) as said:
        read(tmp_path, raw)
    assert "Nobody was entered" in said.value.means and said.value.todo


def test_a_name_steers_nothing(tmp_path):
    (person,), _ = read(tmp_path, "name\n\u202eevil\x1b[2J!\n".encode())
    assert person["id"] == "evil-2j" and person["last_name"] == "evil[2J!"


def enrolled(course, text=PEOPLE, encoding="utf-8"):
    path = course.root.parent / "people.csv"
    path.write_bytes(text.encode(encoding))
    return roster.enrol(Layout(course.root), path)


def students(course):
    with Gradebook(course.gradebook, "cx") as book:
        return {one.id: (one.first_name, one.last_name, one.email) for one in book.students}


def test_the_roster_gives_everybody_a_name_and_takes_nothing_away(course):
    hand_in(course, "odd")
    quietly(course)
    account = enrolled(course)
    assert account.new == ["anna", "maria", "bo"] and account.elsewhere == ["odd"]
    assert "jörg" not in students(course) and students(course)["maria"] == ("Maria", "García", None)
    assert "Line 4 is left out: Jörg Müller" in account.said[0] and "line 6 is anna of line 2 again" in account.said[1]
    account = enrolled(course, "id;first_name;last_name\nanna;Anna;Berg-Ek\nodd;O.;Dd\nbo;Bo;Ek\n")
    assert (account.new, account.changed, account.same, account.elsewhere) == ([], ["anna", "odd"], ["bo"], ["maria"])
    assert students(course)["anna"] == ("Anna", "Berg-Ek", "anna@school.example"), "what a list does not say is kept"
    said = roster.as_text(account)
    assert "3 on the roster: 0 new, 2 changed, 1 as before." in said and "In the gradebook, and not on this list: maria." in said
    assert quietly(course).unchanged == ["odd"] and (course.root / "grading" / "gradebook.db").stat().st_mode & 0o007 == 0
    with read_only(course.root / "grading" / "gradebook.db"), pytest.raises(CourseError, match="readonly.*Nobody of the list was entered.*read the roster again.$"):
        enrolled(course, "id\nnew-one\n")
    assert "new-one" not in students(course)


def at(course, learner, moment):
    (course.root / "grading" / "submitted" / learner / MODULE / "timestamp.txt").write_text(f"{moment:%Y-%m-%d %H:%M:%S} UTC")


def test_who_is_in_who_is_late_and_who_is_missing_by_every_road(course, monkeypatch):
    layout, now = Layout(course.root), datetime.now(timezone.utc).replace(microsecond=0)
    exchange = course.root.parent / "exchange"
    monkeypatch.setenv("COURSE_EXCHANGE", str(exchange))
    assert who.as_text(who.who(layout, MODULE)).endswith("Nobody is on the roster yet, so nobody can be missing: python3 -m grading roster FILE.")
    enrolled(course, PEOPLE + "cy,Cy,Oh,\ndi,Di,Fu,\n")
    due.due(layout, MODULE, (now - timedelta(hours=30)).isoformat())
    for learner, hours in (("anna", 50), ("maria", 3), ("odd", 40)):
        hand_in(course, learner)
        at(course, learner, now - timedelta(hours=hours))
    quietly(course)
    at(course, "anna", now - timedelta(hours=29, minutes=30))
    (exchange / "cx" / "inbound" / f"bo+{MODULE}+{now - timedelta(hours=31):%Y-%m-%d %H:%M:%S} UTC+abc").mkdir(parents=True)
    for name in (f"cy_handin_{now - timedelta(days=3):%Y%m%dT%H%M%S}_{MODULE}.zip", f"maria_handin_{now - timedelta(days=3):%Y%m%dT%H%M%S}_{MODULE}.zip"):
        path = course.root / "grading" / "downloaded" / MODULE / "archive" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    account = who.who(layout, MODULE)
    assert list(account.handed_in) == ["anna", "bo", "cy", "maria", "odd"] and account.missing == ["di"] and account.strangers == ["odd"] and account.again == ["anna"]
    assert account.late == {"anna": 1800, "maria": 97200} and account.to_collect == {f"nbgrader collect {MODULE}": ["bo"], f"nbgrader zip_collect {MODULE}": ["cy"]}
    said = who.as_text(account)
    assert "handed in      4 of 5, and 1 on no roster\nlate           2\nmissing        1 of 5" in said
    assert "  Anna Berg (anna), by 30 minutes\n  Maria García (maria), by 1 day 3 hours\n" in said and "Missing:\n  Di Fu (di)\n" in said and "on no roster:\n  odd\n" in said
    with Gradebook(course.gradebook, "cx") as book:
        book.find_submission(MODULE, "maria").extension = timedelta(days=2)
        book.db.commit()
    assert list(who.who(layout, MODULE).late) == ["anna"], "nbgrader's extension counts"


@pytest.fixture
def own_clock(monkeypatch):
    """Let a test set this process's time zone, which is put back afterwards."""
    yield
    monkeypatch.undo()
    time.tzset()


def gap(year):
    """The hour that Berlin does not have, on the last Sunday of March."""
    day = datetime(year, 3, 31)
    return f"{day - timedelta(days=(day.weekday() + 1) % 7):%Y-%m-%d} 02:30"


def test_without_a_name_it_is_about_what_is_built(course):
    layout = Layout(course.root)
    (layout.solutions / "91_shop").mkdir()
    layout.lesson("91_shop").touch()
    assert asked.modules(layout, []) == [MODULE] and asked.modules(layout, ["91_shop"]) == ["91_shop"]
    with Gradebook(course.gradebook, "cx") as book:
        book.remove_assignment(MODULE)
    for _ in range(2):
        with pytest.raises(CourseError, match="No module is in the gradebook yet.*build MODULE"):
            asked.modules(layout, [])
        (course.root / "grading" / "gradebook.db").unlink(missing_ok=True)
    assert not (course.root / "grading" / "gradebook.db").exists(), "to ask makes none"


def test_a_due_date_is_kept_in_utc_and_said_with_its_zone(course, own_clock, monkeypatch):
    layout = Layout(course.root)
    day = datetime.now(timezone.utc).year + 1
    assert due.due(layout, MODULE) == f"{MODULE} has no due date: nobody is late."
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    said = due.due(layout, MODULE, f"{day}-07-05 18:00", "Europe/London")
    assert f"5 July {day}, 18:00 BST (17:00 UTC)" in said and "costs no points" in said and "this machine" not in said
    assert f"5 July {day}, 18:00 BST (17:00 UTC)" in due.due(layout, MODULE) and "18:00 BST (17:00 UTC)" in who.as_text(who.who(layout, MODULE)), "as it was given"
    assert f"5 July {day}, 18:00 UTC-05:00 (23:00 UTC)" in due.due(layout, MODULE, f"{day}-07-05 18:00-05:00")
    assert "18:00 UTC-05:00 (23:00 UTC)" in due.due(layout, MODULE)
    (course.root / "grading" / "due.json").write_text("[")
    assert f"6 July {day}, 01:00 CEST" in due.due(layout, MODULE), "the moment is the gradebook’s"
    said = due.due(layout, MODULE, f"{day}-07-05")
    assert f"5 July {day}, 23:59 CEST (21:59 UTC)" in said and "time zone of this machine (CEST)" in said
    with Gradebook(course.gradebook, "cx") as book:
        assert book.find_assignment(MODULE).duedate == datetime(day, 7, 5, 21, 59, 59)
    for text, zone, words in ((f"5.7.{day}", "", "is no day"), (f"{day}-02-30", "", "is no day"), ("2206-12-04", "", "more than two years away"),
                              ("0001-01-01", "", "is no day"), (f"{day}-07-05", "Europe/Atlantis", "no time zone called"),
                              (f"{day}-07-05", "../../etc/passwd", "no time zone called"), (gap(day), "Europe/Berlin", "clocks go forward")):
        with pytest.raises(CourseError, match=words) as refused:
            due.due(layout, MODULE, text, zone)
        assert refused.value.means == "The due date is as it was." and f"5 July {day}" in due.due(layout, MODULE)
    assert "no due date" in due.due(layout, MODULE, "none")


@pytest.mark.thorough
def test_a_build_leaves_the_due_date(course):
    due.due(Layout(course.root), MODULE, f"{datetime.now(timezone.utc).year + 1}-07-05")
    assert course.grading("build").returncode == 0
    assert "is due on" in due.due(Layout(course.root), MODULE)


def test_what_a_past_date_and_a_late_policy_mean_is_said(course):
    layout = Layout(course.root)
    hand_in(course, "anna")
    at(course, "anna", datetime.now(timezone.utc))
    with (course.root / "nbgrader_config.py").open("a") as settings:
        settings.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    quietly(course)
    said = due.due(layout, MODULE, (datetime.now(timezone.utc) - timedelta(days=1)).isoformat())
    assert "That is past. Of 1 collected, 1 came later. A late hand-in has 0 points" in said and f"1 are graded by the date before: python3 -m grading grade {MODULE} --force" in said


@pytest.mark.parametrize("ask", [enrolled, lambda course: who.who(Layout(course.root), MODULE), lambda course: due.due(Layout(course.root), MODULE, "none")],
                         ids=["roster", "who", "due"])
def test_a_gradebook_of_another_version_is_said_and_left(course, ask):
    with contextlib.closing(sqlite3.connect(course.root / "grading" / "gradebook.db")) as book:
        book.execute("ALTER TABLE student RENAME COLUMN first_name TO given")
        book.execute("ALTER TABLE assignment RENAME COLUMN duedate TO until")
        book.commit()
    with pytest.raises(CourseError, match="made by another version of nbgrader: .*nbgrader db upgrade") as said:
        ask(course)
    assert said.value.means in ("Nobody of the list was entered.", "Nothing was changed.", "The due date is as it was.")
