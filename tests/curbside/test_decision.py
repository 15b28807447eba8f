"""Is the decision scored by the pounds that it leaves in months not seen, without a cliff and without a full score for nothing?"""

from statistics import mean

import pytest

from course.cases.curbside.author import decision
from course.cases.curbside.author.decision import CLOSE_ENOUGH, FIXED, MOVED, THOUGHTFUL, TODAY, best_setting, gap_closed, left_a_day, neighbours, refused, settings
from course.cases.curbside.model import draw, simulate
from course.simulation.levers import LeverError, describe, values

SEEDS = tuple(range(5001, 5006))
TWENTY = tuple(range(6001, 6021))


def closed(**levers):
    return gap_closed(levers, SEEDS).share


def test_today_is_nothing_and_the_best_is_all():
    assert closed() == 0 and closed(substitution="both") == 1


def test_the_share_is_that_of_the_pounds_between_today_and_the_best():
    found = gap_closed({"substitution": "app"}, SEEDS)
    worlds = [draw(seed, 30) for seed in SEEDS]
    left = {policy: mean(simulate(decision.read(decision.Levers, {"substitution": policy}), world).value("left_gbp_per_day") for world in worlds)
            for policy in ("call", "app")}
    assert (found.left, found.today) == (pytest.approx(left["app"]), pytest.approx(left["call"]))
    assert found.share == pytest.approx((left["app"] - left["call"]) / ((found.best - left["call"]) * (1 - CLOSE_ENOUGH)))


@pytest.mark.parametrize("why", THOUGHTFUL)
def test_a_setting_that_somebody_has_thought_about_earns_more_than_half(why):
    assert 0.5 < closed(**THOUGHTFUL[why])


def test_what_a_manager_can_do_alone_earns_something_and_no_step_of_the_hold_is_a_cliff():
    held = [closed(hold_min=hold) for hold in range(0, 45, 5)]
    assert 0.2 < max(held) < 0.35 and held[-1] == 0
    assert max(abs(one - other) for one, other in zip(held, held[1:])) < 0.15


@pytest.mark.parametrize("wasted", [{"app_build": "one_tap"}, {"phone_person": True}])
@pytest.mark.parametrize("policy", ["order", "both"])
def test_money_that_buys_nothing_costs_points(policy, wasted):
    assert closed(substitution=policy, **wasted) < closed(substitution=policy) - 0.03


def test_full_points_go_to_the_one_way_of_asking_and_to_no_waste():
    full = [levers for levers in settings() if levers.huddles_per_week in (0, 5) and levers.hold_min == 25
            and gap_closed({name: getattr(levers, name) for name in MOVED}, SEEDS[:2]).share == 1]
    assert full and not any(refused(vars(levers)) for levers in full)
    assert {why for levers in settings() for why in (refused(vars(levers)),)} > {None}


def test_only_the_way_back_to_the_phone_leads_back_to_nothing():
    """From a good setting no other step of one lever does."""
    steps = [levers for start in ("both", "order") for levers in neighbours(decision.replace(TODAY, substitution=start)) if levers.substitution != TODAY.substitution]
    assert len(steps) > 30 and min(gap_closed({name: getattr(levers, name) for name in MOVED}, SEEDS[:2]).share for levers in steps) > 0.4


def test_a_setting_that_acts_on_nobody_is_worth_what_it_costs():
    assert closed(substitution="order", hold_min=0) == closed(substitution="order")
    assert left_a_day(decision.replace(TODAY, app_build="one_tap"), SEEDS[:1]) == pytest.approx(left_a_day(TODAY, SEEDS[:1]) - 25)


def test_the_page_s_levers_are_those_that_are_not_fixed_and_each_setting_has_its_neighbours():
    declared = {lever["name"]: lever for lever in describe(decision.Levers)}
    assert set(MOVED) | set(FIXED) | {"report_calls"} == set(declared) and not set(MOVED) & set(FIXED)
    assert len(settings()) == len(set(settings())) and len(neighbours(TODAY)) == sum(len(values(declared[name])) for name in MOVED)


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
    before = decision._left.cache_info().misses
    closed(substitution="app", hold_min=5)
    assert decision._left.cache_info().misses == before


@pytest.mark.thorough
def test_no_setting_leaves_more_than_the_best_that_the_search_finds():
    best = left_a_day(best_setting(TWENTY[:decision.SEARCH_WORLDS]), TWENTY)
    assert max(left_a_day(levers, TWENTY) for levers in settings()) - best < 3  # £ a day, of more than 300
