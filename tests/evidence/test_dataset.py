"""Is the trap in the diary, with room to spare, and would certification notice if it were not?"""

import pytest

from course.cases.evidence.author import dataset
from course.cases.evidence.author.certify import certify, trap


@pytest.fixture(scope="module")
def diary():
    return dataset.make().tables["diary"]


def failed(diary):
    return {check.name for check in certify({"diary": diary}) if not check.ok}


def test_managers_shares_and_hours_shares_differ_because_reports_are_alike(diary):
    sizes, per = trap(diary), diary[diary["relieved"] == 0].groupby("manager")[["admin_h", "total_h"]].sum()
    assert 0.53 <= sizes["of_hours"] <= 0.57 and sizes["of_managers"] - sizes["of_hours"] >= 0.025
    assert (per["admin_h"] / per["total_h"]).corr(per["total_h"]) < -0.8, "the shorter the week, the more of it is reports"


def test_a_lot_among_stores_of_like_size_makes_the_two_groups_alike(diary):
    sizes = trap(diary)
    assert abs(sizes["total_more_h"]) < 1 and diary[diary["relieved"] == 1]["manager"].nunique() == 16


def test_of_eight_hours_some_reach_the_team_and_administration_takes_some_back(diary):
    sizes = trap(diary)
    assert sizes["team_more_h"] == pytest.approx(2, abs=0.4) and -6.5 < sizes["admin_more_h"] < -3
    assert sizes["team_more_h"] + sizes["floor_more_h"] + sizes["admin_more_h"] == pytest.approx(sizes["total_more_h"])


@pytest.mark.parametrize(("column", "value", "words"), [
    ("admin_h", -1.0, "diary: values outside their range"), ("row_id", 2, "diary: keys used twice"), ("relieved", 1, "a manager relieved in some weeks only"),
    ("week", 2, "managers without four weeks"), ("total_h", 55.5, "total that is not its parts, h"), ("manager", "H99", "managers, at most"),
])
def test_one_wrong_value_is_noticed(diary, column, value, words):
    frame = diary.copy()
    assert frame.loc[0, column] != value
    frame.loc[0, column] = value
    assert words in failed(frame)


def test_a_diary_in_which_every_share_is_alike_is_no_trap(diary):
    frame = diary.copy()
    frame["admin_h"] = frame["total_h"] * 0.54
    assert "mean of shares minus share of hours" in failed(frame)


def test_relief_that_reaches_nobody_is_noticed(diary):
    frame = diary.copy()
    frame.loc[frame["relieved"] == 1, "team_h"] -= 1.9
    assert "hours that the team gains" in failed(frame)
