"""A browser that lets no WebSocket pass: said as what it is, not as a line of the reader's without an end."""

from tests.lab.fixture_page import fixture_notebook
from tests.lab.pages import Page

# As an extension or a proxy does it: each is refused before it opens.
REFUSED = """
window.WebSocket = class extends EventTarget {
  constructor(url) {
    super();
    Object.assign(this, { url, readyState: 0 });
    setTimeout(() => {
      this.readyState = 3;
      this.onerror?.(new Event("error"));
      this.onclose?.(new CloseEvent("close", { code: 1006 }));
    });
  }
  send() {}
  close() {}
};
"""


def test_a_page_without_websockets_says_so_and_blames_no_line(jupyter, chromium):
    context = chromium.new_context()
    context.add_init_script(REFUSED)
    tab = context.new_page()
    tab.clock.install()
    page = Page(tab, jupyter.lab(jupyter.put("blocked.ipynb", fixture_notebook())))
    tab.locator(".page-bar", has_text="Getting the page ready").wait_for()
    for _ in range(12):  # seconds, past those after which a line without an end would be suspected
        tab.clock.run_for(1000)
        tab.wait_for_timeout(100)
    assert page.notice("blocked").startswith("Something blocks this page’s connection")
    assert page.tab.locator("[data-kind=stuck], [data-kind=tab], [data-kind=lost]").count() == 0
    assert page.shown(".jp-Dialog") == []
    context.close()
