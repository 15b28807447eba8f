"""Are the lesson's figures telling the story that the prose tells?"""

import pytest

from course.cases.evidence import charts, frames
from course.cases.evidence.author.findings import findings
from course.cases.evidence.author.sensitivity import WAYS
from course.cases.evidence.case import SURVEY
from course.cases.evidence.simulator import machine
from course.charts.theme import spec



@pytest.mark.parametrize("way", WAYS)
def test_each_way_makes_the_slide_say_64_on_the_page_too_while_focus_adds_nothing(way):
    facts = SURVEY.assume(WAYS[way])
    tiles = {label: text for label, text, _ in machine().play(SURVEY.set(), facts).tiles}
    assert tiles["Slide: ahead of rivals"] == "64%" == f"{findings()[f'{way}_slide']:.0%}" and tiles["It really adds"] == "0 points"


@pytest.mark.parametrize(("way", "shown"), [("base", ("64%", "64%")), ("answers", ("64%", "64%")), ("calls", ("34%", "50%")), ("success", ("41%", "73%"))])
def test_what_the_questions_show_is_what_the_table_and_the_recall_say(way, shown):
    assert (f"{findings()[f'{way}_others']:.0%}", f"{findings()[f'{way}_colleagues']:.0%}") == shown


def test_better_questions_make_the_figure_larger_where_success_comes_first():
    assert findings()["success_colleagues"] - findings()["success_colleagues_others"] > findings()["success_slide"] - findings()["success_others"] > 0.2


def test_a_trial_leaves_more_than_a_survey_more_with_the_others_and_most_counted_daily():
    left = [findings()[f"{name}_left"] for name in ("slide", "survey", "alone", "ten", "daily")]
    assert left == sorted(left) and findings()["ten_left"] - findings()["alone_left"] > 40_000 and findings()["alone_left"] - findings()["survey_left"] > 25_000
    assert findings()["calm_alone_left"] == pytest.approx(findings()["ten_left"], abs=10_000) and findings()["mostly_slide_left"] >= findings()["mostly_ten_left"], "the two limits"
    assert findings()["year_right"] > findings()["ten_right"] and findings()["year_left"] < findings()["ten_left"], "“the others wait”"


def test_the_diary_tells_both_shares_and_who_got_the_hours():
    assert abs(findings()["diary_of_hours"] - 0.54) < 0.02, "near the slide, of managers whose week was as usual"
    assert findings()["diary_of_hours"] < findings()["diary_of_managers"] - 0.03 and findings()["diary_managers"] == 40, "Amira and 39 others"
    back = findings()["relief_h"] + findings()["diary_admin_more_h"]
    assert 2.5 < back < 4.5 and findings()["diary_shortest_h"] < 24 and findings()["diary_longest_h"] > 50


def test_the_real_figures_are_those_that_were_seen():
    growth = frames.growth().set_index("what")["growth"]
    assert growth.round(3).to_dict() == {"Simple Truth": 0.15, "Private Selection": 0.17, "all own brands": 0.086, "the whole company, without fuel": 0.113}
    assert growth["Simple Truth"] - growth["the whole company, without fuel"] == pytest.approx(0.037), "“not quite four points”"


@pytest.mark.parametrize("drawn", [lambda: charts.live(), lambda: charts.growth(frames.growth())])
def test_every_chart_can_be_drawn_and_that_of_the_story_is_described(drawn):
    made = spec(drawn())
    assert "title" not in made or len(made["description"]) > 40
