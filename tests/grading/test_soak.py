"""Does every hand-in get what it deserves, whatever lies beside it and however often the grader is killed?"""

import os

import pytest

from tests.grading.soak import soak


def held(found):
    assert found.wrong == []
    assert found.left == [], "nothing outlives a grader, even one that was killed"
    assert found.again["graded"] == [], "a second run changes nothing"
    assert len(found.again["unchanged"]) + len(found.again["turned_away"]) == found.handins


def test_a_small_cohort_is_graded_as_it_deserves_though_the_grader_is_killed(tmp_path):
    found = soak(tmp_path, 36, seed=3, kills=1)
    held(found)
    assert 0 < found.killed_at[0] < 36


@pytest.mark.thorough
def test_a_large_cohort_is_graded_as_it_deserves_though_the_grader_is_killed_three_times(tmp_path):
    """As many hand-ins as ``SOAK_HANDINS`` says, 1,000 by default."""
    found = soak(tmp_path, int(os.environ.get("SOAK_HANDINS", "1000")))
    held(found)
    assert len(found.killed_at) == 3 and len(set(found.killed_at)) == 3
    assert found.growth_mib < 60, f"memory is not flat: it grew by {found.growth_mib:.0f} MiB"
