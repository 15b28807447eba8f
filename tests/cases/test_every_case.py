"""What every case must be, whatever its story: declared once and in full, read without surprises, the same world for every policy."""

import ast
import json
from dataclasses import fields, is_dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course import cases
from course.simulation import kpis
from course.simulation.case import Case
from course.simulation.kpis import UNKNOWN, kpi
from course.simulation.levers import OWNERS, LeverError, describe, values
from tests.cases.found import PARTS, PLAYED, by_name
from tests.strategies import any_setting

KEYS = {"name", "label", "unit", "owner", "source", "default", "lo", "hi", "step", "choices", "help", "kind"}
SOME = {"acts", "idle", "costs", "short", "cell"}
FEW = 2  # store-days or months, where any will do
each_case = pytest.mark.parametrize("case", PLAYED, ids=by_name)
whole_case = pytest.mark.parametrize("case", [case for case in PLAYED if case.name in cases.names()], ids=by_name)


def typed(one, value):
    return value if isinstance(value, str) else type(one["default"])(round(value, 9))


def test_every_folder_declares_its_case_and_a_part_is_found_by_its_name():
    assert [case.name for case in PARTS if case.name in cases.names()] == cases.names()
    assert all(cases.case(part.name) == part for part in PARTS) and cases.case("nobody") is None and cases.case("os.path") is None


def test_a_case_needs_no_more_than_a_name():
    assert not Case("values").plays


@each_case
def test_what_may_be_set_is_described_in_full_for_the_page(case):
    for declared, owners in ((case.levers, OWNERS), (case.assumptions, (None,))):
        described = json.loads(json.dumps(describe(declared)))
        assert described and describe(declared) == describe(declared())
        assert all(KEYS <= set(one) <= KEYS | SOME and one["label"] and one["source"] and one["owner"] in owners for one in described)
    assert {one["owner"] for one in describe(case.levers)} == set(OWNERS), "each case has something for both"


@each_case
def test_every_value_of_every_control_can_be_read(case):
    for read, declared in ((case.set, case.levers), (case.assume, case.assumptions)):
        assert read() == declared()
        for one in describe(declared):
            for value in (typed(one, value) for value in values(one)):
                got = getattr(read({one["name"]: value}), one["name"])
                assert got == value and type(got) is type(one["default"])


def off(one):
    """Values that a control can't have: beside its range or step, or of another type."""
    yield from (None, [], {}, float("nan"), "no such choice", 10**400)
    if one["kind"] in ("int", "float"):
        yield from (one["hi"] + one["step"], one["lo"] - one["step"], one["lo"] + one["step"] / 2 if one["kind"] == "float" else one["lo"] + 0.5, True, str(one["lo"]))
    if one["kind"] == "bool":
        yield from (0, 1)


@each_case
def test_what_a_control_cannot_be_is_refused_by_its_name(case):
    for read, declared in ((case.set, case.levers), (case.assume, case.assumptions)):
        for one in describe(declared):
            for value in off(one):
                with pytest.raises(LeverError, match=f"^{one['name']} is "):
                    read({one["name"]: value})
        with pytest.raises(LeverError, match="There is no lever magic. There are: "):
            read({"magic": 1})


@each_case
def test_every_figure_is_declared_and_written_and_what_nobody_can_know_says_why(case):
    declared = kpis.describe(case.kpis)
    run = case.run()
    assert type(run.kpis) is case.kpis and set(case.kept(run)) <= set(declared) and set(case.shows) <= set(declared)
    assert len({one["label"] for one in declared.values()}) == len(declared), "two figures with one name"
    for name, one in declared.items():
        value = run.value(name)
        assert (value is None) <= bool(one["unknown"]), name
        assert kpis.say(one, value) == UNKNOWN if value is None else "nan" not in kpis.say(one, value) and kpis.say(one, value)
    assert all(value is None or type(value) is float for value in case.kept(run).values())
    assert any(one["better"] for one in declared.values())


@pytest.mark.parametrize("better", ["most", True, 1])
def test_a_figure_is_better_with_more_or_with_less_or_neither(better):
    with pytest.raises(ValueError, match="better must be"):
        kpi(label="x", unit="", write=str, better=better)


def same(one, other):
    if is_dataclass(one):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return np.array_equal(one, other)


@whole_case
def test_a_world_is_the_same_for_the_same_seed_and_no_policy_changes_it(case):
    world, again, other = (case.draw(seed, FEW, case.assumptions()) for seed in (21, 21, 22))
    assert same(world, again) and not same(world, other)
    for one in describe(case.levers):
        for value in (typed(one, value) for value in values(one)[::max(1, len(values(one)) - 1)]):
            case.simulate(case.set({one["name"]: value}), world, case.assumptions())
    assert same(world, again)


@whole_case
def test_money_is_whole_pence_and_assumptions_come_with_their_source(case):
    run = case.run()
    assert run.ledger and all(type(pence) is int for pence in run.ledger.values())
    assert [one["name"] for one in run.assumptions] == [one["name"] for one in describe(case.assumptions)] and all(one["source"] for one in run.assumptions)
    assert all(len(column) == len(run.events) for column in run.columns.values())


@each_case
def test_the_page_and_whoever_plays_by_hand_get_the_same(case):
    ours = case.simulate(case.levers(), case.draw(case.seed, case.length, case.assumptions()), case.assumptions())
    assert case.run().kpis == ours.kpis == case.today() and case.run(seed=case.seed).kpis == ours.kpis


# The second engine ---------------------------------------------------------------------


def twin(case):
    """The tests of a case's second engine: ``agree(levers, world, assumptions)``, and LENGTH where a day of it would show little."""
    return import_module(f"tests.{case.name}.test_twin")


@whole_case
def test_every_engine_has_a_twin_that_shares_nothing_with_it(case):
    tree = ast.parse(Path(find_spec(f"tests.{case.name}.twin").origin).read_text(encoding="utf-8"))
    assert callable(twin(case).agree) and not [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module.startswith("course")]


@whole_case
@settings(max_examples=40, deadline=None, derandomize=True)
@given(data=st.data())
def test_the_two_engines_agree_at_any_setting(case, data):
    compare(case, data, 1)


@pytest.mark.thorough
@whole_case
@settings(max_examples=600, deadline=None)
@given(data=st.data())
def test_the_two_engines_agree_at_very_many_settings(case, data):
    compare(case, data, FEW)


def compare(case, data, length):
    setting, assumed = data.draw(any_setting(case.levers)), data.draw(st.just(case.assumptions()) | any_setting(case.assumptions))
    twin(case).agree(setting, case.draw(data.draw(st.integers(0, 2**32)), getattr(twin(case), "LENGTH", length), assumed), assumed)
