"""Module 6’s letter is decided once."""

import pytest

from tests.scoring import exercises
from tests.truth.answers import MODULE, decide


@pytest.fixture
def lesson(own_record):
    return exercises(MODULE)


def test_the_letter_can_be_decided_once(lesson):
    locked = lesson["m6-1"]
    locked.receive(decide(scope="all", wording="capitals"))
    again = locked.receive(decide(scope="nobody", wording="plain"))
    assert again["note"]["head"] == "Locked" and "Everybody" in again["note"]["says"]
    assert locked.score().value == 2 and "Everybody" in locked.score().answer
