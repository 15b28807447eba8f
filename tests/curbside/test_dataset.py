"""Is the trap in every edition, with room to spare, and would certification notice if it were not?"""

import numpy as np
import pytest

from course.cases.curbside.author import dataset
from course.cases.curbside.author.certify import certify, trap
from course.cases.curbside.author.comments import CLOSERS, CORES, OPENERS


@pytest.fixture(scope="module")
def reference():
    return dataset.make()


def failed(tables, **changed):
    return {check.name for check in certify({**tables, **changed}) if not check.ok}


def test_the_policies_change_places_when_like_is_compared_with_like(reference):
    joined = reference.tables["orders"].merge(reference.tables["stores"])
    pooled = joined.groupby("policy")["ontime"].mean()
    assert pooled["call"] - pooled["app"] >= 0.02
    for _, same_size in joined.groupby("format"):
        within = same_size.groupby("policy")["ontime"].mean()
        assert within["app"] - within["call"] >= 0.03
    assert trap(joined)["pooled"] == pytest.approx(pooled["call"] - pooled["app"])


def test_the_trap_is_a_mechanism_large_stores_are_slower_whatever_the_policy(reference):
    joined = reference.tables["orders"].merge(reference.tables["stores"])
    for _, same_policy in joined.groupby("policy"):
        by_size = same_policy.groupby("format")[["ready_min", "items", "ontime"]].mean()
        assert by_size.loc["large", "ready_min"] > by_size.loc["small", "ready_min"] + 10
        assert by_size.loc["large", "items"] > by_size.loc["small", "items"] + 10
    on_app = reference.tables["stores"].query("policy == 'app'")["format"].value_counts()
    assert on_app["large"] >= 9


def test_turned_around_policies_are_refused(reference):
    orders, stores = (reference.tables[name].copy() for name in ("orders", "stores"))
    for frame in (orders, stores):
        frame["policy"] = frame["policy"].map({"call": "app", "app": "call"})
    assert "pooled, call looks better on time" in failed(reference.tables, orders=orders, stores=stores)


@pytest.mark.parametrize("table, column, value, words", [
    ("orders", "ready_min", -1.0, "orders: values outside their range"),
    ("orders", "policy", "fax", "orders: values outside their range"),
    ("orders", "store", "H99", "orders: store not in stores"),
    ("orders", "order_id", 10002, "orders: keys used twice"),
    ("orders", "filled_items", 40, "more filled than missing"),
    ("stores", "orders_week", 999, "stores: orders_week differs from the orders"),
    ("comments", "order_id", 39999, "comments: order_id not in orders"),
])
def test_one_wrong_value_is_noticed(reference, table, column, value, words):
    frame = reference.tables[table].copy()
    frame.loc[0, column] = value
    assert words in failed(reference.tables, **{table: frame})


def test_a_missing_column_is_noticed(reference):
    orders = reference.tables["orders"][["csat", *reference.tables["orders"].columns[:-1]]]
    assert "orders: columns as declared" in failed(reference.tables, orders=orders)


def test_arrivals_on_the_quarter_hour_are_noticed(reference):
    orders = reference.tables["orders"].copy()
    orders["released_at"] = orders["released_at"].dt.floor("15min")
    assert "releases within an hour even: store-hours that pass" in failed(reference.tables, orders=orders)


def test_a_shop_with_gaps_that_seven_cannot_carry_is_refused(reference):
    orders = reference.tables["orders"].copy()
    orders["missing_items"] = (orders["items"] * 0.4).astype(int)
    assert "pickers busy under both, with this share missing" in failed(reference.tables, orders=orders)


def test_phone_columns_are_for_phone_stores(reference):
    app = reference.tables["orders"].query("policy == 'app'")
    assert app["phoned"].sum() == 0 and app["call_min"].sum() == 0
    phoned = reference.tables["orders"].query("phoned == 1")
    assert (phoned["call_min"] > 0).all() and (phoned["filled_items"] == phoned["missing_items"]).all()


def test_comments_are_about_what_happened(reference):
    said = reference.tables["comments"].merge(reference.tables["orders"], on="order_id")
    topics = np.array(reference.truth["topics"])
    assert said["csat"].notna().all()
    assert (said["ontime"][topics == "ready"] == 1).all() and (said["ontime"][topics == "late"] == 0).all()
    assert (said["phoned"][topics == "phone_helpful"] == 1).all()
    assert set(said["policy"][topics == "app"]) == {"app"}
    assert len(OPENERS) + len(CLOSERS) + sum(map(len, CORES.values())) >= 40
