"""Does every lever push the way the story says, at the same boards?"""

from dataclasses import replace

import numpy as np
import pytest

from course.cases.evidence.case import CASE, SURVEY
from course.cases.evidence.model import Assumptions, Levers, draw, simulate
from course.cases.evidence.world import RANGES, facts
from course.simulation.levers import describe

WORLD = draw(21)
UNKNOWN = Assumptions(doubt=1.0)


def play(a=UNKNOWN, **levers):
    return simulate(Levers(**levers), WORLD, a)


def test_facts_are_as_assumed_or_each_board_s_own():
    many = draw(3, boards=4000)
    same, own = facts(many, Assumptions(effect=0.04, base=0.6)), facts(many, UNKNOWN)
    assert set(same.effect.ravel()) == {0.04} and set(same.base.ravel()) == {0.6}
    assert (own.effect > 0).mean() == pytest.approx(0.5, abs=0.03) and 0.06 <= own.effect[own.effect > 0].min() < own.effect.max() <= 0.14
    assert 0 <= own.drift.min() < 0.01 and 0.19 < own.drift.max() <= 0.2, "“up to 20 points”"
    for name, (low, high) in RANGES.items():
        drawn = getattr(own, name)
        assert low <= drawn.min() and drawn.max() <= high and drawn.mean() == pytest.approx((low + high) / 2, abs=0.02 * (high - low))


def test_the_programme_of_a_board_with_luck_on_its_side_is_paid_for_three_years():
    run = simulate(Levers(), WORLD, Assumptions(effect=0.2, base=0.8))
    assert run.columns["brought_in"].all() and run.value("left_gbp") == pytest.approx((0.2 * 1000 - 50) * 40 * 156)


@pytest.mark.parametrize("levers", [{}, {"asked": "all", "colleagues_say": True, "followed_up": 0.5}, {"trial_stores": 6, "before_weeks": 4, "others_count": True}])
def test_the_ledger_is_what_the_columns_leave(levers):
    run = play(**levers)
    of_boards = run.columns["programme_gbp"].sum() + run.columns["trial_gbp"].sum()
    paid = -sum(pence for centre, pence in run.ledger.items() if centre not in ("programme", "trial")) / 100
    assert run.value("left_gbp") * 100 == pytest.approx(of_boards - paid, abs=0.05) and all(type(pence) is int for pence in run.ledger.values())


def test_a_board_that_tries_goes_by_the_trial_whatever_the_survey_says():
    one, other = play(trial_stores=10), play(trial_stores=10, asked="all", colleagues_say=True, followed_up=1.0)
    assert np.array_equal(one.columns["told"], other.columns["told"]) and one.value("left_gbp") - other.value("left_gbp") == pytest.approx(11_000)


@pytest.mark.parametrize(("better", "worse"), [
    ({"trial_stores": 20, "others_count": True}, {"trial_stores": 4, "others_count": True}),
    ({"trial_stores": 10, "others_count": True, "days_counted": 6}, {"trial_stores": 10, "others_count": True}),
    ({"trial_stores": 10, "others_count": True, "trial_weeks": 40}, {"trial_stores": 10, "others_count": True, "trial_weeks": 4}),
    ({"trial_stores": 10, "others_count": True, "before_weeks": 12}, {"trial_stores": 10, "others_count": True}),
    ({"trial_stores": 10, "others_count": True}, {"trial_stores": 10}),
])
def test_more_evidence_makes_more_boards_right(better, worse):
    many = draw(23, boards=600)
    right = [simulate(Levers(**levers), many, UNKNOWN).value("right_share") for levers in (better, worse)]
    assert right[0] > right[1]


def test_a_longer_trial_is_surer_and_leaves_less():
    short, long = (play(trial_stores=20, others_count=True, days_counted=6, trial_weeks=weeks) for weeks in (12, 52))
    assert long.value("right_share") >= short.value("right_share") and long.value("left_gbp") < short.value("left_gbp")


def test_nobody_who_answers_is_no_figure_and_tells_nothing():
    run = simulate(Levers(), draw(1, boards=1), replace(Assumptions(), focused=0.0, calls=0.0))
    assert run.value("figure_share") is None and run.columns["told"].tolist() == [0.0]


def test_whatever_holds_in_every_store_is_the_leader_s_to_commission_and_what_managers_say_is_theirs():
    assert {one["name"] for one in describe(Levers) if one["owner"] == "manager"} == {"colleagues_say"}
    assert [one["name"] for one in describe(Levers)][:3] == [one["name"] for one in describe(SURVEY.levers)]


def test_the_survey_alone_is_the_same_case_without_a_trial():
    whole, alone = CASE.run(CASE.set({"asked": "all"}), CASE.assume({"calls_more": 3.8})), SURVEY.run(SURVEY.set({"asked": "all"}), SURVEY.assume({"calls_more": 3.8}))
    assert whole.kpis == alone.kpis
