"""Does a second implementation, written independently, say the same of every customer, report, week and penny?"""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.cases.truth import chain, letter
from course.cases.truth.levers import ChainAssumptions, ChainLevers, LetterAssumptions, LetterLevers
from course.cases.truth.world import draw, weeks
from tests.strategies import any_setting
from tests.truth import twin

LENGTH = 3  # faults


def agree(levers, world, assumptions=ChainAssumptions()):
    run = chain.simulate(levers, world, assumptions)
    alarms, found, gbp = twin.chain(levers, world, assumptions)
    assert run.columns["alarms"].tolist() == alarms and run.columns["found_week"].tolist() == found
    assert run.value("cost_gbp") == pytest.approx(gbp, abs=1e-6) and -sum(run.ledger.values()) / 100 == pytest.approx(gbp, abs=0.06)


def letters_agree(levers, world, assumptions=LetterAssumptions()):
    run = letter.simulate(levers, world, assumptions)
    months, left = twin.letters(levers, world, assumptions)
    for name in ("customers", "late", "calls", "let_off", "left"):
        assert run.days[name].tolist() == [month[name] for month in months], name
    assert run.days["total_pence"].tolist() == [month["pence"] for month in months]
    assert run.columns["left"].tolist() == left and sum(run.ledger.values()) == sum(month["pence"] for month in months)


@pytest.mark.parametrize("levers", [
    {}, {"scope": "all"}, {"scope": "all", "wording": "plain", "waive_once": True}, {"scope": "repeat", "call_first": True}, {"call_first": True, "waive_once": True}], ids=str)
def test_the_two_agree_on_five_years_of_letters_to_the_penny(levers):
    letters_agree(LetterLevers(**levers), draw(41, customers=240))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(levers=any_setting(LetterLevers), assumptions=any_setting(LetterAssumptions), seed=st.integers(0, 2**32))
def test_the_two_agree_on_any_letter(levers, assumptions, seed):
    letters_agree(levers, draw(seed, 14, assumptions, customers=72), assumptions)


@pytest.mark.parametrize("levers", [
    {}, {"messengers": "blamed", "odds": "5"}, {"messengers": "thanked", "acts": "nearly all", "loop": True, "told": True, "log_all": True, "words": True, "odds": "20"},
    {"layers": 2, "line_hours": 6, "survey": 6, "odds": "5"}], ids=str)
def test_the_two_agree_on_thirty_faults(levers):
    agree(ChainLevers(**levers), weeks(42, 30))


def test_the_two_agree_where_nothing_is_heard():
    agree(ChainLevers(), weeks(43, 4), replace(ChainAssumptions(), voice=0.0, rumours=0.0))
