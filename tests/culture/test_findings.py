"""Are the lesson's figures there, in range, and telling the story that the prose tells?"""

import pytest

from course.cases.culture import charts, frames
from course.cases.culture.author import later
from course.cases.culture.author.findings import findings
from course.cases.culture.levers import Assumptions, Levers
from course.cases.culture.plan import PLAN
from course.cases.culture.world import STORES, TEAMS
from course.charts.theme import spec
from course.data import load



def test_april_is_near_the_worst_and_half_a_year_is_too_early():
    assert findings()["lowest_month"] in (3, 4) and 6 < findings()["back_month"] <= 9 and findings()["gained24"] > 4.5
    frame = frames.quarter()
    assert frame["satisfied"].iloc[0] == 78 and frame["satisfied"].iloc[3] < 75


def test_exercise_three_reads_the_chart_rightly():
    by = frames.lags().set_index(["what", "month"])["change"]
    assert by["engagement", 3] > 4 and by["satisfied customers", 3] < -3, "engagement was up; customers had met only what it costs"
    assert by["satisfied customers", 6] < -1, "and were not back within another quarter"
    assert by["service", 1] < -10, "service fell from the first month on"


def test_the_articles_five_and_the_vote():
    assert findings()["vote_engaged"] > 2.5 and findings()["vote_satisfied"] < findings()["praise_satisfied"] / 2
    assert findings()["seen2"] < findings()["seen4"] < 2 * findings()["seen2"] and 0.5 < findings()["heard_share"] < 0.75


def test_neither_is_enough_alone():
    assert findings()["leaders_net_m"] + findings()["managers_net_m"] < findings()["plan_net_m"]
    assert findings()["unrelieved_share"] < 0.6 and 0 < findings()["turning_percent"] < 0.25, "halved, the last number still pays"


def test_the_lowest_twelve_rose_as_the_page_says_and_most_of_it_by_itself():
    first, wave2 = frames.first_wave(load("culture/scores")), load("culture/wave2")
    assert len(first) == 12 and findings()["first_rise"] == pytest.approx(first["change"].mean())
    assert f"{findings()['first_rise']:.1f}" == "6.8" and 5 < findings()["alone_rise"] < findings()["first_rise"]
    by = wave2.groupby("coached")["change"].mean()
    assert findings()["lottery_points"] == pytest.approx(by["yes"] - by["no"])
    began = wave2.groupby("coached")["before"].mean()
    assert began["yes"] < began["no"] - 1, "the lot gave those coached the lower start"
    assert abs(findings()["coached_after"] - findings()["others_after"]) < 0.5, "“much the same”"


def test_the_five_rows_shown_are_of_both_kinds_and_not_all_rise():
    shown = load("culture/wave2").iloc[[4, 6, 12, 30, 32]]
    assert set(shown["coached"]) == {"yes", "no"} and shown["change"].min() < 0


@pytest.mark.parametrize("drawn", [
    lambda: charts.live(), lambda: charts.quarter(frames.quarter()), lambda: charts.lags(frames.lags()), lambda: charts.stores(load("culture/stores")),
    lambda: charts.sizes(load("culture/stores")), lambda: later.waves(frames.first_wave(load("culture/scores")), load("culture/wave2")),
])
def test_every_chart_can_be_drawn_and_those_of_the_story_are_described(drawn):
    made = spec(drawn())
    assert "title" not in made or len(made["description"]) > 40


def test_what_is_typed_of_hartwell_is_what_is_assumed():
    """The programme of the first lines; two days in five at home; forty stores of three teams; the chain of 5, 1.3 and .5."""
    assert PLAN == {"recognised": "customers", "open_times": 4, "relief": 0.25, "seen_days": 2, "one_to_ones": 2.0, "training_h": 4, "steady": 0.5}
    a = Assumptions()
    assert a.remote == 0.4 and a.handed_on == 0.9 and (STORES, TEAMS) == (40, 3)
    assert a.quality_gain * a.csat_gain * 5 == pytest.approx(1.3, abs=0.001) and a.growth_gain * 1.3 == pytest.approx(0.5, abs=0.001)
    assert a.rota_labour == 0.018 and Levers().layers - 1 == 4, "“four hand-overs between five layers, each of nine tenths at best”"
