"""Is the decision scored by the pounds that it leaves in months not seen, without a cliff and without a full score for nothing?"""

from statistics import mean

import pytest

from course.cases.curbside.author.decision import CLOSE_ENOUGH, FIXED, REPLAY, SEARCH_WORLDS, gap_closed, refused
from course.cases.curbside.model import Levers, draw, simulate
from course.simulation.levers import describe

SEEDS = tuple(range(5001, 5006))
TWENTY = tuple(range(6001, 6021))


def closed(**levers):
    return gap_closed(levers, SEEDS).share


def test_today_is_nothing_and_the_best_is_all():
    assert closed() == 0 and closed(substitution="both") == 1


def test_the_share_is_that_of_the_pounds_between_today_and_the_best():
    found = gap_closed({"substitution": "app"}, SEEDS)
    worlds = [draw(seed, 30) for seed in SEEDS]
    left = {policy: mean(simulate(Levers(substitution=policy), world).value("left_gbp_per_day") for world in worlds)
            for policy in ("call", "app")}
    assert (found.left, found.today) == (pytest.approx(left["app"]), pytest.approx(left["call"]))
    assert found.share == pytest.approx((left["app"] - left["call"]) / ((found.best - left["call"]) * (1 - CLOSE_ENOUGH)))


def test_what_a_manager_can_do_alone_earns_something_and_no_step_of_the_hold_is_a_cliff():
    held = [closed(hold_min=hold) for hold in range(0, 45, 5)]
    assert 0.2 < max(held) < 0.35 and held[-1] == 0
    assert max(abs(one - other) for one, other in zip(held, held[1:])) < 0.15


@pytest.mark.parametrize("wasted", [{"app_build": "one_tap"}, {"phone_person": True}])
@pytest.mark.parametrize("policy", ["order", "both"])
def test_money_that_buys_nothing_costs_points(policy, wasted):
    assert closed(substitution=policy, **wasted) < closed(substitution=policy) - 0.03


def test_full_points_go_to_the_one_way_of_asking_and_to_no_waste():
    full = [levers for levers in REPLAY.settings() if levers.huddles_per_week in (0, 5) and levers.hold_min == 25
            and gap_closed(vars(levers), SEEDS[:2]).share == 1]
    assert full and not any(refused(vars(levers)) for levers in full)
    assert {why for levers in REPLAY.settings() for why in (refused(vars(levers)),)} > {None}


def test_only_the_way_back_to_the_phone_leads_back_to_nothing():
    """From a good setting no other step of one lever does."""
    steps = [levers for start in ("both", "order") for levers in REPLAY.neighbours(Levers(substitution=start)) if levers.substitution != "call"]
    assert len(steps) > 15 and min(gap_closed(vars(levers), SEEDS[:2]).share for levers in steps) > 0.4


def test_a_setting_that_acts_on_nobody_is_worth_what_it_costs():
    assert closed(substitution="order", hold_min=0) == closed(substitution="order")
    assert REPLAY.mean(Levers(app_build="one_tap"), SEEDS[:1]) == pytest.approx(REPLAY.mean(Levers(), SEEDS[:1]) - 25)


def test_the_page_s_levers_are_those_that_are_not_fixed():
    assert set(REPLAY.moved) | set(FIXED) | {"report_calls"} == {lever["name"] for lever in describe(Levers)} and not set(REPLAY.moved) & set(FIXED)


@pytest.mark.thorough
def test_no_setting_leaves_more_than_the_best_that_the_search_finds():
    best = REPLAY.mean(REPLAY.best(TWENTY[:SEARCH_WORLDS], Levers()), TWENTY)
    assert max(REPLAY.mean(levers, TWENTY) for levers in REPLAY.settings()) - best < 3  # £ a day, of more than 300
