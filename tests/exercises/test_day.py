"""A day that is watched: closed at first, played and scrubbed by mouse and keys, in words, and still for who wants no motion."""

import pytest
from playwright.sync_api import expect

from course.exercises import Panel
from tests.access.checks import violations
from tests.cases.found import views
from tests.exercises.fronts import Drawn, stop_the_clock

pytestmark = pytest.mark.usefixtures("record")
WATCHED = {view.name: view for view in views() if view.day}
OTHER = {"curbside": {"substitution": "both"}, "pickup": {"coached": "look", "authority": True}}
SMALL = """() => [...document.querySelectorAll(".course-day :is(button, select, input, summary)")].map((node) => [node.getBoundingClientRect(), node.outerHTML])
  .filter(([box]) => box.width && (box.width < 24 || box.height < 24)).map(([, said]) => said)"""
CUT_OFF = """() => [...document.querySelectorAll(".course-day *")].filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > window.innerWidth + 1)
  .map((node) => node.outerHTML.slice(0, 90))"""
PLOT = """() => { const svg = document.querySelector(".course-live svg"), wide = [svg, ...svg.querySelectorAll(".mark-line path")].map((node) => Math.round(node.getBoundingClientRect().width));
  return [wide, Math.max(...[...svg.querySelectorAll("text")].map((node) => node.getBoundingClientRect().right)) - svg.getBoundingClientRect().right]; }"""
PLACES = """() => [...document.querySelectorAll(".course-token")].map((node) => node.getAttribute("transform")).join()"""


def opened(chromium, view, levers=None, width=1280, calm=False):
    """A panel on a page of its own, with other levers than today's, its day open."""
    panel = Panel("02_curbside/x", view)
    spec = {"kind": "panel", "heading": panel.heading, **panel.describe()}
    if levers:
        spec |= {"last": {"levers": levers, "assumptions": {}}, "played": panel.result({**spec["today"], **levers}, {})}
    drawn = Drawn(chromium, spec, answers=lambda message: (None, panel.receive(message)), live=True)
    drawn.page.set_viewport_size({"width": width, "height": 900})
    drawn.page.emulate_media(reduced_motion="reduce" if calm else "no-preference")
    expect(drawn.page.locator(".course-live .mark-line").first).to_be_attached()
    if levers:
        drawn.page.wait_for_function("window.sent.some((message) => message.type === 'compare')")
    assert not [message for message in drawn.sent if message["type"] == "day"], "asked for before anybody looks"
    drawn.page.locator(".course-day > summary").click()
    expect(drawn.page.locator(".course-lane")).to_have_count(2 if levers else 1)
    assert len([message for message in drawn.sent if message["type"] == "day"]) == 1
    return drawn


def test_a_day_is_played_scrubbed_and_said_by_keys_alone(chromium):
    one = opened(chromium, WATCHED["curbside"], OTHER["curbside"])
    page = one.page
    time, live, play = page.get_by_label("Time of day"), page.locator(".course-day [aria-live]"), page.get_by_role("button", name="Play", exact=True)
    expect(page.locator(".course-lane figcaption")).to_have_text(["This run", "Today"])
    moment, jump = time.input_value(), page.get_by_role("button", name="line begins")
    expect(page.locator(".course-day")).to_contain_text("The line does not clear before")
    assert jump.inner_text()[3:8] in time.get_attribute("aria-valuetext")
    time.focus()
    time.press("Home")
    expect(time).to_have_attribute("aria-valuetext", "8:00. This run: 0 orders wait for a picker. Today: 0 orders wait for a picker.")
    time.press("ArrowRight")
    assert time.input_value() == "5" and time.get_attribute("aria-valuetext").startswith("8:05. ")
    expect(live).to_be_empty()
    stop_the_clock(page)
    play.focus()
    play.press(" ")
    page.clock.run_for(3000)
    assert 25 <= float(time.input_value()) <= 40 and live.inner_text() == "", "nothing is read out while it plays"
    page.keyboard.press(" ")  # the same button pauses
    expect(live).to_contain_text("This run: 7 pickers: ")
    stood = time.input_value()
    page.clock.run_for(1000)
    assert time.input_value() == stood
    jump.press("Enter")
    assert time.input_value() == moment
    page.get_by_text("The day in words").click()
    told = page.locator(".course-told li")
    expect(told.nth(20)).to_be_visible()
    assert told.nth(2).inner_text().startswith("9:00. This run: 7 pickers: ") and one.errors == []


def test_moving_a_lever_costs_no_day_and_stopping_at_one_brings_the_new_one(chromium):
    one = opened(chromium, WATCHED["pickup"])
    one.page.get_by_label("What is coached at the till").select_option("colleague")
    one.page.wait_for_function("window.sent.filter((message) => message.type === 'day').length === 2")
    expect(one.page.locator(".course-lane")).to_have_count(2)
    assert [message["type"] for message in one.sent].index("keep") < max(at for at, message in enumerate(one.sent) if message["type"] == "day")
    assert len(one.sent[-1]["shown"]) == 2 and one.errors == []
    first, right = one.page.evaluate(PLOT)
    one.page.set_viewport_size({"width": 900, "height": 900})
    one.page.wait_for_function(f"(plot) => ({PLOT})()[0][0] !== plot", arg=first[0])
    one.page.set_viewport_size({"width": 1280, "height": 900})
    one.page.wait_for_function(f"(plots) => JSON.stringify(({PLOT})()[0]) === JSON.stringify(plots)", arg=first)  # room for the names is kept once
    assert -20 < right <= 0


def test_nothing_moves_for_who_wants_no_motion(chromium):
    """Played, it is one still after another; what stands between is never drawn."""
    page = opened(chromium, WATCHED["curbside"], calm=True).page
    page.get_by_label("Time of day").press("Home")
    stop_the_clock(page)
    page.get_by_role("button", name="Play", exact=True).press("Enter")
    page.clock.run_for(1000)
    first = page.evaluate(PLACES)
    page.clock.run_for(1000)
    second = page.evaluate(PLACES)
    assert page.get_by_label("Time of day").input_value() == "30" and first != second
    page.clock.run_for(400)
    assert page.evaluate(PLACES) == second
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # on paper stands a still, with its own words
    page.clock.run_for(5000)
    assert page.evaluate(PLACES) == second and page.get_by_role("button", name="Play", exact=True).is_visible()


@pytest.mark.parametrize("name", WATCHED)
def test_every_day_can_be_seen_and_read_on_a_phone(chromium, name):
    """Nothing cut off, nothing too small to press, nothing that axe finds; every still between says something."""
    one = opened(chromium, WATCHED[name], OTHER.get(name), width=390)
    page = one.page
    page.locator(".course-in-words > summary").click()
    assert page.evaluate(SMALL) == [] and page.evaluate(CUT_OFF) == [] and violations(page, [".course-day"]) == []
    told = page.locator(".course-told li").all_inner_texts()
    assert len(set(told)) > 5 and not [text for text in told if "undefined" in text or "NaN" in text]
    assert one.errors == []
