"""Is an answer kept in the folders that people have: without locks, on a network, under a scanner's eyes?"""

import errno
import fcntl
import json
import os
import time

import pytest

from course.record import NotSaved, Record, files
from course.record.content import blank

MODULE = "02_curbside"
NO_LOCKS = [errno.ENOTSUP, errno.ENOLCK, errno.ENOSYS, errno.EBADF, errno.EINVAL, errno.EACCES, errno.EISDIR]
HELD = [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY, errno.ESTALE]


@pytest.fixture
def path(tmp_path):
    return tmp_path / f"{MODULE}.answers.json"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _: None)


def refuse(number):
    def refused(*_, **__):
        raise OSError(number, os.strerror(number))

    return refused


def refuse_folders(number):
    """An ``os.open`` that opens files and no folder."""
    def opens(name, *how, open=os.open, **more):  # noqa: A002
        return refuse(number)() if os.path.isdir(name) else open(name, *how, **more)

    return opens


def answers(path):
    return {name: entry["answer"] for name, entry in json.loads(path.read_text())["answers"].items()}


@pytest.mark.parametrize("number", NO_LOCKS)
@pytest.mark.parametrize("call", ["fcntl.flock", "os.open"])
def test_a_folder_that_knows_no_locks_keeps_answers_and_runs_all_the_same(path, monkeypatch, call, number):
    monkeypatch.setattr(call, refuse(number) if call == "fcntl.flock" else refuse_folders(number))
    record = Record(MODULE, path)
    record.put("m2-1", "ask")
    record.log_run("curbside", {"pickers": 7}, {"ontime_share": 0.7}, 8)
    assert answers(path) == {"m2-1": "ask"} and len(Record(MODULE, path).runs) == 1


def test_without_a_lock_what_another_kernel_writes_meanwhile_is_taken_over_first(path, monkeypatch):
    monkeypatch.setattr(files, "fcntl", None)
    one, other = Record(MODULE, path), Record(MODULE, path)
    write_through = files._write_through

    def slowly(file):
        write_through(file)
        monkeypatch.setattr(files, "_write_through", write_through)
        other.put("m2-1", "staff")
        other.put("m2-3", "bend")

    monkeypatch.setattr(files, "_write_through", slowly)
    one.put("m2-1", "ask")
    entry = Record(MODULE, path).entry("m2-1")
    assert answers(path) == {"m2-1": "ask", "m2-3": "bend"} and (entry["first"], entry["tries"]) == ("staff", 2)


def test_a_file_whose_stamp_never_stands_still_is_written_all_the_same(path, monkeypatch):
    """Some network folders number a file anew each time that it is asked for."""
    Record(MODULE, path).put("m2-1", "ask")
    numbers = iter(range(10**6))
    monkeypatch.setattr(files, "stamp", lambda where: next(numbers) if where.exists() else None)
    Record(MODULE, path).put("m2-3", "bend")
    assert answers(path) == {"m2-1": "ask", "m2-3": "bend"}


def test_a_kernel_that_was_stopped_with_the_lock_in_its_hand_stops_nobody(path, monkeypatch):
    monkeypatch.setattr(files, "LOCKED_WITHIN_S", 0)
    stopped = os.open(path.parent, os.O_RDONLY)
    fcntl.flock(stopped, fcntl.LOCK_EX)
    try:
        Record(MODULE, path).put("m2-1", "ask")
    finally:
        os.close(stopped)
    assert answers(path) == {"m2-1": "ask"}


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_folder_that_can_not_be_told_to_write_through_is_good_enough(path, monkeypatch, number):
    monkeypatch.setattr(os, "fsync", refuse(number))
    Record(MODULE, path).put("m2-1", "ask")
    assert answers(path) == {"m2-1": "ask"}


def for_a_moment(act, number, times=3):
    left = iter(range(times))
    return lambda *given: refuse(number)() if next(left, None) is not None else act(*given)


@pytest.mark.parametrize("number", HELD)
def test_who_holds_the_file_for_a_moment_is_waited_for(path, monkeypatch, number):
    record = Record(MODULE, path)
    record.put("m2-1", "staff")
    monkeypatch.setattr(os, "replace", for_a_moment(os.replace, number))
    record.put("m2-1", "ask")
    monkeypatch.setattr(files, "load", for_a_moment(files.load, number))
    again = Record(MODULE, path)
    assert again.answer("m2-1") == "ask" and again.notice == ""


@pytest.mark.parametrize("number", HELD)
def test_who_holds_the_file_for_good_is_what_is_said(path, monkeypatch, number):
    record = Record(MODULE, path)
    record.put("m2-1", "staff")
    monkeypatch.setattr(os, "replace", refuse(number))
    with pytest.raises(NotSaved, match="another program is using the file 02_curbside.answers.json") as problem:
        record.put("m2-1", "ask")
    assert "virus scanner" in problem.value.todo
    assert answers(path) == {"m2-1": "staff"} and [other.name for other in path.parent.iterdir()] == [path.name]
    monkeypatch.undo()
    record.put("m2-1", "ask")
    assert answers(path) == {"m2-1": "ask"}


def test_who_lets_nobody_read_the_file_is_waited_for_once_and_said(path, monkeypatch):
    Record(MODULE, path).put("m2-1", "ask")
    asked = []
    monkeypatch.setattr(files, "load", lambda _: (asked.append(1), refuse(errno.EACCES)()))
    record = Record(MODULE, path)
    assert "another program is using it" in record.notice and "virus scanner" in record.notice
    before = len(asked)
    assert record.answer("m2-1") is None and len(asked) == before + 1 > 2
    monkeypatch.undo()
    assert record.answer("m2-1") == "ask"


def test_a_damaged_file_that_somebody_holds_stays_under_its_name(path, monkeypatch):
    damaged = json.dumps({**blank(MODULE), "answers": {"m2-1": {"answer": "ask", "at": "2026-01-05T09:00:00Z"}, "m2-3": "bend"}})
    path.write_text(damaged)
    monkeypatch.setattr(os, "replace", refuse(errno.EBUSY))
    record = Record(MODULE, path)
    assert record.answer("m2-1") == "ask" and "left as it is, because another program" in record.notice
    assert [(other.name, other.read_text()) for other in path.parent.iterdir()] == [(path.name, damaged)]
