"""Larkfield as something to play with: five years of books, the same from month 13 on, or year one as the Sales pack shows it."""

from functools import cache

from course.cases.collapse import charts
from course.cases.collapse.case import CASE, LATER, PACK
from course.cases.collapse.day import DAY
from course.cases.collapse.levers import SHORT, WITHDRAW_FROM, Levers
from course.cases.collapse.parts import PARTS
from course.charts.theme import spec
from course.exercises.view import Column, Tile, View
from course.simulation.kpis import UNKNOWN, millions, whole

ENDINGS = {True: "What made you settle it so, with only the one page to go by?",
           False: "With both pages on the table, would you settle it the same way?"}


@cache
def simulator():
    """Five years, as the panel shows them."""
    return View(
        CASE, title="Run Larkfield for five years", subtitle="Every setting meets the same sixty months.",
        tiles=(TRADES, "closing_cash_gbp", "year1_revenue_gbp", "year1_sales_gbp", "year1_after_sales_gbp", "year1_total_gbp"),
        said=(TRADES, "closing_cash_gbp", "year1_revenue_gbp", "year1_sales_gbp"),
        rows=_cash, chart=spec(charts.live()), parts=PARTS, unseen="years", day=DAY,
        columns={**CHANGED, "Trades": Column(lambda run: trades(run["kpis"])), "Cash at the end": "closing_cash_gbp", "Year-1 Sales": "year1_sales_gbp"},
        hood="No figure here is Larkfield’s or anybody’s: the article gives none. Change one until the advice turns over, "
             "and you know what to go and find out in your own firm. What else leaks in a firm like this, such as warranty "
             "insurance or leases on empty shops, is left out.")


@cache
def year_two():
    """The same five years once the first is over: nothing can be changed before month 13."""
    return View(
        LATER, title="Run Larkfield from month 13 on", subtitle="Year one stands as it went.",
        tiles=(TRADES, "closing_cash_gbp", "lowest_cash_gbp", Tile("Sofas back, a year", _a_year("returned"), whole, "less"),
               Tile("Staff who leave, a year", _a_year("leavers"), whole, "less"), "goodwill_end"),
        said=(TRADES, "closing_cash_gbp", "lowest_cash_gbp"),
        rows=_cash, chart=spec(charts.live()), parts=PARTS, unseen="years",
        columns={**CHANGED, "Trades": Column(lambda run: trades(run["kpis"])), "Cash at the end": "closing_cash_gbp"}, hood=simulator().hood)


@cache
def board():
    """Year one in the Sales pack: all that the board saw when it decided."""
    return View(
        PACK, title="Year one, as Martin Voss’s pack shows it", subtitle="Revenue and the Sales result. The board gets no other page.",
        tiles=PACK.shows, rows=_revenue, chart=spec(charts.pack()),
        columns={**CHANGED, "Year-1 revenue": "year1_revenue_gbp", "Year-1 Sales": "year1_sales_gbp"})


def afterwards(answer):
    """What a decision of month one leads to, told to the one who made it. ``answer`` is {lever: value}."""
    kpis = vars(CASE.run(CASE.set({**answer, "board_pack": "all"})).kpis)
    return (f"On that course Larkfield trades {trades(kpis)}. Your page showed {millions(kpis['year1_revenue_gbp'])} of revenue and a "
            f"Sales result of {millions(kpis['year1_sales_gbp'])} for year one. Another director’s page showed "
            f"{millions(kpis['year1_after_sales_gbp'])} for the same sofas. {ENDINGS[bool(kpis['survives'])]}")


def trades(kpis):
    """How long Larkfield trades, in words."""
    months = kpis.get("months_traded")
    return UNKNOWN if months is None else f"all {months:.0f} months" if kpis.get("survives") else f"until month {months:.0f}"


def _a_year(name):
    """A count for each year of trading: a firm that closes early is no better for having lost fewer."""
    return lambda kpis: kpis[name] * 12 / kpis["months_traded"]


def _cash(run):
    cash = [int(run.columns["opening_pence"][0]), *run.columns["closing_pence"].tolist()]
    return [{"month": month, "cash_m": round(pence / 1e8, 4)} for month, pence in enumerate(cash)]


def _revenue(run):
    return [{"month": month, "revenue_m": round(pence / 1e8, 4)} for month, pence in enumerate(run.columns["revenue_pence"][:12].tolist(), start=1)]


def _fabric(run):
    set_to = {**vars(Levers()), **run["levers"]}
    return "kept" if set_to["fabric"] == "keep" else f"out in month {max(set_to['from_month'], WITHDRAW_FROM)}"


def _discounts(run):
    set_to = {**vars(Levers()), **run["levers"]}
    since = set_to["from_month"]
    return SHORT[set_to["discounts"]] + (f" from month {since}" if since > 1 and set_to["discounts"] != "chase" else "")


TRADES = Tile("Larkfield trades", lambda kpis: (kpis["months_traded"], kpis["survives"]),
              lambda traded: trades(dict(zip(("months_traded", "survives"), traded))), "more")
CHANGED = {"Fabric": Column(_fabric, ("fabric", "from_month")), "Discounts": Column(_discounts, ("discounts", "from_month"))}
