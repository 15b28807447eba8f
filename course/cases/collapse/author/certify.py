"""Are the planted traps there, with room to spare, in books that add up?

Schema, realism and trap margins only. What the right answers are, and whether they are
unique, is the answer key's business.
"""

from functools import lru_cache

import numpy as np

from course.cases.collapse.author.fields import MONTHS_SEEN, TABLES
from course.cases.collapse.model import LAG, Levers, draw, simulate
from course.simulation.certification import keys, schema
from course.simulation.tables import Check, at_least, at_most

MARGIN_GBP = 15
TIMES_COMPLAINED = 3
CENSORED = 0.04
BOARD_LINES = ("year1_revenue_gbp", "year1_sales_gbp")  # what the board's pack shows
FATAL, SOUND = Levers(board_pack="all"), Levers(board_pack="all", fabric="withdraw", discounts="none")


def certify(tables, firm, luck):
    """Every Check on {name: DataFrame} of a firm (Assumptions) and its luck (a seed): good when all are ok."""
    return [*schema(TABLES, tables), *keys(TABLES, tables), *_books(tables), *_fabric(tables), *_censoring(tables), *_story(firm, luck), *_realism(tables)]


def misleading(firm, luck):
    """The lines of year one on which the fatal course beats the sound one: {KPI: by how many £}, those above zero."""
    fatal, both = (_play(levers, firm, luck) for levers in (FATAL, SOUND))
    gaps = {name: fatal.value(name) - both.value(name) for name in (*BOARD_LINES, "year1_total_gbp")}
    return {name: gap for name, gap in gaps.items() if gap > 0}


@lru_cache(maxsize=32)
def _play(levers, firm, luck):
    return simulate(levers, draw(luck), firm)


def by_fabric(tables):
    """One row a fabric: units, revenue_gbp, cogs_gbp, returns_gbp (all that came back cost), units_returned, complaints."""
    sales, returns = tables["sales"], tables["returns"]
    sums = sales.groupby("fabric")[["units", "revenue_gbp", "cogs_gbp"]].sum()
    cost = returns["refund_gbp"] + returns["handling_gbp"] - returns["salvage_gbp"]
    return sums.assign(
        returns_gbp=cost.groupby(returns["fabric"]).sum(), units_returned=returns.groupby("fabric")["units_returned"].sum(),
        complaints=tables["complaints"]["fabric"].value_counts())


def _fabric(tables):
    """The best seller leads in the ledger of Sales and comes last once returns are paid for."""
    sums = by_fabric(tables)
    best = sums["revenue_gbp"].idxmax()
    sales = (sums["revenue_gbp"] - sums["cogs_gbp"]) / sums["units"]
    after = sales - sums["returns_gbp"] / sums["units"]
    rate = sums["complaints"] / sums["units"]
    yield at_least("best seller: lead in Sales margin, £ per sofa", sales[best] - sales.drop(best).max(), MARGIN_GBP)
    yield at_least("best seller: behind in margin after returns, £ per sofa", after.drop(best).min() - after[best], MARGIN_GBP)
    yield at_least("best seller: lead in complaints", sums["complaints"][best] - sums["complaints"].drop(best).max(), 100)
    yield at_least("best seller: complaints per sofa, times the next", rate[best] / rate.drop(best).max(), TIMES_COMPLAINED)
    yield at_least("ranks after returns apart, £ per sofa", float(np.diff(np.sort(after)).min()), 0.05)
    yield at_least("every fabric still earns something, £ per sofa", float(after.min()), 5)
    yield at_least("two fabrics further apart after returns than twice what an answer may be off, £", float(np.diff(np.sort(after)).min()), 1.05)


def _censoring(tables):
    """Counting the last nine months, whose sofas are still to come back, makes returns look rarer."""
    naive, complete = return_shares(tables)
    yield at_least("best seller: share of returns missed by counting every month", complete - naive, CENSORED)


def return_shares(tables):
    """(share of the best seller's sofas back so far, the same of the months whose returns are complete)."""
    sales, returns = tables["sales"], tables["returns"]
    best = sales.groupby("fabric")["revenue_gbp"].sum().idxmax()
    sold = sales[sales["fabric"] == best].set_index("month")["units"]
    back = returns[returns["fabric"] == best].groupby("month_sold")["units_returned"].sum().reindex(sold.index, fill_value=0)
    done = sold.index <= MONTHS_SEEN - (LAG.size - 1)
    return float(back.sum() / sold.sum()), float(back[done].sum() / sold[done].sum())


def _books(tables):
    """Ledgers, sales and returns say the same, to the penny."""
    ledger, sales, returns = tables["ledger"], tables["sales"], tables["returns"]
    lines = (ledger.groupby("line")["amount_gbp"].sum() * 100).round().astype(int)
    gaps = {
        "revenue": lines["revenue"] - int(sales["revenue_gbp"].sum()) * 100,
        "making": lines["making the sofas"] + int(sales["cogs_gbp"].sum()) * 100,
        "refunds": lines["refunds"] + int(returns["refund_gbp"].sum()) * 100,
        "collection": lines["collection and handling"] + int(returns["handling_gbp"].sum()) * 100,
        "salvage": lines["salvage"] - int(returns["salvage_gbp"].sum()) * 100}
    for name, gap in gaps.items():
        yield at_most(f"ledger and tables differ in {name}, pence", abs(gap), 0)
    back = returns.groupby(["month_sold", "fabric"])["units_returned"].sum()
    sold = sales.set_index(["month", "fabric"])["units"].reindex(back.index)
    yield at_most("more came back than was sold", int((~(back <= sold)).sum()), 0)
    staff = tables["hr"]
    step = staff["staff"] - staff["leavers"] + staff["joiners"]
    yield at_most("staff do not follow from leavers and joiners", int((step[:-1].to_numpy() != staff["staff"][1:].to_numpy()).sum()), 0)


def _story(firm, luck):
    """The fatal course shines in the pack, either half of the cure alone comes too late, both together save the firm."""
    def months(**levers):
        return _play(Levers(board_pack="all", **levers), firm, luck).value("months_traded")

    gaps = misleading(firm, luck)
    yield at_least("today: months traded, past what the tables show", months(), MONTHS_SEEN + 1)
    yield at_most("today: trading stops", months(), 59)
    yield at_most("only the fabric: trading stops", months(fabric="withdraw"), 59)
    yield at_most("only the discounts: trading stops", months(discounts="none"), 59)
    both = _play(SOUND, firm, luck)
    yield at_least("both: still trading", both.value("survives"), 1)
    yield at_least("both: cash at the end, £", both.value("closing_cash_gbp"), 1_000_000)
    for name in BOARD_LINES:
        yield at_least(f"the fatal course leads in {name}", gaps.get(name, 0.0), 100_000)


def _realism(tables):
    """Seasons that come again, returns that rise and fall with age, staff who leave more as more comes back."""
    units = tables["sales"].groupby("month")["units"].sum().to_numpy(float)
    age = (tables["returns"]["month_returned"] - tables["returns"]["month_sold"])
    done = tables["returns"]["month_sold"] <= MONTHS_SEEN - (LAG.size - 1)
    by_age = tables["returns"]["units_returned"][done].groupby(age[done]).sum().to_numpy()
    top = by_age.argmax()
    turns = int((np.diff(by_age)[:top] < 0).sum() + (np.diff(by_age)[top:] > 0).sum())
    hr = tables["hr"]
    whole = len(units) == MONTHS_SEEN  # a firm that closed earlier is refused below
    again = float(np.corrcoef(units[:12], units[12:])[0, 1]) if whole else np.nan
    return [
        at_least("sales a year apart, correlation", again, 0.3),
        at_most("returns by age, turns off one hill", turns, 0),
        at_least("sick days, second year over first", hr["sick_days"][12:].mean() / hr["sick_days"][:12].mean(), 1.05),
        at_least("months in the tables", len(hr), MONTHS_SEEN),
        Check("complaints", len(tables["complaints"]), 1500, 1500 <= len(tables["complaints"]) <= 4500),
    ]
