"""What a manager meets on the page: keys that answer, settings that come back, and the line at its top."""

import json

import pandas as pd
import pytest
from playwright.sync_api import expect

from course.cases.curbside.simulator import simulator
from course.exercises import Choice, Decision, Line, Memo, Number, Order, Panel, Sort, Wrong, names, records
from course.exercises import page as open_page
from course.exercises.front import Front, Header
from course.record import Record
from course.record.content import MOST_BYTES, blank
from tests.exercises.fronts import Drawn, exercise, stop_the_clock

pytestmark = pytest.mark.usefixtures("record")
MODULE = "02_curbside"
COMMON = {"title": "t", "prompt": "p", "points": 4, "skill": "s", "seeds": ["004-22"]}


@pytest.mark.parametrize("key", ["Enter", "Shift+Enter"])
def test_enter_runs_a_line(chromium, monkeypatch, key):
    monkeypatch.setattr(names, "held", lambda: {"orders": pd.DataFrame({"policy": ["app"], "ontime": [1]})})
    line = exercise(chromium, Line(f"{MODULE}/m2-5", template='orders.groupby("{g}")["ontime"].mean()', blanks={"g": "column"}, **COMMON))
    line.page.get_by_role("textbox", name="column").fill("policy")
    line.page.get_by_role("textbox", name="column").press(key)
    expect(line.page.get_by_role("status").first).to_contain_text("The line runs.")
    assert records.record(MODULE).answer("m2-5") == {"g": "policy"}


def test_a_blank_can_be_chosen_by_keys_alone_and_its_menu_follows_what_is_typed(chromium, monkeypatch):
    monkeypatch.setattr(names, "held", lambda: {"orders": pd.DataFrame({"policy": ["app"], "ontime": [1]})})
    line = exercise(chromium, Line(f"{MODULE}/m2-5", template='orders.groupby("{g}")["ontime"].mean()', blanks={"g": "column"}, **COMMON))
    field, menu = line.page.get_by_role("textbox", name="column"), line.page.get_by_role("group", name="Fill the blank").get_by_label("Column")
    field.fill("ontime ")
    expect(menu).to_have_value("ontime")
    field.fill("price")
    expect(menu).to_have_value("")
    field.press("Tab")
    line.page.keyboard.type("pol")
    expect(field).to_have_value("policy")
    expect(line.page.locator(".course-status")).to_contain_text("Press Enter, or run the line.")
    line.page.keyboard.press("Tab")
    line.page.keyboard.press("Enter")
    expect(line.page.get_by_role("status").first).to_contain_text("The line runs.")
    assert records.record(MODULE).answer("m2-5") == {"g": "policy"}
    assert menu.locator("option").all_inner_texts() == ["choose, or type it", "policy", "ontime"]
    again = exercise(chromium, Line(f"{MODULE}/m2-5", template='orders.groupby("{g}")["ontime"].mean()', blanks={"g": "column"}, **COMMON))
    expect(again.page.get_by_role("combobox")).to_have_value("policy")


def test_enter_saves_a_number_and_a_question_about_it_keeps_what_was_kept(chromium):
    one = exercise(chromium, Number(f"{MODULE}/m2-4", unit="%", **COMMON))
    field = one.page.get_by_role("textbox")
    field.fill("about 15 per cent")
    field.press("Enter")
    expect(one.page.get_by_role("status").first).to_contain_text("Read as 15%.")
    field.fill("0.2")
    field.press("Enter")
    expect(one.page.get_by_role("status").first).to_contain_text("Is that 0.2%, or 20%?")
    expect(one.page.locator(".course-status")).to_contain_text("Your earlier answer is still kept")
    assert records.record(MODULE).answer("m2-4") == "about 15 per cent" and field.input_value() == "0.2"


def test_an_order_is_an_answer_once_it_is_kept_and_not_with_each_line_that_moves(chromium):
    one = exercise(chromium, Order(f"{MODULE}/m2-2", items={"a": "A", "b": "B", "c": "C"}, wrong=[Wrong("a", ["b"], "B first?")], **COMMON))
    status, note = one.page.locator(".course-status"), one.page.locator(".course-note-slot")
    up, keep = one.page.get_by_role("button", name="Move up: C"), one.page.get_by_role("button", name="Keep this order")
    up.click()
    expect(status).to_have_text("Moved, and not saved yet. Press “Keep this order”.")
    assert records.record(MODULE).entry("m2-2") == {}
    up.click()
    keep.click()
    expect(note).to_contain_text("Recorded")
    one.page.get_by_role("button", name="Move down: C").click()
    expect(status).to_contain_text("The note above is about your earlier answer.")
    up.click()
    expect(status).to_contain_text("Saved")  # as it was kept
    one.page.get_by_role("button", name="Move up: B").click()
    one.page.get_by_role("button", name="Move up: B").click()
    keep.click()
    expect(note).to_contain_text("B first?")
    entry = records.record(MODULE).entry("m2-2")
    assert (entry["first"], entry["answer"], entry["tries"]) == (["c", "a", "b"], ["b", "c", "a"], 2)


def test_options_and_items_stand_on_the_page_as_the_exercise_lists_them(chromium):
    items = {name: name.upper() for name in "abcdefgh"}
    two = exercise(chromium, Sort(f"{MODULE}/m2-2", items=items, groups={"l": "L", "m": "M"}, **COMMON))
    shown = [legend.split()[0].removeprefix("⠿") for legend in two.page.locator(".course-sort-row legend").all_inner_texts()]
    assert shown == [one["label"] for one in two.page.evaluate("window.held.spec.items")] and shown != list(items.values()) and sorted(shown) == sorted(items.values())


def test_a_note_about_an_earlier_answer_says_so_as_soon_as_another_stands_there(chromium):
    one = exercise(chromium, Number(f"{MODULE}/m2-4", unit="orders", wrong=[Wrong("a", 675, "{answer}?")], **COMMON))
    field, note, status = one.page.get_by_role("textbox"), one.page.locator(".course-note-slot"), one.page.locator(".course-status")
    field.fill("675")
    field.press("Enter")
    expect(note).to_contain_text("Think again")
    expect(status).to_contain_text("Saved")
    field.fill("11.25")
    expect(status).to_contain_text("not saved yet. Press Enter, or Save. The note above is about your earlier answer.")
    assert "course-stale" in note.get_attribute("class")
    field.fill("675")
    expect(status).to_contain_text("Saved")
    field.fill("11.25")
    field.press("Enter")
    expect(note).to_contain_text("Recorded")
    field.press("Enter")  # the same again, in the same second: nothing changes, and it is still said to be saved
    expect(status).to_contain_text("Saved")
    assert "course-stale" not in note.get_attribute("class")


def test_a_decision_whose_levers_have_moved_since_says_that_it_stands(chromium):
    one = exercise(chromium, Decision(f"{MODULE}/m2-7", simulator=simulator(), only=["substitution"], **COMMON))
    lever, status = one.page.get_by_label("How substitutes are agreed"), one.page.locator(".course-status")
    one.page.get_by_role("button", name="This is my decision").press("Enter")
    expect(status).to_contain_text("Saved")
    lever.select_option("both")
    expect(status).to_contain_text("Your decision stands as it was saved")
    one.page.get_by_role("button", name="This is my decision").press("Enter")
    expect(status).to_contain_text("Saved")
    assert records.record(MODULE).answer("m2-7") == {"levers": {"substitution": "both"}}


def test_a_run_kept_meanwhile_takes_neither_the_keyboard_s_place_nor_a_tick(chromium):
    first, second = ({"n": n, "simulator": "curbside", "levers": {"pickers": 7 + n}, "assumptions": {}, "assumed": "", "name": "", "starred": False, "cells": [], "also": ["Huddles: 1"] * (n - 1),
                      "label": f"Run {n}: kept"} for n in (1, 2))
    memo = Memo(f"{MODULE}/m2-8", rubric={"says": 4}, words=50, **COMMON)
    page = Drawn(chromium, {"kind": "memo", "heading": "h", "prompt": "p", "points": 1, "opinion": False, **memo.describe()}, memo.state(), runs=[first])
    box = page.page.get_by_label("Run 1: kept")
    box.press("Space")
    page.keep("runs", [second, first])
    assert page.page.get_by_role("checkbox").evaluate_all("(all) => all.map((one) => [one.value, one.checked])") == [["2", False], ["1", True]]
    expect(box).to_be_focused()
    log = Drawn(chromium, {"kind": "panel", **Panel(f"{MODULE}/x", simulator()).describe()}, runs=[first])
    log.page.get_by_role("button", name="Compare with run 1").focus()
    log.keep("runs", [second, first])
    expect(log.page.locator(".course-log tbody th")).to_have_text(["☆2", "☆1"])
    expect(log.page.locator(".course-also")).to_have_text("Also: Huddles: 1")
    expect(log.page.get_by_role("button", name="Compare with run 1")).to_be_focused()
    log.keep("runs", [second])
    expect(log.page.locator(".course-log tbody th")).to_have_text(["☆2"])


def test_a_simulator_without_a_kernel_says_so(chromium):
    one = Panel(f"{MODULE}/x", simulator())
    panel = Drawn(chromium, {"kind": "panel", **one.describe()}, live=True,
                  answers=lambda message: (None, one.receive(message) if message["type"] == "compare" else None))
    expect(panel.page.locator(".course-live[data-painted]")).to_be_visible()
    stop_the_clock(panel.page)
    panel.page.get_by_label("Pickers on shift").press("ArrowRight")
    panel.page.clock.run_for(11_000)
    expect(panel.page.get_by_role("alert")).to_contain_text("does not answer")


def opened(chromium, panel):
    """The simulator as a page just opened shows it, its log of runs included."""
    return Drawn(chromium, {"kind": "panel", **panel.describe()}, runs=open_page.runs(MODULE), live=True,
                 answers=lambda message: (None, panel.receive(message)))


def test_a_simulator_opens_as_it_was_left_and_logs_nothing_by_opening(chromium, monkeypatch):
    panel = Panel(f"{MODULE}/run-the-store", simulator())
    monkeypatch.setitem(open_page._open["panels"], panel.id, panel)
    panel.receive({"type": "keep", "levers": {"pickers": 9, "substitution": "both"}, "assumptions": {"missing_rate": 0.0}})
    page = opened(chromium, panel)
    expect(page.page.get_by_label("Pickers on shift")).to_have_value("9")
    expect(page.page.get_by_label("How substitutes are agreed")).to_have_value("both")
    expect(page.page.locator(".course-hood > summary")).to_contain_text("1 changed")
    expect(page.page.get_by_label("Share of items missing")).to_have_value("0")
    assumed = {"missing_rate": 0.0}
    here, today = (panel.receive({"levers": levers, "assumptions": assumed})["tiles"][0][1] for levers in ({"pickers": 9, "substitution": "both"}, {}))
    expect(page.page.locator(".course-key")).to_contain_text(f"today {today}")
    assert page.page.locator(".course-key").inner_text().split("\n")[1:3] == [here, f"today {today}"]
    page.page.wait_for_timeout(1200)
    assert [message["type"] for message in page.sent] == ["compare"] and len(records.record(MODULE).runs) == 1

    page.page.get_by_role("button", name="Back to today").press("Enter")
    expect(page.page.locator(".course-kpis dd").first).to_have_text("75.8%")
    expect(page.page.get_by_label("Pickers on shift")).to_have_value("7")
    expect(page.page.locator(".course-hood > summary")).not_to_contain_text("changed")


def test_a_setting_that_this_version_does_not_know_opens_at_today():
    Record.open(MODULE).log_run("curbside", {"pickers": 700}, {}, 8)
    panel = Panel(f"{MODULE}/run-the-store", simulator())
    assert panel.describe()["last"] == {"levers": {}, "assumptions": {}} and panel.describe()["played"] == panel.result({}, {})


def test_a_decision_takes_up_what_was_decided_and_not_what_was_tried():
    one = Decision(f"{MODULE}/m2-7", simulator=simulator(), only=["substitution"], **COMMON)
    one.panel.receive({"type": "keep", "levers": {"substitution": "both"}})
    assert one.describe()["last"]["levers"] == {} and one.describe()["played"] == one.panel.result({}, {})


def test_a_run_with_other_assumptions_is_another_run_and_only_a_page_s_own_simulators_are_listed(monkeypatch):
    panel = Panel(f"{MODULE}/run-the-store", simulator())
    monkeypatch.setitem(open_page._open["panels"], panel.id, panel)
    for assumptions in ({}, {}, {"missing_rate": 0.0}, {"missing_rate": 0.0}, {}):
        panel.receive({"type": "keep", "levers": {"pickers": 8}, "assumptions": assumptions})
    Record.open(MODULE).log_run("another", {"pickers": 8}, {}, 8)
    assert [run["assumptions"] for run in records.record(MODULE).runs] == [{}, {"missing_rate": 0.0}, {}]
    assert [row["n"] for row in open_page.runs(MODULE)] == [2, 1]


@pytest.mark.parametrize("text, ticked, asked", [
    ("Run 2 is best.", [], "names run 2, not ticked above: do you want to attach it?"),
    ("Runs 1 and 2 say so.", [], "names runs 1 and 2, not ticked above: do you want to attach them?"),
    ("Runs 1, 2 & no. 7", [1, 2], ""), ("See run 1, run no. 2", [1], "run 2"), ("In run 7 it is.", [], "no such run: which one"),
    ("Run 2 is best.", [2], ""), ("We run 2 shops, to run 2 more.", [], ""), ("Rerun 2; prune 1.", [], ""), ("run 2%", [], ""),
])
def test_a_memo_that_names_a_run_which_is_not_attached_is_asked(text, ticked, asked):
    for pickers in (8, 9):
        records.record(MODULE).log_run("curbside", {"pickers": pickers}, {}, 8)
    memo = Memo(f"{MODULE}/m2-8", rubric={"a": 4}, words=200, **COMMON)
    says = memo.receive({"text": text, "runs": ticked})["note"]["says"]
    assert says.startswith("Marked by a person after you hand in.")
    assert (asked in says and "?" in says) if asked else "run" not in says


def steps(header):
    return [step["done"] for step in header.state["steps"]]


def test_the_line_at_the_top_knows_every_exercise_before_its_cell_has_run():
    records.record(MODULE).put("m2-1", "ask")
    header = Header.show(MODULE, records.record(MODULE))
    assert steps(header) == [True] + [False] * 7
    two = Choice(f"{MODULE}/m2-2", options={"a": "A"}, **COMMON)
    open_page._open.update(header=header, exercises={two.id: two})
    two.receive("a")
    assert steps(header) == [True, True] + [False] * 6, "what was kept is counted at once"
    assert [step["heading"] for step in header.state["steps"]][:2] == ["", "Exercise 2 · t"]


def test_the_line_at_the_top_leads_to_the_part_that_is_still_open():
    six, six_b = (Choice(f"{MODULE}/{one}", options={"a": "A"}, **COMMON) for one in ("m2-6", "m2-6b"))
    header = Header.show(MODULE, records.record(MODULE))
    six.receive("a")
    header.update([six, six_b])
    assert header.state["steps"][5] == {"heading": "Exercise 6b · t", "done": False}
    six_b.receive("a")
    header.update([six, six_b])
    assert header.state["steps"][5] == {"heading": "Exercise 6 · t", "done": True}


def test_a_page_that_no_release_knows_counts_what_has_run():
    header = Header.show("90_shop", records.record("90_shop"))
    header.update([Choice("90_shop/m9-1", options={"a": "A"}, **COMMON)])
    assert steps(header) == [False]


def test_nothing_is_cut_off_on_paper_or_at_the_end_of_a_line(chromium):
    """A long memo, the name of the run that a line stands for; and a menu is no part of what is printed."""
    memo = exercise(chromium, Memo(f"{MODULE}/m2-8", words=40, rubric={"money": 4}, **COMMON)).page
    memo.get_by_role("textbox").fill("A line.\n" * 40)
    memo.emulate_media(media="print")
    assert memo.get_by_role("textbox").evaluate("(area) => area.scrollHeight - area.clientHeight") <= 2
    line = exercise(chromium, Line(f"{MODULE}/m2-5", template="orders.head({n})", blanks={"n": "rows"}, within={"n": (1, 9)}, **COMMON)).page
    expect(line.get_by_label("Rows", exact=True)).to_be_visible()
    line.emulate_media(media="print")
    expect(line.get_by_label("Rows", exact=True)).to_be_hidden()
    shop = Panel(f"{MODULE}/try", simulator(), start="“not my job” at all")
    page = Drawn(chromium, {"kind": "panel", "heading": "h", **shop.describe()}, live=True, answers=lambda message: (None, shop.receive(message))).page
    page.get_by_label("Pickers").first.press("ArrowLeft")
    page.wait_for_function("[...document.querySelectorAll('.course-live text')].some((text) => text.textContent === '“not my job”…')")
    page.wait_for_function("""() => { const edge = document.querySelector('.course-live svg').getBoundingClientRect().right;
        return [...document.querySelectorAll('.course-live text')].every((text) => text.getBoundingClientRect().right <= edge + 1); }""")


def test_a_record_of_a_newer_version_is_kept_aside_and_the_page_says_so(chromium, record):
    record.write_text('{"schema": 99, "module": "02_curbside", "answers": {"m2-1": {"answer": "ask", "at": "2026"}}, "runs": []}')
    kept = Record.open(MODULE)
    header = Header.show(MODULE, kept)
    page = Drawn(chromium, header.spec, header.state)
    alert = page.page.get_by_role("alert")
    assert "newer version of the course" in alert.inner_text() and "It was kept as" in alert.inner_text()
    assert "1 of 8 exercises answered" in page.said


def test_a_record_larger_than_any_page_writes_is_kept_aside(record):
    record.write_text(json.dumps(blank(MODULE)) + " " * MOST_BYTES)
    assert "could not be used whole" in Record.open(MODULE).notice


def test_a_front_is_drawn_with_what_the_record_holds():
    choice = Choice(f"{MODULE}/m2-3", options={"a": "A", "b": "B"}, **COMMON)
    choice.keep("b")
    Front.of(choice, [])
    assert choice.front.state["answer"] == "b" and choice.front.state["done"]


@pytest.mark.parametrize("at", ["yesterday", "", "2026-99-99T99:99:99Z"])
def test_an_answer_of_no_known_time_is_said_to_be_saved_and_not_when(chromium, record, at):
    record.write_text(json.dumps({**blank(MODULE), "answers": {"m2-4": {"answer": "11", "at": at, "first": "11", "tries": 1}}}))
    one = exercise(chromium, Number(f"{MODULE}/m2-4", unit="orders", **COMMON))
    expect(one.page.locator(".course-status")).to_have_text("Saved · your last answer counts")
    one.page.get_by_role("textbox").fill("a few")
    one.page.get_by_role("textbox").press("Enter")
    expect(one.page.locator(".course-status")).to_have_text("Your earlier answer is still kept")
