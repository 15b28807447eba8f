"""A served copy of the course for the tests of access: each of its pages is opened once and looked at by many tests."""

from pathlib import Path

from playwright.sync_api import expect

from course.launch import modules
from tests.house.serving import start

READY_MS = 60_000
WIDE = {"width": 1280, "height": 900}


class Pages:
    """Pages by their module's name. ``folder`` is the copy that is served."""

    def __init__(self, folder: Path, browser):
        self.folder, self.browser = folder, browser
        self.first = modules.choose(folder, None)
        self.served = start(folder, self.first)
        self.opened = {}

    def __call__(self, module: str):
        """The page, complete, as wide as a laptop's screen, in light colours."""
        if module not in self.opened:
            modules.bring(self.folder, module)
            page = self.opened[module] = self.browser.new_page()
            page.goto(self.served.address.replace(self.first, module))
            expect(page.locator(".course-kind-handin, .course-kind-memo").last).to_be_visible(timeout=READY_MS)
            page.wait_for_selector(".page-meter", state="hidden", timeout=READY_MS)
            page.wait_for_timeout(1000)
        page = self.opened[module]
        page.bring_to_front()
        show(page)
        return page

    def close(self) -> None:
        """Close the pages and stop the course."""
        for page in self.opened.values():
            page.close()
        self.served.stop()


def show(page, size=None, *, color_scheme="light", media="screen", reduced_motion="no-preference") -> None:
    """Show a page on another screen, or as it is printed, and let it settle."""
    page.set_viewport_size(size or WIDE)
    page.emulate_media(media=media, color_scheme=color_scheme, reduced_motion=reduced_motion)
    page.wait_for_timeout(400)
