"""A manager's way through every module there is, from its key alone: with keys and by mouse, another's record in the way, a crash, handed in by a file.

What a module's own story says on the way (its notes, its tiles) a walk of its own holds: ``test_curbside.py``.
"""

import json
import zipfile
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from grading.layout import HERE
from tests.access import checks
from tests.access.pages import TWICE_AS_LARGE, show
from tests.access.work import WELCOME, mistakes
from tests.house.chosen import WALKED
from tests.walk.answers import Answers, number
from tests.walk.page import Keys, Mouse, Page
from tests.walk.records import entry, put, put_aside
from tests.walk.way import kill_kernels

MODULES = [module for module in HERE.lessons() if module != WELCOME]
# In each run with keys, as few as have what the story's walk by mouse lacks. The long run does all, both ways.
WAYS = [pytest.param(module, hands, marks=() if module in WALKED and hands is Keys else pytest.mark.thorough) for module in MODULES for hands in (Keys, Mouse)]
FIELDS = """(card) => [...card.querySelectorAll("input, select, textarea")].map((node) => /radio|checkbox/.test(node.type) ? node.checked : node.value)
  .concat([...card.querySelectorAll("li .course-order-label")].map((node) => node.textContent))"""


@pytest.mark.parametrize("module, hands", WAYS)
def test_a_manager_answers_as_the_key_does_loses_the_kernel_comes_back_and_hands_in(module, hands, learner, serve, chromium):
    answers, wrong = Answers(module), mistakes(module)
    other = {"schema": 1, "module": "90_another", "edition": "reference", "runs": [], "answers": dict.fromkeys(answers.right, entry("99"))}
    path = put(learner.folder, module, other)
    served = learner.open(serve, module, COURSE_EXCHANGE=str(learner.home / "no-exchange"))
    page = Page(chromium, served.address)
    put_aside(page, path, other, "It belongs to another module (90_another).")
    pages, manager = [page], hands(page)
    played = False
    for name, exercise in answers.asked.items():
        if not played and exercise.kind in ("decision", "memo") and not exercise.opinion:
            answers.play(page, manager)  # the decision is below it
            played = True
        if name == answers.left:
            continue
        if name in wrong:
            answers.give(page, manager, name, wrong[name])
            expect(page.note(number(name))).to_contain_text("Think again")
        answers.give(page, manager, name)
        expect(page.note(number(name))).to_contain_text("Recorded" if not exercise.opinion else "Kept as your")
    expect(page.tab.locator(".course-status", has_text="Saving…")).to_have_count(0)  # what the page calls saved must outlive the crash
    stood = {name: (page.note(number(name)).inner_text(), page.task(number(name)).evaluate(FIELDS)) for name in answers.asked}
    kill_kernels(served)
    page.close()

    page = Page(chromium, served.address)
    pages.append(page)
    numbers = list(dict.fromkeys(number(name).rstrip("bc") for name in answers.asked))
    expect(page.header).to_contain_text(f"{len(numbers) - 1} of {len(numbers)} exercises answered, number {number(answers.left)} is next")
    for name, (note, fields) in stood.items():
        expect(page.note(number(name))).to_have_text(note, use_inner_text=True)
        assert page.task(number(name)).evaluate(FIELDS) == fields, name
    manager = hands(page)
    manager.press(page.header, f"Go to exercise {number(answers.left)}")
    answers.give(page, manager, answers.left, wrong.get(answers.left))
    if answers.left in wrong:
        expect(page.note(number(answers.left))).to_contain_text("Think again")
        answers.give(page, manager, answers.left)
    expect(page.note(number(answers.left))).to_contain_text("Recorded")
    expect(page.hand_in).to_contain_text("Every exercise is answered.")
    expect(page.tab.locator(".course-waits")).to_have_count(0)  # what would have told an answer has come up
    everybody_can_use(page.tab)
    manager.fill(page.hand_in.get_by_label("Your name"), "Amira Said")
    manager.press(page.hand_in, "Hand in")
    expect(page.hand_in).to_contain_text("Nobody has it until you send it to your instructor", timeout=180_000)
    page.close()
    served.stop()

    folder = learner.folder / "my-course"
    (parcel,) = (folder / "hand-in").iterdir()
    record = json.loads(zipfile.ZipFile(parcel).read(f"{module}.answers.json"))
    assert {name: entry["answer"] for name, entry in record["answers"].items() if name in answers.right} == answers.right
    assert record["answers"].keys() == answers.asked.keys()
    assert {panel.simulator.name for panel in answers.panels} <= {run["simulator"] for run in record["runs"]}
    assert {name: record["answers"][name]["first"] for name in wrong} == wrong
    assert [page.errors for page in pages] == [[], []]
    assert {urlsplit(url).hostname for page in pages for url in page.requests if url.startswith("http")} == {"127.0.0.1"}


def everybody_can_use(tab):
    """What tests/access holds of the pages that it opens, of an answered one of every kind of exercise."""
    show(tab)
    assert checks.violations(tab, checks.OURS) == [] and checks.focus_walk(tab) == []
    for look in (checks.NAMELESS, checks.TWICE, checks.SMALL):
        assert tab.evaluate(look) == []
    assert tab.evaluate(checks.TRANSLATED)["left"] == [] and all(len(text) > 40 for text in tab.evaluate(checks.CHARTS))
    show(tab, TWICE_AS_LARGE)
    assert tab.evaluate(checks.CUT_OFF) == []
    show(tab, reduced_motion="reduce")
    assert tab.evaluate(checks.MOVING) == []
    show(tab, color_scheme="dark", media="print")
    assert tab.evaluate(checks.PALE) == []
    show(tab)
