"""Is the trap in every edition, with room to spare, and would certification notice if it were not?"""

import pytest

from course.cases.pickup.author import dataset
from course.cases.pickup.author.certify import certify, trap


@pytest.fixture(scope="module")
def reference():
    return dataset.make()


def failed(tables, **changed):
    return {check.name for check in certify({**tables, **changed}) if not check.ok}


def test_who_forgives_was_asked_because_he_came_back(reference):
    pickups, survey = reference.tables["pickups"], reference.tables["survey"]
    asked = pickups.merge(survey, on="pickup_id")
    assert (asked["returned_90d"] == 1).all() and (asked["found"] == 0).all()
    sizes = trap(pickups, survey)
    assert 0.76 <= sizes["forgive"] <= 0.80 and sizes["forgive"] > sizes["missing_back"] + 0.2
    assert sizes["forgive_of_all"] == pytest.approx(sizes["forgive"] * sizes["missing_back"])
    assert sizes["found_back"] - sizes["missing_back"] >= 0.04


def test_only_a_search_costs_others_anything(reference):
    missed = reference.tables["pickups"].query("found == 0")
    added = missed.groupby("action")["others_wait_min"].mean()
    assert added["look"] > 10 and (added.drop("look") == 0).all()


def test_clerks_act_by_habit_not_by_the_line(reference):
    """Else the actions could not be compared: the line is as long whatever was done, but for chance."""
    missed = reference.tables["pickups"].query("found == 0")
    assert missed.groupby("action")["queue_len"].mean().std() < 0.4


@pytest.mark.parametrize(("table", "column", "value", "words"), [
    ("pickups", "customer_min", -1.0, "pickups: values outside their range"),
    ("pickups", "action", "shrug", "pickups: values outside their range"),
    ("pickups", "pickup_id", 2, "pickups: keys used twice"),
    ("survey", "pickup_id", 9999, "survey: pickup_id not in pickups"),
    ("survey", "pickup_id", 1, "survey: asked somebody who did not come back, or left out who did"),
    ("shoppers", "wait_min", 900.0, "shoppers: values outside their range"),
    ("pickups", "discount_gbp", 5, "a discount that is no discount"),
])
def test_one_wrong_value_is_noticed(reference, table, column, value, words):
    frame = reference.tables[table].copy()
    frame.loc[0, column] = value
    assert words in failed(reference.tables, **{table: frame})


def test_a_survey_of_everybody_is_no_trap(reference):
    pickups = reference.tables["pickups"].copy()
    pickups.loc[pickups["found"] == 0, "returned_90d"] = 1
    assert "back after no trouble minus back after a missing order" in failed(reference.tables, pickups=pickups)


def test_arrivals_on_the_quarter_hour_are_noticed(reference):
    shoppers = reference.tables["shoppers"].copy()
    shoppers["arrived_at"] = shoppers["arrived_at"].dt.floor("15min")
    assert "arrivals within an hour even: store-hours that pass" in failed(reference.tables, shoppers=shoppers)
