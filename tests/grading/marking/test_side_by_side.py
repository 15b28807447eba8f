"""Of two who mark side by side nobody loses a mark, and nobody else has a say."""

import sqlite3
import threading
import time
from urllib.parse import parse_qs, urlsplit

import pytest

from grading import criteria
from grading.layout import Layout
from tests.grading.conftest import MODULE
from tests.grading.formgrading import TOKEN, Person
from tests.grading.marking.to_mark import MANY, MEMO


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
