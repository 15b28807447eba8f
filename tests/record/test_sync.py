"""Does an answer that was said to be saved outlive a sync program: a file swapped under the page, a copy left beside it?"""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from course.exercises import page as open_page
from course.exercises import records
from course.record import Record, content, merge
from course.record.content import MOST_RUNS, blank
from course.record.merge import merged

MODULE = "02_curbside"
EARLIER, NOON, LATER = "2026-01-05T09:00:00Z", "2026-01-05T12:00:00Z", "2026-01-05T15:00:00Z"


@pytest.fixture
def path(tmp_path):
    return tmp_path / f"{MODULE}.answers.json"


@pytest.fixture
def clock(monkeypatch):
    """Sets what time it is on this machine."""
    def set_clock(at):
        monkeypatch.setattr(merge, "now", lambda: at)

    set_clock(NOON)
    return set_clock


def held(runs=(), **given):
    """A record's content: m1="a" at noon, or m1=("a", when)."""
    entries = {name: answer if isinstance(answer, tuple) else (answer, NOON) for name, answer in given.items()}
    return {**blank(MODULE), "runs": list(runs), "answers": {name: {"answer": answer, "at": at, "first": answer, "tries": 1} for name, (answer, at) in entries.items()}}


def run(n, pickers):
    return {"n": n, "simulator": "curbside", "levers": {"pickers": pickers}, "assumptions": {}, "kpis": {}, "seed": 8, "at": NOON}


def answers(what):
    found = what if isinstance(what, dict) else json.loads(what.read_text())
    return {name: entry["answer"] for name, entry in found["answers"].items()}


def swap(path, new):
    path.write_text(json.dumps(new))


def test_an_answer_outlives_the_file_that_another_machine_puts_in_its_place(path):
    record = Record(MODULE, path)
    record.put("a", "saved here")
    record.log_run("curbside", {"pickers": 7}, {}, 8)
    swap(path, held(b="saved there"))
    assert record.answer("a") == "saved here"
    assert answers(path) == {"a": "saved here", "b": "saved there"} and len(Record(MODULE, path).runs) == 1  # at once, not with the next answer
    swap(path, held(b="saved there"))
    record.put("c", "next")
    assert answers(path) == {"a": "saved here", "b": "saved there", "c": "next"}


def test_what_the_page_found_when_it_opened_outlives_it_too(path):
    swap(path, held(a="yesterday"))
    record = Record(MODULE, path)
    swap(path, held(b="saved there"))
    record.keep_up()
    assert answers(path) == {"a": "yesterday", "b": "saved there"}


@pytest.mark.parametrize("at, stands", [(EARLIER, "here"), (NOON, "there"), (LATER, "there"), ("", "here"), ("tomorrow", "here")])
def test_of_two_answers_to_one_exercise_the_later_stands(path, clock, at, stands):
    record = Record(MODULE, path)
    record.put("a", "here")
    swap(path, held(a=("there", at)))
    assert record.answer("a") == stands and answers(path) == {"a": stands}


def test_a_clock_that_is_put_right_does_not_make_the_new_answer_the_older(path, clock):
    record = Record(MODULE, path)
    clock(LATER)
    record.put("a", "with the clock ahead")
    before = path.read_text()
    clock(NOON)
    record.put("a", "changed since")
    path.write_text(before)
    assert record.answer("a") == "changed since"


def test_two_runs_of_one_number_are_kept_and_a_memo_goes_on_citing_its_own():
    here = held([run(1, 5), run(2, 7)], memo=({"text": "Seven do.", "runs": [1, 2]}, LATER))
    there = held([run(1, 5), run(2, 9)], memo=({"text": "", "runs": []}, NOON))
    both = merged(here, there)
    assert [(one["n"], one["levers"]["pickers"]) for one in both["runs"]] == [(1, 5), (2, 9), (3, 7)]
    assert both["answers"]["memo"]["answer"] == {"text": "Seven do.", "runs": [1, 3]}


def test_two_machines_that_put_a_file_together_at_once_come_to_rest():
    here, there = held([run(1, 5)], a="here", b=("old", EARLIER)), held([run(1, 9)], b="there")
    ours, theirs = merged(here, there), merged(there, here)
    assert answers(ours) == answers(theirs) == {"a": "here", "b": "there"}
    assert merged(ours, theirs) == theirs and merged(theirs, ours) == ours  # each takes the other's as it is


def test_runs_that_gave_way_to_newer_ones_do_not_come_back():
    full = held([run(n, n) for n in range(2, MOST_RUNS + 2)])
    assert merged(held([run(1, 1)]), full) == full


def test_a_grader_goes_by_the_file_alone(path):
    record = Record(MODULE, path, remembers=False)
    record.put("a", "one learner")
    swap(path, held(b="the next"))
    swap(path.with_name(f"{MODULE}.answers (1).json"), held(c="a copy"))
    assert record.answer("a") is None and answers(path) == {"b": "the next"}
    assert Record(MODULE, path, remembers=False).answer("c") is None


@pytest.mark.usefixtures("page")
def test_a_page_that_is_opened_again_puts_back_what_its_file_lost(path):
    open_page.begin(MODULE)
    records.record(MODULE).put("a", "saved here")
    swap(path, held(b="saved there"))
    open_page.begin(MODULE)
    assert answers(path) == {"a": "saved here", "b": "saved there"}


@pytest.mark.usefixtures("page")
def test_an_open_page_puts_it_back_though_nobody_clicks(path, monkeypatch):
    monkeypatch.setattr(records, "LOOK_EVERY_S", 0)

    async def a_kernel():
        open_page.begin(MODULE)
        records.record(MODULE).put("a", "saved here")
        swap(path, held(b="saved there"))
        for _ in range(100):
            await asyncio.sleep(0)

    ThreadPoolExecutor(1).submit(asyncio.run, a_kernel()).result()  # a browser's tests have a loop of their own running here
    assert answers(path) == {"a": "saved here", "b": "saved there"}


@pytest.fixture
def page(path, monkeypatch):
    monkeypatch.setenv("COURSE_ANSWERS", str(path))
    monkeypatch.delenv("COURSE_GRADING", raising=False)
    yield
    open_page._open.update(exercises={}, panels={}, header=None, watchers=[])
    records.close()


COPIES = [
    "02_curbside.answers (Amira’s conflicted copy 2026-01-05).json", "02_curbside.answers (conflicted copy 2026-01-05 150000).json",
    "02_curbside.answers-DESKTOP-4F2K9.json", "02_curbside.answers.sync-conflict-20260105-150000-ABCDEFG.json", "02_curbside.answers 2.json",
    "02_curbside.answers (1).json", "02_curbside.answers(1).json", "02_curbside.answers_DiskStation_Jan-05-1500-2026_Conflict.json",
    "02_curbside.answers (In Konflikt stehende Kopie von Amira 2026-01-05).json", "02_Curbside.answers (SFConflict amira@example.org 2026-01-05).JSON",
    "02_curbside.answers_conflict-20260105-150000.json",
]


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_a_sync_program_left_is_taken_over_once_and_said(path, name):
    swap(path, held([run(1, 5)], a="here", b=("old", EARLIER)))
    swap(path.with_name(name), held([run(1, 5), run(2, 7)], a=("old", EARLIER), b="there", c="there"))
    said = Record(MODULE, path).notice
    assert name in said and "2 answers and 1 run." in said
    assert answers(path) == {"a": "here", "b": "there", "c": "there"}
    assert path.with_name(name).exists() and Record(MODULE, path).notice == ""


@pytest.mark.parametrize("name, what", [
    ("02_curbside.answers.damaged-20260105-150000-1.json", held(c="c")), ("02_curbside.answers old.json", held(c="c")), ("03_pickup.answers (1).json", held(c="c")),
    ("02_curbside.answers (1).json", {**held(c="c"), "module": "03_pickup"}), ("02_curbside.answers (1).json", {**held(c="c"), "schema": 9}),
    ("02_curbside.answers (1).json", "half wri"),
])
def test_what_is_no_such_copy_is_left_alone(path, name, what):
    swap(path, held(a="here"))
    swap(path.with_name(name), what)
    record = Record(MODULE, path)
    assert record.notice == "" and record.answer("c") is None and answers(path) == {"a": "here"}


def test_a_record_of_which_only_copies_are_left_is_found(path):
    swap(path.with_name(COPIES[0]), held(a="there"))
    assert Record(MODULE, path).answer("a") == "there" and answers(path) == {"a": "there"}


def test_the_time_of_an_answer_is_that_of_this_machine(path):
    before = content.now()
    assert before <= Record(MODULE, path).put("a", "here")["at"] <= content.now()
