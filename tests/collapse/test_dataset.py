"""Are the traps in every edition, with room to spare, in books that add up, and would certification notice otherwise?"""

from dataclasses import replace

import numpy as np
import pytest

from course.cases.collapse.author import dataset
from course.cases.collapse.author.certify import certify, misleading, return_shares
from course.cases.collapse.model import REFERENCE_SEED, Assumptions, Levers, draw, simulate

EDITIONS = ["edition-0", "edition-1"]


@pytest.fixture(scope="module")
def reference():
    return dataset.make()


def failed(edition, firm=None, **changed):
    truth = edition.truth
    return {check.name for check in certify({**edition.tables, **changed}, firm or truth["assumptions"], truth["seed"]) if not check.ok}


@pytest.mark.parametrize("name", EDITIONS)
def test_an_edition_says_which_lines_mislead(name):
    edition = dataset.make(name)
    assert {"year1_revenue_gbp", "year1_sales_gbp"} <= set(edition.truth["misleading"])


def test_the_reference_edition_is_the_run_that_the_simulator_plays_as_today(reference):
    run = simulate(Levers(), draw(REFERENCE_SEED))
    sales = reference.tables["sales"].groupby("month")["units"].sum()
    assert sales.tolist() == run.columns["sold"][:24].tolist()
    assert reference.truth["assumptions"] == Assumptions()
    assert set(reference.truth["misleading"]) == {"year1_revenue_gbp", "year1_sales_gbp", "year1_total_gbp"}


def test_the_ledger_is_the_movement_of_cash_to_the_penny(reference):
    run = simulate(Levers(), draw(REFERENCE_SEED))
    months = (reference.tables["ledger"].groupby("month")["amount_gbp"].sum() * 100).round().astype(int)
    opening = np.concatenate((run.columns["opening_pence"][:1], run.columns["closing_pence"][:23]))
    assert months.tolist() == (run.columns["closing_pence"][:24] - opening).tolist()


def test_sofas_sold_are_kept_back_or_still_to_come(reference):
    run = simulate(Levers(), draw(REFERENCE_SEED))
    sold, back = (reference.tables[name] for name in ("sales", "returns"))
    assert back["units_returned"].sum() == run.columns["returned"][:24].sum()
    left = sold["units"].sum() - back["units_returned"].sum()
    assert left == run.columns["kept"][23] + run.columns["in_pipeline"][23]


def test_refunds_are_what_was_paid(reference):
    sales, returns = reference.tables["sales"], reference.tables["returns"]
    paid = sales.drop_duplicates("month").set_index("month").eval("list_gbp * (1 - discount_share)")
    assert (returns["refund_gbp"] == (returns["units_returned"] * returns["month_sold"].map(paid)).round()).all()


def test_the_latest_sales_look_sounder_than_they_are(reference):
    naive, complete = return_shares(reference.tables)
    assert complete == pytest.approx(0.30, abs=0.02) and naive < complete - 0.04


def test_complaints_are_about_sofas_that_were_sold(reference):
    said = reference.tables["complaints"]
    month = (said["date"].dt.year - 2024) * 12 + said["date"].dt.month
    assert (month - said["months_since_sale"] >= 1).all() and month.max() == 24
    wear = said[said["topic"].isin(["cover worn through", "seams opened", "colour faded"])]
    assert (wear["fabric"] == reference.truth["fabric"]).mean() > 0.9


def test_people_fall_ill_and_leave_more_as_more_comes_back(reference):
    hr = reference.tables["hr"]
    assert hr["sick_days"][12:].mean() > 1.05 * hr["sick_days"][:12].mean()
    assert hr["leavers"][12:].mean() > hr["leavers"][:12].mean()


@pytest.mark.parametrize("table, column, value, words", [
    ("sales", "units", -1, "sales: values outside their range"),
    ("sales", "fabric", "Velvet", "sales: fabric not in fabrics"),
    ("sales", "sale_id", 2, "sales: keys used twice"),
    ("sales", "revenue_gbp", 1, "ledger and tables differ in revenue, pence"),
    ("returns", "refund_gbp", 1, "ledger and tables differ in refunds, pence"),
    ("returns", "units_returned", 999, "more came back than was sold"),
    ("hr", "leavers", 50, "staff do not follow from leavers and joiners"),
    ("complaints", "months_since_sale", 12, "complaints: values outside their range"),
])
def test_one_wrong_value_is_noticed(reference, table, column, value, words):
    frame = reference.tables[table].copy()
    frame.loc[0, column] = value
    assert words in failed(reference, **{table: frame})


def test_a_sound_best_seller_is_refused(reference):
    fair = Assumptions(cheap_fault=0.03)
    assert {"today: trading stops", "only the discounts: trading stops"} <= failed(reference, firm=fair)
    back = reference.tables["returns"].copy()
    back = back[back["fabric"] != reference.truth["fabric"]]
    assert "best seller: behind in margin after returns, £ per sofa" in failed(reference, returns=back)


def test_complaints_spread_by_sales_alone_are_refused(reference):
    said, sales = reference.tables["complaints"].copy(), reference.tables["sales"]
    share = sales.groupby("fabric")["units"].sum() / sales["units"].sum()
    said["fabric"] = np.random.default_rng(1).choice(share.index, len(said), p=share.to_numpy())
    assert "best seller: complaints per sofa, times the next" in failed(reference, complaints=said)


def test_misleading_lines_are_those_on_which_the_fatal_course_leads():
    gaps = misleading(Assumptions(), REFERENCE_SEED)
    assert all(gap > 0 for gap in gaps.values())
    assert "year1_total_gbp" not in misleading(Assumptions(cheap_fault=0.36), REFERENCE_SEED)


def test_a_firm_that_closes_before_the_tables_end_is_refused_and_no_error():
    worst = replace(Assumptions(), cheap_fault=0.33, cheap_share=0.45)
    made, _ = dataset._build(1, worst, REFERENCE_SEED)
    assert len(made["hr"]) < 24
    broken = {check.name for check in certify(made, worst, REFERENCE_SEED) if not check.ok}
    assert {"months in the tables", "sales a year apart, correlation"} <= broken
