"""Larkfield Sofas month by month: stocks of goodwill, staff, sofas that will come back, and cash.

A month's buyers come by season, goodwill and discount; part of what a discount sells is
taken from the next half year. Each fabric's sofas fail with its own probability and come
back over nine months, refunded at the price that was paid. What comes back costs goodwill
and staff, late: both are stocks that move slowly. The bank closes the doors in the month
in which cash ends below its limit.

Everything random is in the World, drawn before any policy is chosen. Sofas and people are
whole, money is whole pence.
"""

from dataclasses import dataclass

import numpy as np

from course.cases.collapse.books import LINES, enter
from course.cases.collapse.levers import FABRIC, FIXED_PERCENT, LIST_GBP, MONTHS, RULES, Assumptions, Levers
from course.cases.collapse.report import report
from course.cases.collapse.world import FABRICS, SEASON, World, draw
from course.simulation.ledger import pence

__all__ = ["FABRIC", "LAG", "MONTHS", "REFERENCE_SEED", "RULES", "Assumptions", "Levers", "World", "catalogue", "draw", "simulate"]

REFERENCE_SEED = 9  # near the average of seeds 0 to 29 in every figure that the prose quotes
LAG = np.array([0.0, 0.06, 0.12, 0.17, 0.18, 0.15, 0.12, 0.09, 0.06, 0.05])  # share coming back, by months since the sale
BACK_BY = LAG.cumsum()
USUAL_RETURNS = 0.03  # a share of sofas coming back that buyers forgive
BORROWED_MONTHS = 6
HIRING_MONTHS = 2
# The five sound fabrics: share of the sound sofas, £ on the mean cost, times the mean fault rate (means kept).
SPLIT = np.array([0.24, 0.22, 0.20, 0.18, 0.16])
COST_STEP_GBP = np.array([10, 5, 0, -7, -14])
FAULT_STEP = np.array([1.10, 0.90, 1.00, 1.05, 0.93125])


def simulate(levers, world, assumptions=Assumptions()):
    """The Run of `levers` in `world`, up to the month in which trading stops."""
    state = begin(world, assumptions)
    for month in range(world.months):
        step(state, month, levers, world, assumptions)
        if state.cash[month] < -pence(assumptions.overdraft_gbp):
            break
    return report(state, month + 1, levers, assumptions)


def catalogue(a):
    """(share of buyers, pence to make, share that comes back) of the six fabrics, the cheap one first."""
    shares = np.concatenate(([a.cheap_share], (1 - a.cheap_share) * SPLIT))
    costs = np.array([pence(a.cheap_cost_gbp), *(pence(a.sound_cost_gbp + step) for step in COST_STEP_GBP.tolist())])
    return shares, costs, np.concatenate(([a.cheap_fault], a.sound_fault * FAULT_STEP))


@dataclass
class State:
    """What stands at the end of each month so far: one row a month, one column a fabric where there are two axes.

    fabrics   what `catalogue` gives
    schedule  whole sofas (month of sale, fabric, months until they come back)
    lines     {line of the books: pence}
    """

    fabrics: tuple
    sold: np.ndarray
    schedule: np.ndarray
    percent: np.ndarray
    pulled: np.ndarray
    goodwill: np.ndarray
    staff: np.ndarray
    leavers: np.ndarray
    joiners: np.ndarray
    return_rate: np.ndarray
    lines: dict
    cash: np.ndarray


def begin(world, a):
    """The State before month 1: every post filled, nothing sold yet."""
    n = world.months
    return State(
        fabrics=catalogue(a), sold=np.zeros((n, FABRICS), int), schedule=np.zeros((n, FABRICS, LAG.size), int), percent=np.zeros(n, int),
        pulled=np.zeros(n + BORROWED_MONTHS + 1), goodwill=np.ones(n + 1), staff=np.full(n + 1, a.staff),
        leavers=np.zeros(n, int), joiners=np.zeros(n, int), return_rate=np.zeros(n), lines={line: np.zeros(n, int) for line in LINES}, cash=np.zeros(n, int))


def step(state, t, levers, world, a):
    """One month: sell, take back, pay, and let goodwill and staff follow."""
    shares, costs, faults = state.fabrics
    withdrawn = levers.fabric == "withdraw" and t + 1 >= levers.withdraw_month
    weights, stay = shares, 1.0
    if withdrawn:
        stay = 1 - a.walk_share * a.cheap_share
        weights = np.concatenate(([0.0], SPLIT * stay))
    empty = a.staff - state.staff[t]
    covered = levers.overtime_share * empty
    usual = (a.base_units * SEASON[t % 12] * state.goodwill[t] * stay * (1 - a.honest_loss * levers.honest_delivery)
             * (1 - a.vacancy_harm * (empty - covered) / a.staff))
    percent = state.percent[t] = discount(state, t, usual, levers, a)
    lured = a.elasticity * percent / 100
    buyers = max(0.0, usual * (1 + lured) * world.demand[t] - state.pulled[t])
    state.pulled[t + 1:t + 1 + BORROWED_MONTHS] += a.pull_share * usual * lured / BORROWED_MONTHS
    state.sold[t] = np.floor(buyers * weights / stay + world.units_u[t])
    sell_on_time(state, t, np.minimum(1.0, faults * world.quality[t]), world.returns_u[t])
    back = came_back(state, t)
    before = state.sold[max(0, t - LAG.size + 1):t]
    rate = state.return_rate[t] = back.sum() / max(1.0, before.sum() / len(before)) if t else 0.0
    leave = a.leave_base + a.leave_returns * rate + a.fatigue * levers.overtime_share
    state.leavers[t] = min(state.staff[t], np.floor(state.staff[t] * leave + world.staff_u[t, 0]))
    state.joiners[t] = min(empty, np.floor(empty / HIRING_MONTHS + world.staff_u[t, 1]))
    enter(state, t, back, costs, covered, withdrawn, levers, a)
    state.staff[t + 1] = state.staff[t] - state.leavers[t] + state.joiners[t]
    state.goodwill[t + 1] = state.goodwill[t] + (forgiven(rate, levers, a) - state.goodwill[t]) / a.goodwill_months


def discount(state, t, usual, levers, a):
    """Whole per cent off this month. Chasing takes the smallest that should bring in last year's revenue."""
    rule = levers.discounts if t + 1 >= levers.discount_month else "chase"
    if rule != "chase":
        return FIXED_PERCENT[rule]
    goal = state.lines["revenue"][t - 12] if t >= 12 else a.base_units * SEASON[t] * LIST_GBP * 100
    off = np.arange(a.most_percent + 1)
    buyers = np.maximum(0.0, usual * (1 + a.elasticity * off / 100) - state.pulled[t])
    enough = buyers * LIST_GBP * (100 - off) >= goal * (1 - 1e-9)
    return int(enough.argmax()) if enough.any() else a.most_percent


def sell_on_time(state, t, faults, u):
    """Settle now how many of this month's sofas will come back, and when: whole sofas, cumulated then rounded."""
    total = np.floor(np.outer(state.sold[t] * faults, BACK_BY) + u[:, None]).astype(int)
    state.schedule[t] = np.diff(np.minimum(total, state.sold[t][:, None]), axis=1, prepend=0)


def came_back(state, t):
    """Whole sofas that come back in month t: (month of sale counted back from t, fabric)."""
    ages = np.arange(min(t, LAG.size - 1) + 1)
    return state.schedule[t - ages, :, ages]


def forgiven(rate, levers, a):
    """The goodwill that this share of sofas coming back would lead to in the end; 1 is the usual."""
    sooner = a.triage_gain * (20 - levers.triage_days) / 15
    harm = a.goodwill_harm * max(0.0, 1 - sooner - a.honest_gain * levers.honest_delivery)
    return max(0.0, 1 - harm * max(0.0, rate - USUAL_RETURNS))
