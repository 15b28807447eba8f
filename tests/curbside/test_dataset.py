"""Is the trap in every edition, with room to spare, and would certification notice if it were not?"""

import numpy as np
import pytest

from course.cases.curbside.author import dataset
from course.cases.curbside.author.certify import certify, trap
from course.cases.curbside.author.comments import CLOSERS, CORES, OPENERS

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
    assert not dataset.make("other").tables["orders"].equals(reference.tables["orders"])


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


def test_tables_are_small_enough_to_open_anywhere(reference):
    assert all(len(frame) < 30_000 for frame in reference.tables.values())
    assert len(reference.tables["orders"].to_csv(index=False)) < 1_000_000


def test_a_recipe_that_never_passes_says_so(monkeypatch):
    monkeypatch.setattr(dataset, "FORMAT", {"small": (19.0, 0.57, (5, 6)), "large": (19.0, 0.57, (5, 6))})
    monkeypatch.setattr(dataset, "MAX_ATTEMPTS", 2)
    with pytest.raises(RuntimeError, match="No draw of edition 'reference'.*pooled"):
        dataset.make()
