"""The books of a month: every line in whole pence, income above zero, in four cost centres."""

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
CENTRES = ("Sales", "After-sales", "HR", "Head office")
OVERTIME_PAY = 1.5


def enter(state, t, costs, covered, withdrawn, levers, a):
    """Write month t into the books and carry the cash forward.

    costs    pence to make a sofa of each fabric
    covered  empty posts covered by overtime, a mean

    A mended sofa is fetched and brought back. It costs `recover_gbp` in the cheap fabric and,
    as the cloth is what makes a sofa dearer, that much more in any other.
    """
    sold, first, mended, again = sum(state.sold[t]), sum(state.back[t]), state.mended[t], state.again[t]
    van, handling, dearer = pence(a.collect_gbp), pence(a.handling_gbp), pence(a.sound_cost_gbp) - pence(a.cheap_cost_gbp)
    refunds = state.paid_again[t] + (0 if mended else sum(state.paid[t]))
    repairs = mended * pence(a.recover_gbp) + (mended and first - (0 if withdrawn else state.back[t][0])) * dearer
    fetching = (first + again) * (van + handling) + mended * van
    salvage = (first + again - mended) * pence(a.salvage_gbp)
    charge = (refunds + repairs + fetching - salvage) * levers.transfer_charge
    won_over = withdrawn and t + 1 < max(levers.from_month, WITHDRAW_FROM) + a.upgrade_months
    switched = a.cheap_share * (1 - a.walk_share) / (1 - a.walk_share * a.cheap_share) if won_over else 0.0
    month = {
        "revenue": sold * LIST_GBP * (100 - state.percent[t]),
        "making": -sum(units * cost for units, cost in zip(state.sold[t], costs)),
        "upgrades": -round(sold * switched) * pence(a.upgrade_gbp),
        "charged": -charge, "refunds": -refunds, "repairs": -repairs, "fetching": -fetching, "salvage": salvage,
        "claims": state.back[t][0] * pence(a.claim_gbp) * levers.supplier_claim,
        "triage": -(first + again) * pence(a.triage_gbp * max(0, 20 - levers.triage_days) / 15),
        "team": -pence(a.team_gbp), "passed_on": charge,
        "wages": -int(state.staff[t]) * pence(a.wage_gbp),
        "overtime": -pence(covered * a.wage_gbp * OVERTIME_PAY),
        "replacing": -state.joiners[t] * pence(a.replace_gbp),
        "fixed": -pence(a.fixed_gbp),
    }
    for line, amount in month.items():
        state.lines[line].append(amount)
    state.cash.append((state.cash[t - 1] if t else pence(a.cash_gbp)) + sum(month.values()))
