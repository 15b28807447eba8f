"""Does every lever push the way the story says, on the same customers?"""

from dataclasses import replace

import numpy as np
import pytest

from course.cases.curbside.model import REFERENCE_SEED, Assumptions, Levers, draw, floor_shift, simulate

WORLD = draw(21, days=60)


def play(world=WORLD, assumptions=Assumptions(), **levers):
    return simulate(Levers(**levers), world, assumptions)


def moves(kpi, before, after):
    return after.value(kpi) - before.value(kpi)


def test_the_world_has_the_moments_that_were_assumed():
    world = draw(1, days=400)
    n = world.day.size
    assert n / 400 == pytest.approx(150, rel=0.01)
    assert world.items.mean() == pytest.approx(24, rel=0.02) and world.items.var() > 4 * world.items.mean()
    assert world.missing.sum() / world.items.sum() == pytest.approx(0.08, rel=0.02)
    assert (np.diff(world.release_min) >= 0)[np.diff(world.day) == 0].all()
    for unit, mean in (("phones_e", 1), ("patience_e", 1), ("app_e", 1), ("phones_u", 0.5), ("pick_z", 0)):
        assert getattr(world, unit).mean() == pytest.approx(mean, abs=0.02)


def test_behaviour_is_one_draw_whatever_its_mean():
    slower = replace(Assumptions(), phones_after_min=20.0, phones_share=0.5)
    assert np.array_equal(draw(3, 2, slower).phones_e, draw(3, 2).phones_e)


def test_every_new_process_beats_the_phone_and_asking_at_order_beats_asking_later():
    call, order, app, both = (play(substitution=p) for p in ("call", "order", "app", "both"))
    assert call.value("ontime_share") + 0.1 < app.value("ontime_share") < both.value("ontime_share") < order.value("ontime_share")
    assert order.value("filled_share") + 0.1 < both.value("filled_share")
    assert call.value("filled_share") < app.value("filled_share") < order.value("filled_share")


def test_one_tap_brings_more_answers_and_costs_money():
    plain, tap = play(substitution="app"), play(substitution="app", app_build="one_tap")
    assert moves("filled_share", plain, tap) > 0.05 and tap.ledger["app"] < 0 == plain.ledger["app"]


def test_paperwork_taken_off_becomes_floor_hours():
    hours = [0 if not shift else (shift[1] - shift[0]) / 60
             for shift in (floor_shift(Levers(admin_relief=r), Assumptions()) for r in (0.0, 0.5, 1.0))]
    assert hours == pytest.approx([0, 2.16, 4.32])
    shares = [play(admin_relief=r).value("ontime_share") for r in (0.0, 0.5, 1.0)]
    assert shares[0] + 0.005 < shares[1] < shares[2]
    assert play(admin_relief=1.0).ledger["paperwork moved"] < 0


def test_a_longer_promise_is_kept_more_often_and_serves_nobody_sooner():
    hour, two = play(promise_min=60), play(promise_min=120)
    assert moves("ontime_share", hour, two) > 0.1 and moves("mean_ready_min", hour, two) == 0


def test_people_help_the_phone_process_less_and_less():
    seven, ten, fourteen = (play(pickers=n).value("ontime_share") for n in (7, 10, 14))
    assert ten - seven > 0.1 > fourteen - ten and fourteen < play(substitution="both").value("ontime_share")


def test_earliest_latest_start_picks_big_orders_sooner_and_small_ones_later():
    fifo, slack = play().columns, play(picking_order="slack").columns
    wait = slack["pick_start_min"] - fifo["pick_start_min"]
    big = WORLD.items > np.quantile(WORLD.items, 0.9)
    assert wait[big].mean() < 0 < wait[~big].mean()


def test_a_shorter_hold_buys_time_with_items():
    shares = [(run.value("ontime_share"), run.value("filled_share")) for run in (play(hold_min=h) for h in (25, 10, 0))]
    assert shares[0][0] + 0.1 < shares[1][0] < shares[2][0] and shares[0][1] > shares[1][1] + 0.1 > shares[2][1] == 0


def test_hold_is_nothing_to_an_app():
    assert play(substitution="app", hold_min=0).kpis == play(substitution="app").kpis


def test_a_phone_person_shortens_calls_and_leaves_fewer_to_pick():
    shared, desk = play(report_calls=True), play(report_calls=True, phone_person=True)
    length = [run.columns["call_min"].sum() / run.columns["phoned"].sum() for run in (shared, desk)]
    assert length[1] == pytest.approx(length[0] - 1, abs=0.1)
    assert moves("ontime_share", shared, desk) < -0.05


def test_huddles_bring_more_preferences_and_cost_minutes():
    without, five = play(substitution="both"), play(substitution="both", huddles_per_week=5)
    more = (five.columns["preferred"].sum() - without.columns["preferred"].sum()) / (WORLD.missing > 0).sum()
    assert more == pytest.approx(0.08, abs=0.01) and moves("filled_share", without, five) > 0
    assert five.ledger["store wages"] < without.ledger["store wages"]


def test_a_week_of_huddles_costs_everybody_on_shift_ten_minutes_each():
    """Under today's process they change no order: five a week of seven pickers are fifty minutes a day, at £15 an hour."""
    spent = play().ledger["store wages"] - play(huddles_per_week=5).ledger["store wages"]
    assert spent / 100 / WORLD.days == pytest.approx(50 / 60 * 15, abs=0.01)


def test_a_late_order_costs_three_in_a_hundred_of_a_customers_year():
    run = play()
    late = (run.columns["ready_min"] > 60).sum() / WORLD.days
    assert late > 0 and run.value("retention_cost_gbp_per_day") == pytest.approx(late * 0.03 * 180)


def test_head_office_sees_the_cost_of_calls_only_once_it_is_reported():
    silent, said = play(), play(report_calls=True)
    assert silent.value("call_min_per_day") is None
    assert said.value("call_min_per_day") > 200 and said.value("hung_up_calls_per_day") > 0
    assert "phone wages" not in silent.ledger and said.ledger["phone wages"] < 0
    assert sum(silent.ledger.values()) == sum(said.ledger.values())


def test_the_ledger_is_whole_pence_and_makes_the_contribution():
    run = play(substitution="both", admin_relief=0.5, app_build="one_tap", huddles_per_week=3)
    assert all(type(amount) is int for amount in run.ledger.values())
    assert run.value("contribution_gbp_per_day") == sum(run.ledger.values()) / 100 / 60
    assert run.ledger["order margin"] == WORLD.day.size * 900


def test_utilisation_is_a_share_of_opening_hours_and_falls_with_pickers():
    shares = [play(pickers=n, report_calls=True).value("utilisation") for n in (5, 7, 10)]
    assert 1 > shares[0] > shares[1] > shares[2] > 0


def test_orders_that_got_through_look_better_though_the_process_is_worse():
    call, both = play().columns, play(substitution="both").columns
    affected, phoned = WORLD.missing > 0, call["phoned"] == 1
    assert call["ontime"][affected & phoned].mean() > call["ontime"][affected & ~phoned].mean() + 0.05
    assert both["ontime"][affected].mean() > call["ontime"][affected].mean() + 0.15


def test_the_days_add_up_to_the_month():
    run = play()
    assert (run.days["ontime_share"] * run.days["orders"]).sum() == pytest.approx(run.columns["ontime"].sum())
    assert run.days["orders"].sum() == len(run.events) == WORLD.day.size


def test_events_are_a_frame_with_units_and_no_blanks():
    events = play(substitution="both").events
    assert events.isna().sum().sum() == 0 and (events["ready_min"] > 0).all()
    assert (events["filled_items"] <= events["missing_items"]).all() and events["csat"].between(1, 5).all()


def test_assumptions_come_with_value_unit_and_source():
    listed = {each["name"]: each for each in play(assumptions=replace(Assumptions(), missing_rate=0.1)).assumptions}
    assert listed["missing_rate"]["value"] == 0.1 and all(each["source"] for each in listed.values())


def test_a_store_without_orders_has_a_quiet_day():
    run = simulate(Levers(), draw(1, 2, replace(Assumptions(), orders_per_hour=0.0)))
    assert run.value("ontime_share") == 0 and run.value("orders_per_day") == 0 and run.value("filled_share") is None


def test_the_reference_month_is_a_typical_one():
    months = [simulate(Levers(), draw(seed)).value("ontime_share") for seed in range(30)]
    assert abs(play(draw(REFERENCE_SEED)).value("ontime_share") - np.mean(months)) < np.std(months)


def test_an_app_that_asks_earlier_comes_closer_to_asking_at_order_and_never_passes_it():
    late, sooner, at_picking = (play(assumptions=replace(Assumptions(), app_lead_min=lead), substitution="app") for lead in (0.0, 5.0, 20.0))
    order = play(substitution="order")
    assert moves("ontime_share", late, sooner) > 0.005 and moves("ontime_share", sooner, at_picking) > 0
    assert moves("ontime_share", at_picking, order) > 0 and moves("filled_share", late, sooner) > 0


def test_what_is_left_is_the_ledger_less_what_late_orders_lose():
    run = play(substitution="app", app_build="one_tap")
    assert run.value("left_gbp_per_day") == pytest.approx(
        run.value("contribution_gbp_per_day") - run.value("retention_cost_gbp_per_day"))
    lost = (run.columns["ontime"] == 0).sum() * Assumptions().late_retention_loss * Assumptions().customer_year_gbp / WORLD.days
    assert run.value("retention_cost_gbp_per_day") == pytest.approx(lost)
