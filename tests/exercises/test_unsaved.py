"""An answer that meets trouble on its way to the record: said in words, never lost, never called saved before it is."""

import os
import tempfile

import pytest
from playwright.sync_api import expect

from course.cases.curbside.simulator import simulator
from course.exercises import Choice, Decision, Memo, Panel, records
from course.exercises.front import Front
from tests.exercises.fronts import Drawn, exercise, stop_the_clock

pytestmark = pytest.mark.usefixtures("record")
MODULE = "02_curbside"
COMMON = {"title": "t", "prompt": "p", "points": 4, "skill": "s", "seeds": ["004-22"]}


def test_an_answer_that_keys_just_chose_outlives_the_reply_to_the_one_before(chromium):
    spec = {"kind": "sort", "heading": "h", "prompt": "p", "points": 1, "opinion": False, "groups": [{"id": "l", "label": "lead"}, {"id": "m", "label": "manage"}],
            "items": [{"id": "one", "label": "One"}, {"id": "two", "label": "Two"}]}
    state = {"answer": None, "at": None, "note": None, "done": False}
    sort = Drawn(chromium, spec, state, answers=lambda _: (None, None))
    stop_the_clock(sort.page)
    one, two = (sort.page.get_by_role("group", name=name) for name in ("One", "Two"))
    one.get_by_label("manage").focus()
    sort.page.keyboard.press("Space")
    sort.page.keyboard.press("Tab")
    assert [message["value"] for message in sort.sent] == [{"one": "m"}]  # who leaves a group has answered
    sort.page.keyboard.press("Space")
    sort.keep("state", {**state, "answer": {"one": "m"}, "seq": sort.sent[0]["seq"]})
    expect(two.get_by_label("lead")).to_be_checked()
    sort.page.keyboard.press("ArrowDown")
    sort.page.clock.run_for(800)
    assert [message["value"] for message in sort.sent] == [{"one": "m"}, {"one": "m", "two": "m"}]


def test_a_late_reply_to_an_earlier_answer_takes_nothing_back_though_silence_was_said(chromium):
    spec = {"kind": "choices", "heading": "h", "prompt": "p", "points": 1, "opinion": False, "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}
    state = {"answer": None, "at": None, "note": None, "done": False}
    page = Drawn(chromium, spec, state, answers=lambda _: (None, None))
    stop_the_clock(page.page)
    for name in "AB":
        page.page.get_by_label(name).check()
    page.page.clock.run_for(9_000)
    first, second = (message["seq"] for message in page.sent)
    page.keep("state", {**state, "answer": ["a"], "at": "2026-11-22T10:00:00Z", "seq": first})
    assert "Not saved" in page.said and page.page.get_by_label("B").is_checked()
    page.keep("state", {**state, "answer": ["a", "b"], "at": "2026-11-22T10:00:01Z", "seq": second})
    assert "Not saved" not in page.said and page.page.get_by_label("B").is_checked()


EARLY = """() => { const card = document.body.appendChild(document.createElement("aside"));
  widget.still({ el: card, data: { spec: window.held.spec, state: window.held.state, runs: [] }, early: true }); }"""
AGAIN = "widget.render({ model: window.model, el: document.querySelector('main'), part: () => new Promise(() => {}) })"


def test_what_is_answered_early_twice_is_the_later_though_the_page_below_has_saved_the_first(chromium):
    spec = {"kind": "choice", "heading": "h", "prompt": "p", "points": 1, "opinion": False, "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}
    state = {"answer": None, "at": None, "note": None, "done": False}
    live = Drawn(chromium, spec, state, answers=lambda _: (None, None))
    page, early = live.page, live.page.locator("aside")
    page.evaluate(EARLY)
    early.get_by_label("A").check()
    assert live.sent == [] and "the page saves it in a moment" in early.inner_text()
    page.evaluate(AGAIN)
    assert [message["value"] for message in live.sent] == ["a"]
    early.get_by_label("B").check()
    live.keep("state", {"answer": "a", "at": "2026-11-22T10:00:00Z", "note": None, "done": True, "seq": live.sent[0]["seq"]})
    page.evaluate("() => { document.querySelector('aside').remove(); window.dispatchEvent(new Event('course-drafts')); }")
    assert [message["value"] for message in live.sent] == ["a", "b"] and page.locator("main").get_by_label("B").is_checked()
    live.keep("state", {"answer": "b", "at": "2026-11-22T10:00:01Z", "note": None, "done": True, "seq": live.sent[1]["seq"]})
    page.evaluate(AGAIN)
    assert len(live.sent) == 2 and "Saved" in live.said, "what was heard of is not sent again"


def test_an_answer_that_a_full_disk_refuses_stays_on_the_page_and_is_saved_again(chromium):
    choice = exercise(chromium, Choice(f"{MODULE}/m2-3", options={"a": "A", "b": "B"}, **COMMON))
    full = pytest.MonkeyPatch()
    full.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    choice.page.get_by_label("B").check()
    note = choice.page.get_by_role("status").first
    expect(note).to_contain_text("Not saved")
    expect(note).to_contain_text("the disk is full. Make room")
    assert choice.page.get_by_label("B").is_checked() and records.record(MODULE).answer("m2-3") is None
    full.undo()
    choice.page.get_by_role("button", name="Save again").press("Enter")
    expect(note).to_contain_text("Recorded")
    assert records.record(MODULE).answer("m2-3") == "b"


@pytest.mark.parametrize("error, said", [(30, "read-only. Ask whoever runs your course for a folder"), (13, "may not be written to. Ask"), (5, "Mend that")])
def test_a_folder_that_may_not_be_written_to_is_said_for_answers_and_runs(monkeypatch, error, said):
    monkeypatch.setattr(tempfile, "mkstemp", lambda **_: (_ for _ in ()).throw(OSError(error, os.strerror(error))))
    state = Choice(f"{MODULE}/m2-3", options={"a": "A"}, **COMMON).receive("a")
    assert state["note"]["head"] == "Not saved" and state["unsaved"] and said in state["note"]["says"]
    reply = Panel(f"{MODULE}/x", simulator()).receive({"type": "keep", "levers": {"pickers": 9}})
    assert reply["problem"].startswith("This run is not kept") and said in reply["problem"]


LIKE_A_KERNEL = """([id, answers]) => {
  const heard = [];
  return widget.render({ el: document.body.appendChild(document.createElement("div")), model: {
    get: () => ({ kind: "recall", said: id, says: "", steps: [] }), on: (_, act) => heard.push(act), off: (_, act) => heard.splice(heard.indexOf(act), 1),
    send: (message) => { window.asked.push([id, message.name]);
      if (answers) heard.forEach((act) => act(message, [new TextEncoder().encode("export default { render: ({ el, model }) => { el.textContent = model.get().said; } }")])); },
  } });
}"""


def test_the_code_of_all_widgets_is_asked_for_once_and_again_of_another_when_a_kernel_is_lost(chromium):
    page = chromium.new_page()
    page.goto("about:blank")
    page.add_script_tag(content="window.asked = [];" + Front._esm.replace("export default", "const widget ="))
    stop_the_clock(page)
    page.evaluate(f"window.lost = ({LIKE_A_KERNEL})(['lost', false]); window.found = ({LIKE_A_KERNEL})(['found', true]); null")
    assert page.evaluate("window.asked") == [["lost", "page"]]
    page.clock.run_for(3100)
    page.evaluate("window.found")
    assert page.locator("div").all_inner_texts()[1] == "found"
    page.evaluate(f"({LIKE_A_KERNEL})(['next', true])")
    assert page.locator("div").all_inner_texts()[2] == "next" and page.evaluate("window.asked") == [["lost", "page"], ["lost", "page"], ["found", "page"]]
    page.close()


def test_a_lost_kernel_is_said_and_the_answer_stays(chromium):
    spec = {"kind": "choice", "heading": "h", "prompt": "p", "points": 1, "opinion": False, "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}
    choice = Drawn(chromium, spec, {"answer": "b", "at": "2026-11-22T10:00:00Z", "note": None, "done": True})
    stop_the_clock(choice.page)
    choice.page.get_by_label("A").check()
    choice.page.clock.run_for(9000)
    assert "Not saved" in choice.said and "lost touch" in choice.said and choice.page.get_by_label("A").is_checked()


def test_a_lever_tried_in_a_decision_is_no_answer_that_the_page_takes_up_again(chromium):
    decision = Decision(f"{MODULE}/m2-7", simulator=simulator(), only=["substitution"], lock=True, **COMMON)
    one = exercise(chromium, decision)
    one.page.get_by_role("button", name="This is my decision").press("Enter")
    expect(one.page.locator(".course-status")).to_contain_text("Saved")
    decided = one.page.get_by_label("How substitutes are agreed").input_value()
    one.page.get_by_label("How substitutes are agreed").select_option("both")
    one.page.evaluate("widget.render({ model: window.model, el: document.querySelector('main'), part: () => new Promise(() => {}) })")
    assert one.page.get_by_label("How substitutes are agreed").input_value() == decided != "both" and "Not saved yet" not in one.said


DRAWN_ANEW = "widget.render({ model: window.model, el: document.querySelector('main') })"


def test_what_a_lost_kernel_did_not_save_stands_there_and_is_saved_when_the_page_is_started_again(chromium):
    memo, kernel = Memo(f"{MODULE}/m2-8", rubric={"says": 4}, words=50, **COMMON), {"lost": True}
    spec = {"kind": "memo", "heading": "h", "prompt": "p", "points": 4, "opinion": False, **memo.describe()}
    page = Drawn(chromium, spec, memo.state(), answers=lambda message: (
        None if kernel["lost"] else {**memo.receive(message["value"]), "seq": message["seq"]}, None))
    stop_the_clock(page.page)
    page.page.get_by_role("textbox").fill("Two hundred words.")
    page.page.clock.run_for(10_000)
    assert "lost touch" in page.said and records.record(MODULE).answer("m2-8") is None
    kernel["lost"] = False
    page.page.evaluate(DRAWN_ANEW)
    expect(page.page.get_by_role("textbox")).to_have_value("Two hundred words.")
    expect(page.page.locator(".course-status")).to_contain_text("Saved")
    assert records.record(MODULE).answer("m2-8") == {"text": "Two hundred words.", "runs": []}
    page.keep("state", {**memo.state(), "answer": {"text": "Another kernel's.", "runs": []}})
    page.page.evaluate(DRAWN_ANEW)
    expect(page.page.get_by_role("textbox")).to_have_value("Another kernel's.")


def test_a_number_that_was_typed_and_not_sent_is_there_when_the_page_is_started_again(chromium):
    page = Drawn(chromium, {"kind": "number", "heading": "h", "prompt": "p", "points": 1, "opinion": False, "unit": "£"}, {"answer": "3", "at": "2026-11-22T10:00:00Z", "note": None, "done": True})
    page.page.get_by_role("textbox").fill("12")
    page.page.evaluate(DRAWN_ANEW)
    expect(page.page.get_by_role("textbox")).to_have_value("12")
    assert "Not saved yet." in page.said


def test_a_reply_to_an_earlier_answer_does_not_call_the_next_one_saved(chromium):
    spec = {"kind": "choices", "heading": "h", "prompt": "p", "points": 1, "opinion": False, "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}
    state = {"answer": None, "at": None, "note": None, "done": False}
    page = Drawn(chromium, spec, state)
    for name in "AB":
        page.page.get_by_label(name).check()
    first, second = (message["seq"] for message in page.sent)
    page.keep("state", {**state, "answer": ["a"], "at": "2026-11-22T10:00:00Z", "seq": first})
    assert "Saving…" in page.said and page.page.get_by_label("B").is_checked()
    page.keep("state", {**state, "answer": ["a", "b"], "at": "2026-11-22T10:00:01Z", "seq": second})
    assert "Saved" in page.said and "Saving…" not in page.said
