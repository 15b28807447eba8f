"""Is a programme scored by what it is worth in years not seen, and can that not be gamed?"""

from dataclasses import replace

import pytest

from course.cases.culture.author import decision
from course.cases.culture.author.decision import CLOSE_ENOUGH, FIXED, MOVED, REPLAY, THOUGHTFUL, best_setting, gap_closed
from course.cases.culture.model import TODAY, Levers
from course.cases.culture.plan import PLAN
from grading.keys import load
from grading.layout import HERE
from tests.scoring import exercises

SEEDS = (5001, 5002)
KEY = load(HERE, "05_culture")


def test_today_is_worth_nothing_and_the_best_everything():
    best = best_setting(SEEDS)
    assert gap_closed({}, SEEDS) == 0 and gap_closed({name: getattr(best, name) for name in MOVED}, SEEDS) == 1


def test_the_best_of_the_key_is_found_and_kept_apart_from_what_the_page_would_not_accept():
    assert gap_closed(KEY.BEST, KEY.HELD_OUT) == 1
    for name, value in (("coached", "nobody"), ("recognised", "colleagues"), ("relief", 0.0), ("open_times", 1)):
        assert gap_closed({**KEY.BEST, name: value}, KEY.HELD_OUT) < 1, name


def test_ines_s_programme_earns_more_than_half_and_far_from_all():
    assert decision.THOUGHTFUL["Ines’s plan"] == PLAN and 0.5 < gap_closed(PLAN, KEY.HELD_OUT) < 0.7
    assert all(gap_closed(levers, KEY.HELD_OUT) > 0.5 for levers in THOUGHTFUL.values())


def test_the_share_goes_with_the_pounds():
    best = REPLAY.mean(best_setting(SEEDS), SEEDS)
    assert gap_closed(PLAN, SEEDS) == pytest.approx(REPLAY.mean(Levers(**PLAN), SEEDS) / best / (1 - CLOSE_ENOUGH))


def test_what_costs_more_than_it_brings_earns_nothing():
    assert REPLAY.mean(Levers(recognised="colleagues"), SEEDS) < 0 and gap_closed({"recognised": "colleagues"}, SEEDS) == 0


def test_no_programme_that_ends_can_be_handed_in():
    exercise = exercises("05_culture")["m5-7"]
    assert exercise.panel.fixed == FIXED and set(exercise.panel.only) == set(MOVED)
    assert gap_closed({**KEY.BEST, "held": "quarter"}, SEEDS) == gap_closed(KEY.BEST, SEEDS), "what a record says of it is not looked at"


@pytest.mark.thorough
def test_no_other_beginning_climbs_higher_and_no_two_levers_together():
    best = best_setting(SEEDS)
    begins = [TODAY, Levers(**PLAN), Levers(recognised="customers", layers=3, relief=0.75, one_to_ones=4.0, training_h=8, steady=1.0, seen_days=8, coached="turn")]
    assert max(REPLAY.mean(REPLAY.best(SEEDS, begin), SEEDS) for begin in begins) <= REPLAY.mean(best, SEEDS) + 1
    once = list(REPLAY.neighbours(best))
    assert max(REPLAY.mean(two, SEEDS) for one in once for two in REPLAY.neighbours(one)) <= REPLAY.mean(best, SEEDS) + 1


def test_layers_and_length_are_no_free_lunch():
    best = best_setting(SEEDS)
    assert REPLAY.mean(replace(best, layers=3), SEEDS) < REPLAY.mean(best, SEEDS) > REPLAY.mean(replace(best, training_h=16), SEEDS)
