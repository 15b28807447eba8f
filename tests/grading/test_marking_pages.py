"""The pages on which memos are marked, as formgrader serves them and a browser shows them: of two who mark side by side nobody loses a mark."""

import json
import sqlite3
import threading
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from grading import criteria
from grading.layout import Layout
from grading.marking import kept, names
from tests.access import checks
from tests.grading.conftest import MODULE
from tests.grading.formgrading import TOKEN, Formgrader, Person
from tests.grading.to_mark import HOSTILE, MANY, MEMO, class_to_mark, learners, unmarked


@pytest.fixture(scope="module")
def course(built_once, tmp_path_factory):
    return class_to_mark(built_once, tmp_path_factory)


@pytest.fixture
def book(course):
    with unmarked(course) as book:
        yield book


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
    page.wait_for_function("() => !unsaved.size && !underway.size")


def which(page):
    """nbgrader's id of the hand-in that is shown."""
    return page.url.split("/")[5]


def wait_for_another(page, *ids):
    """Until a hand-in is shown that is none of these, and can be marked."""
    page.wait_for_url(lambda url: "/submissions/" in url and url.split("/")[5] not in ids)
    expect(page.locator("main[inert]")).to_have_count(0)


def test_memos_are_marked_by_keyboard_alone(course, book, formgrader, page):
    graded = ["joan", "maria", "learner-00"]
    for learner in set(learners(book)) - set(graded):
        book.find_grade(MEMO, MODULE, MODULE, learner).needs_manual_grade = False
    book.db.commit()
    page.get_by_role("link", name="Mark the next").press("Enter")
    wait_for_another(page)
    first = which(page)
    page.keyboard.press("1")
    page.keyboard.press("2")
    page.keyboard.press("h")
    wait_saved(page)
    expect(page.locator(".sum")).to_contain_text("4.5 of 6 points")
    expect(page.locator(f"#{MEMO}")).to_have_value("4.5")
    page.keyboard.press("c")
    page.keyboard.insert_text(f"Whose minutes? {HOSTILE}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".kept li").wait_for()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    wait_for_another(page, first)
    page.keyboard.press("f")
    page.keyboard.press("Shift+Digit1")
    wait_saved(page)
    expect(page.locator(f"#{MEMO}-comment")).to_have_value(f"Whose minutes? {HOSTILE}")
    second = which(page)
    page.keyboard.press("b")
    wait_for_another(page, second)
    assert which(page) == first
    expect(page.locator(".met").nth(0)).to_be_checked()
    expect(page.locator(".half").nth(1)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Control+.")
    wait_for_another(page, first, second)
    page.keyboard.press("0")
    wait_saved(page)
    page.keyboard.press("n")
    page.wait_for_url("**/memos")
    expect(page.locator("main")).to_contain_text("all marked")
    assert sorted(stands(book, learner)[0] for learner in graded) == [0, 4.5, 6]


class Line:
    """A line on which what a page saves is on its way for as long as one likes."""

    def __init__(self, page):
        self.page, self.held = page, []
        page.route("**/api/**", lambda route: self.held.append(route))

    def sent(self, many=1):
        """Once the page has sent so many that are not answered."""
        until = time.monotonic() + 60
        while len(self.held) < many and time.monotonic() < until:
            self.page.wait_for_timeout(20)
        assert len(self.held) == many, [one.request.url for one in self.held]

    def answer(self):
        """Let what was sent through."""
        for one in self.held:
            one.continue_()
        self.held.clear()


def test_on_a_slow_line_nothing_that_is_typed_is_lost_and_no_key_reaches_the_memo_before(book, page, formgrader):
    kept.keep(book, MODULE, MEMO, "Whose minutes?")
    book.find_comment(MEMO, MODULE, MODULE, "joan").manual_comment = "Said before."
    book.db.commit()
    line, comment = Line(page), page.locator(f"#{MEMO}-comment")
    page.goto(f"{formgrader.url}/{at(book, 'joan')}")
    page.keyboard.press("Shift+Digit1")
    line.sent()
    assert comment.input_value() == "Said before.\nWhose minutes?", "what was said before stood there at once"
    page.keyboard.press("c")
    page.keyboard.insert_text(" And whose")
    line.answer()
    wait_saved(page)
    page.keyboard.insert_text(" pounds?")
    page.keyboard.press("Escape")
    line.sent()
    page.keyboard.press("c")
    page.keyboard.insert_text(" Say so.")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    line.sent(2)
    line.answer()
    line.sent()
    page.keyboard.press("n")
    page.keyboard.press("2")
    joan = which(page)
    line.answer()
    wait_for_another(page, joan)
    assert stands(book, "joan") == (3, "Said before.\nWhose minutes? And whose pounds? Say so.")
    page.keyboard.press("2")
    line.sent()
    line.answer()
    wait_saved(page)
    assert sorted(one for learner in learners(book) if (one := stands(book, learner)[0]) is not None) == [3, 3]


def test_a_page_on_which_another_mark_stands_by_now_says_so_and_asks(book, page, formgrader):
    page.goto(f"{formgrader.url}/{at(book, 'maria')}", wait_until="networkidle")
    rival = Person(formgrader.url)
    one = which(page)
    seen = rival.ask(f"/api/marking/{one}/{MEMO}")
    rival.ask(f"/api/marking/{one}/{MEMO}", "PUT", {"version": seen["version"], "shares": {}})
    page.locator(".met").first.check()
    expect(page.get_by_role("alert")).to_contain_text("marked this meanwhile: 0 points. Nothing of yours was saved.")
    assert stands(book, "maria")[0] == 0
    page.keyboard.press("Control+.")
    page.wait_for_timeout(100)
    assert which(page) == one, "nobody leaves what is not saved"
    page.get_by_role("button", name="Save mine instead").click()
    wait_saved(page)
    assert stands(book, "maria")[0] == 3
    page.locator(f"#{MEMO}").fill("5")
    page.locator(f"#{MEMO}").press("Tab")
    page.locator(".how", has_text="given by hand; what is ticked comes to 3").wait_for()
    assert stands(book, "maria")[0] == 5


def test_names_are_hidden_where_that_is_wanted(course, book, page, formgrader):
    page.get_by_role("button", name="Hide names while marking").click()
    expect(page.locator("#names")).to_have_attribute("aria-pressed", "true")
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
    expect(page.locator("nav")).to_contain_text("maria")


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
    expect(page.locator(".words").first).to_have_text(HOSTILE)
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
