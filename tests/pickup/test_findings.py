"""Are the lesson's figures there, in range, and telling the story that the prose tells?"""

import pytest

from course.cases.pickup import charts, frames
from course.cases.pickup.author import later
from course.cases.pickup.author.findings import findings
from course.charts.theme import spec

FOUND = findings()


def test_every_figure_is_a_builtin_number():
    assert all(type(value) in (int, float) and value == value for value in FOUND.values())


def test_a_caller_cannot_spoil_the_next_ones_figures():
    findings().clear()
    assert findings() == FOUND


def test_the_noon_search_is_what_the_scene_says():
    assert (FOUND["noon_hour"], FOUND["noon_minute"]) == (12, 55) and FOUND["noon_people"] == 11, "“eleven people wait” stands in exercise 2"
    assert FOUND["noon_added_min"] > 5 * FOUND["noon_search_min"]


def test_looking_costs_more_than_refusing_in_half_of_the_hours():
    assert FOUND["look_first_gbp"] < FOUND["refuse_gbp"] / 2 and FOUND["look_noon_gbp"] > 2 * FOUND["refuse_gbp"]
    assert FOUND["look_hours_worse"] == 5 and FOUND["look_noon_others_min"] > 60


def test_exercise_three_reads_the_chart_rightly():
    assert FOUND["look_customer_min"] == pytest.approx(5, abs=0.5)
    assert FOUND["colleague_customer_min"] / FOUND["look_customer_min"] == pytest.approx(2, abs=0.25)
    assert FOUND["look_line_min"] > FOUND["refuse_line_min"] == FOUND["colleague_line_min"] == FOUND["text_line_min"] == FOUND["rule_line_min"]


def test_the_three_levers_are_three():
    assert FOUND["quiet_right_saved"] > 0 > FOUND["usual_right_saved"] > FOUND["busy_right_saved"]
    assert FOUND["usual_practised_saved"] > FOUND["usual_asked_saved"] > 0
    assert 0 < FOUND["usual_granted_saved"] - FOUND["usual_practised_saved"] and FOUND["generous_cost"] > FOUND["practised_cost"] + 10


def test_asking_comes_first_and_the_right_is_worth_most_where_the_line_is_short():
    assert FOUND["asked_cost"] < FOUND["rule_cost"] < FOUND["right_cost"] and FOUND["usual_asked_saved"] > 0.9 * FOUND["usual_practised_saved"]
    assert FOUND["quiet_practised_saved"] - FOUND["quiet_asked_saved"] > FOUND["usual_practised_saved"] - FOUND["usual_asked_saved"] > 0


def test_where_tasks_are_short_always_calling_a_colleague_is_as_good_as_the_table():
    assert FOUND["quick_colleague_cost"] <= FOUND["quick_rule_cost"] and FOUND["colleague_cost"] > FOUND["rule_cost"]
    assert FOUND["quick_task_min"] == int(FOUND["quick_task_min"]), "the hood takes whole minutes"


def test_the_last_page_holds():
    assert FOUND["refuse_cost"] - 60 > FOUND["rule_cost"] > FOUND["practised_cost"]
    assert FOUND["bins_logged_cost"] < FOUND["rule_cost"] < FOUND["bins_blind_cost"]
    assert FOUND["second_till_cost"] < FOUND["rule_cost"]
    assert FOUND["right_cost"] > FOUND["refuse_cost"] > FOUND["manager_cost"] - 10


def test_the_week_is_the_committed_one():
    from course.data import load

    pickups, survey = load("pickup/pickups"), load("pickup/survey")
    assert FOUND["week_pickups"] == len(pickups) and FOUND["week_asked"] == len(survey)
    assert FOUND["week_forgive"] == survey["forgive"].mean() and FOUND["week_asked"] > 400, "“more than four hundred answered”"
    assert FOUND["week_asked"] + FOUND["week_not_asked"] == FOUND["week_missed"]


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
