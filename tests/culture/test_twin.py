"""Does a second implementation, written independently, say the same of every team in every month?"""

import numpy as np
import pytest

from course.cases.culture.model import Assumptions, Levers, draw, simulate
from tests.culture.twin import Setting, play

LENGTH = 12  # quarters of it are asked about, and coached


def agree(levers, world, assumptions=Assumptions()):
    run, theirs = simulate(levers, world, assumptions), play(levers, world, assumptions, Levers())
    for name in ("engaged", "served", "satisfied", "seen"):
        assert np.allclose(run.days[name], theirs[name], rtol=0, atol=1e-8), name
    return run


@pytest.mark.parametrize("levers", [
    {}, {"recognised": "customers", "layers": 4, "open_times": 12, "seen_days": 3, "one_to_ones": 2.0, "training_h": 4, "coached": "year"},
    {"training_h": 16, "held": "quarter"}, {"recognised": "colleagues", "open_times": 0, "coached": "quarter", "held": "year"},
    {"one_to_ones": 4.0, "relief": 0.5, "steady": 1.0, "coached": "turn", "layers": 3},
])
def test_the_two_agree_in_every_month(levers):
    agree(Levers(**levers), draw(31))


def test_they_agree_on_what_a_manager_s_hours_reach():
    for relief in (0.0, 0.25, 0.5):
        levers = Levers(one_to_ones=2.0, training_h=4, steady=0.75, coached="year", relief=relief)
        assert simulate(levers, draw(2)).value("held_share") == pytest.approx(Setting(levers, Assumptions()).reach)
