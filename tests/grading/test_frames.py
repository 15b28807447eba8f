"""What a fork says on its channel is bounded in size and in time, whatever it says."""

import contextlib
import socket
import struct
import time

import pytest

from grading.kernels import frames, warm


@pytest.fixture
def ends():
    """Two ends of a channel."""
    with contextlib.ExitStack() as both:
        yield [both.enter_context(end) for end in socket.socketpair()]


def test_what_is_sent_is_received_packed_or_not(ends):
    mine, theirs = ends
    message = {"values": {"a": 1.5}, "outputs": ["é"]}
    for one in (message, frames.packed(message)):
        frames.send(mine, one)
        assert frames.receive(theirs) == message


def test_a_message_drips_in_only_until_its_time_is_up(ends):
    mine, theirs = ends
    mine.sendall(struct.pack(">I", 100) + b"{")
    with pytest.raises(TimeoutError):
        frames.receive(theirs, time.monotonic() + 0.05)


@pytest.mark.parametrize("said, why", [
    (struct.pack(">I", frames.MOST_BYTES + 1), "it said more than is taken"), (struct.pack(">I", 3) + b"{ab", "what it said can't be read"),
    (struct.pack(">I", 3) + b"NaN", "what it said can't be read"), (struct.pack(">I", 5) + b"1e999", "what it said can't be read"),
    (struct.pack(">I", 9) + b"{", "it is gone"), (b"", "it is gone")])
def test_what_is_no_message_is_told_by_its_reason(ends, said, why):
    mine, theirs = ends
    mine.sendall(said)
    mine.shutdown(socket.SHUT_WR)
    with pytest.raises(frames.Broken, match=why):
        frames.receive(theirs, time.monotonic() + 5)


def test_a_message_of_the_largest_size_is_taken(ends, monkeypatch):
    monkeypatch.setattr(frames, "MOST_BYTES", 4)
    mine, theirs = ends
    frames.send(mine, b"1234")
    assert frames.receive(theirs) == 1234


def test_orders_that_are_too_long_are_never_sent(monkeypatch):
    monkeypatch.setattr(frames, "MOST_BYTES", 20)
    monkeypatch.setattr(warm, "_begun", lambda *_: pytest.fail("a fork was asked for"))
    assert warm.converse("nowhere", "learner", {"steps": [{"run": "x" * 20}]}, 1) == ([], "its code is longer than is taken")


def test_replies_are_taken_up_to_so_much_for_all(ends, monkeypatch):
    mine, theirs = ends
    monkeypatch.setattr(warm, "MOST_BYTES", len(str({"outputs": []})))
    monkeypatch.setattr(warm, "_begun", lambda *_: theirs)
    for reply in ({"outputs": []}, {"outputs": []}):
        frames.send(mine, reply)
    assert warm.converse("nowhere", "learner", {"steps": [{}, {}]}, 5) == ([{"outputs": []}], "it said more than is taken")


def test_a_reply_that_is_none_ends_the_conversation(ends, monkeypatch):
    mine, theirs = ends
    monkeypatch.setattr(warm, "_begun", lambda *_: theirs)
    frames.send(mine, ["outputs"])
    assert warm.converse("nowhere", "learner", {"steps": [{}]}, 5) == ([], "it said more than is taken")
