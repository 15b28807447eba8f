"""A page of the course in a browser: waits for what a reader would wait for, and keeps what must not happen."""

import re
from urllib.parse import urlsplit

# Notebook 7.6 itself logs these on any notebook, with or without the look.
STOCK = ("reading 'schema'", "Command 'filebrowser:open-path' not registered")
WAIT_MS = 90_000

# Looks, with every frame that the browser draws, whether the upper left corner shows Jupyter's menus or side bar.
CORNER = """
window.flashed = false;
const look = () => {
  const there = document.elementFromPoint?.(18, 18);
  window.flashed ||= Boolean(there?.closest(
    "#jp-top-panel, #jp-menu-panel, .jp-SideBar, #top-panel-wrapper, #menu-panel-wrapper, .jp-Toolbar"));
  requestAnimationFrame(look);
};
look();
"""


class Page:
    """One browser tab on ``address``; ``tab`` is Playwright's page."""

    def __init__(self, tab, address):
        self.tab = tab
        self.errors: list[str] = []
        self.elsewhere: list[str] = []
        tab.on("pageerror", lambda error: self.note(str(error)))
        tab.on("console", lambda message: message.type == "error" and self.note(message.text))
        tab.on("request", lambda request: self.watch(request.url))
        tab.set_default_timeout(WAIT_MS)
        tab.add_init_script(CORNER)
        tab.goto(address)

    def note(self, error):
        if not any(known in error for known in STOCK):
            self.errors.append(error)

    def watch(self, url):
        if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).hostname != "127.0.0.1":
            self.elsewhere.append(url)

    def live(self):
        """Wait until every cell has run."""
        self.tab.wait_for_selector(".course-page #score")
        self.tab.wait_for_selector(".page-meter", state="hidden")
        self.tab.wait_for_function("!document.querySelector('.page-old, .page-drawing')")
        return self

    def notice(self, kind):
        """Wait for a notice; its text."""
        return self.tab.wait_for_selector(f".page-notice[data-kind={kind}]").inner_text()

    def shown(self, selector):
        """The texts of the elements that a reader can see, out of those that match."""
        return self.tab.eval_on_selector_all(
            selector, "all => all.filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 1)"
                      ".map(e => e.textContent.trim() || e.className)")

    def box(self, selector):
        """x, y, width, height of the first match, in CSS pixels."""
        return self.tab.locator(selector).first.bounding_box()

    def style(self, selector, name):
        return self.tab.eval_on_selector(selector, f"e => getComputedStyle(e)['{name}']")


def hold_jupyter_back(tab):
    """The notebooks that a session is asked for, in order. Until the first is, Jupyter is not told what kernels there are, and asks for none."""
    asked, held = [], []

    def kernels(route):
        if asked:
            route.continue_()
        else:
            held.append(route)

    def session(route):
        if route.request.method == "POST":
            asked.append(route.request.post_data_json["path"])
        route.continue_()
        while asked and held:
            held.pop().continue_()

    tab.route(re.compile(r"/api/kernels(\?|$)"), kernels)
    tab.route(re.compile(r"/api/sessions(\?|$)"), session)
    return asked
