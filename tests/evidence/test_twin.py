"""What the second engine is compared by: tests/cases plays both at any setting."""

import numpy as np
import pytest

from course.cases.evidence.model import simulate
from tests.evidence import twin

COUNTED = ("focused", "focused_ahead", "others", "others_ahead", "brought_in", "right")


def agree(levers, world, assumptions):
    run = simulate(levers, world, assumptions)
    theirs, left = twin.play(levers, world, assumptions)
    assert all(run.columns[name].tolist() == theirs[name] for name in COUNTED)
    assert np.abs(run.columns["told"] - theirs["told"]).max() < 1e-12
    assert run.value("left_gbp") == pytest.approx(left, abs=0.05), "each of six lines rounds to a penny"
