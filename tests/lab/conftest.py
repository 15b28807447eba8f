"""A Jupyter server that has the look, one for all tests of it, and pages that watch themselves."""


import pytest

from tests.lab.pages import Page
from tests.lab.servers import start


@pytest.fixture(scope="session")
def jupyter(tmp_path_factory):
    """A running server with the look; each test puts its own notebook there."""
    home = tmp_path_factory.mktemp("look")
    server = start(home / "work", home)
    yield server
    server.stop()


@pytest.fixture(scope="module")
def visit(chromium):
    """``visit(address)`` opens an address in a browser of its own, or in that of the Page ``beside``."""
    contexts = []

    def open_page(address, width=1280, height=800, colour_scheme="light",
                  beside=None):
        context = beside.tab.context if beside else chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=colour_scheme)
        contexts.append(context)
        return Page(context.new_page(), address)

    yield open_page
    for context in contexts:
        context.close()
