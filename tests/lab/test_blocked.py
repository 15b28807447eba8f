"""A browser that lets no WebSocket pass: said as what it is, and never said of a connection that is only slow."""

import json
import sys

from tests.lab.fixture_page import fixture_notebook
from tests.lab.pages import Page

# As an extension or a proxy does it: each is refused before it opens.
REFUSED = """
const Passing = window.WebSocket;
window.refuses = true;
window.WebSocket = class extends EventTarget {
  constructor(url, ...how) {
    super();
    if (!window.refuses) return new Passing(url, ...how);
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

# A kernel that does not start before a file lies beside its notebook.
HELD = "import os, sys, time\nwhile not os.path.exists('go'): time.sleep(0.05)\nos.execv(sys.executable, [sys.executable, *sys.argv[1:]])"


def pass_time(tab, steps, step_s):
    """Let the page's own clock run on, and after each step what it then asks be answered."""
    for _ in range(steps):
        tab.clock.run_for(step_s * 1000)
        tab.wait_for_timeout(100)


def test_a_page_without_websockets_says_so_blames_no_line_and_goes_on_when_they_pass(jupyter, chromium):
    context = chromium.new_context()
    context.add_init_script(REFUSED)
    tab = context.new_page()
    tab.clock.install()
    page = Page(tab, jupyter.lab(jupyter.put("blocked.ipynb", fixture_notebook())))
    tab.locator(".page-bar", has_text="Getting the page ready").wait_for()
    pass_time(tab, 4, 3)  # past the seconds after which a line without an end would be suspected
    assert page.notice("blocked").startswith("Something blocks this page’s connection")
    assert page.tab.locator("[data-kind=stuck], [data-kind=tab], [data-kind=lost]").count() == 0
    assert page.shown(".jp-Dialog") == []

    pass_time(tab, 9, 64)  # Jupyter tries seven times, a minute apart at last, and gives up
    assert page.shown(".page-notice b") == ["Something blocks this page’s connection"]
    tab.evaluate("window.refuses = false")
    pass_time(tab, 1, 3)
    tab.wait_for_selector(".page-notice", state="detached")
    assert page.live().shown(".page-notice") == []
    context.close()


def test_a_page_whose_connection_is_slow_is_called_slow_and_goes_on_by_itself(jupyter, chromium):
    held = jupyter.data / "kernels/held"
    held.mkdir(parents=True)
    (held / "kernel.json").write_text(json.dumps({"display_name": "Held", "language": "python", "argv": [
        sys.executable, "-c", HELD, "-m", "ipykernel_launcher", "-f", "{connection_file}"]}))
    notebook = fixture_notebook()
    notebook.metadata["kernelspec"]["name"] = "held"
    context = chromium.new_context()
    tab = context.new_page()
    tab.clock.install()
    page = Page(tab, jupyter.lab(jupyter.put("slow.ipynb", notebook)))
    tab.locator(".page-bar", has_text="Getting the page ready").wait_for()
    pass_time(tab, 3, 9)
    assert tab.locator(".page-notice b").inner_text() == "Still waiting for the connection"
    (jupyter.folder / "go").touch()
    tab.wait_for_selector(".page-notice", state="detached")
    assert page.live().shown(".page-notice") == []
    context.close()
