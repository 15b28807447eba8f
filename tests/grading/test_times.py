"""Which of a learner's hand-ins counts, by clocks that may be wrong."""

from datetime import datetime, timedelta

import pytest

from grading.hand_in import newest, quarantine, times
from grading.hand_in.files import HandIn
from grading.layout import Layout

NOW = datetime(2026, 11, 22, 14, 2, 5)
EARLIER, LATER, AHEAD, FAR = (NOW + timedelta(days=days) for days in (-2, -1, 1.5, 900))


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr(times, "now", lambda: NOW)


@pytest.mark.parametrize("moment, is_to_come", [
    (NOW - timedelta(days=9_000), False), (NOW, False), (NOW + timedelta(days=1), False), (NOW + timedelta(days=1, seconds=1), True), (datetime.max, True)])
def test_a_day_ahead_is_no_wonder_and_more_is_a_clock_that_is_wrong(moment, is_to_come):
    assert times.to_come(moment) is is_to_come
    assert bool(times.waits(f"{moment:%Y-%m-%d %H:%M:%S} UTC")) is is_to_come


def test_the_newest_that_can_be_comes_last_and_before_all_what_is_still_to_come():
    assert sorted([FAR, LATER, AHEAD, EARLIER], key=times.rank) == [AHEAD, FAR, EARLIER, LATER]


@pytest.mark.parametrize("text", ["", "soon", "2026-99-99", "\0", "9" * 5_000, "0001-01-01T00:00:00+09:00"])
def test_a_time_that_can_not_be_read_is_the_earliest_and_waits_for_nobody(text):
    assert times.parsed(text) == datetime.min and times.waits(text) == ""


def test_a_time_is_read_in_whatever_zone_it_was_written():
    assert times.parsed("2026-11-22T15:02:05+01:00") == times.parsed("20261122T140205") == times.parsed("2026-11-22 14:02:05 UTC") == NOW
    assert times.day(NOW) == "22 November 2026, 14:02 UTC"


@pytest.mark.parametrize("there, comes, may, said", [
    (None, LATER, True, ""), (None, FAR, True, "it waits. Take it."), (EARLIER, LATER, True, ""), (LATER, EARLIER, False, "a newer hand-in of 21 November 2026"),
    (EARLIER, FAR, False, "what was collected before counts"), (FAR, EARLIER, True, "It lies in grading/quarantine/tom/90_shop now"),
    (FAR, FAR, True, "it waits. Take it."), (FAR, AHEAD, False, "what was collected before waits"), (LATER, LATER, True, ""),
    ("no time", FAR, False, "what was collected before counts"), ("no time", EARLIER, True, "")])
def test_what_was_collected_gives_way_to_what_is_newer_and_a_time_to_come_to_every_other(tmp_path, monkeypatch, there, comes, may, said):
    monkeypatch.setattr(quarantine, "HERE", Layout(tmp_path))
    folder = tmp_path / "grading" / "submitted" / "tom" / "90_shop"
    folder.mkdir(parents=True)
    if there:
        quarantine.write(folder, folder, HandIn(b"{}", b"[]", "" if there == "no time" else f"{there:%Y-%m-%d %H:%M:%S} UTC"))
    before = len(list(folder.iterdir()))
    answer, told = newest.may_come(folder, "90_shop", comes, "Take it.")
    assert answer is may and said in told and bool(said) == bool(told)
    kept = [path.name for path in (tmp_path / "grading" / "quarantine").rglob("*.*")]
    assert len(list(folder.iterdir())) + len(kept) == before, "nothing is lost"
    assert bool(kept) == (there == FAR and comes == EARLIER)
