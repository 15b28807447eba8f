"""A class whose memos are to be marked, the pages on which that is done, and a browser that shows them: one for all tests of marking."""

import pytest

from tests.grading.formgrading import TOKEN, Formgrader
from tests.grading.marking.to_mark import class_to_mark, unmarked


@pytest.fixture(scope="session")
def course(built_once, tmp_path_factory):
    return class_to_mark(built_once, tmp_path_factory)


@pytest.fixture
def book(course):
    with unmarked(course) as book:
        yield book


@pytest.fixture(scope="session")
def formgrader(course):
    server = Formgrader(course)
    yield server
    server.stop()


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
