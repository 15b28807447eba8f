"""The books of a month: every line in whole pence, income above zero, in four cost centres."""

import numpy as np

from course.cases.collapse.levers import LIST_GBP
from course.simulation.ledger import pence

# Every line: (cost centre, what the ledger calls it).
LINES = {
    "revenue": ("Sales", "revenue"),
    "making": ("Sales", "making the sofas"),
    "upgrades": ("Sales", "upgrades for buyers of the withdrawn fabric"),
    "charged": ("Sales", "charge for what came back"),
    "refunds": ("After-sales", "refunds"),
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


def enter(state, t, back, costs, covered, withdrawn, levers, a):
    """Write month t into the books and carry the cash forward.

    back     whole sofas that came back (month of sale counted back from t, fabric)
    costs    pence to make a sofa of each fabric
    covered  empty posts covered by overtime, a mean
    """
    sold, cases = state.sold[t], int(back.sum())
    paid = LIST_GBP * (100 - state.percent[t - np.arange(len(back))])
    refunds = int((back.sum(axis=1) * paid).sum())
    switched = a.cheap_share * (1 - a.walk_share) / (1 - a.walk_share * a.cheap_share) if withdrawn else 0.0
    fetching, salvage = cases * (pence(a.collect_gbp) + pence(a.handling_gbp)), cases * pence(a.salvage_gbp)
    charge = (refunds + fetching - salvage) * levers.transfer_charge
    month = {
        "revenue": int(sold.sum()) * LIST_GBP * (100 - int(state.percent[t])),
        "making": -int(sold @ costs),
        "upgrades": -int(round(int(sold.sum()) * switched)) * pence(a.upgrade_gbp),
        "charged": -charge, "refunds": -refunds, "fetching": -fetching, "salvage": salvage,
        "claims": int(back[:, 0].sum()) * pence(a.claim_gbp) * levers.supplier_claim,
        "triage": -cases * pence(a.triage_gbp * max(0, 20 - levers.triage_days) / 15),
        "team": -pence(a.team_gbp), "passed_on": charge,
        "wages": -int(state.staff[t]) * pence(a.wage_gbp),
        "overtime": -pence(covered * a.wage_gbp * OVERTIME_PAY),
        "replacing": -int(state.joiners[t]) * pence(a.replace_gbp),
        "fixed": -pence(a.fixed_gbp),
    }
    for line, amount in month.items():
        state.lines[line][t] = amount
    opening = state.cash[t - 1] if t else pence(a.cash_gbp)
    state.cash[t] = opening + sum(month.values())
