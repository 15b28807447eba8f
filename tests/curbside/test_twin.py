"""Does a second engine, written independently, say the same of every single order?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course.cases.curbside.model import POLICIES, Assumptions, Levers, draw, simulate
from course.simulation.levers import describe
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


def _values(lever):
    if lever["kind"] == "bool":
        return st.booleans()
    if lever["kind"] == "choice":
        return st.sampled_from(list(lever["choices"]))
    count = round((lever["hi"] - lever["lo"]) / lever["step"])
    return st.integers(0, count).map(lambda n: lever["lo"] + n * lever["step"])


ANY_LEVERS = st.builds(Levers, **{d["name"]: _values(d) for d in describe(Levers)})


@settings(max_examples=40, deadline=None, derandomize=True)
@given(levers=ANY_LEVERS, seed=st.integers(0, 2**32))
def test_simpy_agrees_at_any_setting(levers, seed):
    agree(levers, draw(seed, days=1))


@pytest.mark.thorough
@settings(max_examples=600, deadline=None)
@given(levers=ANY_LEVERS, seed=st.integers(0, 2**63))
def test_simpy_agrees_at_very_many_settings(levers, seed):
    agree(levers, draw(seed, days=2))
