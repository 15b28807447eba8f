"""What a test asks of a page on which memos are marked, and of the gradebook behind it."""

import time

from playwright.sync_api import expect

from tests.grading.conftest import MODULE
from tests.grading.marking.to_mark import MEMO


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
