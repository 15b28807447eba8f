"""Is the trap in every edition, with room to spare, and would certification notice if it were not?"""

import numpy as np
import pytest

from course.cases.pickup.author import dataset
from course.cases.pickup.author.certify import certify, trap

EDITIONS = [f"edition-{n}" for n in range(10)]


@pytest.fixture(scope="module")
def reference():
    return dataset.make()


def failed(tables, **changed):
    return {check.name for check in certify({**tables, **changed}) if not check.ok}


@pytest.mark.parametrize("name", EDITIONS)
def test_ten_editions_are_certified(name):
    edition = dataset.make(name)
    assert all(check.ok for check in edition.checks) and edition.attempt < 10


@pytest.mark.thorough
def test_two_hundred_editions_are_certified():
    tries = [dataset.make(f"wide-{n}").attempt for n in range(200)]
    assert max(tries) < 20 and np.mean(tries) < 2


def test_an_edition_is_its_name(reference):
    again = dataset.make()
    assert all(again.tables[name].equals(frame) for name, frame in reference.tables.items())
    assert not dataset.make("other").tables["pickups"].equals(reference.tables["pickups"])


def test_the_committed_tables_are_the_reference_edition(reference):
    from course.data import load

    for name, frame in reference.tables.items():
        assert load(f"pickup/{name}").to_csv(index=False) == frame.to_csv(index=False)


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


def test_tables_are_small_enough_to_open_anywhere(reference):
    assert all(len(frame) < 30_000 and len(frame.to_csv(index=False)) < 1_000_000 for frame in reference.tables.values())


def test_a_recipe_that_never_passes_says_so(monkeypatch):
    monkeypatch.setattr(dataset, "FORGIVES", 0.2)
    monkeypatch.setattr(dataset, "MAX_ATTEMPTS", 2)
    with pytest.raises(RuntimeError, match="No draw of edition 'reference'.*forgive"):
        dataset.make()
