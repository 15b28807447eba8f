"""The server itself goes away: the window that the course was started from was closed."""

import pytest

from tests.lab.fixture_page import fixture_notebook
from tests.lab.servers import start


@pytest.mark.thorough
def test_a_page_without_its_server_says_what_to_do(visit, tmp_path):
    server = start(tmp_path / "work", tmp_path)
    try:
        page = visit(server.lab(server.put("left.ipynb", fixture_notebook()))).live()
    finally:
        server.stop()
    assert page.notice("unreachable").startswith("The course does not answer")
    assert page.shown(".jp-Dialog") == []
