"""The books of a month: every line in whole pence, income above zero, in four cost centres."""

from dataclasses import dataclass
from operator import mul

from course.cases.collapse.levers import LIST_GBP, WITHDRAW_FROM
from course.simulation.ledger import pence

# Every line: (cost centre, what the ledger calls it).
LINES = {
    "revenue": ("Sales", "revenue"),
    "making": ("Sales", "making the sofas"),
    "upgrades": ("Sales", "upgrades for buyers of the withdrawn fabric"),
    "charged": ("Sales", "charge for what came back"),
    "refunds": ("After-sales", "refunds"),
    "repairs": ("After-sales", "re-covering"),
    "fetching": ("After-sales", "collection and handling"),
    "salvage": ("After-sales", "salvage"),
    "claims": ("After-sales", "credit from the mill"),
    "triage": ("After-sales", "quicker first looks"),
    "team": ("After-sales", "after-sales centre"),
    "passed_on": ("After-sales", "charged to Sales"),
    "wages": ("HR", "wages"),
    "overtime": ("HR", "overtime"),
    "replacing": ("HR", "replacing leavers"),
    "fixed": ("Head office", "rents, vans, head office"),
}
REVENUE = list(LINES).index("revenue")
CENTRES = ("Sales", "After-sales", "HR", "Head office")
OVERTIME_PAY = 1.5


@dataclass(frozen=True)
class Prices:
    """What each thing costs or brings, in whole pence, worked out once a run."""

    van: int
    handling: int
    mending: int
    dearer: int
    salvage: int
    upgrade: int
    claim: int
    team: int
    wage: int
    replacing: int
    fixed: int
    cash: int

    @classmethod
    def of(cls, a):
        """A mended sofa costs ``recover_gbp`` in the cheap fabric and, as the cloth is what makes a sofa dearer, that much more in any other."""
        return cls(van=pence(a.collect_gbp), handling=pence(a.handling_gbp), mending=pence(a.recover_gbp), dearer=pence(a.sound_cost_gbp) - pence(a.cheap_cost_gbp),
                   salvage=pence(a.salvage_gbp), upgrade=pence(a.upgrade_gbp), claim=pence(a.claim_gbp), team=pence(a.team_gbp), wage=pence(a.wage_gbp),
                   replacing=pence(a.replace_gbp), fixed=pence(a.fixed_gbp), cash=pence(a.cash_gbp))


def enter(state, t, costs, first, covered, withdrawn, levers, a):
    """Write month t into the books and carry the cash forward.

    costs    pence to make a sofa of each fabric
    first    sofas that came back for the first time
    covered  empty posts covered by overtime, a mean

    A mended sofa is fetched and brought back.
    """
    prices, sold, mended, again = state.prices, state.units[t], state.mended[t], state.again[t]
    refunds = state.paid_again[t] + (0 if mended else sum([paid[t] for paid in state.paid]))
    cheap = state.back[0][t]
    repairs = mended * prices.mending + (mended and first - (0 if withdrawn else cheap)) * prices.dearer
    fetching = (first + again) * (prices.van + prices.handling) + mended * prices.van
    salvage = (first + again - mended) * prices.salvage
    charge = (refunds + repairs + fetching - salvage) * levers.transfer_charge
    won_over = withdrawn and t + 1 < max(levers.from_month, WITHDRAW_FROM) + a.upgrade_months
    switched = a.cheap_share * (1 - a.walk_share) / (1 - a.walk_share * a.cheap_share) if won_over else 0.0
    month = (  # in the order of LINES
        sold * LIST_GBP * (100 - state.percent[t]), -sum(map(mul, state.sold[t], costs)), -round(sold * switched) * prices.upgrade, -charge,
        -refunds, -repairs, -fetching, salvage, cheap * prices.claim * levers.supplier_claim,
        -(first + again) * pence(a.triage_gbp * max(0, 20 - levers.triage_days) / 15), -prices.team, charge,
        -int(state.staff[t]) * prices.wage, -pence(covered * a.wage_gbp * OVERTIME_PAY), -state.joiners[t] * prices.replacing, -prices.fixed)
    state.books.append(month)
    state.cash.append((state.cash[t - 1] if t else prices.cash) + sum(month))
