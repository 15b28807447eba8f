"""Are the lesson's figures there, in range, and telling the story that the prose tells?"""

import numpy as np
import pytest

from course.cases.pickup import charts, frames
from course.cases.pickup.author import later
from course.cases.pickup.author.findings import findings
from course.cases.pickup.author.frames import RIGHT, STORES, TABLE, average, costs
from course.cases.pickup.model import DAYS, DELIVERY, REFERENCE_SEED, Assumptions, Levers, draw, simulate
from course.charts.theme import spec
from course.simulation.levers import describe
from grading.build.lesson import findings as findings_of
from grading.layout import HERE
from grading.worlds import in_worlds, quoted, strays

PRACTISED = {**RIGHT, "practice_h": 2}


def a_day(**settings):
    """What a day costs everybody, £, on the reference weeks."""
    return simulate(Levers(**settings), draw(REFERENCE_SEED, DAYS)).value("cost_gbp_per_day")


def test_the_noon_search_is_what_the_scene_says():
    frame, clock = frames.noon_look()
    hour, minute = map(int, clock.split(":"))
    assert hour == 12 and minute < 15, "“just past noon”"
    assert frame["added_min"].sum() > 5 * frame["added_min"].max()
    assert frame["added_min"].sum() == pytest.approx(findings()["look_noon_others_min"], rel=0.15), "“near that” stands below exercise 4"


def test_a_kind_clerk_costs_less_before_ten_more_from_ten_to_two_and_from_four_and_about_as_much_around_three():
    hours = frames.by_hour().set_index("hour")
    more = hours["looked_gbp"] - hours["refused_gbp"]
    assert max(more[8], more[9]) < -5 and min(more[hour] for hour in (10, 11, 12, 13, 16, 17)) > 4
    assert abs(more[14]) < 3 and abs(more[15]) < 3 and hours["looked_gbp"][12] > 3 * findings()["refuse_gbp"]


def test_exercise_three_reads_the_chart_rightly():
    habits = frames.policies().set_index("policy")
    customer, line = habits["customer_min"], habits["shopper_wait_min"]
    assert customer["look"] == pytest.approx(5, abs=0.5) and customer["colleague"] / customer["look"] == pytest.approx(2.5, abs=0.25)
    assert line["look"] > line["refuse"] == line["colleague"] == line["text"]


def test_what_the_right_is_worth_depends_on_what_its_holder_sees():
    quiet, usual, busy = (frames.levers().query("clerk == 'may leave, sees nothing of the line'").set_index("store")["saved_gbp"][store] for store in STORES)
    assert quiet > 0 > usual == findings()["usual_right_saved"] > busy
    assert 0 < findings()["usual_tenth_saved"] < findings()["usual_asked_saved"] < findings()["usual_practised_saved"]
    assert 0 < findings()["usual_granted_saved"] - findings()["usual_practised_saved"]
    assert a_day(**PRACTISED, spend_gbp=10, week_gbp=400) > a_day(**PRACTISED) + 10


def test_asking_comes_first():
    assert findings()["asked_cost"] < findings()["rule_cost"] < a_day(**RIGHT) and findings()["usual_asked_saved"] > 0.9 * findings()["usual_practised_saved"]


def test_the_two_turning_points_that_the_page_sends_its_reader_to_find_lie_under_its_hood():
    """Where an unpractised clerk who may leave costs no more than “not my job”, and than one who stays."""
    hood = next(one for one in describe(Assumptions) if one["name"] == "naive_share")
    world = draw(REFERENCE_SEED, DAYS)
    refuse, stays = (simulate(Levers(coached=coached), world).value("cost_gbp_per_day") for coached in ("refuse", "judgement"))

    def cost(sees):
        return simulate(Levers(coached="judgement", authority=True), world, Assumptions(naive_share=sees)).value("cost_gbp_per_day")

    assert hood["step"] == 0.01 and (hood["lo"], hood["hi"]) == (0, 1)
    assert cost(0.03) > refuse > cost(0.08) > stays > cost(0.8)
    for goal, name in ((refuse, "refuse"), (stays, "stays")):  # what is said of the learner's weeks is what this hood shows, step by step
        yours = findings()[f"your_{name}_turning"]
        assert cost(yours - 0.01) > goal >= cost(yours)
    assert 0.03 < findings()["usual_refuse_turning"] < findings()["busy_refuse_turning"] < 0.08 < 0.4 < findings()["usual_stays_turning"] < 0.6


def test_seeing_the_line_is_worth_two_fifths_of_what_a_table_can_win_with_home_delivery():
    table, seeing, habit = (findings()[f"delivery_{name}_cost"] for name in ("plain", "best", "text"))
    assert (table - seeing) / (habit - seeing) == pytest.approx(0.4, abs=0.05)
    assert 1 < findings()["usual_seeing_saved"] < (table - seeing) / 3
    assert findings()["delivery_practised_cost"] < findings()["delivery_asked_cost"] < seeing < table < habit < average({"authority": True, "spend_gbp": 2}, DELIVERY)


def test_practice_with_the_right_is_hardly_worth_more_than_staying_here_and_plainly_more_in_a_quiet_store():
    more = costs({"coached": "judgement"}) - costs(PRACTISED)
    assert 0 < more.mean() < 2 * more.std(ddof=1) / more.size**0.5, "“hardly more than chance”"
    assert findings()["quiet_practised_saved"] - findings()["quiet_asked_saved"] > 10


def test_the_last_page_holds():
    assert findings()["refuse_cost"] - 60 > findings()["rule_cost"] > a_day(**PRACTISED)
    assert findings()["bins_logged_cost"] < findings()["rule_cost"] < a_day(**TABLE, bins=1.0)
    assert 0 < findings()["second_till_least"] < findings()["second_till_most"]
    second = (costs(TABLE) - costs({**TABLE, "second_till_h": 2})).round()
    assert 0.6 < np.mean((second >= round(findings()["second_till_least"])) & (second <= round(findings()["second_till_most"]))) < 0.75, "“in two out of three”"
    assert a_day(**RIGHT) > findings()["refuse_cost"] > a_day(coached="look") - 10


def test_the_week_is_the_committed_one():
    from course.data import load

    pickups, survey = load("pickup/pickups"), load("pickup/survey")
    assert findings()["week_pickups"] == len(pickups) and findings()["week_asked"] == len(survey)
    assert findings()["week_forgive"] == survey["forgive"].mean() and findings()["week_asked"] > 300, "“hundreds answered”"
    assert findings()["week_asked"] + findings()["week_not_asked"] == findings()["week_missed"]
    assert 0.75 < survey["forgive"].mean() < 0.85 and 0.45 < pickups.query("found == 0")["returned_90d"].mean() < 0.55, "“four in five forgive, and half came back”"


def test_what_is_typed_of_the_store_is_what_is_assumed():
    """A search of five minutes, a task of twelve, fourteen until the manager comes; home delivery leaves the colleague a fifth of the day and nine shoppers in ten."""
    a = Assumptions()
    assert (a.search_min, a.colleague_busy_min, a.manager_min, a.colleague_free) == (5, 12, 14, 0.5) and (DELIVERY.colleague_free, DELIVERY.traffic) == (0.2, 0.9)


@pytest.mark.parametrize("drawn", [
    lambda: charts.live(), lambda: charts.line(*frames.noon_look()), lambda: charts.policies(frames.policies()),
    lambda: charts.by_hour(frames.by_hour()), lambda: charts.levers(frames.levers()), lambda: later.forgiven(0.78, 0.5, 0.6),
])
def test_every_chart_can_be_drawn_and_those_of_the_story_are_described(drawn):
    made = spec(drawn())
    assert "title" not in made or len(made["description"]) > 40


def test_the_bars_of_the_noon_search_add_up():
    frame, _ = frames.noon_look()
    assert (frame["from_min"] <= frame["anyway_min"] + 1e-9).all()
    assert (frame["looked_min"] - frame["anyway_min"]).tolist() == pytest.approx(frame["added_min"].tolist(), abs=0.001)
    assert frame["added_min"].is_monotonic_decreasing


def test_no_figure_that_the_prose_quotes_is_four_weeks_luck():
    """Each lies in the middle half of twenty times four weeks, as the case's made file has them."""
    case, quotes = quoted(HERE, "03_pickup")
    assert len(quotes) > 30 and not strays(quotes, findings_of(case), in_worlds(case))
