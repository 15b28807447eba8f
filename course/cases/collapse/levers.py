"""What may be set at Larkfield Sofas, by whom, and what is taken as given.

Sources: "seed 002" is the article on a retailer that was liquidated. It gives no figure
of the firm's money, so every amount here is assumed, and says so.
"""

from dataclasses import dataclass

from course.simulation.levers import assumption, lever

MONTHS = 60
WITHDRAW_FROM = 3  # cloth for the months before is already cut
LIST_GBP = 1200  # one price for all fabrics, as the price tag says
SEED = "the article on a retailer’s collapse"
FABRIC = {"keep": "Keep selling it", "withdraw": "Withdraw it"}
RULES = {
    "chase": "Match last year’s revenue",
    "ten": "10% off, all year",
    "five": "5% off, all year",
    "none": "No discounts",
}
SHORT = {"chase": "match last year", "ten": "10% off", "five": "5% off", "none": "none"}
FIRST_MONTH = 13  # of those that can still be changed once year one is over
FIXED_PERCENT = {"ten": 10, "five": 5, "none": 0}
PACKS = {"sales": "Revenue, Sales result", "all": "All four ledgers"}


def _from_month(first, help=""):
    return lever(
        first, label="What the board changes holds from month", unit="", owner="leader", source="assumed", lo=first, hi=MONTHS, step=1, help=help,
        acts=[{"fabric": ("withdraw",)}, {"discounts": ("ten", "five", "none")}], idle="Nothing has been changed yet.")


@dataclass(frozen=True)
class Levers:
    """Five levers of the board, four of the after-sales manager. Defaults: today."""

    fabric: str = lever(
        "keep", label="The best-selling fabric", unit="", owner="leader", source=SEED, choices=FABRIC,
        help="Withdrawn, most of its buyers take another fabric at the same price.")
    discounts: str = lever(
        "chase", label="The discount rule", unit="", owner="leader", source=SEED, choices=RULES, short=SHORT,
        help="Matching takes the smallest discount that brings in what the same month did a year ago.")
    from_month: int = _from_month(1, help="Fabric, discounts or both. Cloth for months 1 and 2 is cut: nothing is withdrawn before month 3.")
    transfer_charge: bool = lever(
        False, label="Sales is charged for what comes back", unit="", owner="leader", source=SEED,
        help="Refunds move from After-sales to Sales. The total stays as it is.")
    board_pack: str = lever(
        "sales", label="What the board’s pack shows", unit="", owner="leader", source=SEED, choices=PACKS)
    triage_days: int = lever(
        20, label="Days until a complaint is looked at", unit="days", owner="manager", source="assumed", lo=5, hi=30, step=5,
        help="Sooner costs a little for each case, and less goodwill is lost.")
    supplier_claim: bool = lever(
        False, label="Claim on the mill for each failed sofa", unit="", owner="manager", source="assumed",
        help="The mill credits part of the cloth, never the refund.")
    repair: bool = lever(
        False, label="Re-cover a failed sofa before refunding it", unit="", owner="manager", source="assumed",
        help="In a cloth that is on sale. What fails again is refunded, as UK law has it.")
    overtime_share: float = lever(
        0.0, label="Empty posts covered by overtime", unit="share", owner="manager", source="assumed", lo=0.0, hi=1.0, step=0.25,
        help="Keeps the doors open at one and a half times the pay, and tires people.")


@dataclass(frozen=True)
class LaterLevers(Levers):
    """The same once year one is over, as it went."""

    from_month: int = _from_month(FIRST_MONTH)
    transfer_charge: bool = lever(
        False, label="Sales is charged for what comes back", unit="", owner="leader", source=SEED,
        help="Refunds move from After-sales to Sales. The total stays as it is.", acts={"transfer_charge": ()}, idle="These figures are those of the whole firm.")


def _gbp(default, label, unit, lo, hi, step, source="assumed"):
    return assumption(default, label=label, unit=unit, source=source, lo=lo, hi=hi, step=step)


@dataclass(frozen=True)
class Assumptions:
    """The firm, its buyers and its money: what the hood shows and lets a reader change."""

    base_units: int = assumption(
        2200, label="Sofas a month at list price, usual goodwill", unit="sofas", source="assumed", lo=1600, hi=2800, step=50)
    cheap_share: float = assumption(
        0.42, label="Buyers who choose the best-selling fabric", unit="share", source=f"assumed; {SEED} says best seller",
        lo=0.2, hi=0.6, step=0.01)
    cheap_fault: float = assumption(
        0.30, label="Its sofas that come back", unit="share", source=f"assumed; {SEED} says repeated complaints",
        lo=0.0, hi=0.6, step=0.01)
    sound_fault: float = assumption(
        0.03, label="Other sofas that come back", unit="share", source="assumed", lo=0.0, hi=0.1, step=0.005)
    cheap_cost_gbp: float = _gbp(520.0, "Making a sofa in that fabric", "£", 380, 700, 5)
    sound_cost_gbp: float = _gbp(660.0, "Making a sofa in another fabric", "£", 500, 820, 5)
    collect_gbp: float = _gbp(95.0, "Collecting a returned sofa", "£", 40, 160, 1)
    handling_gbp: float = _gbp(45.0, "Handling a returned sofa", "£", 20, 80, 1)
    salvage_gbp: float = _gbp(60.0, "Got back for a returned sofa", "£", 0, 200, 1)
    recover_gbp: float = _gbp(380.0, "Re-covering a sofa in that fabric", "£", 0, 800, 5, "assumed: cloth, and a day and a half at the bench")
    again_share: float = assumption(
        1.0, label="Mended sofas that fail, beside new ones in that cloth", unit="times", source="assumed: it is the same cloth",
        lo=0.0, hi=2.0, step=0.05)
    repair_harm: float = assumption(
        1.0, label="Goodwill lost on a repair, beside a refund", unit="times", source="assumed; amends please buyers, and studies find no more repeat sales",
        lo=0.0, hi=1.5, step=0.05)
    upgrade_gbp: float = _gbp(100.0, "Winning over a buyer of the withdrawn fabric", "£ per sofa", 0, 200, 5)
    upgrade_months: int = assumption(
        12, label="Months in which they have to be won over", unit="months", source="assumed: a range is sold for a year", lo=0, hi=60, step=1)
    walk_share: float = assumption(
        0.10, label="Buyers of the withdrawn fabric who walk away", unit="share", source="assumed", lo=0.0, hi=0.5, step=0.01)
    elasticity: float = assumption(
        3.0, label="Extra sofas per unit of discount", unit="share", source="assumed: 10% off sells 30% more",
        lo=1.8, hi=4.0, step=0.1)
    pull_share: float = assumption(
        0.60, label="Of those, bought early rather than extra", unit="share", source="assumed; studies: groceries 4 to 25%, cars up to all",
        lo=0.0, hi=1.0, step=0.05)
    goodwill_harm: float = assumption(
        2.2, label="Demand lost per point of sofas coming back", unit="points", source="assumed", lo=0.0, hi=4.0, step=0.1)
    goodwill_months: float = assumption(
        12.0, label="Months until word has got round, mean", unit="months", source="assumed", lo=4.0, hi=24.0, step=0.5)
    staff: int = assumption(250, label="Posts", unit="people", source="assumed", lo=150, hi=350, step=10)
    wage_gbp: float = _gbp(2100.0, "A post, a month", "£", 1600, 2600, 10, "assumed: 140 hours at £15, employer’s costs included")
    replace_gbp: float = _gbp(3500.0, "Replacing somebody who leaves", "£", 1000, 8000, 100)
    leave_base: float = assumption(
        0.015, label="Staff who leave in a month, usually", unit="share", source="assumed: 18% a year; shops often lose half", lo=0.0, hi=0.05, step=0.001)
    leave_returns: float = assumption(
        0.10, label="More of them per share of sofas coming back", unit="share", source=f"assumed; {SEED} says record attrition",
        lo=0.0, hi=0.3, step=0.01)
    vacancy_harm: float = assumption(
        0.30, label="Sales lost per share of empty posts", unit="share", source="assumed", lo=0.0, hi=1.0, step=0.05)
    team_gbp: float = _gbp(35000.0, "The after-sales centre, a month", "£", 20000, 60000, 1000)
    fixed_gbp: float = _gbp(385000.0, "Rents, vans and head office, a month", "£", 250000, 500000, 1000)
    cash_gbp: float = _gbp(4500000.0, "Cash at the start", "£", 0, 8000000, 50000)
    overdraft_gbp: float = _gbp(2000000.0, "The bank’s limit", "£", 0, 4000000, 50000)
    most_percent: int = assumption(
        25, label="Deepest discount that Sales may give", unit="%", source="assumed", lo=10, hi=50, step=1)
    triage_gain: float = assumption(
        0.10, label="Less harm to goodwill at 5 days, not 20", unit="share", source="assumed", lo=0.0, hi=0.3, step=0.01)
    triage_gbp: float = _gbp(20.0, "Looking at a case at 5 days, not 20", "£ per case", 0, 60, 1)
    claim_gbp: float = _gbp(60.0, "Credit from the mill per failed sofa", "£", 0, 150, 5)
    fatigue: float = assumption(
        0.004, label="More leavers at full overtime", unit="share", source="assumed", lo=0.0, hi=0.02, step=0.001)
