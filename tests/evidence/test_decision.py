"""Is a commission scored by what it leaves at boards not seen, and can it not be gamed?"""

import pytest

from course.cases.evidence.author.decision import FACTS, REPLAY, best_setting, gap_closed, refused
from course.cases.evidence.model import draw, simulate
from grading.keys import load
from grading.layout import HERE
from tests.scoring import exercises

SEEDS = (5001, 5002, 5003)
BEST = load(HERE, "01_evidence").BEST
TEN = {"trial_stores": 10, "others_count": True}


def closed(**levers):
    return gap_closed(levers, SEEDS, BEST)


def test_the_slide_is_worth_nothing_and_the_best_that_is_found_everything():
    best = best_setting(SEEDS)
    assert closed().share == 0 and gap_closed({name: getattr(best, name) for name in REPLAY.moved}, SEEDS).share == 1
    assert gap_closed(BEST, SEEDS).share > 0.9, "the key's setting, at other boards"


def test_the_share_goes_with_what_is_left():
    outcome = closed(**TEN)
    assert 0.5 < outcome.share < 1 and outcome.today < outcome.left < outcome.best
    assert outcome.share == pytest.approx((outcome.left - outcome.today) / (0.97 * (outcome.best - outcome.today)))


def test_no_survey_and_no_trial_without_the_others_earns_all():
    assert closed(asked="all").share < 0.3
    assert closed(trial_stores=20, trial_weeks=12, days_counted=6, before_weeks=4).share < 0.8
    assert refused({"trial_stores": 0, "others_count": True}) and refused({"trial_stores": 10, "others_count": False}) and not refused(TEN)


def test_every_step_from_a_trial_against_the_others_still_earns_something():
    assert min(gap_closed(vars(near), SEEDS, BEST).share for near in REPLAY.neighbours(REPLAY.set(BEST)) if near.others_count) > 0.8


def test_the_page_plays_boards_of_which_nobody_knows_the_facts():
    panel = exercises("01_evidence")["m1-7b"].panel
    kpis = panel.play(TEN, {}).kpis
    ours = simulate(REPLAY.set(TEN), draw(panel.simulator.seed), FACTS)
    assert kpis["left_gbp"] == pytest.approx(ours.value("left_gbp"), abs=1e-6)
