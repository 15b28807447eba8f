"""Month one of module 4 is decided once."""

import pytest

from tests.collapse.answers import BOTH, MODULE, decide
from tests.scoring import exercises


@pytest.fixture
def lesson(own_record):
    return exercises(MODULE)


def test_month_one_can_be_decided_once(lesson):
    locked = lesson["m4-1"]
    locked.receive(decide(fabric="keep", discounts="chase"))
    again = locked.receive(decide(**BOTH))
    assert again["note"]["head"] == "Locked" and "Keep selling it" in again["note"]["says"]
    assert locked.score().value == 2 and "Keep selling it" in locked.score().answer
