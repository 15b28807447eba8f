"""Marking memos by a rubric: the points add up in nbgrader's gradebook, and of two people who mark side by side nobody loses a mark."""

import itertools
import json
import shutil
import sqlite3
import threading
import time
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import select, update

from grading import criteria, declared
from grading.build.known import known
from grading.grade import marks
from grading.grade.command import grade
from grading.layout import HERE, Layout
from grading.marking import beside, change, kept, mark, names, queue
from tests.access import checks
from tests.grading.conftest import MODULE
from tests.grading.formgrading import TOKEN, Formgrader, Person
from tests.grading.graded import LINE

MEMO, MANY = "m90-3", 20
TWIN = "Most answers in this record are, to the second, also those of maria."
RUNS = "window.pwned=1"
HOSTILE = f'<img src=x onerror="{RUNS}"><script>{RUNS}</script></script><script>{RUNS}</script>'


@pytest.fixture(scope="module")
def course(built_once, tmp_path_factory):
    """One hand-in that is graded, and many that are like it."""
    copy = type(built_once)(tmp_path_factory.mktemp("marking") / "the course")
    shutil.copytree(built_once.root, copy.root)
    copy.handed_in("joan", {"m90-1": 15, MEMO: {"text": f"Seven minutes is one customer. {HOSTILE}", "runs": []}}, LINE)
    grade(Layout(copy.root), MODULE, workers=1, say=str)
    with Gradebook(copy.gradebook, "cx") as book, book.db.no_autoflush:
        asked = book.find_assignment(MODULE)
        for learner in ("maria", *(f"learner-{at:02}" for at in range(MANY - 2))):
            held = SubmittedNotebook(notebook=asked.notebooks[0], assignment=SubmittedAssignment(assignment=asked, student=Student(id=learner)))
            book.db.add_all([held, *(Grade(cell=cell, notebook=held) for cell in asked.notebooks[0].grade_cells),
                             *(Comment(cell=cell, notebook=held, auto_comment=TWIN) for cell in asked.notebooks[0].solution_cells)])
            shutil.copytree(copy.root / "grading" / "autograded" / "joan", copy.root / "grading" / "autograded" / learner)
        book.db.commit()
    return copy


@pytest.fixture
def book(course):
    """The gradebook with every memo unmarked, and no rubric changed."""
    with Gradebook(course.gradebook, "cx") as book:
        criteria.ready(book)
        for table in criteria.OURS.sorted_tables:
            book.db.execute(table.delete())
        memo = select(BaseCell.id).where(BaseCell.name == MEMO)
        book.db.execute(update(Grade).where(Grade.cell_id.in_(memo)).values(manual_score=None, extra_credit=None, auto_score=None, needs_manual_grade=True))
        book.db.execute(update(Comment).where(Comment.cell_id.in_(memo)).values(manual_comment=None))
        book.db.commit()
        names.hide(course.root / "grading", False)
        yield book


@pytest.fixture
def desk(course, book):
    """What a server has at hand when somebody marks."""
    layout = Layout(course.root)

    def held(learner):
        return book.find_submission_notebook(MODULE, MODULE, learner)

    def now(learner):
        return mark.grades(book, held(learner), criteria.rubrics(book, layout, MODULE))[MEMO]

    def tick(learner, *shares, seen=None, by="Ann"):
        rubrics = criteria.rubrics(book, layout, MODULE)
        given = {one.id: share for one, share in zip(rubrics[MEMO], shares, strict=False)}
        mark.tick(book, held(learner), rubrics, MEMO, given, seen or now(learner)["version"], by)

    def rewrite(*wanted, seen=None):
        rubric = criteria.rubrics(book, layout, MODULE)[MEMO]
        return change.change(book, layout, MODULE, MEMO, [{"id": one.id, "words": words, "points": points} for one, (words, points) in zip(rubric, wanted, strict=True)],
                             seen or change.version(rubric))

    return SimpleNamespace(book=book, layout=layout, held=held, now=now, tick=tick, rewrite=rewrite)


def learners(book):
    return sorted(one.student.id for one in book.notebook_submissions(MODULE, MODULE))


def test_what_is_ticked_adds_up_to_nbgraders_own_mark(desk):
    for shares, points in [((1, 0), 3), ((1, 1), 6), ((0.5, 1), 4.5), ((0, 0), 0), ((), 0)]:
        desk.tick("joan", *shares)
        grade = desk.book.find_grade(MEMO, MODULE, MODULE, "joan")
        desk.book.db.refresh(grade)
        assert (grade.manual_score, grade.needs_manual_grade) == (points, False)
        assert len(criteria.given(desk.book, MODULE)["joan"][MEMO]) == 2, "what is not met is kept, too"
    assert marks.waiting(desk.book, MODULE)[MEMO] == len(learners(desk.book)) - 1


def test_what_is_no_tick_changes_nothing(desk):
    rubrics, before = criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")
    one = rubrics[MEMO][0].id
    for shares in ({"x": 1}, [1], None, *({one: share} for share in (0.3, 2, -1, True, "1", None, [], float("nan")))):
        with pytest.raises(mark.Refused):
            mark.tick(desk.book, desk.held("joan"), rubrics, MEMO, shares, before["version"], "Ann")
        assert desk.now("joan") == before, shares


def test_a_mark_that_is_typed_is_a_number_of_points_that_the_exercise_has(desk):
    rubrics, before = criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")
    for typed in (-1, 6.01, "seven", float("nan"), float("inf"), "1e999", 10**400, 4.333, True, [], {}):
        for points, extra in [(typed, None), (None, typed)]:
            with pytest.raises(mark.Refused):
                mark.by_hand(desk.book, desk.held("joan"), rubrics, MEMO, points, extra, before["version"])
        assert desk.now("joan") == before, typed
    mark.by_hand(desk.book, desk.held("joan"), rubrics, MEMO, "4.25", "", before["version"])
    assert desk.now("joan")["manual_score"] == 4.25


def test_a_criterion_that_is_changed_changes_every_memo_that_was_marked_by_it_and_says_how_many(desk):
    some = learners(desk.book)[:6]
    for at, learner in enumerate(some):
        desk.tick(learner, at % 2, 0.5)
    mark.by_hand(desk.book, desk.held(some[5]), criteria.rubrics(desk.book, desk.layout, MODULE), MEMO, 5.5, None, None)
    changed = desk.rewrite(("a number of the shop’s", 4), ("what it does not say", 2))
    assert changed == change.Changed(marked=6, marks=5, by_hand=1)
    assert changed.in_words() == "Saved. 6 memos are marked by this rubric. 5 marks are others now. 1 mark was given by hand and stands. Give back again to whoever has a page already."
    assert [desk.now(learner)["manual_score"] for learner in some] == [1, 5, 1, 5, 1, 5.5]
    assert desk.now(learners(desk.book)[7])["manual_score"] is None
    assert [one.words for one in criteria.rubrics(desk.book, desk.layout, MODULE)[MEMO]] == ["a number of the shop’s", "what it does not say"]
    assert desk.rewrite(("a number", 4), ("what it does not say", 2)) == change.Changed(6, 0, 1), "other words are no other mark"


def test_a_rubric_that_does_not_add_up_is_refused_and_nothing_changes(desk):
    desk.tick("joan", 1, 0)
    before = criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")
    for wanted in ([("a", 4), ("b", 3)], [("a", 7), ("b", -1)], [("", 3), ("b", 3)], [("a", 3), ("a", 3)], [("a" * 201, 3), ("b", 3)], [("a", 3.1), ("b", 2.9)],
                   [("a", "3"), ("b", 3)], [("a", True), ("b", 5)], [("a", float("nan")), ("b", 3)], [(None, 3), ("b", 3)]):
        with pytest.raises(mark.Refused):
            desk.rewrite(*wanted)
        assert (criteria.rubrics(desk.book, desk.layout, MODULE), desk.now("joan")) == before, wanted
    with pytest.raises(mark.Stale):
        desk.rewrite(("a", 3), ("b", 3), seen="another")


def test_whoever_marks_what_is_no_longer_there_is_told_and_nothing_is_written(desk):
    def changes():
        desk.tick("joan", 0, 1, by="Ben")
        yield "another ticked it"
        mark.by_hand(desk.book, desk.held("joan"), criteria.rubrics(desk.book, desk.layout, MODULE), MEMO, 2, None, None)
        yield "another typed a mark"
        desk.rewrite(("a number", 2), ("what it does not say", 4))
        yield "the rubric is another"
        row = marks.HELD.c.submission == desk.held("joan").assignment_id
        given = json.loads(desk.book.db.scalar(marks.HELD.select().with_only_columns(marks.HELD.c.given).where(row)))
        given[MEMO]["gave"] = "another memo"
        desk.book.db.execute(update(marks.HELD).where(row).values(given=json.dumps(given)))
        desk.book.db.commit()
        yield "the memo is another"

    seen = desk.now("joan")["version"]
    for what in changes():
        before = desk.now("joan")
        with pytest.raises(mark.Stale):
            desk.tick("joan", 1, 1, seen=seen)
        assert desk.now("joan") == before, what
        seen = before["version"]


def test_two_who_take_the_next_memo_are_handed_different_ones_till_all_are_out(desk):
    whose = {one.id: one.student.id for one in desk.book.notebook_submissions(MODULE, MODULE)}
    all_of_them = set(whose)
    got, at = {"Ann": [], "Ben": []}, {"Ann": "", "Ben": ""}
    for who in itertools.cycle(got):
        if at[who]:
            desk.tick(whose[at[who]], 1, by=who)
        one = queue.following(desk.book, MODULE, MEMO, at[who], who)
        if one is None:
            break
        got[who].append(one)
        at[who] = one
    assert not set(got["Ann"]) & set(got["Ben"]) and {*got["Ann"], *got["Ben"]} == all_of_them
    assert queue.before(desk.book, MODULE, MEMO, max(all_of_them)) == sorted(all_of_them)[-2] and queue.before(desk.book, MODULE, MEMO, min(all_of_them)) is None


def test_a_comment_is_kept_once_and_for_its_exercise(desk):
    for text in ("Whose minutes?", " Whose minutes? ", HOSTILE):
        kept.keep(desk.book, MODULE, MEMO, text)
    assert [one["text"] for one in kept.kept(desk.book, MODULE, MEMO)] == ["Whose minutes?", HOSTILE] and kept.kept(desk.book, MODULE, "m90-9") == []
    for text in ("", "  ", "x" * 2_001, None, 5):
        with pytest.raises(mark.Refused):
            kept.keep(desk.book, MODULE, MEMO, text)
    kept.drop(desk.book, MODULE, MEMO, kept.kept(desk.book, MODULE, MEMO)[0]["id"])
    assert [one["text"] for one in kept.kept(desk.book, MODULE, MEMO)] == [HOSTILE]


def test_a_name_is_masked_as_a_word_and_not_within_one():
    assert names.masked("Also those of maria, tom; tomorrow.", ["tom", "maria"]) == "Also those of (a name that is hidden), (a name that is hidden); tomorrow."
    assert names.masked("", ["tom"]) == "" and names.masked("tom", []) == "tom"


MODULES = [module for module in HERE.lessons() if declared.memos(HERE, module)]


@pytest.mark.parametrize("module", [pytest.param(module, marks=[] if module == "06_truth" else pytest.mark.thorough) for module in MODULES])
def test_what_was_predicted_and_decided_is_told_in_words(module, tmp_path):
    gave = {name: one.model for name, one in known(HERE, module).items() if one.model is not None}
    path = tmp_path / "record.json"
    path.write_text(json.dumps({"schema": 1, "module": module, "edition": "reference", "runs": [], "answers": {
        name: {"answer": model, "first": model, "at": "2026-11-22T14:02:05Z", "tries": 1} for name, model in gave.items() if not known(HERE, module)[name].exercise.by_hand}}))
    said = beside.said(HERE, module, path)
    assert said and all("read" not in part for _, _, parts in said for part in parts)
    words = " ".join(part for _, _, parts in said for part in parts)
    assert not {word for word in words.split() if "_" in word} and "£-" not in words and "<" not in beside.as_html(said).replace("<br>", "").partition("<td>")[2].partition("<em>")[0]
    path.write_text("{")
    assert {part for _, _, parts in beside.said(HERE, module, path) for part in parts} == {"nothing"}


# What the server does, and what a browser sees of it.

@pytest.fixture(scope="module")
def formgrader(course):
    server = Formgrader(course)
    yield server
    server.stop()


class Marker(Person):
    """Somebody who marks one memo after another, as a page does: with the version that they saw."""

    def __init__(self, url):
        super().__init__(url)
        self.saved, self.told, self.problems = [], [], []

    def work(self, share):
        try:
            at = ""
            while True:
                where = urlsplit(self.open(f"/memos/{MODULE}/{MEMO}/next?from={at}").url)
                if not where.path.rstrip("/").rpartition("/")[0].endswith("submissions"):
                    return
                at = where.path.rstrip("/").rpartition("/")[2]
                assert parse_qs(where.query)["exercise"] == [MEMO]
                self.mark(at, share)
        except Exception as problem:  # noqa: BLE001 - of a thread, told to whoever waits for it
            self.problems.append(problem)

    def mark(self, one, share, version=None):
        now = self.ask(f"/api/marking/{one}/{MEMO}")
        shares = dict.fromkeys(self.criteria, share)
        for _ in range(20):
            status, answer = self.tried(f"/api/marking/{one}/{MEMO}", "PUT", {"version": version or now["version"], "shares": shares})
            if status != 503:
                break
            self.told.append(answer["error"])
        if status == 200:
            self.saved.append((one, answer["manual_score"]))
        return status, answer


def test_of_two_who_mark_side_by_side_no_mark_is_lost(course, book, formgrader):
    found = [one.id for one in criteria.rubrics(book, Layout(course.root), MODULE)[MEMO]]
    people = [Marker(formgrader.url) for _ in range(2)]
    for one in people:
        one.criteria = found
    threads = [threading.Thread(target=one.work, args=(share,)) for one, share in zip(people, (1, 0.5), strict=True)]
    for one in threads:
        one.start()
    elsewhere = sqlite3.connect(course.root / "grading" / "gradebook.db", isolation_level=None)
    for _ in range(5):  # a third, such as grading itself, writes meanwhile
        elsewhere.execute("BEGIN IMMEDIATE")
        time.sleep(0.1)
        elsewhere.execute("COMMIT")
        time.sleep(0.05)
    elsewhere.close()
    for one in threads:
        one.join(timeout=300)
    assert [one.problems for one in people] == [[], []]
    saved = [mark for one in people for mark in one.saved]
    assert len(saved) == len(dict(saved)) == MANY and all(one.saved for one in people), "each memo by one of them"
    book.db.rollback()
    in_gradebook = {held.id: book.find_grade(MEMO, MODULE, MODULE, held.student.id).manual_score for held in book.notebook_submissions(MODULE, MODULE)}
    assert in_gradebook == dict(saved)

    one, (ann, ben) = saved[0][0], people
    seen = ann.ask(f"/api/marking/{one}/{MEMO}")["version"]
    row = formgrader.grade(one, MEMO)
    assert ann.mark(one, 0, seen)[0] == 200
    status, said = ben.mark(one, 1, seen)
    assert (status, said["error"].partition(",")[0]) == (409, "This was changed meanwhile")
    assert ben.tried(f"/api/grade/{row['id']}", "PUT", {**row, "manual_score": 6})[0] == 409, "nbgrader's own field on a stale page, too"
    assert ben.tried(f"/api/grade/{row['id']}", "PUT", {"manual_score": 60})[0] == 400
    assert formgrader.grade(one, MEMO)["manual_score"] == 0
    comment = next(row for row in formgrader.ask(f"/api/comments?submission_id={one}") if row["name"] == MEMO)
    assert ann.tried(f"/api/comment/{comment['id']}", "PUT", {**comment, "manual_comment": "Ann’s"})[0] == 200
    assert ben.tried(f"/api/comment/{comment['id']}", "PUT", {**comment, "manual_comment": "Ben’s"})[0] == 409


@pytest.mark.thorough
def test_a_gradebook_that_stays_in_use_is_said_and_not_waited_for_without_end(course, book, formgrader):
    one = book.find_submission_notebook(MODULE, MODULE, "joan").id
    seen = formgrader.ask(f"/api/marking/{one}/{MEMO}")["version"]
    elsewhere = sqlite3.connect(course.root / "grading" / "gradebook.db", isolation_level=None)
    elsewhere.execute("BEGIN IMMEDIATE")
    status, said = formgrader.tried(f"/api/marking/{one}/{MEMO}", "PUT", {"version": seen, "shares": {}})
    elsewhere.execute("COMMIT")
    elsewhere.close()
    assert status == 503 and "Nothing was saved yet: try again in a moment." in said["error"]
    assert formgrader.tried(f"/api/marking/{one}/{MEMO}", "PUT", {"version": seen, "shares": {}})[0] == 200


def test_what_is_no_memo_is_not_there_and_what_is_no_request_is_said(formgrader, book):
    one = book.find_submission_notebook(MODULE, MODULE, "joan").id
    for path in (f"/api/marking/{one}/m90-1", f"/api/marking/nobody/{MEMO}"):
        assert formgrader.tried(path, "PUT", {"shares": {}, "version": ""})[0] == 404
    for path in (f"/api/rubric/{MODULE}/m90-1", "/api/rubric/91_none/m1-1"):
        assert formgrader.tried(path, "PUT", {})[0] == 404
    for body in ([], {}, {"version": 5, "shares": 7}):
        assert formgrader.tried(f"/api/marking/{one}/{MEMO}", "PUT", body)[0] in (400, 409)


def test_only_who_has_the_pages_own_word_changes_anything(formgrader, book, chromium):
    page = chromium.new_page()
    page.goto(f"{formgrader.url}/memos?token={TOKEN}")
    one = book.find_submission_notebook(MODULE, MODULE, "joan").id
    for path in (f"api/marking/{one}/{MEMO}", f"api/rubric/{MODULE}/{MEMO}", "api/names"):
        assert page.evaluate("(path) => fetch(path, {method: 'PUT', body: '{}'}).then((answer) => answer.status)", f"{formgrader.url}/{path}") == 403
    page.close()


@pytest.fixture
def page(formgrader, chromium):
    """A browser that knows the server by its cookie, as an instructor's does."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.happened = []
    page.on("dialog", lambda dialog: (page.happened.append(dialog.message), dialog.accept()))
    page.on("pageerror", lambda error: page.happened.append(str(error)))
    page.on("request", lambda request: None if "//127.0.0.1:" in request.url else page.happened.append(request.url))
    page.goto(f"{formgrader.url}/memos?token={TOKEN}")
    yield page
    assert page.evaluate("window.pwned") is None and page.happened == []
    context.close()


def at(book, learner):
    return f"submissions/{book.find_submission_notebook(MODULE, MODULE, learner).id}/?exercise={MEMO}"


def stands(book, learner):
    book.db.rollback()
    one = book.find_grade(MEMO, MODULE, MODULE, learner)
    return one.manual_score, book.find_comment(MEMO, MODULE, MODULE, learner).manual_comment


def wait_saved(page):
    page.wait_for_function("() => !unsaved.size")


def test_memos_are_marked_by_keyboard_alone(course, book, formgrader, page):
    graded = ["joan", "maria", "learner-00"]
    for learner in set(learners(book)) - set(graded):
        book.find_grade(MEMO, MODULE, MODULE, learner).needs_manual_grade = False
    book.db.commit()
    page.get_by_role("link", name="Mark the next").press("Enter")
    page.wait_for_url("**/submissions/**")
    first = page.url
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("h")
    wait_saved(page)
    assert page.locator(".sum").inner_text().startswith("4.5 of 6 points") and page.locator(f"#{MEMO}").input_value() == "4.5"
    page.keyboard.press("c")
    page.keyboard.insert_text(f"Whose minutes? {HOSTILE}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".kept li").wait_for()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.wait_for_function("(first) => location.href.split('/')[5] !== first.split('/')[5] && document.readyState === 'complete'", arg=first)
    page.keyboard.press("f")
    page.keyboard.press("Shift+Digit1")
    wait_saved(page)
    assert HOSTILE in page.locator(f"#{MEMO}-comment").input_value()
    second = page.url
    page.keyboard.press("b")
    page.wait_for_function("(first) => location.href.split('/')[5] === first.split('/')[5] && document.readyState === 'complete'", arg=first)
    assert page.locator(".met").nth(0).is_checked() and page.locator(".half").nth(1).get_attribute("aria-pressed") == "true"
    page.keyboard.press("Control+.")
    page.wait_for_function("([one, two]) => ![one, two].includes(location.href.split('/')[5]) && document.readyState === 'complete'",
                           arg=[url.split("/")[5] for url in (first, second)])
    page.keyboard.press("0")
    wait_saved(page)
    page.keyboard.press("n")
    page.wait_for_url("**/memos")
    assert "all marked" in page.locator("main").inner_text()
    assert sorted(stands(book, learner)[0] for learner in graded) == [0, 4.5, 6]


def test_a_page_on_which_another_mark_stands_by_now_says_so_and_asks(book, page, formgrader):
    page.goto(f"{formgrader.url}/{at(book, 'maria')}", wait_until="networkidle")
    rival = Person(formgrader.url)
    one = page.url.split("/")[5]
    seen = rival.ask(f"/api/marking/{one}/{MEMO}")
    rival.ask(f"/api/marking/{one}/{MEMO}", "PUT", {"version": seen["version"], "shares": {}})
    page.locator(".met").first.check()
    box = page.get_by_role("alert")
    box.wait_for()
    assert "marked this meanwhile: 0 points. Nothing of yours was saved." in box.inner_text() and stands(book, "maria")[0] == 0
    page.keyboard.press("Control+.")
    page.wait_for_timeout(100)
    assert page.url.split("/")[5] == one, "nobody leaves what is not saved"
    page.get_by_role("button", name="Save mine instead").click()
    wait_saved(page)
    assert stands(book, "maria")[0] == 3
    page.locator(f"#{MEMO}").fill("5")
    page.locator(f"#{MEMO}").press("Tab")
    page.locator(".how", has_text="given by hand; what is ticked comes to 3").wait_for()
    assert stands(book, "maria")[0] == 5


def test_names_are_hidden_where_that_is_wanted(course, book, page, formgrader):
    page.get_by_role("button", name="Hide names while marking").click()
    page.wait_for_function("() => document.querySelector('#names')?.getAttribute('aria-pressed') === 'true' && document.readyState === 'complete'")
    for where in (at(book, "maria"), at(book, "maria").partition("?")[0]):
        page.goto(f"{formgrader.url}/{where}", wait_until="networkidle")
        assert "maria" not in page.content() and "maria" not in page.title() + page.url
    assert names.ANOTHER in page.content(), "that it is like another’s is said, and not whose"
    one = book.find_submission_notebook(MODULE, MODULE, "maria").id
    for path in (f"/api/grades?submission_id={one}", f"/api/comments?submission_id={one}", f"/api/marking/{one}/{MEMO}", f"/api/submitted_notebooks/{MODULE}/{MODULE}"):
        assert "maria" not in json.dumps(formgrader.ask(path))
    names.hide(course.root / "grading", False)
    page.goto(f"{formgrader.url}/{at(book, 'maria')}", wait_until="networkidle")
    page.get_by_role("button", name="Show student name").click()
    assert "maria" in page.locator("nav").inner_text()


def test_a_rubric_is_changed_on_its_page(book, page, formgrader):
    page.goto(f"{formgrader.url}/{at(book, 'joan')}", wait_until="networkidle")
    page.locator(".met").first.check()
    wait_saved(page)
    page.get_by_role("link", name="Change the rubric").click()
    page.get_by_label("Points of criterion 1").fill("5")
    page.get_by_role("button", name="Save and change the marks").click()
    page.locator("#said", has_text="The points add up to 8.").wait_for()
    page.get_by_label("Points of criterion 2").fill("1")
    page.get_by_label("Criterion 1 in words").fill(HOSTILE)
    page.get_by_role("button", name="Save and change the marks").click()
    page.locator("#said", has_text="1 memo is marked by this rubric. 1 mark is another now.").wait_for()
    assert stands(book, "joan")[0] == 5
    page.goto(f"{formgrader.url}/{at(book, 'joan')}", wait_until="networkidle")
    assert page.locator(".words").first.inner_text() == HOSTILE
    formgrader.press(f"assignment/{MODULE}/joan/generate_feedback")


def test_the_page_that_is_given_back_says_what_was_met(course, book, formgrader):
    rubric = criteria.rubrics(book, Layout(course.root), MODULE)[MEMO]
    one = book.find_submission_notebook(MODULE, MODULE, "joan").id
    seen = formgrader.ask(f"/api/marking/{one}/{MEMO}")["version"]
    formgrader.ask(f"/api/marking/{one}/{MEMO}", "PUT", {"version": seen, "shares": {rubric[0].id: 1}})
    feedback = course.root / "grading" / "feedback" / "joan" / MODULE / f"{MODULE}.html"
    formgrader.press(f"assignment/{MODULE}/joan/generate_feedback")
    assert "✓</span> a number: met, 3 of 3 points" in feedback.read_text() and "○</span> what it does not say: not met, 0 of 3 points" in feedback.read_text()
    assert "set for the whole text" not in feedback.read_text()
    row = formgrader.grade(one, MEMO)
    formgrader.ask(f"/api/grade/{row['id']}", "PUT", {"manual_score": 5.5})
    formgrader.press(f"assignment/{MODULE}/joan/generate_feedback")
    assert "The points were set for the whole text." in feedback.read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_marking_are_for_everybody(book, page, formgrader, scheme):
    page.emulate_media(color_scheme=scheme)
    for where in ("memos", f"memos/{MODULE}/{MEMO}", at(book, "joan")):
        page.goto(f"{formgrader.url}/{where}", wait_until="networkidle")
        if "exercise" in where:
            page.locator(".met").first.check()
            wait_saved(page)
        for width in (1280, 820):
            page.set_viewport_size({"width": width, "height": 900})
            assert checks.violations(page) == [], (where, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (where, width)
