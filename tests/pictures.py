"""Makes the README's pictures from the course itself: python3 -m tests.pictures

It starts a copy of the course in which a fictional learner has worked, and takes each picture from the page that this
learner would see. Run it anew when a page has changed its looks, and look at each picture before you keep it.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from course.launch.chromium import obtain
from tests.access.work import answered, fed_back
from tests.conftest import CHROMIUM_OPTIONS
from tests.house.copies import copy_course, folder_of_course
from tests.house.serving import start
from tests.palette import keep_small

PICTURES = folder_of_course() / "pictures"
WIDTH, MOST_BYTES = 1280, 150_000
PLAYED, WAITING, FIRST = "02_curbside", "03_pickup", "00_welcome"
# All but what would give away in a picture who can end each of nine things.
GIVEN = ("m2-1", "m2-3", "m2-4", "m2-5", "m2-6b", "m2-7", "m2-8")
READY_MS = 60_000


def main():
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        folder = copy_course(folder_of_course(), Path(place) / "course")
        browser = playwright.chromium.launch(executable_path=str(obtain()), args=CHROMIUM_OPTIONS)
        context = browser.new_context(viewport={"width": WIDTH, "height": 1000}, timezone_id="UTC", locale="en-GB", color_scheme="light")
        try:
            take_all(folder, context)
        finally:
            browser.close()


def take_all(folder, context):
    """The simulator on a fresh page; then the learner answers, hands in, is given feedback and comes back."""
    served = start(folder, PLAYED)
    try:
        simulator(opened(context, served.address, ".course-kind-handin"))
        answered(folder, PLAYED, only=GIVEN)
        answered(folder, WAITING, only=("m3-1", "m3-2", "m3-3"))
        think_again(opened(context, served.address, ".course-kind-handin"))  # before feedback, which says what is right
        feedback(context, fed_back(folder, PLAYED))
        answered(folder, FIRST, only=())
        welcome(opened(context, served.address.replace(PLAYED, FIRST), ".course-kind-memo"))
    finally:
        served.stop()


def opened(context, address, last):
    """A page, complete when its last part is there and every cell has run."""
    page = context.new_page()
    page.goto(address)
    expect(page.locator(last)).to_be_visible(timeout=READY_MS)
    page.wait_for_selector(".page-meter", state="hidden", timeout=READY_MS)
    return page


def simulator(page):
    """The store with more pickers, then with a shorter hold as well: what to decide is not given away."""
    section = page.locator("section.course-sim").first
    for runs, (label, value) in enumerate((("Pickers on shift", "12"), ("How long an order waits for a call", "10")), start=1):
        section.get_by_label(label).fill(value)
        expect(section.locator(".course-log tbody tr:not(.course-also)")).to_have_count(runs)
    shoot(page, section, "simulator")


def think_again(page):
    """A number that is a known thinking error, and the question that it gets."""
    shoot(page, page.get_by_role("region", name="Exercise 4 ·"), "think-again", around=24)


def feedback(context, path):
    """The upper part of the page that came back."""
    page = context.new_page()
    page.goto(path.as_uri())
    shoot(page, page.locator("main"), "feedback", most=990)


def welcome(page):
    """The welcome page from its top to the end of the map."""
    expect(page.locator(".course-map li")).to_have_count(len(list((folder_of_course() / "modules").glob("0[1-9]_*"))))
    shoot(page, page.locator(".jp-WindowedPanel-outer"), "welcome", most=805)


def shoot(page, part, name, around=0, most=None):
    """Keep a picture of a part of the page, ``around`` pixels larger on each side and ``most`` pixels high.

    Raises ``ValueError`` when it is too large for a README.
    """
    page.add_style_tag(content=".page-peek { display: none !important; }")  # comes and goes with the pointer
    height = page.evaluate("() => (document.querySelector('.jp-WindowedPanel-outer') ?? document.documentElement).scrollHeight")
    page.set_viewport_size({"width": WIDTH, "height": min(height, 16_000)})
    page.evaluate("() => document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.wait_for_timeout(1000)
    box = part.bounding_box()
    clip = {"x": box["x"] - around, "y": box["y"] - around, "width": box["width"] + 2 * around,
            "height": min(box["height"] + 2 * around, most or box["height"] + 2 * around)}
    target = PICTURES / f"{name}.png"
    keep_small(page.context.browser, page.screenshot(clip=clip, animations="disabled", caret="hide"), target)
    page.close()
    if target.stat().st_size > MOST_BYTES:
        raise ValueError(f"{target.name} has {target.stat().st_size:,} bytes; take a smaller part of the page.")
    print(f"{target.relative_to(PICTURES.parent)}: {clip['width']:.0f} by {clip['height']:.0f}, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
