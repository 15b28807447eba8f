"""What may be set in the store pickup case, by whom, and what is taken as given.

Sources are three of the course's articles. None of them gives a figure for a till: every
number here says plainly that it is assumed.
"""

from dataclasses import dataclass

from course.simulation.levers import assumption, lever

OPEN_MIN = 600.0  # a store-day: ten hours
ACTIONS = {
    "look": "look",
    "colleague": "colleague",
    "text": "text later",
    "refuse": "not my job",
}
BANDS = {"none": "Nobody", "few": "1 or 2", "some": "3 to 5", "many": "6 or more"}
BAND_FROM = (0, 1, 3, 6)  # the fewest waiting in each band
HELPED = ("look", "colleague", "text", "rule", "judgement")  # coached so, a customer whose order is missing is helped
SEED = "the article on leadership and management"
FIVE_AREAS = "the article on five areas where leaders matter"
ENLIGHTENED = "the article on enlightened leaders"


def cell(band, busy):
    """One cell of the coached table: what to do with so many waiting and a colleague free or busy."""
    row, column = BANDS[band], "Colleague busy" if busy else "Colleague free"
    return lever(
        "", label=f"{row} waiting, {column.lower()}", unit="", owner="manager", source="assumed",
        choices={"": "choose", **ACTIONS}, cell={"grid": "The coached table", "corner": "Waiting", "row": row, "column": column},
        acts={"coached": ("rule",)}, idle="Nobody at the till follows the table.")


@dataclass(frozen=True)
class Levers:
    """Five levers of the CX leader; five of the store manager and the coached table. Defaults: today."""

    authority: bool = lever(
        False, label="The till clerk may leave the till", unit="", owner="leader",
        source=f"{FIVE_AREAS}: decision rights; {SEED}: the register",
        help="Without this right, “go and look” means to ring for the manager on duty.",
        acts={"coached": ("look", "rule", "judgement")}, idle="Nothing that is coached sends the clerk to look.")
    spend_gbp: int = lever(
        0, label="Discount that a clerk may give", unit="£", owner="leader", source=f"{FIVE_AREAS}: discretionary spend; {SEED}: a discount",
        lo=0, hi=15, step=1, help="For one incident. What it buys, and for whom, is for you to find.",
        acts={"discount_when": ("back", "always"), "coached": HELPED}, idle="Nobody is offered anything.")
    week_gbp: int = lever(
        100, label="Discounts in a week, at most", unit="£", owner="leader", source="assumed", lo=0, hi=400, step=20,
        help="When it is spent, there are no more until Monday.",
        acts={"spend_gbp": range(1, 16), "discount_when": ("back", "always"), "coached": HELPED}, idle="Nobody is offered anything.")
    promise_h: int = lever(
        2, label="Ready within", unit="h", owner="leader", source="assumed", lo=1, hi=8, step=1,
        help="A shorter promise brings orders, and puts more of them in the wrong bin.")
    bins: float = lever(
        0.0, label="Bins checked every morning", unit="share", owner="leader", source="assumed", lo=0.0, hi=1.0, step=0.25,
        help="Fewer orders go missing. It works fully once the store logs which ones do.")
    coached: str = lever(
        "refuse", label="What is coached at the till", unit="", owner="manager", source=f"{SEED}; {ENLIGHTENED}: culture, not a rule book",
        choices={"refuse": "Nothing: “not my job”", "look": "Always go and look", "colleague": "Always call a colleague",
                 "text": "Always text later", "rule": "Follow the table below", "judgement": "Ask, then decide"},
        short={"refuse": "not my job", "look": "look", "colleague": "colleague", "text": "text", "rule": "table", "judgement": "own judgement"},
        help="A cell of the table that is still empty says “not my job”.")
    none_free: str = cell("none", False)
    none_busy: str = cell("none", True)
    few_free: str = cell("few", False)
    few_busy: str = cell("few", True)
    some_free: str = cell("some", False)
    some_busy: str = cell("some", True)
    many_free: str = cell("many", False)
    many_busy: str = cell("many", True)
    discount_when: str = lever(
        "back", label="Who is offered the discount", unit="", owner="manager", source="assumed",
        choices={"never": "Nobody", "back": "Who has to come back", "always": "Everyone whose order is missing"},
        acts={"spend_gbp": range(1, 16), "coached": HELPED}, idle="There is nothing to offer, or nobody whom the clerk helps.")
    practice_h: int = lever(
        0, label="Practice at the till", unit="h a month", owner="manager", source=f"{FIVE_AREAS}: knowledge", lo=0, hi=8, step=1,
        help="Role play on what a queue costs. It serves people who decide for themselves.",
        acts={"coached": ("judgement",), "authority": (True,)},
        idle="Only who decides, and may leave the till, has a line to weigh. Practice would cost its money all the same.", costs=True)
    second_till_h: int = lever(
        0, label="Second till in the busiest hours", unit="h a day", owner="manager", source="assumed", lo=0, hi=4, step=1,
        help="The floor colleague opens it, and is not on the floor meanwhile.")
    log_misses: bool = lever(
        False, label="Log every order that is not there", unit="", owner="manager", source=f"{SEED}: feedback goes up",
        help="Until the store logs it, nobody at head office knows how often it happens.")


CELLS = tuple(f"{band}_{colleague}" for band in BANDS for colleague in ("free", "busy"))


@dataclass(frozen=True)
class Assumptions:
    """The store, its customers and what is counted: what the hood shows and lets a reader change."""

    traffic: float = assumption(
        1.0, label="Shoppers, against a usual month", unit="×", source="assumed", lo=0.5, hi=1.3, step=0.05)
    pickups_per_hour: float = assumption(
        6.0, label="Pickups an hour", unit="per h", source="assumed", lo=2.0, hi=10.0, step=0.5)
    missing_share: float = assumption(
        0.20, label="Pickups that are not where they should be", unit="share", source="assumed", lo=0.0, hi=0.4, step=0.02)
    till_min: float = assumption(
        1.4, label="A shopper at the till, mean", unit="min", source="assumed", lo=0.6, hi=1.8, step=0.1)
    handover_min: float = assumption(
        1.0, label="Handing an order over, mean", unit="min", source="assumed", lo=0.4, hi=2.0, step=0.1)
    search_min: float = assumption(
        5.0, label="Finding a missing order, mean", unit="min", source="assumed", lo=2.0, hi=10.0, step=0.5)
    colleague_busy_min: float = assumption(
        12.0, label="A task of the floor colleague, mean", unit="min", source="assumed", lo=4.0, hi=20.0, step=1.0)
    colleague_free: float = assumption(
        0.5, label="Share of the day that the colleague is free", unit="share", source="assumed", lo=0.2, hi=0.8, step=0.05)
    manager_min: float = assumption(
        14.0, label="Until the manager comes, mean", unit="min", source="assumed", lo=4.0, hi=24.0, step=1.0)
    wait_gbp: float = assumption(
        0.35, label="A minute of a customer's waiting", unit="£/min", source="assumed", lo=0.0, hi=0.7, step=0.05)
    colleague_gbp: float = assumption(
        0.40, label="A minute of the colleague", unit="£/min", lo=0.2, hi=0.8, step=0.05,
        source="assumed: £15 an hour on shift, as for a picker, and £9 for what is left undone")
    manager_gbp: float = assumption(
        0.60, label="A minute of the manager", unit="£/min", lo=0.3, hi=1.2, step=0.1,
        source="assumed: £22 an hour on shift, and £14 for what is left undone")
    trip_gbp: float = assumption(
        5.0, label="Coming back, to the customer, mean", unit="£", source="assumed; very uneven between customers", lo=1.0, hi=10.0, step=0.5)
    customer_gbp: float = assumption(
        45.0, label="Margin of a customer in 90 days", unit="£", source="assumed", lo=10.0, hi=90.0, step=5.0)
    returns_share: float = assumption(
        0.62, label="Customers back in 90 days when all went well", unit="share", source="assumed", lo=0.4, hi=0.8, step=0.02)
    harm_prompt: float = assumption(
        0.05, label="Fewer come back: found while they wait", unit="share", lo=0.0, hi=0.12, step=0.01,
        source="assumed; in line with de Matos et al. 2007, who find no gain in the wish to buy again")
    harm_refused: float = assumption(
        0.24, label="Fewer come back: turned away", unit="share", source="assumed", lo=0.1, hi=0.36, step=0.02)
    harm_text: float = assumption(
        0.07, label="Fewer come back: told by text", unit="share", source="assumed", lo=0.02, hi=0.14, step=0.01)
    harm_trip: float = assumption(
        0.01, label="Fewer come back: for each pound of a second trip", unit="share/£", source="assumed", lo=0.0, hi=0.02, step=0.002)
    harm_minute: float = assumption(
        0.008, label="Fewer come back: for each minute after ten", unit="share/min", source="assumed", lo=0.0, hi=0.02, step=0.002)
    discount_gbp: float = assumption(
        2.0, label="Discount that mends two thirds of the harm", unit="£", source="assumed", lo=0.5, hi=8.0, step=0.5)
    naive_share: float = assumption(
        0.0, label="Part of the line's cost that an unpractised clerk sees", unit="share", source="assumed: nothing of it", lo=0.0, hi=1.0, step=0.01)
    practice_scale_h: float = assumption(
        1.5, label="Practice that teaches two thirds of the rest", unit="h a month", source="assumed", lo=0.5, hi=4.0, step=0.5)
    practice_gbp: float = assumption(
        30.0, label="An hour of practice, clerk and manager", unit="£/h", lo=10.0, hi=60.0, step=5.0,
        source="assumed: £15 for the clerk, and as much for the manager’s part of it, between customers")
    bins_missing: float = assumption(
        0.08, label="Missing when all bins are checked", unit="share", source="assumed", lo=0.0, hi=0.2, step=0.01)
    bins_blind: float = assumption(
        0.5, label="Part of that without a log of misses", unit="share", source="assumed", lo=0.0, hi=1.0, step=0.1)
    bins_gbp: float = assumption(
        1200.0, label="Checking all bins", unit="£/month", source="assumed", lo=0.0, hi=3000.0, step=100.0)
    log_min: float = assumption(
        1.0, label="Logging a miss, at the end of the day", unit="min", source="assumed", lo=0.0, hi=5.0, step=0.5)
    promise_orders: float = assumption(
        0.04, label="Orders lost with each doubling of the promise", unit="share", source="assumed", lo=0.0, hi=0.1, step=0.01)
    promise_missing: float = assumption(
        0.15, label="Fewer missing with each doubling of the promise", unit="share", source="assumed", lo=0.0, hi=0.3, step=0.05)
    order_gbp: float = assumption(
        7.0, label="Margin of a pickup order", unit="£", source="assumed", lo=2.0, hi=14.0, step=1.0)


# Ines’s home delivery: the colleague packs vans four hours in five, and one shopper in ten stays at home.
HOME_DELIVERY = {"traffic": 0.9, "colleague_free": 0.2}
DELIVERY = Assumptions(**HOME_DELIVERY)
