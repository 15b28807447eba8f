"""Larkfield as something to play with: five years of books, or year one as the Sales pack shows it."""

from dataclasses import replace
from functools import cache, lru_cache
from operator import itemgetter

from course.cases.collapse import charts
from course.cases.collapse.model import REFERENCE_SEED, WITHDRAW_FROM, Assumptions, Levers, draw, simulate
from course.charts.theme import spec
from course.exercises.panel import Played, Simulator
from course.exercises.tiles import millions, percent, tile
from course.simulation.levers import LeverError, describe, read

SEED = REFERENCE_SEED
FIRST_MONTH = 13
ENDINGS = {True: "What made you settle it so, with only the one page to go by?",
           False: "With both pages on the table, would you settle it the same way?"}
SHORT = {"chase": "match last year", "ten": "10% off", "five": "5% off", "none": "none"}


@cache
def simulator():
    """Five years, as the panel and the decision use them."""
    return Simulator(
        name="collapse", title="Run Larkfield for five years",
        subtitle="Every setting meets the same sixty months.",
        levers=Levers, assumptions=Assumptions, describe=describe, read=read, play=play,
        chart=spec(charts.live()), seed=SEED, unseen="years", columns={
            "Fabric": lambda run: _fabric(run["levers"]),
            "Discounts": lambda run: _discounts(run["levers"]),
            "Trades": lambda run: trades(run["kpis"]),
            "Cash at the end": lambda run: millions(run["kpis"].get("closing_cash_gbp")),
            "Year-1 Sales": lambda run: millions(run["kpis"].get("year1_sales_gbp")),
        }, told=("fabric", "discounts", "from_month"),
        hood="No figure here is Larkfield’s or anybody’s: the article gives none. Change one until the advice turns over, "
             "and you know what to go and find out in your own firm. What else leaks in a firm like this, such as warranty "
             "insurance or leases on empty shops, is left out.")


@cache
def year_two():
    """The same five years once the first is over: nothing can be changed before month 13."""
    later = {name: cell for name, cell in simulator().columns.items() if not name.startswith("Year-1")}
    return replace(simulator(), name="collapse-later", title="Run Larkfield from month 13 on", subtitle="Year one stands as it went.",
                   columns=later, play=play_later, describe=_described_later, read=_read_later)


def _described_later(cls):
    later = {"lo": FIRST_MONTH, "default": FIRST_MONTH, "help": ""}
    return [{**lever, **later} if lever["name"] == "from_month" else lever for lever in describe(cls)]


def _read_later(cls, mapping):
    if cls is Levers:
        mapping = {"from_month": FIRST_MONTH, **mapping}
    chosen = read(cls, mapping)
    if cls is Levers and chosen.from_month < FIRST_MONTH:
        raise LeverError(f"Year one is over: the month of change is from {FIRST_MONTH} to 60.")
    return chosen


@cache
def board():
    """Year one in the Sales pack: all that the board saw when it decided."""
    return Simulator(
        name="collapse-pack", title="Year one, as Martin Voss’s pack shows it",
        subtitle="Revenue and the Sales result. The board gets no other page.",
        levers=Levers, assumptions=Assumptions, describe=describe, read=read, play=pack,
        chart=spec(charts.pack()), seed=SEED, columns={
            "Fabric": lambda run: _fabric(run["levers"]),
            "Discounts": lambda run: _discounts(run["levers"]),
            "Year-1 revenue": lambda run: millions(run["kpis"].get("year1_revenue_gbp")),
            "Year-1 Sales": lambda run: millions(run["kpis"].get("year1_sales_gbp")),
        }, told=("fabric", "discounts", "from_month"))


@cache
def _luck():
    return draw(SEED)


@lru_cache(maxsize=64)
def _run(levers, assumptions, since=1):
    return simulate(levers, _luck(), assumptions, since)


@cache
def _today():
    return _run(Levers(), Assumptions()).kpis


def play(levers, assumptions):
    """One setting, played for up to five years, as a ``Played``: what year one shows, and how it ends."""
    return _played(levers, assumptions, figures=(
        ("Year-1 revenue", "year1_revenue_gbp", millions), ("Year-1 Sales result", "year1_sales_gbp", millions),
        ("Year-1 After-sales", "year1_after_sales_gbp", millions), ("Year-1 total", "year1_total_gbp", millions)))


def play_later(levers, assumptions):
    """The same once year one is over: how it ends, and what it cost on the way. Dele's levers too move from month 13 on."""
    return _played(levers, assumptions, since=FIRST_MONTH, figures=(
        ("Lowest cash", "lowest_cash_gbp", millions), ("Sofas back, a year", _a_year("returned"), whole),
        ("Staff who leave, a year", _a_year("leavers"), whole), ("Goodwill at the end", "goodwill_end", percent)))


def _a_year(name):
    """A count for each year of trading: a firm that closes early is no better for having lost fewer."""
    return lambda kpis: kpis[name] * 12 / kpis["months_traded"]


def _played(levers, assumptions, figures, since=1):
    run = _run(levers, assumptions, since)
    kpis = {name: kpi.value for name, kpi in run.kpis.items()}
    today = {name: kpi.value for name, kpi in _today().items()}
    tiles = [tile("Larkfield trades", trades(kpis), trades(today), str, ""),
             _tile("Cash at the end", kpis, "closing_cash_gbp", millions),
             *(_tile(label, kpis, name, write) for label, name, write in figures)]
    opening = {"month": 0, "cash_m": round(float(run.columns["opening_pence"][0]) / 1e8, 4)}
    rows = [opening, *({"month": month, "cash_m": round(cash / 1e8, 4)}
                       for month, cash in zip(run.columns["month"].tolist(), run.columns["closing_pence"].tolist()))]
    said = (f"Larkfield trades {trades(kpis)}. Cash at the end {millions(kpis['closing_cash_gbp'])}. "
            f"Revenue in year 1 {millions(kpis['year1_revenue_gbp'])}, Sales result {millions(kpis['year1_sales_gbp'])}.")
    return Played(_rounded(kpis), tiles, rows, said)


def pack(levers, assumptions):
    """The same setting as the Sales pack shows it: revenue and the Sales result of year one, nothing else."""
    run = _run(levers, assumptions)
    kpis = {name: run.value(name) for name in ("year1_revenue_gbp", "year1_sales_gbp")}
    tiles = [_tile("Year-1 revenue", kpis, "year1_revenue_gbp", millions),
             _tile("Year-1 Sales result", kpis, "year1_sales_gbp", millions)]
    rows = [{"month": month, "revenue_m": round(amount / 1e8, 4)}
            for month, amount in zip(range(1, 13), run.columns["revenue_pence"].tolist())]
    said = (f"Revenue in year 1 {millions(kpis['year1_revenue_gbp'])}, "
            f"Sales result {millions(kpis['year1_sales_gbp'])}.")
    return Played(_rounded(kpis), tiles, rows, said)


def afterwards(answer):
    """What a decision of month one leads to, told to the one who made it. `answer` is {lever: value}."""
    run = _run(read(Levers, {**answer, "board_pack": "all"}), Assumptions())
    kpis = {name: kpi.value for name, kpi in run.kpis.items()}
    return (f"On that course Larkfield trades {trades(kpis)}. Your page showed {millions(kpis['year1_revenue_gbp'])} of revenue and a "
            f"Sales result of {millions(kpis['year1_sales_gbp'])} for year one. Another director’s page showed "
            f"{millions(kpis['year1_after_sales_gbp'])} for the same sofas. {ENDINGS[bool(kpis['survives'])]}")


def trades(kpis):
    """How long Larkfield trades, in words."""
    months = kpis.get("months_traded")
    return "–" if months is None else f"all {months:.0f} months" if kpis.get("survives") else f"until month {months:.0f}"


def whole(value):
    """A whole number with its thousands apart."""
    return "–" if value is None else f"{value:,.0f}"


def _tile(label, kpis, figure, write):
    """A figure beside today's: a KPI by its name, or a function of them."""
    take = figure if callable(figure) else itemgetter(figure)
    return tile(label, take(kpis), take({name: kpi.value for name, kpi in _today().items()}), write, "not in the pack")


def _fabric(levers):
    set_to = {"fabric": Levers().fabric, "from_month": Levers().from_month, **levers}
    return "kept" if set_to["fabric"] == "keep" else f"out in month {max(set_to['from_month'], WITHDRAW_FROM)}"


def _discounts(levers):
    set_to = {"discounts": Levers().discounts, "from_month": Levers().from_month, **levers}
    since = set_to["from_month"]
    return SHORT[set_to["discounts"]] + (f" from month {since}" if since > 1 and set_to["discounts"] != "chase" else "")


def _rounded(kpis):
    return {name: value if value is None else round(float(value), 6) for name, value in kpis.items()}
