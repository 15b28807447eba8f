"""A served copy of the course for the tests of access: each of its pages is opened once and looked at by many tests."""


from playwright.sync_api import expect

from course.launch import modules
from tests.house.serving import start

READY_MS = 180_000
SETTLES_MS = 60_000
WIDE = {"width": 1280, "height": 900}
TWICE_AS_LARGE = {"width": 640, "height": 450}  # what a window of that size shows at 200 %
# Jupyter has taken up the colours, for which it hides the page a moment, and on a screen the width; two frames later
# nothing has moved. A wait of a fixed length would look at a page half way there whenever the machine is busy.
SETTLE = """async ({ dark, paper, ms }) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const body = document.querySelector(".jp-WindowedPanel-outer");
  const look = () => JSON.stringify([...body.querySelectorAll(".jp-Cell, .jp-Cell svg")].map((node) => node.getBoundingClientRect()));
  const asked = () => ({ dark: document.body.dataset.jpThemeLight === String(!dark), shown: body.checkVisibility({ visibilityProperty: true }),
    wide: paper || Math.abs(body.getBoundingClientRect().right - window.innerWidth) <= 1, calm: document.getAnimations().every((one) => one.playState === "finished") });
  for (const until = performance.now() + ms; ; ) {
    const before = look();
    await frame();
    const now = { ...asked(), still: look() === before };
    if (Object.values(now).every(Boolean)) return;
    if (performance.now() > until) throw new Error(`the page does not settle: ${JSON.stringify(now)}`);
  } }"""


class Pages:
    """Pages by their module's name. ``folder`` is the copy that is served; ``bring(folder, module)`` puts a module into it before it is opened."""

    def __init__(self, folder, browser, bring=modules.bring):
        self.folder, self.browser, self.bring = folder, browser, bring
        self.first = modules.choose(folder, None)
        self.served = start(folder, self.first)
        self.opened = {}

    def __call__(self, module):
        """The page, complete, as wide as a laptop's screen, in light colours."""
        if module not in self.opened:
            self.bring(self.folder, module)
            page = self.opened[module] = self.browser.new_page()
            page.goto(self.served.address.replace(self.first, module))
            expect(page.locator(".course-kind-handin, .course-kind-memo").last).to_be_visible(timeout=READY_MS)
            page.wait_for_selector(".page-meter", state="hidden", timeout=READY_MS)
        page = self.opened[module]
        page.bring_to_front()
        show(page)
        return page

    def close(self):
        """Close the pages and stop the course."""
        for page in self.opened.values():
            page.close()
        self.served.stop()


def show(page, size=None, *, color_scheme="light", media="screen", reduced_motion="no-preference"):
    """Show a page on another screen, or as it is printed, and let it settle."""
    page.set_viewport_size(size or WIDE)
    page.emulate_media(media=media, color_scheme=color_scheme, reduced_motion=reduced_motion)
    page.evaluate(SETTLE, {"dark": color_scheme == "dark", "paper": media == "print", "ms": SETTLES_MS})
