"""Does a second engine, written independently, say the same of every single order?"""

from dataclasses import replace

import numpy as np
import pytest

from course.cases.curbside.model import POLICIES, Assumptions, Levers, draw, simulate
from tests.curbside import twin


def agree(levers, world, assumptions=Assumptions()):
    ours = simulate(levers, world, assumptions).columns
    ready, phoned = twin.play(levers, world, assumptions)
    assert np.abs(ours["ready_min"] - np.array(ready)).max(initial=0) < 1e-9
    assert set(np.flatnonzero(ours["phoned"]).tolist()) == phoned


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("also", [{}, {"phone_person": True, "picking_order": "slack"}, {"admin_relief": 1.0, "picking_order": "slack"}], ids=str)
def test_simpy_agrees_order_by_order(policy, also):
    agree(Levers(substitution=policy, **also), draw(11, days=6))


@pytest.mark.parametrize("policy", ["app", "both"])
def test_simpy_agrees_with_an_app_that_asks_before_the_order_is_picked(policy):
    sooner = replace(Assumptions(), app_lead_min=4.0)
    agree(Levers(substitution=policy), draw(12, days=4, assumptions=sooner), sooner)
