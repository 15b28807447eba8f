"""The page of module 2 in a browser: what a manager reaches, by mouse or with keys alone."""

import re

from playwright.sync_api import expect

READY_MS = 60_000


class Page:
    """An open module. ``requests`` holds every address that the page asked for."""

    def __init__(self, browser, address, width=1280):
        self.tab = browser.new_page(viewport={"width": width, "height": 900})
        self.requests, self.errors = [], []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.goto(address)
        expect(self.task(8)).to_be_visible(timeout=READY_MS)

    def task(self, number):
        """The card of an exercise, by its number as the page writes it (``4``, ``"6b"``)."""
        return self.tab.get_by_role("region", name=re.compile(rf"^Exercise {number} ·"))

    def note(self, number):
        """The card under an answer, as text."""
        return self.task(number).locator(".course-note-slot")

    @property
    def hand_in(self):
        """The card at the end that hands the module in."""
        return self.tab.get_by_role("region", name="Hand in")

    @property
    def simulator(self):
        return self.tab.locator("section.course-sim").first

    def tile(self, name):
        """The large value of a tile of the simulator."""
        return self.simulator.locator(".course-kpis > div", has_text=name).locator("dd").first

    def close(self):
        self.tab.close()


class Mouse:
    """Answers by pointing and clicking; types only where something is written."""

    def __init__(self, page):
        self.page, self.tab = page, page.tab

    def choose(self, number, label):
        self.page.task(number).get_by_label(label, exact=True).click()

    def sort(self, number, groups):
        for item, group in groups.items():
            self.page.task(number).get_by_role("group", name=item, exact=True).get_by_label(group).click()

    def write(self, number, label, text):
        field = self.page.task(number).get_by_label(label)
        field.click()
        field.fill(text)

    def press(self, region, name):
        region.get_by_role("button", name=name).click()

    def line(self, text):
        self.tab.locator(".cm-content:visible").first.click()
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.type(text)
        self.tab.get_by_role("button", name="Run this line").click()

    def select(self, region, label, value):
        region.get_by_label(label).select_option(value)


class Keys:
    """Answers with the keyboard alone: Tab to reach a control, arrows, Space, Enter and letters to use it."""

    MOST_STEPS = 400

    def __init__(self, page):
        self.page, self.tab = page, page.tab
        self.steps = 0

    def reach(self, target):
        """Press Tab until the control, or one of its radio group, has the focus."""
        wanted = target.element_handle()
        for _ in range(self.MOST_STEPS):
            if wanted.evaluate("(node) => document.activeElement === node || (node.type === 'radio' && "
                               "document.activeElement?.type === 'radio' && document.activeElement.name === node.name)"):
                return
            self.tab.keyboard.press("Tab")
            self.steps += 1
        raise AssertionError(f"Tab never reaches {target}")

    def choose(self, number, label):
        self._radio(self.page.task(number).get_by_label(label, exact=True))

    def sort(self, number, groups):
        for item, group in groups.items():
            self._radio(self.page.task(number).get_by_role("group", name=item, exact=True).get_by_label(group))

    def _radio(self, radio):
        self.reach(radio)
        if radio.evaluate("(node) => document.activeElement === node"):
            self.tab.keyboard.press("Space")
        while not radio.is_checked():
            self.tab.keyboard.press("ArrowDown")

    def write(self, number, label, text):
        field = self.page.task(number).get_by_label(label)
        self.reach(field)
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.type(text)

    def press(self, region, name):
        self.reach(region.get_by_role("button", name=name))
        self.tab.keyboard.press("Enter")

    def line(self, text):
        self.reach(self.tab.locator(".cm-content:visible").first)
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.type(text)
        self.tab.keyboard.press("Escape")
        self.reach(self.tab.get_by_role("button", name="Run this line"))
        self.tab.keyboard.press("Enter")

    def select(self, region, label, value):
        box = region.get_by_label(label)
        self.reach(box)
        for _ in range(10):
            if box.input_value() == value:
                return
            self.tab.keyboard.press("ArrowDown")
        raise AssertionError(f"{label} never becomes {value}")
