"""Does every lever push the way the story says, on the same customers?"""

from dataclasses import replace

import numpy as np
import pytest

from course.cases.pickup.author.frames import SIMPLE_TABLE
from course.cases.pickup.model import (DAYS, REFERENCE_SEED, Assumptions, Levers, band, colleagues_day, draw, missing_share,
                                       second_till, simulate)
from course.cases.pickup.till import Colleague
from course.cases.pickup.world import SHOPPERS_PER_HOUR

WORLD = draw(21, days=56)
BUSY = replace(Assumptions(), traffic=1.15)
QUIET = replace(Assumptions(), traffic=0.5)
RIGHT = {"coached": "judgement", "authority": True}


def play(world=WORLD, assumptions=Assumptions(), **levers):
    return simulate(Levers(**levers), world, assumptions)


def cost(world=WORLD, assumptions=Assumptions(), **levers):
    return play(world, assumptions, **levers).value("cost_gbp_per_day")


def test_the_world_has_the_moments_that_were_assumed():
    world = draw(1, days=400)
    assert (~world.pickup).sum() / 400 == pytest.approx(SHOPPERS_PER_HOUR.sum(), rel=0.01)
    assert (world.pickup & (world.keep_u < 0.96)).sum() / 400 == pytest.approx(60, rel=0.02)
    assert (np.diff(world.arrive_min) >= 0)[np.diff(world.day) == 0].all()
    for name, mean, variance in (("service_e", 1, 1), ("search_g", 1, 0.5), ("trip_g", 1, 1 / 0.7), ("manager_e", 1, 1), ("missing_u", 0.5, 1 / 12)):
        drawn = getattr(world, name)
        assert drawn.mean() == pytest.approx(mean, abs=0.02) and drawn.var() == pytest.approx(variance, rel=0.05)


def test_the_colleague_is_free_half_of_the_day():
    world, minutes = draw(2, days=400), np.arange(0, 600, 5.0)
    for share in (0.5, 0.3):
        a = replace(Assumptions(), colleague_free=share)
        busy = [[Colleague(*colleagues_day(world, day, a)).is_busy(minute) for minute in minutes] for day in range(world.days)]
        assert np.mean(busy) == pytest.approx(1 - share, abs=0.02)


@pytest.mark.parametrize(("waiting", "row"), [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3), (40, 3)])
def test_a_line_of_so_many_belongs_to_one_row(waiting, row):
    assert band(waiting) == row


# The story: what must come out of the mechanism --------------------------------------


def test_looking_is_worse_than_refusing_when_busy_and_better_when_quiet():
    for store, sign in ((BUSY, 1), (QUIET, -1)):
        world = draw(23, 56, store)
        assert sign * (cost(world, store, coached="look", authority=True) - cost(world, store)) > 40


def test_looking_doubles_the_line_about():
    assert 1.6 < play(coached="look", authority=True).value("shopper_wait_min") / play().value("shopper_wait_min") < 2.4


def test_the_right_without_knowledge_looks_always_and_practice_mends_that():
    assert play(**RIGHT).columns["action"].tolist() == play(coached="look", authority=True).columns["action"].tolist()
    assert cost(**RIGHT) - 100 > cost(**RIGHT, practice_h=2)


def test_without_the_right_practice_is_paid_for_and_changes_nothing():
    idle, practised = play(coached="judgement"), play(coached="judgement", practice_h=4)
    assert idle.columns["action"].tolist() == practised.columns["action"].tolist() and practised.ledger["practice"] < 0


def test_the_right_is_worth_more_to_the_practised_in_a_quiet_store():
    gains = []
    for store in (QUIET, BUSY):
        world = draw(24, 84, store)
        gains.append(cost(world, store, coached="judgement") - cost(world, store, **RIGHT, practice_h=2))
    assert gains[0] > gains[1] + 5


def test_a_plain_table_beats_every_habit_and_a_clerk_who_asks_beats_the_table():
    habits = min(cost(coached="look", authority=True), cost(coached="colleague"), cost(coached="text"))
    table = cost(coached="rule", **SIMPLE_TABLE)
    assert habits - 4 > table > cost(**RIGHT, practice_h=2) + 5


# Levers, one by one -------------------------------------------------------------------


def test_without_the_right_to_look_is_to_ring_for_the_manager():
    rung = play(coached="look")
    assert set(rung.columns["action"]) == {"none", "manager"} and rung.value("customer_min") > 17
    assert rung.value("shopper_wait_min") == play().value("shopper_wait_min") and rung.ledger["manager on duty"] < 0


def test_spend_buys_returns_less_and_less_and_nothing_when_nobody_is_offered_it():
    back = [play(coached="text", spend_gbp=n, week_gbp=400).value("returns_share") for n in (0, 1, 2, 4)]
    steps = np.diff(back)
    assert steps[0] > steps[1] > 0 and back[3] > back[2]
    assert play(coached="text", spend_gbp=5, discount_when="never").ledger["discounts"] == 0
    assert play(spend_gbp=5, discount_when="always").ledger["discounts"] == 0, "who says “not my job” gives nothing"


def test_small_gifts_pay_and_large_ones_do_not():
    none, two, ten = (cost(coached="text", spend_gbp=n, week_gbp=400) for n in (0, 2, 10))
    assert two < none < ten


def test_the_week_never_gives_more_than_it_has():
    for spend, week in ((4, 60), (7, 100), (15, 20), (3, 0)):
        run = play(coached="text", spend_gbp=spend, week_gbp=week)
        given = np.bincount(run.columns["day"] // 7, run.columns["discount_gbp"], 8)
        assert given.max() <= week and (week < spend or given.min() > week - spend), "all of it is asked for in every week"


def test_everyone_gets_a_discount_only_if_everyone_is_offered_one():
    back, always = (play(coached="colleague", spend_gbp=2, discount_when=who, week_gbp=400) for who in ("back", "always"))
    assert back.ledger["discounts"] == 0 > always.ledger["discounts"]


def test_a_shorter_promise_brings_orders_and_loses_more_of_them():
    runs = [play(promise_h=h) for h in (1, 2, 8)]
    assert runs[0].value("pickups_per_day") > runs[1].value("pickups_per_day") > runs[2].value("pickups_per_day")
    shares = [1 - run.columns["found"][run.columns["pickup"] == 1].mean() for run in runs]
    assert shares[0] > shares[1] > shares[2] and runs[0].ledger["orders not placed"] == 0


def test_bins_find_orders_and_fully_so_with_a_log():
    a = Assumptions()
    assert missing_share(Levers(), a) == 0.2 and missing_share(Levers(bins=1.0, log_misses=True), a) == pytest.approx(0.08)
    assert missing_share(Levers(bins=1.0), a) == pytest.approx(0.14)
    without, blind, logged = (play(**levers).columns["found"].sum() for levers in ({}, {"bins": 1.0}, {"bins": 1.0, "log_misses": True}))
    assert without < blind < logged


def test_what_is_found_with_better_bins_was_missing_with_worse_ones():
    worse, better = play().columns["found"], play(bins=0.5, log_misses=True).columns["found"]
    assert (better >= worse).all()


def test_a_table_is_followed_cell_by_cell_and_an_empty_cell_is_not_my_job():
    run = play(coached="rule", authority=True, none_free="look", few_busy="text").columns
    missed = run["found"] == 0
    rows = np.array([band(n) for n in run["waiting"]])
    assert set(run["action"][missed & (rows == 0) & (run["colleague_busy"] == 0)]) == {"look"}
    assert set(run["action"][missed & (rows == 1) & (run["colleague_busy"] == 1)]) == {"text"}
    assert set(run["action"][missed & (rows > 1)]) == {"refuse"}


def test_practice_teaches_less_and_less():
    looks = [play(**RIGHT, practice_h=h).value("looks_per_day") for h in (0, 1, 2, 4, 8)]
    assert looks == sorted(looks, reverse=True) and looks[0] - looks[1] > looks[2] - looks[4]


def test_a_second_till_shortens_the_line_in_its_hours_and_takes_the_colleague():
    one, two = play(coached="colleague"), play(coached="colleague", second_till_h=2)
    assert second_till(Levers(second_till_h=2)) == ((240.0, 300.0), (540.0, 600.0))
    assert two.hours["shopper_wait_min"][4] < one.hours["shopper_wait_min"][4] - 1
    assert two.hours["shopper_wait_min"][0] == one.hours["shopper_wait_min"][0]
    assert two.value("customer_min") > one.value("customer_min") and two.ledger["second till"] < 0


def test_head_office_knows_of_misses_only_once_they_are_logged():
    silent, logged = play(), play(log_misses=True)
    assert silent.value("misses_per_day") is None
    assert logged.value("misses_per_day") == pytest.approx(12, rel=0.1) and logged.ledger["log"] < 0 == silent.ledger["log"]


def test_the_ledger_is_whole_pence_and_makes_the_cost():
    run = play(**RIGHT, practice_h=2, spend_gbp=2, second_till_h=1, bins=0.5, log_misses=True, promise_h=4)
    assert all(type(amount) is int and amount <= 0 for amount in run.ledger.values())
    assert run.value("cost_gbp_per_day") == -sum(run.ledger.values()) / 100 / 56


def test_a_day_with_no_pickups_and_a_day_with_nobody_are_days():
    empty = replace(Assumptions(), pickups_per_hour=0.0)
    assert simulate(Levers(), draw(1, 2, empty), empty).value("customer_min") is None
    nobody = replace(empty, traffic=0.0)
    assert simulate(Levers(**RIGHT), draw(1, 2, nobody), nobody).value("cost_gbp_per_day") == 0


def test_the_reference_weeks_are_ordinary():
    """Their costs lie within a good half of a standard deviation of what twenty other draws of four weeks give."""
    for levers in (Levers(), Levers(coached="look", authority=True)):
        others = [simulate(levers, draw(seed, DAYS)).value("cost_gbp_per_day") for seed in range(400, 420)]
        mine = simulate(levers, draw(REFERENCE_SEED, DAYS)).value("cost_gbp_per_day")
        assert abs(mine - np.mean(others)) < 0.6 * np.std(others)


@pytest.mark.parametrize("levers", [
    Levers(), Levers(coached="look", practice_h=3), Levers(coached="text", spend_gbp=3, log_misses=True), Levers(coached="judgement", authority=True, second_till_h=2),
])
def test_what_the_hours_cost_and_what_has_no_hour_make_up_the_day(levers):
    run = simulate(levers, draw(9))
    without = {"second till", "practice", "bins", "log", "orders not placed"}
    ours = -sum(pence for centre, pence in run.ledger.items() if centre not in without) / 100 / 28
    assert run.hours["cost_gbp"].sum() == pytest.approx(ours, abs=0.01)
