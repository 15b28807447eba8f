"""A module's page in a browser: what a manager reaches, by mouse or with keys alone."""

import re

from playwright.sync_api import expect

READY_MS = 180_000  # a busy machine is slow, not broken
THUMB_PX = 16  # a native slider's handle, whose middle never reaches the ends
SHARE = "(node, value) => (value - node.min) / (node.max - node.min)"


class Page:
    """An open module. ``requests`` holds every address that the page asked for; ``script`` is run before anything of the page's own."""

    def __init__(self, browser, address, width=1280, script=""):
        self.tab = browser.new_page(viewport={"width": width, "height": 900})
        self.tab.add_init_script(script)
        self.requests, self.errors = [], []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("pageerror", lambda error: self.errors.append(str(error)))
        self.tab.on("console", lambda said: self.errors.append(said.text) if "Content Security Policy" in said.text else None)
        self.tab.goto(address)
        expect(self.task(8)).to_be_visible(timeout=READY_MS)

    def task(self, number):
        """The card of an exercise, by its number as the page writes it (``4``, ``"6b"``)."""
        return self.tab.get_by_role("region", name=re.compile(rf"^Exercise {number} ·"))

    def note(self, number):
        """The card under an answer, as text."""
        return self.task(number).locator(".course-note-slot")

    @property
    def header(self):
        """The line at the top that says how far one is."""
        return self.tab.locator(".course-header:not(.page-picture *)")

    @property
    def hand_in(self):
        """The card at the end that hands the module in."""
        return self.tab.get_by_role("region", name="Hand in")

    @property
    def simulator(self):
        return self.tab.locator("section.course-sim:not(.page-picture *)").first

    def tile(self, name, region=None):
        """The large value of a tile of the simulator, or of the one in a decision's card."""
        return (region or self.simulator).locator(".course-kpis > div", has_text=name).locator("dd").first

    @property
    def runs(self):
        """The lines of the simulator's log."""
        return self.simulator.locator(".course-log tbody tr:not(.course-also)")

    def close(self):
        self.tab.close()


def place_of(button):
    """The place, from 0, of the line of a list that a button stands in."""
    return button.evaluate("(node) => [...node.closest('ol').children].indexOf(node.closest('li'))")


class Mouse:
    """Answers by pointing and clicking; types only where something is written."""

    def __init__(self, page):
        self.page, self.tab = page, page.tab

    def choose(self, number, label):
        self.page.task(number).get_by_label(label, exact=True).click()

    def sort(self, number, groups):
        for item, group in groups.items():
            self.page.task(number).get_by_role("group", name=item).get_by_label(group, exact=True).click()

    def order(self, number, labels):
        """Bring the lines into this order, each upwards to its place."""
        for place, label in enumerate(labels):
            up = self.page.task(number).get_by_role("button", name=f"Move up: {label}")
            while place_of(up) > place:
                up.click()
        self.press(self.page.task(number), "Keep this order")

    def write(self, number, label, text):
        self.fill(self.page.task(number).get_by_role("textbox", name=label), text)

    def fill(self, field, text):
        field.click()
        field.fill(text)

    def press(self, region, name):
        region.get_by_role("button", name=name).click()

    def line(self, text, at=0):
        """Write a line into the page's cell for it, the first unless said otherwise, and run it."""
        self.tab.locator(".cm-content:visible").nth(at).click()
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.type(text)
        self.tab.locator("button.page-button", has_text="Run the line").nth(at).click()

    def select(self, region, label, value):
        region.get_by_label(label, exact=True).select_option(value)

    def slide(self, region, label, value):
        slider = region.get_by_label(label, exact=True)
        slider.scroll_into_view_if_needed()
        box, share = slider.bounding_box(), slider.evaluate(SHARE, value)
        self.tab.mouse.click(box["x"] + THUMB_PX / 2 + share * (box["width"] - THUMB_PX), box["y"] + box["height"] / 2)
        assert slider.input_value() == str(value)

    def tick(self, region, label, to=True):
        region.get_by_label(label).set_checked(to)


class Keys:
    """Answers with the keyboard alone: Tab to reach a control, arrows, Space, Enter and letters to use it."""

    MOST_STEPS = 400

    def __init__(self, page):
        self.page, self.tab = page, page.tab

    def reach(self, target):
        """Press Tab until the control, or one of its radio group, has the focus: once it is there to be used, and no longer what stood in for it."""
        expect(target).to_be_enabled()
        wanted = target.element_handle()
        for presses in range(self.MOST_STEPS):
            if wanted.evaluate("(node) => document.activeElement === node || (node.type === 'radio' && "
                               "document.activeElement?.type === 'radio' && document.activeElement.name === node.name)"):
                name = wanted.evaluate("(node) => node.ariaLabel || node.labels?.[0]?.innerText || node.innerText || ''")
                print(f"Tab × {presses}: {' '.join(name.split())[:70]}")  # the walk's log, which pytest shows when it fails
                return
            self.tab.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {target}")

    def choose(self, number, label):
        self._radio(self.page.task(number).get_by_label(label, exact=True))

    def sort(self, number, groups):
        for item, group in groups.items():
            self._radio(self.page.task(number).get_by_role("group", name=item).get_by_label(group, exact=True))

    def order(self, number, labels):
        for place, label in enumerate(labels):
            up = self.page.task(number).get_by_role("button", name=f"Move up: {label}")
            while place_of(up) > place:
                self.reach(up)
                self.tab.keyboard.press("Enter")
        self.press(self.page.task(number), "Keep this order")

    def _radio(self, radio):
        self.reach(radio)
        if radio.evaluate("(node) => document.activeElement === node"):
            self.tab.keyboard.press("Space")
        while not radio.is_checked():
            self.tab.keyboard.press("ArrowDown")

    def write(self, number, label, text):
        self.fill(self.page.task(number).get_by_role("textbox", name=label), text)

    def fill(self, field, text):
        self.reach(field)
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.type(text)

    def press(self, region, name):
        self.reach(region.get_by_role("button", name=name))
        self.tab.keyboard.press("Enter")

    def line(self, text, at=0):
        self.reach(self.tab.locator(".cm-content:visible").nth(at))
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.type(text)
        self.tab.keyboard.press("Escape")
        self.reach(self.tab.locator("button.page-button", has_text="Run the line").nth(at))
        self.tab.keyboard.press("Enter")

    def select(self, region, label, value):
        box = region.get_by_label(label, exact=True)
        self.reach(box)
        steps = box.evaluate("(node, value) => [...node.options].findIndex((one) => one.value === value) - node.selectedIndex", value)
        for _ in range(abs(steps)):
            self.tab.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        assert box.input_value() == value

    def slide(self, region, label, value):
        slider = region.get_by_label(label, exact=True)
        self.reach(slider)
        while (now := float(slider.input_value())) != value:
            self.tab.keyboard.press("ArrowRight" if now < value else "ArrowLeft")

    def tick(self, region, label, to=True):
        box = region.get_by_label(label)
        self.reach(box)
        self.tab.keyboard.press("Space")
        assert box.is_checked() == to
