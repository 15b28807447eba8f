"""What must be true of the collapse model, whatever its parameters.

Closed forms
    unit_margin_gbp, break_even   contribution per unit sold and the indifference point between two
                                  products: C. T. Horngren et al., Cost Accounting: A Managerial
                                  Emphasis, chapter 3 (cost-volume-profit)
    steady_goodwill, steady_empty fixed points of the two stocks: J. D. Sterman (2000), Business
                                  Dynamics, chapter 8 (first-order stocks settle where inflow is outflow)
Invariants
    cash_gap       opening cash and every line of the books make closing cash, to the penny
    ledger_gap     the four cost centres make the total
    mended_gap     no more mended sofas fail again than were mended
    sofas_gap      every sofa sold is kept, back, or still to come back
"""

from dataclasses import replace

import numpy as np

from course.cases.collapse.books import CENTRES, LINES
from course.cases.collapse.levers import LIST_GBP
from course.cases.collapse.model import HIRING_MONTHS, catalogue, forgiven


def return_cost_gbp(a, percent):
    """Pounds that one returned sofa costs when it was sold ``percent`` off: refund, collection, handling, less salvage."""
    return LIST_GBP * (100 - percent) / 100 + a.collect_gbp + a.handling_gbp - a.salvage_gbp


def mending_cost_gbp(a, percent):
    """The same, by fabric, of a sofa that is re-covered in its own cloth first, and refunded when it fails again."""
    _, costs, faults = catalogue(a)
    dearer = np.where(np.arange(len(costs)) == 0, 0.0, a.sound_cost_gbp - a.cheap_cost_gbp)
    once = a.recover_gbp + dearer + 2 * a.collect_gbp + a.handling_gbp
    return once + np.minimum(1.0, a.again_share * faults) * return_cost_gbp(a, percent)


def unit_margin_gbp(a, percent, repair=False):
    """Pounds per sofa sold, after all that will come back, by fabric with the cheap one first."""
    _, costs, faults = catalogue(a)
    each = mending_cost_gbp(a, percent) if repair else return_cost_gbp(a, percent)
    return LIST_GBP * (100 - percent) / 100 - costs / 100 - faults * each


def turning_recover_gbp(a, percent):
    """What re-covering would have to cost for the cheap fabric to earn as much as the others when all is mended first; below zero: nothing would do.

    The margins are straight lines in that cost.
    """
    shares = catalogue(a)[0][1:]

    def behind(cost):
        margins = unit_margin_gbp(replace(a, recover_gbp=cost), percent, repair=True)
        return float(np.average(margins[1:], weights=shares) - margins[0])

    return -behind(0.0) / (behind(1.0) - behind(0.0))


def break_even(a, percent):
    """The share of the cheap fabric's sofas that may come back before it earns less per sofa sold than the others."""
    return a.sound_fault + (a.sound_cost_gbp - a.cheap_cost_gbp) / return_cost_gbp(a, percent)


def sound_month_gbp(a):
    """Pounds that an average month earns without the cheap fabric, at list price, with the usual goodwill and the usual leavers, posts filled."""
    units = a.base_units * (1 - a.walk_share * a.cheap_share)
    margin = np.average(unit_margin_gbp(a, 0)[1:], weights=catalogue(a)[0][1:])
    people = a.staff * (a.wage_gbp + a.leave_base * a.replace_gbp)
    return float(units * margin - people - a.team_gbp - a.fixed_gbp)


def steady_goodwill(rate, levers, a):
    """Where goodwill settles when this share of sofas comes back in every month."""
    return forgiven(rate, levers, a)


def steady_empty(rate, levers, a):
    """Empty posts, a mean, when as many join as leave: posts x / (1 + x), x being leavers a head while a post stays empty."""
    x = HIRING_MONTHS * (a.leave_base + a.leave_returns * rate + a.fatigue * levers.overtime_share)
    return a.staff * x / (1 + x)


def cash_gap(run):
    """The most pence by which any month's cash fails to follow from its books and from the month before."""
    columns = run.columns
    lines = sum(columns[f"{line}_pence"] for line in LINES)
    within = np.abs(columns["opening_pence"] + lines - columns["closing_pence"]).max()
    between = np.abs(columns["opening_pence"][1:] - columns["closing_pence"][:-1]).max(initial=0)
    return int(max(within, between))


def ledger_gap(run):
    """Pence between the four cost centres, month by month and in all, and the change in cash."""
    months = sum(run.days[centre] for centre in CENTRES)
    change = run.columns["closing_pence"] - run.columns["opening_pence"]
    return int(np.abs(months - change).max()) + abs(sum(run.ledger.values()) - int(change.sum()))


def sofas_gap(run):
    """The most sofas, in any month, that are neither kept, nor back, nor still to come back."""
    columns = run.columns
    known = columns["kept"] + columns["returned"].cumsum() + columns["in_pipeline"]
    return int(np.abs(columns["sold"].cumsum() - known).max())


def mended_gap(run):
    """By how many sofas, at most, more have failed again by a month than had been mended; never above zero."""
    return int((run.columns["again"].cumsum() - run.columns["mended"].cumsum()).max())
