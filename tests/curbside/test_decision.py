"""Is the decision scored by what it does to orders not seen, and can it not be gamed?"""

from collections import Counter
from dataclasses import asdict, replace

import pytest

from course.cases.curbside.author import decision
from course.cases.curbside.author.decision import (CLOSE_ENOUGH, QUESTIONS, TODAY, breaks_brief, gap_closed, hours,
                                            mistake, replay, settings, space_size)
from course.simulation.levers import LeverError

SEEDS = tuple(range(5001, 5006))
TWENTY = tuple(range(6001, 6021))


def closed(**levers):
    return gap_closed(levers, SEEDS)


def test_today_is_nothing_and_the_best_is_all():
    assert closed().share == 0 and closed(substitution="order").share == 1


def test_either_new_process_closes_the_gap_and_asking_late_most_of_it():
    assert closed(substitution="both").share == 1
    assert 0.7 < closed(substitution="app").share < 1


def test_the_share_is_that_of_the_gap():
    app, today = closed(substitution="app").kpis["ontime_share"], closed().kpis["ontime_share"]
    goal = 0.98 * replay(decision.best_setting(SEEDS), SEEDS)["ontime_share"]
    assert closed(substitution="app").share == pytest.approx((app - today) / (goal - today))


@pytest.mark.parametrize("reason, levers", [
    ("promise-moved", {"promise_min": 120, "substitution": "order"}),
    ("added-people", {"pickers": 14}),
    ("added-people", {"substitution": "both", "admin_relief": 0.25}),
    ("hold-cut", {"hold_min": 0}),
    ("hold-cut", {"hold_min": 20}),
    ("fewer-filled", {"pickers": 5}),
    ("nothing-changed", {}),
    ("nothing-changed", {"report_calls": True, "huddles_per_week": 5, "app_build": "one_tap"}),
    ("idle-phone", {"substitution": "order", "phone_person": True}),
    ("fewer-people", {"substitution": "both", "pickers": 6}),
    ("manager-alone", {"hold_min": 40}),
    ("manager-alone", {"phone_person": True}),
    ("manager-alone", {"picking_order": "slack"}),
    ("asks-late", {"substitution": "app"}),
    ("asks-late", {"substitution": "app", "app_build": "one_tap"}),
])
def test_each_known_way_to_miss_is_asked_its_question(reason, levers):
    outcome = closed(**levers)
    assert outcome.reason_id == reason and outcome.share < 1 and QUESTIONS[reason].endswith("?")
    if reason in ("promise-moved", "added-people", "hold-cut", "fewer-filled"):
        assert not outcome.feasible and outcome.share == 0
    today = replay(TODAY, SEEDS)
    assert mistake(levers, outcome.kpis, today) == reason


def test_every_question_can_come_up():
    cases = test_each_known_way_to_miss_is_asked_its_question.pytestmark[0].args[1]
    assert set(QUESTIONS) - {reason for reason, _ in cases} == {"not-enough"}


def test_good_settings_are_asked_nothing():
    for levers in ({"substitution": "order"}, {"substitution": "both", "huddles_per_week": 5, "app_build": "one_tap"}):
        outcome = closed(**levers)
        assert outcome.feasible and outcome.reason_id is None
        assert mistake(levers, outcome.kpis, replay(TODAY, SEEDS)) is None


def test_hold_of_zero_beats_everything_on_time_and_earns_nothing():
    none = closed(hold_min=0)
    assert none.kpis["ontime_share"] > closed(substitution="order").kpis["ontime_share"] and none.share == 0


def test_levers_that_act_on_nothing_change_nothing():
    assert closed(substitution="order", hold_min=0, app_build="one_tap", report_calls=True) == closed(substitution="order")


def test_floor_hours_count_as_hours():
    assert hours(TODAY) == 70 and hours(replace(TODAY, pickers=6, admin_relief=1.0)) == pytest.approx(64.32)
    assert hours(replace(TODAY, admin_relief=0.25)) > 70


@pytest.mark.parametrize("levers", [{"pickers": 99}, {"magic": 1}, {"substitution": None}])
def test_what_is_no_setting_is_refused(levers):
    with pytest.raises(LeverError):
        gap_closed(levers, SEEDS)


@pytest.mark.parametrize("seeds", [(), range(21)])
def test_replays_are_capped(seeds):
    with pytest.raises(ValueError, match="Between 1 and 20 worlds"):
        gap_closed({}, seeds)


def test_replays_are_remembered():
    closed(substitution="app")
    before = decision._replay.cache_info().misses
    closed(substitution="app", hold_min=5, huddles_per_week=2)
    assert decision._replay.cache_info().misses == before


def enumerated(seeds, keep=lambda levers: True):
    """Every feasible setting that `keep` lets through, with its on-time share."""
    today = replay(TODAY, seeds)
    found = {}
    for levers in filter(keep, settings()):
        kpis = replay(levers, seeds)
        if not breaks_brief(levers, kpis, today):
            found[levers] = kpis["ontime_share"]
    return found


def accepted_share(found):
    goal = (1 - CLOSE_ENOUGH) * max(found.values())
    accepted = sum(decision.same_in_effect(levers) for levers, share in found.items() if share >= goal)
    return accepted / space_size()


def test_the_best_with_all_seven_on_shift_is_the_best_found():
    """Two worlds, all details, full shift: the staffing that any sensible search would end at."""
    found = enumerated(SEEDS[:2], keep=lambda levers: levers.pickers == 7)
    best = replay(decision.best_setting(SEEDS[:2]), SEEDS[:2])["ontime_share"]
    assert best >= max(found.values()) - 0.001
    assert accepted_share(found) < 0.25


def test_settings_and_what_acts_like_them_make_up_the_whole_page():
    within = Counter()
    for levers in settings():
        within[levers.pickers, levers.admin_relief] += decision.same_in_effect(levers)
    assert set(within.values()) == {space_size() // 50} and len(within) == len(decision.feasible_staffing())


@pytest.mark.thorough
def test_no_feasible_setting_beats_the_best_on_twenty_worlds():
    found = enumerated(TWENTY)
    best = decision.best_setting(TWENTY[:decision.SEARCH_WORLDS])
    assert replay(best, TWENTY)["ontime_share"] >= max(found.values()) - 0.002
    assert accepted_share(found) < 0.25
    goal = (1 - CLOSE_ENOUGH) * max(found.values())
    for levers, share in found.items():
        full = gap_closed(asdict(levers), TWENTY).share == 1.0
        assert full == (share >= goal) or abs(share - goal) < 0.002
