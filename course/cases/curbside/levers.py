"""What may be set in the curbside case, by whom, and what is taken as given.

Sources: SEED is the article on leadership and management. Upshop's figures are as
Progressive Grocer reports them: 39 seconds spent on an item that is out of stock, just over
five minutes added for each substitution. It names no call and no picker, so no minute here
rests on it: both stand beside what they would change. All else says plainly that it is assumed.
"""

from dataclasses import dataclass

from course.simulation.levers import assumption, lever

OPEN_MIN = 600.0  # a store-day: ten hours
POLICIES = {
    "call": "Text, then wait for a call",
    "order": "Ask when the order is placed",
    "app": "Ask in the app, after picking",
    "both": "Ask at order, then in the app",
}
SHORT = {"call": "text and call", "order": "at order", "app": "in the app", "both": "at order and app"}
ASKS_FIRST, ASKS_IN_APP = ("order", "both"), ("app", "both")
SEED = "the article on leadership and management"
UPSHOP = "Upshop, via Progressive Grocer"


@dataclass(frozen=True)
class Levers:
    """Four levers of the CX leader, six of the store manager. Defaults: today."""

    substitution: str = lever(
        "call", label="How substitutes are agreed", unit="", owner="leader", source=SEED, choices=POLICIES, short=SHORT,
        help="What a customer is asked when an item is missing, and when.")
    app_build: str = lever(
        "basic", label="Quality of the app message", unit="", owner="leader", source="assumed",
        choices={"basic": "A plain message", "one_tap": "Reply with one tap"},
        help="More customers answer a message that takes one tap. It costs money every day.",
        acts={"substitution": ASKS_IN_APP}, idle="Nobody is asked in the app. One tap would cost its money all the same.", costs=True)
    admin_relief: float = lever(
        0.0, label="Paperwork taken off the manager", unit="share", owner="leader",
        source=f"{SEED}: managers spend 54 % of their time on administration", lo=0.0, hi=1.0, step=0.25,
        help="The hours become floor hours: the manager picks at the busiest time of the day.")
    promise_min: int = lever(
        60, label="Promise to the customer", unit="min", owner="leader",
        source="assumed; trade quotes run from 15 min to 24 h", lo=30, hi=120, step=5,
        help="Orders ready within this many minutes are on time. Customers here order as much whatever it is; yours may not.")
    pickers: int = lever(
        7, label="Pickers on shift", unit="people", owner="manager", source="assumed", lo=5, hi=14, step=1)
    picking_order: str = lever(
        "fifo", label="Which order is picked next", unit="", owner="manager", source="assumed",
        choices={"fifo": "First come, first picked", "slack": "Earliest latest start: big orders sooner"})
    hold_min: int = lever(
        25, label="How long an order waits for a call", unit="min", owner="manager", source="assumed",
        lo=0, hi=40, step=5, help="After this, the order is released without the missing items.",
        acts={"substitution": ("call",)}, idle="Nobody is asked to call.")
    phone_person: bool = lever(
        False, label="One picker does nothing but phones", unit="", owner="manager", source="assumed",
        help="Where customers are not asked to call, this picker stands idle.")
    huddles_per_week: int = lever(
        0, label="Team huddles on asking for preferences", unit="per week", owner="manager", source="assumed",
        lo=0, hi=5, step=1, help="Ten minutes each. More customers are prompted to name a substitute.",
        acts={"substitution": ASKS_FIRST}, idle="Nobody is asked at order. A huddle would cost its minutes all the same.", costs=True)
    report_calls: bool = lever(
        False, label="Report phone minutes to head office", unit="", owner="manager", source=SEED,
        help="Until the store reports it, nobody at head office sees what the calls cost.",
        acts={"substitution": ("call",)}, idle="There are no calls to count.")


@dataclass(frozen=True)
class Assumptions:
    """The store and its customers: what the hood shows and lets a reader change."""

    orders_per_hour: float = assumption(
        15.0, label="Orders an hour, averaged over the day", unit="orders/h", source="assumed", lo=9.0, hi=21.0, step=0.5)
    order_items: float = assumption(
        24.0, label="Items in an order, mean", unit="items", source="assumed", lo=12.0, hi=36.0, step=1.0)
    missing_rate: float = assumption(
        0.08, label="Share of items missing from the shelf", unit="share",
        source=f"assumed; {UPSHOP}, has about 4 exceptions an order, real stores may have more", lo=0.0, hi=0.16, step=0.01)
    setup_min: float = assumption(
        3.0, label="Set-up of one order", unit="min", source="assumed", lo=0.0, hi=6.0, step=0.5)
    item_min: float = assumption(
        0.75, label="Picking one item", unit="min/item", source="assumed: 80 items an hour", lo=0.4, hi=1.2, step=0.05)
    pick_cv: float = assumption(
        0.25, label="Spread of picking times (cv)", unit="", source="assumed", lo=0.0, hi=0.6, step=0.05)
    phones_share: float = assumption(
        0.60, label="Customers who phone after the text", unit="share", source="assumed", lo=0.2, hi=1.0, step=0.05)
    phones_after_min: float = assumption(
        12.0, label="They phone after, mean", unit="min", source="assumed", lo=3.0, hi=24.0, step=1.0)
    phone_patience_min: float = assumption(
        6.0, label="Patience on a ringing line, mean", unit="min", source="assumed", lo=1.0, hi=15.0, step=1.0)
    call_switch_min: float = assumption(
        1.0, label="Leaving the aisle to answer", unit="min", source="assumed", lo=0.0, hi=3.0, step=0.5)
    call_base_min: float = assumption(
        3.0, label="A call, before any item is discussed", unit="min", source="assumed", lo=1.0, hi=6.0, step=0.5)
    call_item_min: float = assumption(
        1.0, label="Each missing item on the call", unit="min/item", source="assumed", lo=0.5, hi=2.0, step=0.25)
    call_cv: float = assumption(
        0.25, label="Spread of call times (cv)", unit="", source="assumed", lo=0.0, hi=0.6, step=0.05)
    fetch_item_min: float = assumption(
        0.9, label="Fetching one substitute afterwards", unit="min/item",
        source=f"assumed; {UPSHOP}: just over 5 min added for each substitution, whoever makes it", lo=0.4, hi=6.0, step=0.1)
    inline_item_min: float = assumption(
        0.65, label="Taking the preferred substitute while picking", unit="min/item",
        source=f"assumed; {UPSHOP}: 39 s go on an item that is out of stock, just over 5 min are added for each substitution",
        lo=0.3, hi=6.0, step=0.05)
    preference_share: float = assumption(
        0.80, label="Affected orders with a preference given", unit="share", source="assumed", lo=0.4, hi=0.9, step=0.05)
    huddle_gain: float = assumption(
        0.08, label="More preferences with five huddles a week", unit="share", source="assumed", lo=0.0, hi=0.1, step=0.01)
    huddle_min: float = assumption(
        10.0, label="Length of a huddle", unit="min", source="assumed", lo=5.0, hi=20.0, step=5.0)
    app_reply_share: float = assumption(
        0.75, label="Customers who answer in the app", unit="share", source="assumed", lo=0.3, hi=0.9, step=0.05)
    app_reply_min: float = assumption(
        5.0, label="They answer after, mean", unit="min", source="assumed", lo=1.0, hi=12.0, step=1.0)
    app_lead_min: float = assumption(
        0.0, label="The app asks before picking ends, by", unit="min",
        source=f"assumed: after picking; {SEED} says after the purchase, and not when", lo=0.0, hi=20.0, step=1.0)
    app_hold_min: float = assumption(
        12.0, label="How long an order waits for the app", unit="min", source="assumed", lo=4.0, hi=24.0, step=1.0)
    one_tap_gain: float = assumption(
        0.10, label="More answers with one tap", unit="share", source="assumed", lo=0.0, hi=0.1, step=0.01)
    admin_share: float = assumption(
        0.54, label="Manager's time spent on administration", unit="share", source=f"{SEED}: Accenture in HBR, 2016",
        lo=0.2, hi=0.8, step=0.02)
    wage_gbp: float = assumption(
        15.0, label="Cost of an hour on shift", unit="£/h", source="assumed: pay, with employer’s costs", lo=10.0, hi=25.0, step=1.0)
    order_margin_gbp: float = assumption(
        9.0, label="Margin of an order before wages", unit="£", source="assumed", lo=4.0, hi=16.0, step=1.0)
    unfilled_item_gbp: float = assumption(
        1.10, label="Lost with an item not filled", unit="£/item",
        source="assumed: an item’s margin, some 37p, and twice that in what is then bought elsewhere", lo=0.0, hi=3.0, step=0.1)
    one_tap_gbp: float = assumption(
        25.0, label="One-tap replies, cost a store-day", unit="£/day", source="assumed", lo=0.0, hi=60.0, step=5.0)
    admin_gbp: float = assumption(
        40.0, label="Paperwork moved elsewhere, cost a store-day at full relief", unit="£/day", source="assumed",
        lo=0.0, hi=80.0, step=5.0)
    late_retention_loss: float = assumption(
        0.03, label="12-month retention lost with a late order", unit="share", source="assumed", lo=0.0, hi=0.1, step=0.01)
    customer_year_gbp: float = assumption(
        180.0, label="Margin of a customer in 12 months", unit="£", source="assumed: 20 orders of £9",
        lo=60.0, hi=360.0, step=20.0)
