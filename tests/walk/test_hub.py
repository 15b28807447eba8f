"""A real hub with real accounts: two learners and their instructor go the whole way, and neither learner reaches what is the other's."""

import re
import shutil
import textwrap

import psutil
import pytest
from playwright.sync_api import expect

from tests.house.copies import copy_course
from tests.house.hub import Hub
from tests.walk.answers import Answers, number
from tests.walk.page import READY_MS, Mouse, Page

MODULE = "02_curbside"
AMIRA, TOM, INES = "cx-amira.said", "cx-tom.reyes", "cx-ines"
# What somebody with an account may try: each line must fail.
TRIES = """
import os, pathlib, shutil, sys
exchange, home, course = map(pathlib.Path, sys.argv[1:4])
inbound = exchange / "cx" / "inbound"
hand_in = inbound / sys.argv[4]
tries = {
    "list the drop box": lambda: os.listdir(inbound),
    "list a hand-in": lambda: os.listdir(hand_in),
    "read a hand-in": lambda: (hand_in / "02_curbside.answers.json").read_bytes(),
    "read its secret": lambda: (hand_in / "submission_secret.txt").read_bytes(),
    "change a hand-in": lambda: (hand_in / "02_curbside.answers.json").write_text("{}"),
    "put a file into a hand-in": lambda: (hand_in / "more").write_text("{}"),
    "rename a hand-in": lambda: hand_in.rename(inbound / "mine"),
    "delete a hand-in": lambda: shutil.rmtree(hand_in),
    "rename the cohort": lambda: (exchange / "cx").rename(exchange / "xc"),
    "put a module in its place": lambda: (exchange / "cx" / "outbound" / "03_pickup").mkdir(),
    "read another's record": lambda: (home / "cx-course" / "my-course" / "02_curbside" / "02_curbside.answers.json").read_bytes(),
    "list another's home": lambda: os.listdir(home),
    "list all feedback": lambda: os.listdir(exchange / "cx" / "feedback"),
    "read the keys": lambda: (course / "solutions" / "02_curbside" / "key.py").read_bytes(),
    "read the gradebook": lambda: (course / "grading" / "gradebook.db").read_bytes(),
}
for name, does in tries.items():
    try:
        does()
    except PermissionError:
        continue
    print("did", name)
import importlib.util
print(*("found " + name for name in ("grading", "solutions") if importlib.util.find_spec(name)))
"""


@pytest.mark.thorough
def test_two_learners_and_an_instructor_on_a_hub(given, root, chromium, look):
    with Hub(given, root / "hub" / "jupyterhub_config.py") as hub:
        homes = {name: hub.account(name) for name in (AMIRA, TOM, INES)}
        course = copy_course(root, homes[INES] / "the course")
        (course / ".venv").unlink(missing_ok=True)
        hub.own(INES, course)

        def ines(*arguments):
            done = hub.run(INES, *arguments, cwd=course, PYTHONPATH=str(course))
            assert done.returncode == 0, done.stdout + done.stderr
            return done.stdout + done.stderr

        hub.exchange.mkdir()
        shutil.chown(hub.exchange, INES, INES)
        ines("-m", "grading", "exchange")
        ines("-m", "grading", "build", MODULE)
        ines("-m", "nbgrader", "release_assignment", MODULE)
        told = hub.run(AMIRA, "-m", "course", "check", cwd=homes[AMIRA], JUPYTERHUB_USER=AMIRA)
        assert told.returncode == 0 and "Nothing is missing." in told.stdout, told.stdout + told.stderr

        address = hub.start()
        amira, tom = (_signed_in(chromium, address, name) for name in (AMIRA, TOM))
        opens = amira.get_by_role("button", name=re.compile("module 2,"))
        expect(opens).to_be_visible(timeout=READY_MS)
        look(amira.locator(".course-map"), "hub-map")
        opens.click()
        page = _page(amira)
        answers, manager = Answers(MODULE), Mouse(page)
        answers.play(page, manager)
        for name in answers.asked:
            if name != answers.left:
                answers.give(page, manager, name)
        expect(page.tab.locator(".course-status", has_text="Saving…")).to_have_count(0)
        _kill_server(AMIRA)
        hub.misses(AMIRA)
        amira = _signed_in(chromium, address, AMIRA)
        amira.goto(f"{address}/user/{AMIRA}/doc/tree/{MODULE}/{MODULE}.ipynb")
        page = _page(amira)
        expect(page.header).to_contain_text("7 of 8 exercises answered")
        look(page.task(1), "hub-back-again")
        answers.give(page, Mouse(page), answers.left)
        expect(page.hand_in).to_contain_text("Every exercise is answered.")
        page.hand_in.get_by_role("button", name="Hand in").click()
        expect(page.hand_in).to_contain_text(f"as {AMIRA}It is with your instructor.", timeout=READY_MS)
        look(page.hand_in, "hub-handed-in")

        (hand_in,) = (hub.exchange / "cx" / "inbound").iterdir()
        tried = hub.run(TOM, "-c", textwrap.dedent(TRIES), str(hub.exchange), str(homes[AMIRA]), str(course), hand_in.name, cwd=homes[TOM])
        assert tried.returncode == 0 and not tried.stdout.strip(), tried.stdout + tried.stderr
        assert AMIRA not in tom.content() and "Formgrader" not in tom.content()
        refused = tom.request.get(f"{address}/user/{AMIRA}/api/contents/{MODULE}/{MODULE}.answers.json")
        assert refused.status in (403, 404), "another's server"

        _graded(ines)
        assert "1 new, 0 changed" in ines("-m", "grading", "give-back", MODULE)
        page.hand_in.get_by_role("button", name="Look for feedback").click()
        expect(page.hand_in.locator("h3")).to_contain_text("Your feedback:")
        score = page.hand_in.locator("h3").inner_text()
        look(page.hand_in, "hub-feedback")
        assert hub.run(TOM, "-c", textwrap.dedent(TRIES), str(hub.exchange), str(homes[AMIRA]), str(course), hand_in.name, cwd=homes[TOM]).stdout.strip() == ""

        answers.give(page, Mouse(page), answers.left, next(iter(set(answers.asked[answers.left].options) - {answers.right[answers.left]})))
        page.hand_in.get_by_role("button", name="Hand in again").click()
        expect(page.hand_in).to_contain_text("It is with your instructor.", timeout=READY_MS)
        _graded(ines)
        assert "1 new, 0 changed" in ines("-m", "grading", "give-back", MODULE), "a second attempt has a page of its own"
        page.hand_in.get_by_role("button", name="Look for feedback").click()
        expect(page.hand_in.locator("h3")).not_to_have_text(score)
        expect(page.hand_in.locator("h3")).to_contain_text("Your feedback:")
        assert page.errors == []


def _signed_in(browser, address, name):
    """Somebody's own window: signed in, and where the hub leads them."""
    tab = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    tab.goto(address)
    tab.get_by_label("Username").fill(name)
    tab.get_by_label("Password").fill("hartwell")
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("**/doc/tree/**", timeout=READY_MS)
    return tab


def _page(tab):
    """A module that is open in a window, as the walks know it."""
    page = Page.__new__(Page)
    page.tab, page.requests, page.errors = tab, [], []
    tab.on("pageerror", lambda error: page.errors.append(str(error)))
    expect(page.task(number("m2-8"))).to_be_visible(timeout=READY_MS)
    return page


def _kill_server(name):
    """End somebody's server and its kernels at once, as a machine does that has no room."""
    theirs = [process for process in psutil.process_iter(["username", "cmdline"]) if process.info["username"] == name]
    assert any("hub" in (process.info["cmdline"] or ()) for process in theirs)
    for process in theirs:
        process.kill()


def _graded(ines):
    ines("-m", "nbgrader", "collect", MODULE)
    assert re.search(r"graded +1\b", ines("-m", "grading", "grade", MODULE))
