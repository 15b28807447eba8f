"""Do the letter and the chain do what the lesson says of them, and leave alone whom they don't concern?"""

import numpy as np
import pytest

from course.cases.truth import chain, letter
from course.cases.truth.levers import ChainAssumptions, ChainLevers, LetterAssumptions, LetterLevers
from course.cases.truth.world import draw, weeks

A, C = LetterAssumptions(), ChainAssumptions()
ALL = {"messengers": "thanked", "acts": "nearly all", "loop": True, "told": True, "log_all": True, "words": True, "odds": "20"}


@pytest.fixture(scope="module")
def world():
    return draw(61, 36, customers=7200)


@pytest.fixture(scope="module")
def faults():
    return weeks(62)


def play(world, **levers):
    return letter.simulate(LetterLevers(**levers), world, A)


def hear(faults, **levers):
    return chain.simulate(ChainLevers(**levers), faults, C)


def test_a_letter_to_nobody_is_no_letter_however_it_is_worded(world):
    assert play(world, wording="plain").ledger == play(world).ledger


def test_a_letter_to_those_often_late_touches_nobody_else(world):
    none, often = (play(world, scope=scope).columns for scope in ("nobody", "repeat"))
    others = none["listed"] == 0
    assert often["letter"].tolist() == none["listed"].tolist() and (often["left"] == none["left"])[others].all() and (often["late"] == none["late"])[others].all()


def test_whoever_leaves_without_a_letter_leaves_with_one_to_everybody_unless_it_spared_a_fee(world):
    none, every = play(world).columns, play(world, scope="all").columns
    spared = every["late"] < none["late"]
    assert (every["left"] >= none["left"])[~spared].all() and every["left"].sum() > none["left"].sum()


def test_bills_go_to_those_who_are_still_there(world):
    run = play(world, scope="all")
    assert run.columns["bills"].sum() == run.days["customers"].sum() and run.columns["late"].sum() == run.days["late"].sum()
    assert (np.diff(run.days["customers"]) == -run.days["left"][:-1]).all()
    assert ((run.columns["bills"] == 36) | (run.columns["left"] == 1)).all()


def test_a_fee_is_let_off_once_a_year(world):
    run = play(world, waive_once=True)
    assert 0 < run.days["let_off"].sum() < run.days["late"].sum() and run.days["let_off"][0] == run.days["late"][0]
    assert run.days["let_off"][12] == run.days["late"][12] and play(world).days["let_off"].sum() == 0


def test_only_those_often_late_are_called(world):
    assert play(world).days["calls"].sum() == 0
    called = play(world, call_first=True)
    assert called.days["late"].sum() < play(world).days["late"].sum() and 0 < called.days["calls"].sum() <= play(world).days["late"].sum()


@pytest.mark.parametrize("name, order", [
    ("messengers", ("blamed", "good", "thanked")), ("layers", (5, 4, 3, 2)), ("acts", ("seldom", "half", "nearly all")), ("line_hours", (0, 2, 6)), ("survey", (0, 3, 6)),
    ("log_all", (False, True)), ("words", (False, True)), ("loop", (False, True))])
def test_what_opens_the_chain_lets_more_through(name, order):
    shares = [chain.heard(ChainLevers(**{name: value}), C) for value in order]
    assert shares == sorted(shares) and len(set(shares)) == len(shares)


def test_more_is_heard_of_the_same_customers(faults):
    few, many = (chain._counts(ChainLevers(messengers=how), faults, C) for how in ("blamed", "thanked"))
    assert (few <= many).all() and few.sum() < many.sum()


def test_writing_more_down_makes_a_shop_look_worse_and_find_sooner(faults):
    few, many = hear(faults, **{**ALL, "log_all": False}), hear(faults, **ALL)
    assert many.value("logged") > few.value("logged") and many.value("weeks") < few.value("weeks") and many.value("cost_gbp") < few.value("cost_gbp")


def test_who_is_thanked_and_sees_nothing_done_leaves_sooner(faults):
    leave = {acts: hear(faults, messengers="thanked", acts=acts).value("leavers") for acts in ("seldom", "half", "nearly all")}
    assert leave["seldom"] > leave["half"] > leave["nearly all"] and leave["half"] > hear(faults).value("leavers")
    assert hear(faults, messengers="thanked", acts="nearly all", loop=True).value("leavers") < hear(faults).value("leavers")


def test_silence_puts_rumours_among_the_reports(faults):
    assert chain.noise(ChainLevers(told=True), C) < chain.noise(ChainLevers(), C)
    assert hear(faults, **{**ALL, "told": False}).value("weeks") > hear(faults, **ALL).value("weeks")


def test_a_founder_who_holds_a_fault_to_be_less_likely_hears_of_it_later_and_looks_in_vain_less_often(faults):
    weeks_out, alarms = zip(*((run.value("weeks"), run.value("alarms")) for run in (hear(faults, **{**ALL, "odds": odds}) for odds in ("5", "20", "100", "1000"))))
    assert list(weeks_out) == sorted(weeks_out) and list(alarms) == sorted(alarms, reverse=True)


@pytest.mark.parametrize("settings", [{}, ALL])
def test_more_people_leave_where_messengers_are_blamed(faults, settings):
    blamed, good = (hear(faults, **{**settings, "messengers": messengers}).value("leavers") for messengers in ("blamed", "good"))
    assert blamed > 1.1 * good
