"""A copied record is known by its answers and their times, however its file was changed; a record of somebody's own never is."""

import json

import pytest

from grading.grade.sheet import Sheet, SourceCell
from grading.grade.twins import prints, twins
from grading.hand_in.files import HandIn

NAMES = [f"m90-{number}" for number in range(1, 9)]
SHEET = Sheet("90_shop", tuple(SourceCell(name, "code", "", "", locked=True, grade=True, solution=False, points=1.0, reads=(), tags=())
                               for name in NAMES), {}, "x")
SHOWN = {name: {"answer": {"b": number, "a": [number]}, "at": f"2026-11-22T14:02:{number:02}Z"} for number, name in enumerate(NAMES)}
LATER = {name: {**entry, "at": f"2026-11-23T{entry['at'][11:]}"} for name, entry in SHOWN.items()}


def record(answers, **layout):
    return json.dumps({"schema": 1, "answers": answers, "runs": []}, **layout).encode()


def seen(**records):
    return twins({learner: prints(HandIn(record=raw), SHEET) for learner, raw in records.items()})


@pytest.mark.parametrize("copy", [
    record(SHOWN), record(SHOWN) + b"\n", record(SHOWN, indent=4), record(dict(reversed(SHOWN.items())), sort_keys=True),
    record({**SHOWN, "m90-1": LATER["m90-1"]}), record({**SHOWN, "no-exercise": 5}), record(dict(list(SHOWN.items())[:6])),
    record({**LATER, **dict(list(SHOWN.items())[:5])})])
def test_a_copy_is_known_however_its_file_was_changed(copy):
    assert seen(amira=record(SHOWN), tom=copy, zoe=record(LATER)) == {"amira": ["tom"], "tom": ["amira"], "zoe": []}


@pytest.mark.parametrize("own", [
    record(LATER), record({**LATER, "m90-1": SHOWN["m90-1"]}), record({"m90-1": SHOWN["m90-1"]}),
    record({**LATER, **dict(list(SHOWN.items())[:4])}), record({}), b"", None, b"{", b"[" * 100_000,
    record({"m90-1": 5}), record({"m90-1": {}}), record([]), record(None), b'{"answers": {"m90-1": {"answer": NaN, "at": 1e999}}}', b"\xff"])
def test_a_record_of_ones_own_or_a_damaged_one_is_nobodys_twin(own):
    assert seen(amira=record(SHOWN), tom=own) == {"amira": [], "tom": []}


def test_a_cohort_that_shares_one_record_is_compared_in_no_time():
    everybody = {f"l{number}": prints(HandIn(record=record(SHOWN)), SHEET) for number in range(300)}
    assert all(len(others) == 299 for others in twins(everybody).values())
