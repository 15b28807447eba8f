"""Does the survey find what Bayes' rule says, and does the trial err as the analysis of covariance says?"""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from course.cases.evidence.author.sensitivity import ASK_ALL, BEST_SURVEY, COLLEAGUES, WAYS
from course.cases.evidence.author.theory import shares, trial_variance
from course.cases.evidence.model import Assumptions, Levers, draw, simulate

drawn = cache(draw)  # where they are asked for: 160,000 firms take a while, and every process of a run reads this file
NEAR = 4  # standard errors


def error_of(share, count):
    return NEAR * (share * (1 - share) / count) ** 0.5


@pytest.mark.parametrize("facts", [{}, *WAYS.values(), {"effect": 0.1}, {"effect": 0.08, "base": 0.4, "answers_more": 1.5, "calls_more": 2.0, "success_first": 2.0},
                                   {"calls": 0.5, "calls_more": 6.0, "answers": 0.9, "answers_more": 3.0}], ids=str)
@pytest.mark.parametrize("levers", [ASK_ALL, COLLEAGUES, {**BEST_SURVEY, "followed_up": 0.5}], ids=str)
def test_the_survey_finds_what_bayes_rule_says(facts, levers):
    a, levers = replace(Assumptions(), **facts), Levers(**levers)
    run, wanted = simulate(levers, drawn(5, boards=400), a), shares(levers, a)
    assert run.value("figure_share") == pytest.approx(wanted.figure, abs=error_of(wanted.figure, run.columns["focused"].sum()))
    assert run.value("others_share") == pytest.approx(wanted.others, abs=error_of(wanted.others, run.columns["others"].sum()))


def test_bayes_rule_by_hand_for_each_way_to_sixty_four_per_cent():
    """With focus adding nothing: odds of one to one, times how much more readily those ahead are on the slide."""
    base, answers, calls, success = (shares(Levers(), replace(Assumptions(), **facts)) for facts in WAYS.values())
    assert base.figure == base.others == pytest.approx(0.64)
    assert answers.figure == answers.others == pytest.approx(1.8 / 2.8)
    ahead, behind = 0.28 + 0.72 * 0.15 * 3.8, 0.28 + 0.72 * 0.15
    assert calls.figure == pytest.approx(ahead / (ahead + behind))
    focused = 0.28 / (0.5 * 2.7 + 0.5)
    ahead, behind = 2.7 * focused + 0.15 * (1 - 2.7 * focused), focused + 0.15 * (1 - focused)
    assert success.figure == pytest.approx(ahead / (ahead + behind))
    assert all(round(one.figure, 2) == 0.64 and one.effect == 0 for one in (base, answers, calls, success))


@pytest.mark.parametrize("effect", [0.0, 0.1])
def test_where_nothing_misleads_asking_the_others_finds_what_focus_adds(effect):
    found = shares(Levers(asked="all", colleagues_say=True), replace(Assumptions(), effect=effect))
    assert found.figure - found.others == pytest.approx(effect)


@pytest.mark.parametrize("levers", [{"trial_stores": 10}, {"trial_stores": 2, "trial_weeks": 4}, {"trial_stores": 20, "trial_weeks": 52, "days_counted": 6},
                                    {"trial_stores": 10, "before_weeks": 2}, {"trial_stores": 14, "before_weeks": 12, "days_counted": 6}], ids=str)
def test_a_trial_against_the_others_is_right_on_average_and_strays_as_theory_says(levers):
    levers, a = Levers(others_count=True, **levers), replace(Assumptions(), effect=0.08, drift=0.11)
    told, wanted = _told(levers, a), trial_variance(levers, a)
    assert told.mean() == pytest.approx(0.08, abs=NEAR * (wanted / told.size) ** 0.5)
    assert told.var() == pytest.approx(wanted, rel=NEAR * (2 / told.size) ** 0.5)


def test_a_trial_against_the_plan_takes_what_all_stores_gained_for_its_own():
    told = _told(Levers(trial_stores=20, days_counted=6, trial_weeks=52), replace(Assumptions(), effect=0.08, drift=0.11))
    assert told.mean() == pytest.approx(0.19, abs=0.005)


def _told(levers, a):
    from course.cases.evidence.trial import gain
    from course.cases.evidence.world import facts

    many = drawn(6, boards=6000)
    return np.asarray(gain(levers, many, facts(many, a), a))
