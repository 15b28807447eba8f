"""Larkfield Sofas month by month: stocks of goodwill, staff, sofas that will come back, and cash.

A month's buyers come by season, goodwill and discount; part of what a discount sells is
taken from the next half year. Each fabric's sofas fail with its own probability and come
back over nine months, refunded at the price that was paid, or re-covered first: a mended
sofa fails like a new one in that cloth, and is then refunded. What comes back costs goodwill
and staff, late: both are stocks that move slowly. The bank closes the doors in the month
in which cash ends below its limit.

Everything random is in the World, drawn before any policy is chosen. Sofas and people are
whole, money is whole pence. The loop runs on plain numbers: on six fabrics and ten ages
an array costs more than it saves.
"""

from dataclasses import dataclass
from math import floor
from operator import sub

import numpy as np

from course.cases.collapse.books import REVENUE, Prices, enter
from course.cases.collapse.levers import FABRIC, FIXED_PERCENT, LIST_GBP, MONTHS, RULES, WITHDRAW_FROM, Assumptions, Levers
from course.cases.collapse.report import report
from course.cases.collapse.world import FABRICS, SEASON, World, draw
from course.simulation.ledger import pence

__all__ = ["FABRIC", "LAG", "MONTHS", "REFERENCE_SEED", "RULES", "Assumptions", "Levers", "World", "catalogue", "draw", "simulate"]

REFERENCE_SEED = 163  # no figure that the prose quotes lies off the middle of twenty worlds: ``grading worlds`` looks
LAG = np.array([0.0, 0.06, 0.12, 0.17, 0.18, 0.15, 0.12, 0.09, 0.06, 0.05])  # share coming back, by months since the sale
BACK_BY, AGES = LAG.cumsum().tolist(), LAG.size
NONE_BACK = [0] * AGES
USUAL_RETURNS = 0.03  # a share of sofas coming back that buyers forgive
BORROWED_MONTHS = 6
HIRING_MONTHS = 2
# The five sound fabrics: share of the sound sofas, £ on the mean cost, times the mean fault rate (means kept).
SPLIT = np.array([0.24, 0.22, 0.20, 0.18, 0.16])
PARTS = SPLIT.tolist()
COST_STEP_GBP = np.array([10, 5, 0, -7, -14])
FAULT_STEP = np.array([1.10, 0.90, 1.00, 1.05, 0.93125])
SEASONS = SEASON.tolist()


def simulate(levers, world, assumptions=Assumptions(), since=1):
    """The Run of ``levers`` in ``world``, up to the month in which trading stops; before month ``since`` all stands as today."""
    state = begin(world, assumptions)
    limit = -pence(assumptions.overdraft_gbp)
    for month in range(world.months):
        step(state, month, levers if month + 1 >= since else Levers(), assumptions)
        if state.cash[month] < limit:
            break
    return report(state, levers, assumptions, world.months)


def catalogue(a):
    """(share of buyers, pence to make, share that comes back) of the six fabrics, the cheap one first: three arrays."""
    shares = np.concatenate(([a.cheap_share], (1 - a.cheap_share) * SPLIT))
    costs = np.array([pence(a.cheap_cost_gbp), *(pence(a.sound_cost_gbp + step) for step in COST_STEP_GBP.tolist())])
    return shares, costs, np.concatenate(([a.cheap_fault], a.sound_fault * FAULT_STEP))


@dataclass
class State:
    """What stands at the end of each month so far: lists with one entry a month. Of goodwill and staff the next month's stands too.

    fabrics   the three lists of ``catalogue``
    prices    what the books charge for each thing, in pence
    luck      what the World has for each month: demand, units, quality, returns, staff
    sold      whole sofas, by fabric; ``units`` all of them
    schedule  whole sofas of a month of sale, by fabric and by months until they come back
    back      for each fabric, the sofas that come back in each month to come
    paid      for each fabric, the pence that their buyers had paid
    mended    sofas that were re-covered
    again     mended sofas that come back a second time in each month to come, and what had been paid for them: sofas, pence
    books     the lines of each month, pence
    """

    fabrics: list
    prices: Prices
    luck: list
    sold: list
    units: list
    schedule: list
    percent: list
    pulled: list
    back: list
    paid: list
    mended: list
    again: list
    paid_again: list
    goodwill: list
    staff: list
    leavers: list
    joiners: list
    return_rate: list
    books: list
    cash: list


def begin(world, a):
    """The State before month 1: every post filled, nothing sold yet."""
    ahead = world.months + LAG.size
    return State(
        fabrics=[each.tolist() for each in catalogue(a)],
        prices=Prices.of(a), luck=list(zip(*(each.tolist() for each in (world.demand, world.units_u, world.quality, world.returns_u, world.staff_u)))),
        sold=[], units=[], schedule=[], percent=[], pulled=[0.0] * ahead, back=[[0] * ahead for _ in range(FABRICS)],
        paid=[[0] * ahead for _ in range(FABRICS)], mended=[], again=[0] * ahead, paid_again=[0] * ahead,
        goodwill=[1.0], staff=[a.staff], leavers=[], joiners=[], return_rate=[], books=[], cash=[])


def step(state, t, levers, a):
    """One month: sell, take back, pay, and let goodwill and staff follow."""
    demand, units_u, quality, returns_u, staff_u = state.luck[t]
    shares, costs, faults = state.fabrics
    withdrawn = levers.fabric == "withdraw" and t + 1 >= max(levers.from_month, WITHDRAW_FROM)
    weights, stay = shares, 1.0
    if withdrawn:
        stay = 1 - a.walk_share * a.cheap_share
        weights = [0.0, *(part * stay for part in PARTS)]
    staff = state.staff[t]
    empty = a.staff - staff
    covered = levers.overtime_share * empty
    usual = (a.base_units * SEASONS[t % 12] * state.goodwill[t] * stay * (1 - a.vacancy_harm * (empty - covered) / a.staff))
    percent = discount(state, t, usual, levers, a)
    state.percent.append(percent)
    lured = a.elasticity * percent / 100
    buyers = max(0.0, usual * (1 + lured) * demand - state.pulled[t])
    owed = a.pull_share * usual * lured / BORROWED_MONTHS
    for month in range(t + 1, t + 1 + BORROWED_MONTHS):
        state.pulled[month] += owed
    sold = [floor(buyers * weight / stay + u) for weight, u in zip(weights, units_u)]
    before = state.units[-AGES + 1:]
    usually = max(1.0, sum(before) / len(before)) if t else 1.0
    state.sold.append(sold)
    state.units.append(sum(sold))
    sell_on_time(state, t, faults, quality, returns_u)
    first, again = sum([back[t] for back in state.back]), state.again[t]
    state.mended.append(first * levers.repair)
    if levers.repair:
        mend(state, t, withdrawn, quality, returns_u, a)
        again = state.again[t]
    rate = (first + again) / usually
    felt = (first * (a.repair_harm if levers.repair else 1.0) + again) / usually
    state.return_rate.append(rate)
    leave = a.leave_base + a.leave_returns * rate + a.fatigue * levers.overtime_share
    state.leavers.append(min(staff, floor(staff * leave + staff_u[0])))
    state.joiners.append(min(empty, floor(empty / HIRING_MONTHS + staff_u[1])))
    enter(state, t, costs, first, covered, withdrawn, levers, a)
    state.staff.append(staff - state.leavers[t] + state.joiners[t])
    state.goodwill.append(state.goodwill[t] + (forgiven(felt, levers, a) - state.goodwill[t]) / a.goodwill_months)


def discount(state, t, usual, levers, a):
    """Whole per cent off this month. Chasing takes the smallest that should bring in last year's revenue."""
    rule = levers.discounts if t + 1 >= levers.from_month else "chase"
    if rule != "chase":
        return FIXED_PERCENT[rule]
    goal = state.books[t - 12][REVENUE] if t >= 12 else a.base_units * SEASONS[t] * LIST_GBP * 100
    enough, missing = goal * (1 - 1e-9), state.pulled[t]
    for off in range(int(a.most_percent) + 1):
        if max(0.0, usual * (1 + a.elasticity * off / 100) - missing) * LIST_GBP * (100 - off) >= enough:
            return off
    return a.most_percent


def sell_on_time(state, t, faults, quality, u):
    """Settle now how many of this month's sofas will come back, and when: whole sofas, cumulated then rounded, never more than were sold."""
    price, coming = LIST_GBP * (100 - state.percent[t]), []
    for units, fault, factor, share, back, paid in zip(state.sold[t], faults, quality, u, state.back, state.paid):
        by_age = whole_by_age(units, units * min(1.0, fault * factor), share) if units else NONE_BACK
        coming.append(by_age)
        for month, came in enumerate(by_age, t):
            if came:
                back[month] += came
                paid[month] += came * price
    state.schedule.append(coming)


def mend(state, t, withdrawn, quality, u, a):
    """Settle which of the sofas re-covered now will fail again, and when: each is then refunded at the mean price of those mended with it."""
    _, _, faults = state.fabrics
    for fabric, (back, paid) in enumerate(zip(state.back, state.paid)):
        mended = back[t]
        if mended:
            fault = a.sound_fault if withdrawn and fabric == 0 else faults[fabric]
            fails = mended * min(1.0, a.again_share * fault * quality[fabric])
            for month, units in enumerate(whole_by_age(mended, fails, u[fabric]), t):
                state.again[month] += units
                state.paid_again[month] += units * paid[t] // mended


def whole_by_age(most, mean, u):
    """Whole sofas by months until they come back, ``mean`` in all and never more than ``most``."""
    reached = [int(mean * share + u) for share in BACK_BY]
    if reached[-1] > most:
        reached = [min(most, units) for units in reached]
    return list(map(sub, reached, (0, *reached)))


def forgiven(rate, levers, a):
    """The goodwill that this share of sofas coming back would lead to in the end; 1 is the usual."""
    sooner = a.triage_gain * (20 - levers.triage_days) / 15
    harm = a.goodwill_harm * max(0.0, 1 - sooner)
    return max(0.0, 1 - harm * max(0.0, rate - USUAL_RETURNS))
