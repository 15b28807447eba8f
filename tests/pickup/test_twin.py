"""Does a second engine, written independently, say the same of every single customer?"""

import numpy as np
import pytest

from course.cases.pickup.model import Assumptions, Levers, draw, simulate
from tests.pickup import twin

COACHED = ("refuse", "look", "colleague", "text", "rule", "judgement")


def agree(levers, world, assumptions=Assumptions()):
    run = simulate(levers, world, assumptions)
    ours = run.columns
    wait, action, stood, cost = twin.play(levers, world, assumptions)
    who = sorted(wait)
    assert ours["wait_min"].size == len(who)
    assert np.abs(ours["wait_min"] - [wait[i] for i in who]).max(initial=0) < 1e-7
    assert ours["action"].tolist() == [action.get(i, "none") for i in who]
    assert np.abs(ours["customer_min"] - [stood.get(i, 0.0) for i in who]).max(initial=0) < 1e-7
    assert -sum(run.ledger.values()) / 100 == pytest.approx(cost, abs=0.06), "each of 12 lines rounds to a penny"


@pytest.mark.parametrize("coached", COACHED)
def test_simpy_agrees_customer_by_customer(coached):
    agree(Levers(coached=coached, authority=True, practice_h=1, none_busy="look", few_free="colleague", some_busy="text"), draw(11, days=8))


def test_simpy_agrees_with_two_tills_of_which_either_clerk_may_leave():
    agree(Levers(coached="look", authority=True, second_till_h=4), draw(12, days=8))
