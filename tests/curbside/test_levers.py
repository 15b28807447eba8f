"""Are levers declared once, described in full, and read without surprises?"""

from dataclasses import dataclass

import numpy as np
import pytest

from course.cases.curbside.model import Assumptions, Levers
from course.simulation.levers import LeverError, describe, lever, read


def test_ten_levers_have_an_owner_and_assumptions_none():
    owners = [each["owner"] for each in describe(Levers)]
    assert owners.count("leader") == 4 and owners.count("manager") == 6
    assert {each["owner"] for each in describe(Assumptions)} == {None}


def test_reporting_phone_minutes_is_the_managers():
    assert {d["name"]: d["owner"] for d in describe(Levers)}["report_calls"] == "manager"


def test_what_is_left_out_keeps_its_default():
    assert read(Levers, {}) == Levers()
    assert read(Levers, {"pickers": 9}) == Levers(pickers=9)


@pytest.mark.parametrize("value", [np.int64(9), np.int32(9), 9])
def test_numpy_scalars_become_builtins(value):
    assert type(read(Levers, {"pickers": value}).pickers) is int


@pytest.mark.parametrize("given, words", [
    ({"pickers": 15}, "pickers is 15.*whole number from 5 to 14 people"),
    ({"pickers": 4}, "pickers is 4"),
    ({"pickers": 7.5}, "pickers is 7.5.*whole number"),
    ({"pickers": True}, "pickers is True"),
    ({"pickers": "7"}, "pickers is '7'"),
    ({"pickers": None}, "pickers is None"),
    ({"admin_relief": float("nan")}, "admin_relief is nan"),
    ({"admin_relief": float("inf")}, "admin_relief is inf"),
    ({"admin_relief": 0.3}, "steps of 0.25"),
    ({"hold_min": 7}, "steps of 5"),
    ({"substitution": "none"}, "substitution is 'none'.*call, order, app, both"),
    ({"substitution": ["call"]}, "must be one of"),
    ({"phone_person": 1}, "phone_person is 1. It must be True or False"),
    ({"magic": 1}, "There is no lever magic. There are: substitution"),
    ({3: 1}, "There is no lever 3"),
])
def test_a_bad_value_is_named_with_what_is_allowed(given, words):
    with pytest.raises(LeverError, match=words):
        read(Levers, given)


def test_a_lever_belongs_to_a_leader_or_a_manager():
    with pytest.raises(ValueError, match="owner must be one of"):
        lever(1, label="x", unit="", owner="head office", source="", lo=0, hi=2, step=1)


def test_a_default_off_its_own_range_is_refused_where_it_is_declared():
    with pytest.raises(LeverError, match="Pickers is 3"):
        @dataclass(frozen=True)
        class Wrong:
            pickers: int = lever(3, label="Pickers", unit="people", owner="manager", source="", lo=5, hi=9, step=1)
