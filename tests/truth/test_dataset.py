"""Are the traps in the tables made by the models, and would certification notice if they were not?"""

import numpy as np
import pytest

from course.cases.truth.author import dataset
from course.cases.truth.author.certify import certify, score_by_pay
from course.cases.truth.author.fields import BUSIEST


@pytest.fixture(scope="module")
def reference():
    return dataset.make().tables


def failed(tables, **changed):
    return {check.name for check in certify({**tables, **changed}) if not check.ok}


@pytest.mark.parametrize("table, column, value, words", [
    ("shops", "left", -1, "shops: values outside their range"), ("shops", "shop", "Nowhere", "accounts: shop not in shops"),
    ("accounts", "late", 13, "accounts: values outside their range"), ("accounts", "bills", 1, "accounts: left, with a bill after it, or stayed without one"),
    ("visits", "counts_as", 50, "visits: a score that counts as something else"), ("visits", "visit_id", 2, "visits: keys used twice"),
    ("reports", "reports", 0, "reports: passed on by a layer that had not got them"),
])
def test_one_wrong_value_is_noticed(reference, table, column, value, words):
    frame = reference[table].copy()
    row = frame.index[frame["left"] == 0][0] if table == "accounts" and column == "bills" else 0
    frame.loc[row, column] = value
    assert words in failed(reference, **{table: frame})


def test_honest_invitations_are_refused(reference):
    visits = reference["visits"].copy()
    visits["invited"] = np.where(np.random.default_rng(1).random(len(visits)) < 0.5, "yes", "no")
    assert "paid on the score: reported minus true, points" in failed(reference, visits=visits)


def test_shops_that_are_as_bad_as_they_sound_are_refused(reference):
    shops = reference["shops"].copy()
    shops["left"] = (shops["complaints"] * 0.5).astype(int)
    assert {"complaints with customers who left, correlation", "Mill Street: fewer leave than on average by"} <= failed(reference, shops=shops)


def test_a_letter_that_does_nothing_is_refused(reference):
    shops = reference["shops"].copy()
    shops["letter"] = np.random.default_rng(2).permutation(shops["letter"])
    shops["left"] = 130 + np.arange(24) % 3
    assert "letter: customers who left, more by" in failed(reference, shops=shops)


def test_weights_by_reason_give_the_score_of_all_back(reference):
    invited, every, weighed = score_by_pay(reference["visits"])["score"]
    assert invited - every > 20 > 5 > abs(weighed - every)


def test_each_pay_meets_each_letter_in_six_shops_and_mill_street_writes_down_most(reference):
    shops = reference["shops"]
    assert shops.groupby(["pay", "letter"]).size().tolist() == [6, 6, 6, 6]
    assert shops.loc[shops["complaints"].idxmax(), "shop"] == BUSIEST


def test_visitors_are_the_customers_of_the_accounts(reference):
    both = reference["visits"].merge(reference["accounts"], on="account_id")
    assert len(both) == len(reference["accounts"]) == 6000 and (both["stayed"] + both["left"] == 1).all() and (both["shop_x"] == both["shop_y"]).all()
