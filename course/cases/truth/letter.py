"""The letter that goes to everybody: five years of bills, late or on time, of customers who stay or leave.

A letter prevents some late bills of whoever gets it, and some of those who get it leave.
Who leaves takes the margin of all later months along. Each customer leaves once what there
was to bear (the usual, the letters, the fees) exceeds what this one can: the same
customers, with the same luck, meet every policy.
"""

import numpy as np

from course.cases.truth.kpis import LetterKpis
from course.cases.truth.levers import LetterAssumptions
from course.cases.truth.world import late_rates
from course.simulation.ledger import pence
from course.simulation.levers import describe
from course.simulation.run import Run, as_records

DECLARED = describe(LetterAssumptions)
YEAR = 12


def simulate(levers, world, a):
    """The Run of LetterLevers for Customers; ``days`` holds one value a month."""
    gets, late_share, letter = _treated(levers, world, a)
    borne_usual = a.leave_share * np.exp(a.mood_leave * -world.mood - a.open_leave * (world.hears[world.shop] - world.hears.mean())) + letter
    uncalled = np.where(world.listed, _uncalled(levers, late_share, a), 0.0) if levers.call_first else None
    borne, let_off = np.zeros(gets.size), np.zeros(gets.size, bool)
    bills, unpaid = np.zeros(gets.size, int), np.zeros(gets.size, int)
    months = {name: [] for name in ("customers", "late", "calls", "let_off", "left")}
    for month, luck in enumerate(world.late_u):
        if month % YEAR == 0:
            let_off[:] = False
        here = borne < world.leave_e
        late = np.flatnonzero(here & (luck < late_share))
        free = ~let_off[late] if levers.waive_once else np.zeros(late.size, bool)
        let_off[late] = True
        borne += borne_usual
        borne[late[~free]] += a.fee_leave
        bills += here
        unpaid[late] += 1
        months["customers"].append(np.count_nonzero(here))
        months["late"].append(late.size)
        months["calls"].append(0 if uncalled is None else np.count_nonzero(here & (luck < uncalled)))
        months["let_off"].append(np.count_nonzero(free))
        months["left"].append(np.count_nonzero(here & (borne >= world.leave_e)))
    return _report({name: np.array(one) for name, one in months.items()}, borne, bills, unpaid, world, gets, a)


def _treated(levers, world, a):
    """Who gets the letter; each one's share of late bills; what the letter adds to bear in a month."""
    gets = {"nobody": np.zeros(world.shop.size, bool), "repeat": world.listed, "all": np.ones(world.shop.size, bool)}[levers.scope]
    drop, harm = (a.drop_capitals, a.leave_capitals) if levers.wording == "capitals" else (a.drop_plain, a.leave_plain)
    called = world.listed & levers.call_first
    late = late_rates(a)[world.habit] * (1 - drop * gets) * (1 - a.call_drop * called)
    return gets, late, harm * gets * (1 - a.call_softens * called)


def _uncalled(levers, late_share, a):
    """The share of late bills had nobody called: so many calls are made."""
    return late_share / (1 - a.call_drop)


def _report(months, borne, bills, unpaid, world, gets, a):
    subscriptions = months["customers"] * pence(a.margin_gbp)
    late = -(months["late"] * pence(a.late_gbp) + months["let_off"] * pence(a.fee_gbp))
    calls = -months["calls"] * pence(a.call_gbp)
    total = subscriptions + late + calls
    columns = {"shop": world.shop, "listed": world.listed.astype(int), "letter": gets.astype(int), "bills": bills, "late": unpaid,
               "left": (borne >= world.leave_e).astype(int)}
    first, third = slice(0, YEAR), slice(0, 3 * YEAR)
    kpis = LetterKpis(
        year1_gbp=float(total[first].sum() / 100), year1_late_share=float(months["late"][first].sum() / months["customers"][first].sum()),
        year1_left=int(months["left"][first].sum()), year3_left=int(months["left"][third].sum()), year3_gbp=float(total[third].sum() / 100),
        year5_gbp=float(total.sum() / 100), customers_end=int(months["customers"][-1] - months["left"][-1]), letters=float(gets.mean()))
    ledger = {"Subscriptions": int(subscriptions.sum()), "Late bills": int(late.sum()), "Calls": int(calls.sum())}
    return Run(columns, kpis, ledger, as_records(a, DECLARED), days={**months, "total_pence": total})
