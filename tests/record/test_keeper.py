"""Is an answer kept whatever happens to the file, and is the learner told when it is not?"""

import json
import os
import stat

import pytest

from course.record import NotSaved, Record, files
from course.record.content import MOST_BYTES, MOST_RUNS, MOST_TRIES, blank, check

MODULE = "02_curbside"


@pytest.fixture
def path(tmp_path):
    return tmp_path / f"{MODULE}.answers.json"


def test_building_a_page_writes_nothing(path):
    record = Record(MODULE, path)
    assert record.answer("m2-1") is None and record.runs == [] and not path.exists()


def test_an_answer_is_on_disk_at_once_and_outlives_the_kernel(path):
    Record(MODULE, path).put("m2-1", "ask")
    assert Record(MODULE, path).answer("m2-1") == "ask"


def test_the_last_answer_counts_and_the_first_is_kept(path):
    record = Record(MODULE, path)
    for answer in ("staff", "ask"):
        record.put("m2-1", answer)
    entry = Record(MODULE, path).entry("m2-1")
    assert (entry["answer"], entry["first"], entry["tries"]) == ("ask", "staff", 2)


def test_two_tabs_keep_each_others_answers(path):
    one, other = Record(MODULE, path), Record(MODULE, path)
    one.put("m2-1", "ask")
    other.put("m2-3", "bend")
    one.put("m2-4", "11.25")
    assert set(json.loads(path.read_text())["answers"]) == {"m2-1", "m2-3", "m2-4"}


def test_runs_are_numbered_on_and_the_oldest_give_way(path):
    record = Record(MODULE, path)
    record.put("m2-1", "ask")
    content = json.loads(path.read_text())
    content["runs"] = [{"n": n, "simulator": "curbside", "levers": {}, "assumptions": {}, "kpis": {}} for n in range(1, MOST_RUNS + 1)]
    path.write_text(json.dumps(content))
    assert record.log_run("curbside", {"pickers": 7}, {"ontime_share": 0.7}, 8)["n"] == MOST_RUNS + 1
    assert len(record.runs) == MOST_RUNS and record.runs[0]["n"] == 2


@pytest.mark.parametrize("damage", [
    b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"null", b'{"schema": 1, "module": "03_pickup", "answers": {}, "runs": []}',
    b'{"schema": 1, "module": "02_curbside", "answers": [], "runs": {}}', b"[" * 100_000,
])
def test_a_damaged_record_is_kept_aside_and_said(path, damage):
    path.write_bytes(damage)
    record = Record(MODULE, path)
    aside = [other for other in path.parent.iterdir() if "damaged" in other.name]
    assert [other.read_bytes() for other in aside] == [damage]
    assert aside[0].name in record.notice
    record.put("m2-1", "ask")
    assert Record(MODULE, path).answer("m2-1") == "ask"


def test_what_can_be_read_of_a_damaged_record_is_taken_over(path):
    content = blank(MODULE)
    content["answers"] = {"m2-1": {"answer": "ask", "at": "2026-01-05T09:00:00Z"}, "m2-3": "bend"}
    path.write_text(json.dumps(content))
    record = Record(MODULE, path)
    assert record.answer("m2-1") == "ask" and record.answer("m2-3") is None and "m2-3" in record.notice


def test_a_record_of_a_newer_version_is_kept_aside_under_that_name(path):
    path.write_text(json.dumps({**blank(MODULE), "schema": 99}))
    assert "newer" in Record(MODULE, path).notice
    assert any("newer" in other.name for other in path.parent.iterdir())


def test_a_byte_order_mark_is_no_damage(path):
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(blank(MODULE)).encode())
    assert Record(MODULE, path).notice == ""


def test_an_answer_that_can_not_be_saved_is_said_with_its_reason(path):
    record = Record(MODULE, path)
    record.put("m2-1", "staff")
    path.parent.rename(path.parent.with_name("moved"))
    with pytest.raises(NotSaved, match="folder is gone"):
        record.put("m2-1", "ask")


def test_a_full_disk_is_said_and_leaves_the_old_record_whole(path, monkeypatch):
    record = Record(MODULE, path)
    record.put("m2-1", "staff")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(NotSaved, match="disk is full"):
        record.put("m2-1", "ask")
    monkeypatch.undo()
    assert json.loads(path.read_text())["answers"]["m2-1"]["answer"] == "staff"
    assert [other.name for other in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content, problem", [
    (5, "record"), ({**blank(MODULE), "schema": True}, "version"), ({**blank(MODULE), "schema": 2}, "newer"), ({**blank(MODULE), "schema": -7}, "version"),
    ({**blank("x")}, "another module (x)"), ({**blank("x). Checked")}, "another module (one unknown here)."), ({**blank(MODULE), "edition": "x<b>"}, "(one unknown here)."),
    ({**blank(MODULE), "answers": {"m2-1. Give": 1}}, "The answer to one unknown here is damaged."), ({**blank(MODULE), "answers": {"m2-1": {"answer": 1}}}, "m2-1"),
    ({**blank(MODULE), "runs": [{"n": "1", "levers": {}, "kpis": {}}]}, "runs"),
    ({**blank(MODULE), "runs": [{"n": 1, "simulator": "curbside", "levers": {}, "assumptions": {}, "kpis": {"ontime_share": 10**400}}]}, "runs"),
    ({**blank(MODULE), "runs": [{"n": 1, "simulator": "curbside", "levers": {"pickers": -10**400}, "assumptions": {}, "kpis": {}}]}, "runs"),
    ({**blank(MODULE), "runs": [{"n": 10**400, "simulator": "curbside", "levers": {}, "assumptions": {}, "kpis": {}}]}, "runs"),
])
def test_each_problem_of_a_record_is_named(content, problem):
    assert any(problem in said for said in check(content, MODULE))


def test_a_sound_record_has_no_problem():
    assert check(blank(MODULE), MODULE) == []


def test_the_record_is_for_its_owner_to_read(path):
    Record(MODULE, path).put("m2-1", "ask")
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600


def test_a_record_that_can_not_be_read_is_never_written_over(path, monkeypatch):
    Record(MODULE, path).put("m2-1", "ask")
    monkeypatch.setattr(files, "load", lambda path: (_ for _ in ()).throw(OSError(5, "Input/output error")))
    record = Record(MODULE, path)
    assert "can't be read" in record.notice
    with pytest.raises(NotSaved, match="can't be read"):
        record.put("m2-3", "bend")
    monkeypatch.undo()
    assert Record(MODULE, path).answer("m2-1") == "ask"


def test_once_what_stood_in_the_way_is_gone_the_next_answer_is_kept(path):
    path.mkdir()
    record = Record(MODULE, path)
    with pytest.raises(NotSaved, match="can't be read"):
        record.put("m2-3", "bend")
    path.rmdir()
    record.put("m2-3", "bend")
    assert Record(MODULE, path).answer("m2-3") == "bend"


def test_what_the_page_knows_outlives_a_file_that_is_damaged_meanwhile(path):
    record = Record(MODULE, path)
    record.put("m2-1", "ask")
    path.write_text('{"schema": 1, "mod')
    record.put("m2-3", "bend")
    assert set(json.loads(path.read_text())["answers"]) == {"m2-1", "m2-3"}


@pytest.mark.parametrize("entry", [
    {"answer": "ask", "at": "2026", "tries": "many"}, {"answer": "ask", "at": "2026", "tries": None}, {"answer": None, "at": "2026"},
    {"answer": "\ud800", "at": "2026"}, "ask", {"answer": "ask"}, {"answer": "ask", "at": "2026", "tries": 1e999},
])
def test_a_hand_edited_answer_never_stops_the_page(path, entry):
    path.write_text(json.dumps({**blank(MODULE), "answers": {"m2-1": entry}}))
    record = Record(MODULE, path)
    assert record.answer("m2-1") is None and record.notice
    record.put("m2-1", "ask")
    assert Record(MODULE, path).entry("m2-1")["tries"] == 1


def test_signs_that_no_file_can_hold_are_not_saved_and_said(path):
    with pytest.raises(NotSaved, match="signs"):
        Record(MODULE, path).put("m2-8", {"text": "\ud800", "runs": []})


def test_two_kernels_that_write_at_once_keep_every_answer(path):
    import subprocess
    import sys

    code = (f"from course.record import Record; r = Record({MODULE!r}, {str(path)!r})\n"
            "import sys\nfor n in range(20): r.put(f'm{sys.argv[1]}-{n}', n)")
    both = [subprocess.Popen([sys.executable, "-c", code, str(one)]) for one in (1, 2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert len(json.loads(path.read_text())["answers"]) == 40


def refused(*_, **__):
    raise OSError(28, "No space left on device")


def fresh_refused(source, target, replace=os.replace):
    if ".answers-" in str(source):
        refused()
    replace(source, target)


@pytest.mark.parametrize("call, breaks", [("os.fsync", refused), ("tempfile.mkstemp", refused), ("os.replace", refused), ("os.replace", fresh_refused)])
def test_a_damaged_record_on_a_full_disk_stays_under_its_name_until_there_is_room(path, monkeypatch, call, breaks):
    before = json.dumps({**blank(MODULE), "answers": {"m2-1": {"answer": "ask", "at": "2026-01-05T09:00:00Z"}, "m2-3": "bend"}})
    path.write_text(before)
    monkeypatch.setattr(call, breaks)
    record = Record(MODULE, path)
    assert "left as it is" in record.notice and "disk is full" in record.notice and record.answer("m2-1") == "ask"
    with pytest.raises(NotSaved, match="disk is full") as problem:
        record.put("m2-4", "11.25")
    assert "room" in problem.value.todo
    assert [(other.name, other.read_text()) for other in path.parent.iterdir()] == [(path.name, before)]
    monkeypatch.undo()
    record.put("m2-4", "11.25")
    aside = [other for other in path.parent.iterdir() if "damaged" in other.name]
    assert [other.read_text() for other in aside] == [before] and aside[0].name in record.notice
    assert set(json.loads(path.read_text())["answers"]) == {"m2-1", "m2-4"}


def test_a_run_with_a_number_that_no_page_can_show_is_dropped_and_the_others_stay(path):
    run = {"n": 1, "simulator": "curbside", "levers": {}, "assumptions": {}, "kpis": {"ontime_share": 0.7}}
    path.write_text(json.dumps({**blank(MODULE), "runs": [run, {**run, "n": 2, "kpis": {"ontime_share": 10**400}}]}))
    record = Record(MODULE, path)
    assert record.runs == [run] and "runs is damaged" in record.notice


def test_a_pipe_in_the_record_s_place_is_said_and_not_waited_for(path):
    os.mkfifo(path)
    record = Record(MODULE, path)
    assert "can't be read (something that is no ordinary file has its name)" in record.notice
    with pytest.raises(NotSaved, match="no ordinary file") as problem:
        record.put("m2-1", "ask")
    assert problem.value.todo == "Move that to another place" and f"{problem.value.todo}, then open" in record.notice
    path.unlink()
    record.put("m2-1", "ask")
    assert Record(MODULE, path).answer("m2-1") == "ask"


def test_tries_are_counted_no_further_than_a_sound_record_does(path):
    entry = {"answer": "ask", "at": "2026-01-05T09:00:00Z", "first": "ask", "tries": MOST_TRIES}
    path.write_text(json.dumps({**blank(MODULE), "answers": {"m2-1": entry}}))
    Record(MODULE, path).put("m2-1", "staff")
    again = Record(MODULE, path)
    assert again.notice == "" and (again.answer("m2-1"), again.entry("m2-1")["tries"]) == ("staff", MOST_TRIES)


def test_a_record_that_could_not_be_read_again_is_not_written(path):
    record = Record(MODULE, path)
    record.put("m2-1", "ask")
    with pytest.raises(NotSaved, match="more than 2 MB") as problem:
        record.put("m2-8", {"text": "x" * MOST_BYTES, "runs": []})
    assert "Shorten" in problem.value.todo
    again = Record(MODULE, path)
    assert again.notice == "" and again.answer("m2-1") == "ask" and [other.name for other in path.parent.iterdir()] == [path.name]


def test_what_another_kernel_writes_while_a_record_is_being_read_is_kept(path, monkeypatch):
    Record(MODULE, path).put("m2-1", "ask")
    load = files.load

    def slowly(path):
        content = load(path)
        monkeypatch.undo()
        Record(MODULE, path).put("m2-2", "other")
        return content

    monkeypatch.setattr(files, "load", slowly)
    Record(MODULE, path).put("m2-3", "bend")
    assert set(json.loads(path.read_text())["answers"]) == {"m2-1", "m2-2", "m2-3"}


def test_what_another_kernel_writes_while_a_damaged_record_is_mended_is_kept(path, monkeypatch):
    path.write_text('{"schema": 1, "mod')
    replace = os.replace

    def slowly(source, target):
        replace(source, target)
        if ".answers-" in str(source):
            monkeypatch.undo()
            Record(MODULE, path).put("m2-2", "other")

    monkeypatch.setattr(os, "replace", slowly)
    Record(MODULE, path).put("m2-3", "bend")
    assert set(json.loads(path.read_text())["answers"]) == {"m2-2", "m2-3"}
