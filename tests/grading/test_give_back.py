"""What is given back: each learner's page, where it is new or says something else, by the road that they came by, and nothing twice."""

import shutil

import pytest
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import notebook_hash

from course.errors import CourseError
from grading.give_back import as_text, but_for_the_class, give_back, graded_modules
from grading.grade.command import grade
from grading.layout import Layout, settings
from grading.nbgrader.release import GuardedRelease
from grading.to_send import put
from tests.grading.conftest import MODULE, Course, mark
from tests.grading.graded import LINE

MEMO = {"text": "Seven minutes is one customer.", "runs": []}


def hand_in(course, learner, secret="", answer=15):
    """Right work, but for the first answer where another is given; with the exchange's word where it came by it."""
    folder = course.handed_in(learner, {"m90-1": answer, "m90-3": MEMO}, LINE)
    record = folder / f"{MODULE}.answers.json"
    record.write_text(record.read_text().replace("14:02:05", f"14:02:05 {learner}"))
    (folder / "timestamp.txt").write_text("2026-11-22 14:02:05 UTC")
    if secret:
        (folder / "submission_secret.txt").write_bytes(secret if isinstance(secret, bytes) else secret.encode())


@pytest.fixture(scope="module")
def graded_once(built_once, tmp_path_factory):
    """A class of two by the exchange and two by file, graded."""
    course = type(built_once)(tmp_path_factory.mktemp("graded") / "the course")
    shutil.copytree(built_once.root, course.root)
    for learner, secret, answer in (("anna", "aa11", 15), ("bert", "bb22", 14), ("cora", "", 15), ("dora", "", 14)):
        hand_in(course, learner, secret, answer)
    graded(course)
    return course


@pytest.fixture
def course(graded_once, tmp_path):
    shutil.copytree(graded_once.root, tmp_path / "the course")
    return type(graded_once)(tmp_path / "the course")


@pytest.fixture
def back(course, monkeypatch):
    """Give back as the command does."""
    (course.root.parent / "exchange").mkdir()
    monkeypatch.setenv("COURSE_EXCHANGE", str(course.root.parent / "exchange"))

    def give(*learners, again=False):
        account = give_back(Layout(course.root), MODULE, learners=learners, again=again)
        assert not account.failed and not account.ungraded
        return {**account.exchange, **account.files}, as_text(account, MODULE)

    return give


def graded(course):
    return grade(Layout(course.root), MODULE, say=str, workers=1)


def exchanged(course, secret):
    return course.root.parent / "exchange" / "cx" / "feedback" / f"{notebook_hash(secret=secret, notebook_id=MODULE)}.html"


def to_send(course, learner):
    return course.root / "grading" / "to-send" / learner / f"{learner}_feedback_{MODULE}.html"


def stands(course):
    """Every page that somebody can get, and when it was written."""
    exchange, ours = course.root.parent / "exchange" / "cx" / "feedback", course.root / "grading" / "to-send"
    return {path.name: path.stat().st_mtime_ns for path in (*exchange.iterdir(), *ours.glob("*/*.html"))}


def test_who_came_through_the_exchange_gets_it_there_and_the_others_pages_are_put_to_be_sent(course, back):
    became, said = back()
    assert became == dict.fromkeys(("anna", "bert", "cora", "dora"), "new")
    assert "90_shop: 4 new, 0 changed, 0 unchanged." in said and "Given through the exchange: 2." in said and "To be sent: 2 (cora, dora)." in said
    assert "4 answers wait to be marked, on 4 pages, which say so." in said
    assert "6 of 12 points" in exchanged(course, "aa11").read_text() and "4 of 12 points" in exchanged(course, "bb22").read_text()
    assert "6 of 12 points" in to_send(course, "cora").read_text() and "4 of 12 points" in to_send(course, "dora").read_text()
    assert len(stands(course)) == 4 and exchanged(course, "aa11").stat().st_mode & 0o444 == 0o444


def test_everybody_s_pages_of_all_modules_lie_in_a_folder_of_their_own_and_all_modules_are_given_back_at_once(tmp_path):
    layout, place = Layout(tmp_path), tmp_path / "grading" / "to-send"
    for module in (MODULE, "91_shop"):
        for learner in ("tom", "91_shop.json") if module == MODULE else ("tom",):
            (tmp_path / "grading" / "autograded" / learner / module).mkdir(parents=True)
        (tmp_path / "solutions" / module).mkdir(parents=True)
        (tmp_path / "solutions" / module / f"{module}.py").touch()
        put(layout, module, {"tom": b"page", "91_shop.json": b"named to be in the way"})
    assert sorted(path.name for path in (place / "tom").iterdir()) == [f"tom_feedback_{MODULE}.html", "tom_feedback_91_shop.html"]
    assert graded_modules(layout) == {MODULE: [], "91_shop": []} and graded_modules(layout, ["91_shop.json"]) == {MODULE: ["91_shop.json"]}
    with pytest.raises(CourseError, match="eve is not graded in any module yet"):
        graded_modules(layout, ["eve"])


def test_a_page_that_can_not_be_put_keeps_nobody_from_theirs(tmp_path):
    """It is told, and is tried again: it has not become known."""
    for _ in range(2):
        became, failed = put(Layout(tmp_path), MODULE, {"a" * 250: b"one", "tom": b"two"})
        assert list(became) == ["tom"] and "File name too long" in failed["a" * 250]
    assert became == {"tom": "unchanged"} and to_send(Course(tmp_path), "tom").read_bytes() == b"two"


def test_a_page_names_its_learner_as_the_roster_does(course, back):
    with Gradebook(course.gradebook, "cx") as book:
        book.update_or_create_student("cora", first_name="Cora", last_name="<b>Größe</b>")
    back()
    assert "Feedback for Cora &lt;b&gt;Größe&lt;/b&gt;</p>" in to_send(course, "cora").read_text(encoding="utf-8")
    assert "Feedback for dora</p>" in to_send(course, "dora").read_text(encoding="utf-8")


def test_nothing_is_given_back_twice_and_a_file_that_was_sent_stays_away(course, back):
    back()
    to_send(course, "cora").unlink()
    before = stands(course)
    became, said = back()
    assert set(became.values()) == {"unchanged"} and said.startswith("90_shop: 0 new, 0 changed, 4 unchanged.\n4 answers wait") and stands(course) == before
    assert back("cora", again=True)[0] == {"cora": "unchanged"} and to_send(course, "cora").exists()
    for damage in ("{", "[]", '{"cora": 5}'):
        (course.root / "grading" / "to-send" / f".{MODULE}.json").write_text(damage)
        assert back()[0] == {"anna": "unchanged", "bert": "unchanged", "cora": "new", "dora": "new"}, "rather twice than never"


def test_a_memo_that_is_marked_later_changes_its_page_and_no_other(course, back):
    back()
    before = stands(course)
    with Gradebook(course.gradebook, "cx") as book:
        mark(book, "anna", "m90-3", 5, "You say what the seven hides.")
        mark(book, "cora", "m90-3", 4, "What would a manager do?")
    became, said = back()
    assert became == {"anna": "changed", "bert": "unchanged", "cora": "changed", "dora": "unchanged"}
    assert "2 answers wait to be marked, on 2 pages" in said
    assert {name for name, written in stands(course).items() if before[name] != written} == {exchanged(course, "aa11").name, to_send(course, "cora").name}
    assert "11 of 12 points" in exchanged(course, "aa11").read_text() and "What would a manager do?" in to_send(course, "cora").read_text()
    with Gradebook(course.gradebook, "cx") as book:
        mark(book, "cora", "m90-3", 4, "What would a manager do on Monday?")
    assert back()[0]["cora"] == "changed", "a comment alone is a change"


def test_a_mended_key_changes_the_pages_of_those_whom_it_concerns(course, back):
    back()
    key = course.root / "solutions" / MODULE / "key.py"
    key.write_text(key.read_text().replace('KEYS = {"m90-1": 15', 'KEYS = {"m90-1": 14'))
    assert len(graded(course).graded) == 4
    assert back()[0] == dict.fromkeys(("anna", "bert", "cora", "dora"), "changed")
    assert "6 of 12 points" in exchanged(course, "bb22").read_text() and "4 of 12 points" in to_send(course, "cora").read_text()
    key.write_text(f"{key.read_text()}\n# Nobody's score hangs on this line.\n")
    assert len(graded(course).graded) == 4
    assert set(back()[0].values()) == {"unchanged"}, "graded again, to the same end"


def test_neither_a_word_that_the_exchange_never_made_nor_a_lost_time_nor_a_damaged_page_stops_anybody(course, back):
    for number, secret in enumerate((b"", b"\xff\xfe", b"../../up", b"a" * 2_000)):
        hand_in(course, f"odd{number}", secret)
    (course.root / "grading" / "submitted" / "anna" / MODULE / "timestamp.txt").unlink()
    (course.root / "grading" / "submitted" / "bert" / MODULE / f"{MODULE}.ipynb").write_text("{")
    graded(course)
    became, said = back()
    assert set(became.values()) == {"new"} and all(to_send(course, f"odd{number}").exists() for number in range(4)) and exchanged(course, "aa11").exists()
    assert "cut off" in exchanged(course, "bb22").read_text(), "who is turned away is told so, through the exchange too"


def test_who_is_not_graded_is_named_and_an_exchange_that_is_away_is_said(course, back, monkeypatch):
    hand_in(course, "late")
    account = give_back(Layout(course.root), MODULE)
    assert account.ungraded == ["late"] and "Not graded, or not as it stands now: late." in as_text(account, MODULE)
    key = course.root / "solutions" / MODULE / "key.py"
    key.write_text(f"{key.read_text()}\n")
    assert give_back(Layout(course.root), MODULE).ungraded == ["anna", "bert", "cora", "dora", "late"]
    with Gradebook(course.gradebook, "cx") as book:
        book.remove_student("cora")
    account = give_back(Layout(course.root), MODULE)
    assert "cora" in account.ungraded and account.files == {"dora": "unchanged"} and not account.failed, "the gradebook has no score of hers"
    monkeypatch.setenv("COURSE_EXCHANGE", "/no/such/place")
    with pytest.raises(CourseError, match="exchange can’t be used"):
        back()
    with pytest.raises(CourseError, match="late is not graded in 90_shop yet"):
        give_back(Layout(course.root), MODULE, learners=["late"])


def test_nbgraders_release_stops_at_no_word_that_the_exchange_never_made(course, back):
    back()
    for learner, secret in (("bert", b""), ("cora", b"\xff\xfe"), ("dora", b"../../up")):
        (course.root / "grading" / "feedback" / learner / MODULE / "submission_secret.txt").write_bytes(secret)
    config = settings(Layout(course.root))
    release = GuardedRelease(coursedir=CourseDirectory(config=config, assignment_id=MODULE), config=config)
    release.start()
    assert release.given == {"anna": "unchanged"} and list(release.by_file) == ["bert", "cora", "dora"]


def test_how_the_class_did_is_no_reason_to_send_a_page_again():
    """It is another number whenever somebody hands in."""
    had, now = (f'<p>You had 5.</p>\n<div class="usual"><p>{alike} of the 9</p></div>\n<p>Why.</p>'.encode() for alike in (3, 4))
    assert but_for_the_class(had, now) == had != now
    assert but_for_the_class(had, now.replace(b"You had 5", b"You had 6")).count(b"You had 6") == 1 and but_for_the_class(b"", now) == now
